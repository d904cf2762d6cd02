import { failed, ok, type Result } from '../base/finding';
import { missingWords } from '../forms/master/state';
import type { Incoming } from '../port/port';
import type { CellPlace } from '../port/program';
import { unitsOfRater } from '../schemes';
import { collectionView } from '../views/collection';
import { paperFormView } from '../views/paper-form-view';
import { unitPlace } from '../views/place-of';
import { collect, few } from '../workflow/collect';
import { typeKeyed } from '../workflow/names';
import { typeReports } from '../workflow/type-reports';
import { typeScores } from '../workflow/type-scores';
import type { Assistant } from './api';
import { begin, readMaster, type Desk } from './desk';
import { helping, type Helper } from './helper';
import { inboxOf, namedFiles } from './inbox';

/** 收表. */

async function paperPlace(desk: Desk, rater: string): Promise<Result<CellPlace>> {
  const open = await readMaster(desk);
  if (!open.ok) return open;
  const { scheme } = open.value.state;
  const found = scheme.raters.find(({ id }) => id === rater);
  const [first] = found ? unitsOfRater(scheme, found) : [];
  const place = found && first ? unitPlace(open.value, found.kind, first.id, rater) : null;
  return place
    ? ok(place)
    : failed('rater-unknown', `评分表里没有 ${rater} 这一列。`, '核对“评价人”表和评分表的表头。');
}

type Steps = Pick<
  Assistant,
  'collect' | 'decide' | 'paperPlace' | 'paperForm' | 'typeScores' | 'typeReports'
>;

/** How many files have a digest that the 总表 did not mention when it was looked at last. Nothing is known before that. */
const newTo = (mentioned: ReadonlySet<string> | undefined, files: readonly Incoming[]): number =>
  mentioned ? files.filter(({ hash }) => !mentioned.has(hash)).length : 0;

export const collectSteps = (desk: Desk): Steps => ({
  collect: async (files, choose, progress) => {
    const named = namedFiles(desk.files, files);
    const inbox = inboxOf(desk.files, named);
    let beginning: Promise<Helper | undefined> | undefined;
    const helper = (): Promise<Helper | undefined> | undefined => (beginning ??= desk.helper?.());
    try {
      const collected = await collect(
        desk.workbook,
        {
          list: async () => {
            const listed = await inbox.list();
            // Begun while the 总表 is read, as it takes its time to load, too; but only for files that are surely new to it.
            if (listed.ok && newTo(desk.mentioned, listed.value) > few) helper()?.catch(() => undefined);
            return listed;
          },
        },
        {
          now: begin(desk, '收表'),
          by: desk.by,
          choose: new Set(choose),
          progress,
          helper: async (scheme, known) => {
            const begun = await helper();
            return begun && helping(begun, named, scheme, known);
          },
        },
      );
      return collected.ok ? ok(collectionView(collected.value)) : collected;
    } finally {
      // It mentions more by now; what it does is known when it is looked at.
      desk.mentioned = undefined;
      void beginning?.then(
        (begun) => {
          begun?.end();
        },
        () => undefined,
      );
    }
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
    // A reason is asked for where something stood or had been received: then it is a change, were it only of a blank.
    const action = reason.trim() === '' ? '录入纸质表' : '改分数';
    return typeScores(desk.workbook, rater, entries, reason, { now: begin(desk, action), by: desk.by });
  },

  typeReports: (entries) =>
    typeReports(desk.workbook, entries, { now: begin(desk, '录入转报分'), by: desk.by }),
});
