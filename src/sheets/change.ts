import type { CellStyle } from './style';
import type { Scalar, WorkbookModel } from './model';

/**
 * One change of a cell in an open workbook. Everything the change does not name stays as people left it: other
 * cells, formats, their own sheets.
 */
export interface Change {
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

/** Identity entries to set with the changes. */
export type IdentityChange = Partial<WorkbookModel['identity']>;
