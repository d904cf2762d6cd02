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
  /** One archive of many files; paths use "/". */
  archive(files: ReadonlyMap<string, Uint8Array>): Uint8Array;
}

/** A file that somebody picked or dropped. */
export interface NamedFile {
  name: string;
  bytes: Uint8Array;
}
