import { failed, ok, type Result } from '../../../base/finding';
import { grouped } from '../../../base/grouped';
import { customProperties, identityRows } from '../../../cells/identity';
import { cellChanges, layoutChanges, type Change, type IdentityChange } from '../../../sheets/change';
import { cellAt, type CellData, type WorkbookData } from '../../../sheets/data';
import { sameFormula } from '../../../sheets/formula-text';
import { planOf, planOfTexts, type PlannedCell } from '../../office/plan';
import { cellData } from '../read/cell-data';
import { sheetNamed, type Known } from '../read/known';
import type { Session } from '../session/session';
import { findingOf } from '../session/excel-error';
import { calculateCall, protectCall, send, unprotectCall } from './calls';
import { cellWriteOver } from './cell-writes';
import { areasAround } from './rectangles';
import {
  byArea,
  customCallsOf,
  layoutCallsOf,
  recovered,
  sheetCalls,
  type SheetWrite,
  type WorkbookWrite,
} from './recover';
import { isBare, rawCell, readStates, type SheetState, type Target } from './standing';

/**
 * Writes changes as nearly all or nothing as Excel allows. A message is no transaction there: what was done before an
 * error stays done. So all cells are read first; when anything goes wrong they are read again and, if only some were
 * written, put back.
 */

const missing = (sheet: string, file: string) =>
  failed('sheet-missing', `找不到工作表“${sheet}”，没有写入。`, '它可能刚被删除或改名；请再做一次。', {
    file,
    sheet,
  });

const targetOf = (sheet: { id: string; name: string }, cells: readonly PlannedCell[]): Target => ({
  sheet: sheet.id,
  name: sheet.name,
  cells,
  areas: areasAround(cells),
});

const sameCell = (a: CellData, b: CellData, book: string): boolean =>
  a.formula === undefined && b.formula === undefined
    ? (a.value ?? '') === (b.value ?? '')
    : sameFormula(a.formula, b.formula, book);

/** Whether a cell of the target is not as it was read: somebody typed there since. */
function changedSince(data: WorkbookData, target: Target, state: SheetState, book: string): boolean {
  const sheet = data.sheets.find(({ name }) => name === target.name);
  return (
    sheet !== undefined &&
    target.cells.some(({ row, column }) => {
      const raw = rawCell(target, state, row, column);
      if (!raw) return false;
      const now = cellData(raw.formula, raw.value, raw.format) ?? { value: null, type: 'empty' };
      return !sameCell(now, cellAt(sheet, row, column), book);
    })
  );
}

/** Whether a sheet's protection must be lifted: only where a locked cell, a format or a row's height is touched. */
function mustLift({ before, writes }: SheetWrite, sized: boolean): boolean {
  const { on, options } = before.protection;
  if (!on) return false;
  // Our own protection lets rows be made taller; another may not.
  if (sized && options.allowFormatRows !== true) return true;
  const formatted = writes
    .flat()
    .some(
      ({ formatBefore, formatAfter, style }) =>
        formatBefore !== undefined || formatAfter !== undefined || style !== undefined,
    );
  return !before.open || formatted;
}

export async function writeOpen(
  session: Session,
  known: Known,
  label: string,
  changes: readonly Change[],
  identity: IdentityChange = {},
): Promise<Result<void>> {
  const targets: Target[] = [];
  const layouts: WorkbookWrite['layouts'][number][] = [];
  for (const [name, ofSheet] of grouped(changes, (change) => change.sheet)) {
    const sheet = sheetNamed(known, name);
    if (!sheet) return missing(name, label);
    const cells = planOf(cellChanges(ofSheet));
    const ofLayout = layoutChanges(ofSheet);
    for (const { now, before } of ofLayout) layouts.push({ sheet: sheet.id, now, before });
    if (cells.length + ofLayout.length > 0) targets.push(targetOf(sheet, cells));
  }
  const entries = known.identity?.entries ?? known.data?.identity ?? {};
  const custom: Record<string, { now: string; before: string }> = {};
  const setting = Object.fromEntries(
    Object.entries(identity).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const sets = Object.keys(setting).length > 0;
  if (sets) {
    if (Object.keys(entries).length === 0)
      return failed('not-ours', '这个工作簿没有考核助手的标识。', `请打开由“建表”生成的总表。`, {
        file: label,
      });
    const own = known.sheets.find(({ id }) => id === known.identity?.sheet);
    if (own) targets.push(targetOf(own, planOfTexts(identityRows({ ...entries, ...setting }))));
    const [now, old] = [customProperties(setting), customProperties(entries)];
    for (const [key, value] of Object.entries(now)) custom[key] = { now: value, before: old[key] ?? '' };
  }
  if (targets.length === 0 && !sets) return ok(undefined);

  const states = await readStates(session, targets);
  if (!states.ok) return findingOf(states.error, label, '没有写入。');
  const sheets: SheetWrite[] = [];
  for (const [index, target] of targets.entries()) {
    const before = states.value[index];
    if (!before) continue;
    if (known.data && changedSince(known.data, target, before, label))
      return failed(
        'master-changed',
        `“${target.name}”在读取之后又被改过，没有写入。`,
        '请再做一次，以最新的内容为准。',
        { file: label, sheet: target.name },
      );
    const writes = target.cells.map((cell) => {
      const { row, column } = cell;
      const format = rawCell(target, before, row, column)?.format ?? 'General';
      return cellWriteOver(cell, format, isBare(before, row, column));
    });
    sheets.push({ target, before, writes: byArea(target, writes) });
  }
  const write: WorkbookWrite = { session, label, sheets, custom, layouts };
  const sized = new Set(
    layouts.flatMap(({ sheet, now }) => (now.rowHeights || now.rowsShown ? [sheet] : [])),
  );
  const lifted = sheets.filter((each) => mustLift(each, sized.has(each.target.sheet)));
  const sent = await send(session, [
    // First of all: where protection cannot be lifted nothing has been written yet.
    ...lifted.map(({ target }) => unprotectCall(target.sheet)),
    ...sheets.flatMap(sheetCalls),
    ...layoutCallsOf(write, 'now'),
    ...lifted.map(({ target, before }) => protectCall(target.sheet, before.protection.options)),
    ...customCallsOf(write, 'now'),
    calculateCall,
  ]);
  return sent.ok ? ok(undefined) : recovered(write, sent.error);
}
