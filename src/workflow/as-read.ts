import { failed, ok } from '../base/finding';
import type { HostWorkbook } from '../port/port';
import type { WorkbookData } from '../sheets/data';

const refused = () => Promise.resolve(failed('read-only', '这份工作簿只查看，不改动。', '请打开它再做。'));

/** A workbook as it was read, for a workflow that reads it itself and changes nothing. */
export const asRead = (label: string, book: WorkbookData, newest?: HostWorkbook['newest']): HostWorkbook => ({
  label,
  ...(newest ? { newest } : {}),
  read: () => Promise.resolve(ok(book)),
  layouts: refused,
  create: refused,
  write: refused,
});
