import type { Result } from '../base/finding';
import type { HostWorkbook } from './port';

/** The spreadsheet program that the pane is docked to: Excel, WPS, or the grid in a browser page. */

/** A cell of the open workbook. Rows and columns count from 0. */
export interface CellPlace {
  sheet: string;
  row: number;
  column: number;
}

/** What differs between programs and what the pane must ask before it offers something. */
export interface Capabilities {
  /** The program recalculates formulas by itself; otherwise the stored results are ours to write. */
  calculates: boolean;
  /** It tells of selections and changes as they happen. */
  events: boolean;
  /** The open workbook's bytes can be had, and a file can be opened in its place. */
  files: boolean;
  /** Page setup arrives with a created workbook and can be printed from there. */
  prints: boolean;
}

/** For a pane that comes to lie beside another workbook when people go there. */
export interface Following {
  /** The workbook in front, which the pane is about to look at. */
  mark(): Mark;
}

/** A workbook that the pane looks at. */
export interface Mark {
  /** Whether it is still the one in front. */
  inFront(): boolean;
  /** The pane shows it now: cells to be shown and copies to be saved are of this one. */
  shown(): void;
  /** Keeps to it, whichever comes to the front, until the answer is called. */
  hold(): () => void;
}

/** Ends a subscription. */
export type Unsubscribe = () => void;

export interface Program {
  readonly name: 'browser' | 'excel' | 'wps';
  readonly capabilities: Capabilities;
  /** Whatever workbook is open now. */
  readonly workbook: HostWorkbook;
  /** Absent where a pane has one workbook for its life. */
  readonly following?: Following;
  /** The selected cell (the first one of an area); null where nothing is selected. */
  selection(): Promise<Result<CellPlace | null>>;
  onSelection(listener: (place: CellPlace) => void): Unsubscribe;
  /** Something in the workbook changed, or another workbook was opened. Told once for a burst of changes. */
  onChange(listener: () => void): Unsubscribe;
  /**
   * Shows the sheet and selects the cell.
   * @param keyboard whether what is typed next goes into it; a program that keeps the keyboard for its pane cannot
   */
  show(place: CellPlace, keyboard?: boolean): Promise<Result<void>>;
  /**
   * Brings the first of these sheets that is not hidden to the front, unless one of them is there already. What is selected
   * on each, what is being typed and where the keyboard is stay as they are. Asked once, without waiting: a program that is
   * busy with somebody's typing refuses.
   */
  bringForward(sheets: readonly string[]): Promise<Result<void>>;
  /** Hands a file to the user. Whether it arrived only the user knows. */
  save(name: string, bytes: Uint8Array): Promise<Result<void>>;
  /** Opens a workbook file: in place of the open one where that is possible, else as a new one. */
  open(name: string, bytes: Uint8Array): Promise<Result<void>>;
  /** The open workbook as an .xlsx file; refused with `program-cannot` where `capabilities.files` is false. */
  bytes(): Promise<Result<Uint8Array>>;
}
