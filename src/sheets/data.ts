import type { Identity, Scalar } from './model';

/**
 * What a host reads from a workbook: values as they stand, nothing interpreted. Formulas are data too, never run.
 */
export interface CellData {
  /** Value, or the stored result of the formula. An error cell gives its text ("#DIV/0!"), a date its ISO text. */
  value: Scalar;
  type: 'empty' | 'text' | 'number' | 'boolean' | 'date' | 'error';
  /** True for a number that its format shows times 100 with a percent sign: who typed 12% left 0.12. */
  percent?: true;
  /** The day that a date format makes of a number that hardly is one: of 9 "1900-01-09". Only that is seen. */
  day?: string;
  /** Decimals that the format of a number shows, where it shows fewer than the number has: 9.54 shown as 9.5 → 1. */
  decimals?: number;
  /** Without "=". Present when the cell is a formula, whatever is stored with it. */
  formula?: string;
}

export interface SheetData {
  name: string;
  /** The role it was made with (see SheetModel), or "" for a sheet that is not ours or has lost its mark. */
  role: string;
  hidden: boolean;
  /** Sparse rows: `rows[row]?.[column]`. */
  rows: readonly (readonly (CellData | undefined)[] | undefined)[];
  merges: readonly { top: number; left: number; bottom: number; right: number }[];
  /** Cells that the file holds more than once, with different or equal content: only one can be what was meant. */
  doubled?: readonly string[];
}

export interface WorkbookData {
  /** Empty when the workbook carries none. */
  identity: Identity;
  sheets: SheetData[];
  /** Names of the whole workbook and what they refer to; absent where the host does not read them. */
  names?: Readonly<Record<string, string>>;
  /** What the file carries that is read as data and never run: "macros", "external-links". */
  baggage: ('macros' | 'external-links')[];
  /** How often people had changed the open workbook, where the program tells. */
  edits?: number;
}

const nothing: CellData = { value: null, type: 'empty' };

/** The cell at a place; an empty cell when there is none. */
export const cellAt = (sheet: SheetData, row: number, column: number): CellData =>
  sheet.rows[row]?.[column] ?? nothing;
