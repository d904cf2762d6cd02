import { otherFile, sameFormula } from '../../sheets/formula-text';
import type { CellData } from '../../sheets/data';
import { contentBack, type Content, type PlannedCell } from './plan';

/** Holds what stands in cells against what was to be written, and against what stood there before. */

/** Cells of a sheet as they stood at one moment, days as numbers. Undefined where a cell is empty. */
export type Standing = (row: number, column: number) => CellData | undefined;

/** Numbers to the digits that a program keeps. */
const sameNumber = (a: number, b: number): boolean => a === b || Math.abs(a - b) <= Math.abs(b) * 1e-14;

const line = (text: string): string => text.replace(/\r\n?/g, '\n');

function sameConstant(a: unknown, b: string | number | boolean): boolean {
  if (typeof a === 'number' && typeof b === 'number') return sameNumber(a, b);
  return typeof a === 'string' && typeof b === 'string' ? line(a) === line(b) : a === b;
}

/** Whether a formula is the planned one. A program spells formulas its own way, but never points them elsewhere. */
export type SameFormula = (found: string, planned: string) => boolean;

/** By what both say. @param book the workbook's own name */
export const byMeaning =
  (book: string): SameFormula =>
  (found, planned) =>
    sameFormula(found, planned, book);

/**
 * Any formula that takes nothing from another file: for a program that was just given the formula and whose spelling is
 * not known. @param book the workbook's own name
 */
export const byOrigin =
  (book: string): SameFormula =>
  (found) =>
    otherFile(found, book) === undefined;

/** Whether a cell holds the content. */
function holds(cell: CellData | undefined, content: Content, same: SameFormula): boolean {
  if (content.kind === 'formula') return cell?.formula !== undefined && same(cell.formula, content.formula);
  if (cell?.formula !== undefined) return false;
  switch (content.kind) {
    case 'empty':
      return cell === undefined || cell.value === '' || cell.value === null;
    case 'error':
      return cell?.value === content.text;
    case 'constant':
      // A text that looks like an error and is none is a text.
      return cell?.type !== 'error' && sameConstant(cell?.value, content.value);
  }
}

/** A cell that holds something else than it should. */
export interface Mismatch {
  cell: PlannedCell;
  /** What stands there, for people. */
  found: string;
}

/** The cells that are not as planned. */
export const mismatches = (cells: readonly PlannedCell[], now: Standing, same: SameFormula): Mismatch[] =>
  cells.flatMap((cell): Mismatch[] => {
    const found = now(cell.row, cell.column);
    return holds(found, cell.content, same)
      ? []
      : [{ cell, found: found?.formula ?? String(found?.value ?? '（空）') }];
  });

/** Whether a cell holds what it held before the write, in the same words. */
const unchanged = (now: CellData | undefined, before: CellData | undefined): boolean =>
  holds(now, contentBack(before), (found, old) => found === old);

/** How many cells hold what they held before, what was to be written, or what somebody typed meanwhile. */
export interface Outcome {
  old: number;
  fresh: number;
  other: number;
}

/** Cells whose old and new content are the same count for nothing. */
export function outcomeOf(
  cells: readonly PlannedCell[],
  before: Standing,
  now: Standing,
  same: SameFormula,
): Outcome {
  const outcome: Outcome = { old: 0, fresh: 0, other: 0 };
  for (const { row, column, content } of cells) {
    const found = now(row, column);
    const old = unchanged(found, before(row, column));
    const fresh = holds(found, content, same);
    if (old && fresh) continue;
    if (old) outcome.old += 1;
    else if (fresh) outcome.fresh += 1;
    else outcome.other += 1;
  }
  return outcome;
}

/** The cells of a plan as they were before it. */
export const planBack = (cells: readonly PlannedCell[], before: Standing): PlannedCell[] =>
  cells.map(({ row, column }) => ({ row, column, content: contentBack(before(row, column)) }));

/** The same, but only where our own writing stands: what somebody typed meanwhile stays. */
export const planBackOfOurs = (
  cells: readonly PlannedCell[],
  before: Standing,
  now: Standing,
  same: SameFormula,
): PlannedCell[] =>
  planBack(
    cells.filter(({ row, column, content }) => {
      const found = now(row, column);
      return holds(found, content, same) && !unchanged(found, before(row, column));
    }),
    before,
  );
