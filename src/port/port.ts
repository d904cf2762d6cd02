import type { Result } from '../base/finding';
import type { Change, IdentityChange } from '../sheets/change';
import type { WorkbookData } from '../sheets/data';
import type { WorkbookModel } from '../sheets/model';

/**
 * The port: all that the workflow knows of the world outside. A host is a place where workbooks live — a folder of
 * files, Excel, WPS, the grid in a browser page.
 */

/** The 总表: the one workbook the office keeps. */
export interface MasterWorkbook {
  /** What people call it, for messages. */
  readonly label: string;
  create(model: WorkbookModel): Promise<Result<void>>;
  read(): Promise<Result<WorkbookData>>;
  /** All or nothing: afterwards the workbook holds the old or the new state. */
  write(changes: readonly Change[], identity?: IdentityChange): Promise<Result<void>>;
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
  read(): Promise<Result<WorkbookData>>;
}

export interface Inbox {
  list(): Promise<Result<readonly Incoming[]>>;
}

/** Told of progress; returns false to stop. */
export type Progress = (done: number, total: number, what: string) => boolean;
