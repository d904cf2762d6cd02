/** 打印预演: what will come out of the printer, and what is not ready for it. */

export interface PrintSheetView {
  sheet: string;
  /** The cell to look at, from 0: what would not be printed, else where the first table of the sheet begins. */
  at: { row: number; column: number };
  /** 「A4 横向」. */
  paper: string;
  pages: number;
  /** Who signs it, "" where nobody does. */
  signs: string;
  /** What is missing before it is printed, "" where nothing is. */
  open: string;
}

export interface RehearsalView {
  sheets: PrintSheetView[];
  pages: number;
  /** Reports of teams that carry no signature date, by unit. */
  unsigned: string[];
}
