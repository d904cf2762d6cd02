import { failed, ok, type Result } from '../base/finding';
import { missingWords } from '../forms/master/state';
import type { FileFormat, NamedFile } from '../port/files';
import type { Inbox } from '../port/port';
import type { CellPlace } from '../port/program';
import { unitsRatedBy } from '../schemes';
import { collectionView } from '../views/collection';
import { paperFormView } from '../views/paper-form-view';
import { unitPlace } from '../views/place-of';
import { collect } from '../workflow/collect';
import { typeKeyed } from '../workflow/names';
import { typeScores } from '../workflow/type-scores';
import type { Assistant } from './api';
import { begin, readMaster, type Desk } from './desk';

/** 收表. */

/** Files that were picked, in the order of their names. Two of one name stay apart by their number. */
function pickedInbox(format: FileFormat, files: readonly NamedFile[]): Inbox {
  const seen = new Map<string, number>();
  const named = [...files]
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map((file) => {
      const count = (seen.get(file.name) ?? 0) + 1;
      seen.set(file.name, count);
      return { label: count === 1 ? file.name : `${file.name}（${count}）`, bytes: file.bytes };
    });
  return {
    list: () =>
      Promise.resolve(
        ok(
          named.map(({ label, bytes }) => ({
            label,
            hash: format.hash(bytes),
            read: () => format.read(bytes, label),
          })),
        ),
      ),
  };
}

async function paperPlace(desk: Desk, rater: string): Promise<Result<CellPlace>> {
  const open = await readMaster(desk);
  if (!open.ok) return open;
  const { scheme } = open.value.state;
  const kind = scheme.raters.find(({ id }) => id === rater)?.kind;
  const [first] = kind === undefined ? [] : unitsRatedBy(scheme, kind);
  const place = kind && first ? unitPlace(open.value, kind, first.id, rater) : null;
  return place
    ? ok(place)
    : failed('rater-unknown', `评分表里没有 ${rater} 这一列。`, '核对“评价人”表和评分表的表头。');
}

type Steps = Pick<Assistant, 'collect' | 'decide' | 'paperPlace' | 'paperForm' | 'typeScores'>;

export const collectSteps = (desk: Desk): Steps => ({
  collect: async (files, choose, progress) => {
    const collected = await collect(desk.workbook, pickedInbox(desk.files, files), {
      now: begin(desk, '收表'),
      by: desk.by,
      choose: new Set(choose),
      progress,
    });
    return collected.ok ? ok(collectionView(collected.value)) : collected;
  },

  decide: (rater, decision) => {
    const author = { now: begin(desk, '缺表处理'), by: desk.by };
    const words = decision === null ? '' : missingWords[decision];
    return typeKeyed(desk.workbook, 'raters', rater, 'decision', words, author);
  },

  paperPlace: (rater) => paperPlace(desk, rater),

  paperForm: async (rater) => {
    const open = await readMaster(desk);
    if (!open.ok) return open;
    const form = paperFormView(open.value, rater);
    return form
      ? ok(form)
      : failed('rater-unknown', `评分表里没有 ${rater} 这一列。`, '核对“评价人”表和评分表的表头。');
  },

  typeScores: (rater, entries, reason) => {
    const action = entries.some(({ was }) => was !== '') ? '改分数' : '录入纸质表';
    return typeScores(desk.workbook, rater, entries, reason, { now: begin(desk, action), by: desk.by });
  },
});
