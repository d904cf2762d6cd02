import type { Result } from '../base/finding';
import type { Change, IdentityChange } from '../sheets/change';
import type { WorkbookData } from '../sheets/data';
import type { SheetLayout } from '../sheets/layout';
import type { WorkbookModel } from '../sheets/model';

/**
 * The port: all that the workflow knows of the world outside. A host is a place where workbooks live — a folder of
 * files, Excel, WPS, the grid in a browser page.
 */

/** A workbook that stays where it is and is changed in place: the 总表, or whatever is open in a spreadsheet program. */
export interface HostWorkbook {
  /** What people call it, for messages. */
  readonly label: string;
  /** Puts a new workbook in its place; refuses with `master-exists` where that would overwrite one. */
  create(model: WorkbookModel): Promise<Result<void>>;
  read(): Promise<Result<WorkbookData>>;
  /** How some sheets are laid out on paper; a sheet that is not there is left out. */
  layouts(sheets: readonly string[]): Promise<Result<SheetLayout[]>>;
  /** How often the 总表 with this id had been written, as far as the host has kept a newer or earlier one. */
  newest?: (master: string) => Promise<number>;
  /** All or nothing: afterwards the workbook holds the old or the new state. */
  write(changes: readonly Change[], identity?: IdentityChange, options?: WriteOptions): Promise<Result<void>>;
}

/** What the writer knows of its changes; a host that needs none of it passes it over. */
export interface WriteOptions {
  /** The results of all formulas that the changes move are among them: nobody needs to wait for the program's own. */
  complete?: boolean;
  /** `edits` of the workbook that the changes were made for: what people changed after it stays theirs. */
  since?: number | undefined;
}

/** Where new workbooks go (forms to send out, prints). */
export interface Outbox {
  /** `path` uses "/" between folders and ends in the file name. */
  put(path: string, model: WorkbookModel): Promise<Result<void>>;
}

/** A file that came back. */
export interface Incoming {
  /** Its path below the inbox, with "/". */
  readonly label: string;
  /** SHA-256 of its bytes, hex. */
  readonly hash: string;
  /** How many bytes it has, where that is known before it is read. */
  readonly size?: number;
  read(): Promise<Result<WorkbookData>>;
}

export interface Inbox {
  list(): Promise<Result<readonly Incoming[]>>;
}

/** Told of progress; answers false to stop. May be asked across a thread, so the answer may be a promise. */
export type Progress = (done: number, total: number, what: string) => boolean | Promise<boolean>;
