import type { Area } from '../base/address';
import type { CellStyle } from './style';
import type { Scalar, WorkbookModel } from './model';

/**
 * One change of an open workbook: of a cell, or of how a sheet is laid out on paper. Everything the change does not
 * name stays as people left it: other cells, formats, their own sheets.
 */
export type Change = CellChange | LayoutChange;

export interface CellChange {
  /** The sheet's present name. */
  sheet: string;
  row: number;
  column: number;
  /**
   * `value` puts a constant (null empties), `formula` a formula with its result; `result` only refreshes the stored
   * result of the formula that stands there: programs that calculate at once skip it. Where there are any in a write,
   * they are all that it moves.
   */
  kind: 'value' | 'formula' | 'result';
  value: Scalar;
  formula?: string;
  date?: boolean;
  /** For cells that had no format before (rows added below the prepared ones). */
  style?: CellStyle;
}

/** What prints of a sheet, how tall its rows are and which of them show. What is left out stays. */
export interface LayoutPart {
  printArea?: Area;
  rowHeights?: readonly RowHeight[];
  rowsShown?: readonly RowShown[];
}

/** Whether a row shows, on screen and on paper. Rows that people hid otherwise are theirs. */
export interface RowShown {
  row: number;
  shown: boolean;
}

export interface RowHeight {
  row: number;
  /** In points; null leaves it to the program. */
  height: number | null;
}

/** A sheet's layout that follows what is written on it. */
export interface LayoutChange {
  kind: 'layout';
  /** The sheet's present name. */
  sheet: string;
  now: LayoutPart;
  /** What stood there of the parts named in `now`, to be put back. */
  before: LayoutPart;
}

export const cellChanges = (changes: readonly Change[]): CellChange[] =>
  changes.filter((change): change is CellChange => change.kind !== 'layout');

export const layoutChanges = (changes: readonly Change[]): LayoutChange[] =>
  changes.filter((change): change is LayoutChange => change.kind === 'layout');

/** Identity entries to set with the changes. */
export type IdentityChange = Partial<WorkbookModel['identity']>;
