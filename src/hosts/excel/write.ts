import { failed, ok, type Result } from '../../base/finding';
import {
  cellChanges,
  layoutChanges,
  type CellChange,
  type Change,
  type IdentityChange,
} from '../../sheets/change';
import { sameFormula } from '../../sheets/formula-text';
import { cellAt, type CellData, type WorkbookData } from '../../sheets/data';
import { customProperties, identityRows } from '../../cells/identity';
import { standing, type SheetState } from './before';
import { cellData } from './cell-data';
import { entriesOf, type Written } from './entries';
import { sheetNamed, type Known } from './known';
import { customSteps, jobLayouts, send, type Job } from './job';
import { recovered } from './recover';
import type { Session } from './session';
import { calculateStep, protectStep, stepsOf, unprotectStep } from './steps';
import { areasAround, bySheet, type Target } from './targets';
import { findingOf } from './trouble';

/**
 * Writes changes as nearly all or nothing as Excel allows. A message is no transaction there: what was done before an
 * error stays done. So all cells are looked at first; when anything goes wrong they are looked at again and, if only
 * some were written, put back.
 */

const missing = (sheet: string, file: string) =>
  failed('sheet-missing', `找不到工作表“${sheet}”，没有写入。`, '它可能刚被删除或改名；请再做一次。', {
    file,
    sheet,
  });

/** The identity sheet's rows as changes like any other. */
function identityTarget(known: Known, entries: Readonly<Record<string, string>>): Target | undefined {
  const sheet = known.sheets.find(({ id }) => id === known.identity?.sheet);
  if (!sheet) return undefined;
  const changes = identityRows(entries).flatMap((row, index) =>
    row.map((value, column): CellChange => ({ sheet: sheet.name, row: index, column, kind: 'value', value })),
  );
  return { sheet: sheet.id, name: sheet.name, changes, areas: areasAround(changes) };
}

const sameCell = (a: CellData, b: CellData, book: string): boolean =>
  a.formula === undefined && b.formula === undefined
    ? (a.value ?? '') === (b.value ?? '')
    : sameFormula(a.formula, b.formula, book);

/** A cell of the target that is not as it was read: somebody typed there since. */
function changedSince(
  data: WorkbookData,
  target: Target,
  state: SheetState,
  book: string,
): string | undefined {
  const sheet = data.sheets.find(({ name }) => name === target.name);
  if (!sheet) return undefined;
  const touched = target.changes.find(({ row, column }) => {
    const index = target.areas.findIndex(
      ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
    );
    const area = target.areas[index];
    const block = state.blocks[index];
    if (!area || !block) return false;
    const [r, c] = [row - area.top, column - area.left];
    const now = cellData(block.formulas[r]?.[c], block.values[r]?.[c], block.formats[r]?.[c]);
    return !sameCell(now ?? { value: null, type: 'empty' }, cellAt(sheet, row, column), book);
  });
  return touched ? target.name : undefined;
}

/** Sheets whose protection must be lifted while we write: only those where a locked cell or a format is touched. */
const lifted = ({ protection, open }: SheetState, { blocks }: Written): boolean =>
  protection.on &&
  (!open ||
    blocks.some(({ entries }) =>
      entries.some(
        (entry) =>
          entry.formatBefore !== undefined || entry.formatAfter !== undefined || entry.style !== undefined,
      ),
    ));

export async function writeOpen(
  session: Session,
  known: Known,
  label: string,
  changes: readonly Change[],
  identity: IdentityChange = {},
): Promise<Result<void>> {
  const targets: Target[] = [];
  for (const [name, ofSheet] of bySheet(cellChanges(changes))) {
    const sheet = sheetNamed(known, name);
    if (!sheet) return missing(name, label);
    targets.push({ sheet: sheet.id, name, changes: ofSheet, areas: areasAround(ofSheet) });
  }
  const layouts: Job['layouts'][number][] = [];
  for (const { sheet: name, now, before } of layoutChanges(changes)) {
    const sheet = sheetNamed(known, name);
    if (!sheet) return missing(name, label);
    layouts.push({ sheet: sheet.id, now, before });
    if (!targets.some((target) => target.sheet === sheet.id))
      targets.push({ sheet: sheet.id, name, changes: [], areas: [] });
  }
  const before = known.identity?.entries ?? known.data?.identity ?? {};
  const custom: Record<string, { now: string; before: string }> = {};
  const setting = Object.entries(identity).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  if (setting.length > 0) {
    if (Object.keys(before).length === 0)
      return failed('not-ours', '这个工作簿没有考核助手的标识。', `请打开由“建表”生成的总表。`, {
        file: label,
      });
    const next = { ...before, ...Object.fromEntries(setting) };
    const target = identityTarget(known, next);
    if (target) targets.push(target);
    const [now, old] = [customProperties(Object.fromEntries(setting)), customProperties(before)];
    for (const [key, value] of Object.entries(now)) custom[key] = { now: value, before: old[key] ?? '' };
  }
  if (targets.length + setting.length === 0) return ok(undefined);

  const looked = await standing(session, targets);
  if (!looked.ok) return findingOf(looked.trouble, label, '没有写入。');
  const states = looked.value;
  const written: Written[] = [];
  for (const [index, target] of targets.entries()) {
    const state = states[index];
    if (!state) continue;
    const touched = known.data && changedSince(known.data, target, state, label);
    if (touched)
      return failed(
        'master-changed',
        `“${touched}”在读取之后又被改过，没有写入。`,
        '请再做一次，以最新的内容为准。',
        { file: label, sheet: touched },
      );
    written.push(entriesOf(target, state));
  }
  const job: Job = { session, label, written, states, custom, layouts };
  const sized = new Set(layouts.flatMap(({ sheet, now }) => (now.rowHeights ? [sheet] : [])));
  const locked = written.filter((each, index) => {
    const state = states[index];
    if (!state) return false;
    // Our own protection lets rows be made taller; another may not.
    const { on, options } = state.protection;
    const guarded = on && sized.has(each.target.sheet) && options.allowFormatRows !== true;
    return guarded || lifted(state, each);
  });
  const optionsOf = ({ target }: Written) => states[targets.indexOf(target)]?.protection.options ?? {};
  const sent = await send(session, [
    // First of all: where protection cannot be lifted nothing has been written yet.
    ...locked.map(({ target }) => unprotectStep(target.sheet)),
    ...written.flatMap(stepsOf),
    ...jobLayouts(job, 'now'),
    ...locked.map((each) => protectStep(each.target.sheet, optionsOf(each))),
    ...customSteps(Object.fromEntries(Object.entries(custom).map(([key, { now }]) => [key, now]))),
    calculateStep,
  ]);
  return sent.ok ? ok(undefined) : recovered(job, sent.trouble);
}
