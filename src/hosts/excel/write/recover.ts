import { contains } from '../../../base/address';
import { failed, ok, type Result } from '../../../base/finding';
import { isErrorText } from '../../../cells/errors';
import type { LayoutPart } from '../../../sheets/change';
import { byMeaning, outcomeOf, planBackOfOurs, type Outcome, type SameFormula } from '../../office/compare';
import type { PlannedCell } from '../../office/plan';
import { layoutCalls } from '../read/layout';
import type { Answer, Session } from '../session/session';
import { findingOf, isMissing, type ExcelError } from '../session/excel-error';
import {
  areaCalls,
  clearFormatsCall,
  customPropertyCalls,
  protectCall,
  send,
  unprotectCall,
  type Call,
} from './calls';
import { cellWrite, type CellWrite } from './cell-writes';
import { rawCell, readStates, standingOf, type SheetState, type Target } from './standing';
import { styledAreas } from './style';

/**
 * After a write that went wrong: what stands in Excel now, the old, the new, or some of both? What is half done is put
 * back cell by cell, but only where our own writing stands; what somebody typed in the meantime stays.
 */

/** What one sheet is sent. */
export interface SheetWrite {
  target: Target;
  /** How the sheet stood before. */
  before: SheetState;
  /** One list for each of the target's areas. */
  writes: CellWrite[][];
}

/** All that a write consists of, as the way back needs it too. */
export interface WorkbookWrite {
  session: Session;
  label: string;
  sheets: readonly SheetWrite[];
  /** Custom properties to set, and what they were. */
  custom: Readonly<Record<string, { now: string; before: string }>>;
  /** Layouts to set, in their order, and what they were. */
  layouts: readonly { sheet: string; now: LayoutPart; before: LayoutPart }[];
}

export const sheetCalls = ({ target, writes }: Pick<SheetWrite, 'target' | 'writes'>): Call[] =>
  target.areas.flatMap((area, index) => areaCalls(target.sheet, area, writes[index] ?? []));

export const layoutCallsOf = ({ layouts }: WorkbookWrite, which: 'now' | 'before'): Call[] =>
  (which === 'now' ? layouts : [...layouts].reverse()).flatMap((each) =>
    layoutCalls(each.sheet, each[which]),
  );

export const customCallsOf = ({ custom }: WorkbookWrite, which: 'now' | 'before'): Call[] =>
  customPropertyCalls(Object.fromEntries(Object.entries(custom).map(([key, value]) => [key, value[which]])));

/** Writes by the target's areas, one list each. */
export function byArea({ areas }: Target, writes: readonly CellWrite[]): CellWrite[][] {
  const lists = areas.map((): CellWrite[] => []);
  for (const write of writes) {
    lists[areas.findIndex((area) => contains(area, write.row, write.column))]?.push(write);
  }
  return lists;
}

/** Sheets that were protected and are not now. */
const protectAgain = ({ sheets }: WorkbookWrite, now: readonly SheetState[]): Call[] =>
  sheets.flatMap(({ target, before: { protection } }, index) =>
    protection.on && now[index]?.protection.on === false
      ? [protectCall(target.sheet, protection.options)]
      : [],
  );

/** Reads the states again, a few times: the connection may come back. */
async function statesAgain({ session, sheets }: WorkbookWrite): Promise<Answer<SheetState[]>> {
  const targets = sheets.map(({ target }) => target);
  let done = await readStates(session, targets);
  for (let tries = 0; !done.ok && tries < 2; tries++) {
    await session.pause(session.times.recovery);
    done = await readStates(session, targets);
  }
  return done;
}

function outcomes({ sheets, label }: WorkbookWrite, now: readonly SheetState[]): Outcome {
  const all: Outcome = { old: 0, fresh: 0, other: 0 };
  sheets.forEach(({ target, before }, index) => {
    const state = now[index];
    if (!state) return;
    const one = outcomeOf(
      target.cells,
      standingOf(target, before),
      standingOf(target, state),
      byMeaning(label),
    );
    for (const key of ['old', 'fresh', 'other'] as const) all[key] += one[key];
  });
  return all;
}

/** An error that somebody typed or pasted is put back as an error, not as its text. */
const withErrors = (cell: PlannedCell): PlannedCell =>
  cell.content.kind === 'constant' && isErrorText(String(cell.content.value))
    ? { ...cell, content: { kind: 'error', text: String(cell.content.value) } }
    : cell;

/** The old content where our writing stands, and the old formats where they were changed. */
function writesBack({ target, before }: SheetWrite, now: SheetState, same: SameFormula): CellWrite[] {
  const ours = new Map(
    planBackOfOurs(target.cells, standingOf(target, before), standingOf(target, now), same).map((cell) => [
      `${cell.row},${cell.column}`,
      withErrors(cell),
    ]),
  );
  return target.cells.flatMap(({ row, column }): CellWrite[] => {
    const old = rawCell(target, before, row, column)?.format ?? 'General';
    const cell = ours.get(`${row},${column}`);
    // The present format is the old one, the new one, or the one in between: it is set in any case.
    if (cell) return [cellWrite(cell, undefined, old)];
    return rawCell(target, now, row, column)?.format === old ? [] : [{ row, column, formatBefore: old }];
  });
}

/** Sheet by sheet: lift the protection if there is anything to put back, put it back, protect as before. */
const callsBack = (write: WorkbookWrite, now: readonly SheetState[]): Call[] =>
  write.sheets.flatMap((each, index) => {
    const state = now[index];
    if (!state) return [];
    const { target, before } = each;
    const { sheet } = target;
    const back = writesBack(each, state, byMeaning(write.label));
    const calls = [
      ...sheetCalls({ target, writes: byArea(target, back) }),
      ...each.writes.flatMap((writes) =>
        styledAreas(writes).map(({ area }) => clearFormatsCall(sheet, area)),
      ),
    ];
    const lifted = state.protection.on && calls.length > 0;
    return [
      ...(lifted ? [unprotectCall(sheet)] : []),
      ...calls,
      ...(before.protection.on && (lifted || !state.protection.on)
        ? [protectCall(sheet, before.protection.options)]
        : []),
    ];
  });

/** Ends with the new state, the old one, or a finding that says what stands there. */
export async function recovered(write: WorkbookWrite, error: ExcelError): Promise<Result<void>> {
  const { session, label, sheets } = write;
  let now = await statesAgain(write);
  if (!now.ok && isMissing(now.error))
    return findingOf(now.error, label, '写入没有完成，改动可能写了一部分。');
  if (!now.ok)
    return failed(
      'write-unknown',
      '写入时与 Excel 的连接中断，而且一直没有恢复：改动可能写了一部分，也可能一格没写。',
      '请先不要继续填写；重新打开面板后校验一次，不对时用“恢复”或最近保存的文件。',
      { file: label },
    );
  const { old, other } = outcomes(write, now.value);
  if (old === 0 && other === 0) {
    // Everything is there; only the answer was lost, or what comes after the cells.
    const rest = await send(session, [
      ...layoutCallsOf(write, 'now'),
      ...protectAgain(write, now.value),
      ...customCallsOf(write, 'now'),
    ]);
    return rest.ok
      ? ok(undefined)
      : findingOf(rest.error, label, '改动已全部写入，但有的工作表没有重新保护。');
  }
  for (let tries = 0; tries < 3; tries++) {
    if (!now.ok) break;
    const sent = await send(session, [
      ...callsBack(write, now.value),
      ...layoutCallsOf(write, 'before'),
      ...customCallsOf(write, 'before'),
    ]);
    if (sent.ok) {
      const kept = other > 0 ? `写入期间有 ${other} 格被改动，保留了现在的内容；` : '';
      return findingOf(error, label, `${kept}没有写入，原来的内容已恢复。`);
    }
    await session.pause(session.times.recovery);
    now = await statesAgain(write);
  }
  const names = sheets.map(({ target }) => `“${target.name}”`).join('、');
  return failed(
    'write-mixed',
    `写入中断，也没能恢复：有的格是新内容，有的还是原来的（${names}）。`,
    '请不要保存，关闭工作簿并打开最近保存的文件；或稍后用“恢复”。',
    { file: label },
  );
}
