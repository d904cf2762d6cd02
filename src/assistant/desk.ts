import { failed, ok, type Result } from '../base/finding';
import { readIdentity } from '../forms/identity';
import type { Source } from '../drafting/source';
import type { Paper } from '../papers/paper';
import type { FileFormat } from '../port/files';
import { builtInSchemes } from '../schemes';
import type { Scheme } from '../schemes/scheme';
import type { WorkbookData } from '../sheets/data';
import { openMaster, type OpenMaster } from '../workflow/master';
import type { Recoverable } from '../workflow/recoverable';
import type { Helper } from './helper';

/** Notices as bytes or from the clipboard, as blocks to draft from. Never throws. */
export interface NoticeReader {
  read(bytes: Uint8Array, label: string): Promise<Result<Source>>;
  pasted(html: string, text: string): Source;
}

/** What every step of the assistant works with. */
export interface Desk {
  /** The open workbook, with a memory of the last writes. */
  workbook: Recoverable;
  files: FileFormat;
  notices: NoticeReader;
  /** A paper as a Word document. Fails where what writes it cannot be loaded. */
  word: (paper: Paper) => Promise<Uint8Array>;
  /** Begins a second thread to read files in; undefined where none begins. Absent where there never is one. */
  helper?: () => Promise<Helper | undefined>;
  /** Digests of files that the open workbook mentions, as it was looked at last; undefined before that. */
  mentioned?: ReadonlySet<string> | undefined;
  /** Local time as 操作记录 shows it. */
  now: () => string;
  /** The id of a new 总表. */
  newId: () => string;
  /** 经办人 as given by `signAs`; "" while nobody signed. */
  by: string;
}

export const schemeFor = (id: string): Scheme | undefined =>
  builtInSchemes.find((each) => each.id === id)?.load();

/** Names what the next writes belong to, for 恢复. */
export function begin(desk: Desk, action: string): string {
  const now = desk.now();
  desk.workbook.begin(action, now);
  return now;
}

export const readMaster = (desk: Desk): Promise<Result<OpenMaster>> => openMaster(desk.workbook);

/** The open workbook with the scheme it was issued under, as far as it is known. */
export async function readAny(
  desk: Desk,
): Promise<Result<{ book: WorkbookData; scheme: Scheme | undefined }>> {
  const book = await desk.workbook.read();
  if (!book.ok) return book;
  const identity = readIdentity(book.value.identity);
  if (identity?.kind === 'master') {
    const open = await openMaster({ ...desk.workbook, read: () => Promise.resolve(book) });
    return open.ok ? ok({ book: book.value, scheme: open.value.state.scheme }) : open;
  }
  if (!identity) return failed('file-not-ours', '打开的不是考核助手的表。', '打开总表或考核组工作簿。');
  return ok({ book: book.value, scheme: schemeFor(identity.scheme) });
}
