import type { Area } from '../base/address';
import type { CellStyle } from './style';

/**
 * What a workbook is to all hosts: plain data. Forms make it, hosts render it; nothing here knows a file or a
 * program. Rows and columns count from 0.
 */
export type Scalar = string | number | boolean | null;

export interface CellModel {
  /** A constant, or the stored result of `formula`. A date is its ISO text with `date: true`. */
  value: Scalar;
  /** Without the leading "=". */
  formula?: string;
  date?: boolean;
  style: CellStyle;
}

export interface Validation {
  area: Area;
  type: 'list' | 'decimal' | 'whole' | 'date' | 'custom';
  /** For `list`: a formula of a range ("'条款'!$A$5:$A$300") or the choices themselves. */
  list?: string | readonly string[];
  minimum?: string;
  maximum?: string;
  /** For `custom`. */
  formula?: string;
  /** `stop` refuses, `warning` asks. */
  severity: 'stop' | 'warning';
  /** Heading and words of the refusal. */
  title: string;
  message: string;
  /** What is shown while the cell is selected, before anything is typed: a help, headed as one. */
  prompt?: { title: string; message: string };
}

export interface ConditionalFormat {
  area: Area;
  /** Formula relative to the area's first cell, without "=". */
  formula: string;
  fontColor?: string;
  fillColor?: string;
  /** Lines around each of its cells; of workbooks made as files, as the grid and a docked program draw none. */
  border?: 'all';
}

/** How a sheet goes to paper. Margins in millimetres. */
export interface PageSetup {
  /** A4 when absent. */
  paper?: 'A3';
  orientation: 'portrait' | 'landscape';
  margins: { top: number; bottom: number; left: number; right: number; header: number; footer: number };
  /** Pages across and down; down 0 means as many as needed. */
  fit: { across: number; down: number };
  /** First and last row repeated on every page. */
  repeatRows?: { first: number; last: number };
  /** First columns repeated on pages that stand beside each other: how many. */
  repeatColumns?: number;
  printArea: Area;
  /** In Excel's codes, e.g. "— &P —" in the middle section. */
  footer: string;
  header?: string;
  /** Rows before which a page begins. */
  breaks?: number[];
  centered?: boolean;
  /** Pages are counted from 1 on this sheet, whatever is printed before it. */
  ownNumbers?: boolean;
  /** Fills are for whoever fills it in and do not print. */
  blackAndWhite?: boolean;
}

export interface SheetModel {
  name: string;
  /**
   * What the sheet is, e.g. "units" or "rating:L01". Kept out of sight in the workbook (host's concern), so that a
   * renamed sheet is still known.
   */
  role: string;
  visibility: 'visible' | 'hidden' | 'veryHidden';
  /** In characters of the standard font. */
  columnWidths: number[];
  hiddenColumns?: number[];
  /** In points; null leaves the program's own height. */
  rowHeights: (number | null)[];
  hiddenRows?: number[];
  rows: (CellModel | null)[][];
  merges: Area[];
  validations: Validation[];
  conditionalFormats: ConditionalFormat[];
  /** Locked cells cannot be typed over; cells whose style is unlocked can. No password: it guards, it does not hide. */
  protected: boolean;
  freeze?: { rows: number; columns: number };
  /** The cell that is selected when the sheet is first shown; A1 when absent. */
  selected?: { row: number; column: number };
  page: PageSetup;
  tabColor?: string;
  zoom?: number;
}

/** A name for a cell or a constant, for formulas that people can read. */
export interface DefinedName {
  name: string;
  /** Formula text without "=", sheet names already quoted. */
  refersTo: string;
}

/** Identity and other facts about the workbook that must survive saving in any program. Plain text values. */
export type Identity = Readonly<Record<string, string>>;

export interface WorkbookModel {
  identity: Identity;
  title: string;
  sheets: SheetModel[];
  names: DefinedName[];
  /** Index of the sheet shown first. */
  activeSheet?: number;
}
