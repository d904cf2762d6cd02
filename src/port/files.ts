import type { Result } from '../base/finding';
import type { WorkbookData } from '../sheets/data';
import type { WorkbookModel } from '../sheets/model';

/** Workbook files as bytes, wherever they come from or go to. */
export interface FileFormat {
  /** Guards and reads; never throws. `label` names the file in findings. */
  read(bytes: Uint8Array, label: string): Promise<Result<WorkbookData>>;
  write(model: WorkbookModel): Promise<Uint8Array>;
  /** SHA-256, hex. */
  hash(bytes: Uint8Array): string;
  /** A copy with cells marked and noted; throws for bytes that `read` refuses. */
  marked(bytes: Uint8Array, marks: readonly CellMark[]): Uint8Array;
  /** The files in an archive that somebody sent; null where it is none, or a workbook. */
  unarchived(bytes: Uint8Array): NamedFile[] | null;
  /** One archive of many files; paths use "/". */
  archive(files: ReadonlyMap<string, Uint8Array>): Uint8Array;
}

/** A cell to be looked at by whoever sent the file. */
export interface CellMark {
  sheet: string;
  /** A1 address. */
  cell: string;
  /** What is wrong and what is allowed. */
  note: string;
}

/** A file that somebody picked or dropped. */
export interface NamedFile {
  name: string;
  bytes: Uint8Array;
}
