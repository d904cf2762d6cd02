import { attempt } from './address';
import type { Disk } from './disk';
import { said } from './findings';
import type { Application, Workbook } from './model';
import type { Note } from './quiet';

/** Opening bytes as a workbook, through a file. */

export interface Opening {
  app: Application;
  disk: Disk;
  note: Note;
}

/** The workbook that came to be, whether or not the call answered with it. */
function opened(app: Application, call: () => Workbook | null): Workbook | undefined {
  const before = new Set<string>();
  for (let index = 1; index <= app.Workbooks.Count; index++) {
    const name = attempt(() => app.Workbooks.Item(index)?.FullName);
    if (typeof name === 'string') before.add(name);
  }
  const answer = call();
  const candidates = [answer, app.ActiveWorkbook];
  for (const book of candidates) {
    const name = book ? attempt(() => book.FullName) : undefined;
    if (book && typeof name === 'string' && !before.has(name)) return book;
  }
  return undefined;
}

const closeQuietly = (book: Workbook | undefined) => void (book && attempt(() => book.Close(false)));

/**
 * Opens the bytes under a name, first as a new workbook made from them, which is nobody's file until it is saved, else
 * as a file in a folder that people look into: what is saved there is not lost when temporary files are cleared.
 * `right` says whether it is the workbook that was meant; a wrong one is closed. Throws where both ways fail.
 */
export function openBytes(
  { app, disk, note }: Opening,
  name: string,
  bytes: Uint8Array,
  right: (book: Workbook) => boolean,
): Workbook {
  const ways = [
    // A template is only copied, so its file may go; an opened file is the workbook's own and stays.
    { what: '以文件为模板新建', copies: true, call: (path: string) => app.Workbooks.Add(path) },
    { what: '打开文件', copies: false, call: (path: string) => app.Workbooks.Open(path) },
  ];
  let last: unknown = new Error('没有打开');
  for (const { what, copies, call } of ways) {
    const path = disk.free(copies ? disk.temporary : disk.visible, name);
    let book: Workbook | undefined;
    try {
      disk.write(path, bytes);
      book = opened(app, () => call(path));
      if (!book) throw new Error('程序没有打开新的工作簿');
      if (!right(book)) throw new Error('打开的内容不对');
      if (copies) disk.remove(path);
      book.Activate();
      return book;
    } catch (error) {
      closeQuietly(book);
      disk.remove(path);
      note(`${what}没有成功：${said(error)}`);
      last = error;
    }
  }
  throw last instanceof Error ? last : new Error(said(last));
}

/** A new and empty workbook. */
export function openNew(app: Application): Workbook {
  const book = opened(app, () => app.Workbooks.Add());
  if (!book) throw new Error('没能新建工作簿');
  return book;
}
