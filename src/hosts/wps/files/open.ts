import { attempt } from '../object-model/access';
import type { Disk } from './disk';
import { messageOf } from '../../../base/thrown';
import type { Application, Workbook } from '../object-model/members';
import type { Note } from '../object-model/settings';
import type { Opening } from '../strategy';

/** Opening bytes as a workbook, through a file. */

interface Opener {
  app: Application;
  disk: Disk;
  opens: readonly Opening[];
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

/** Closes without asking whether to save. */
export function closeWithoutSaving(book: Workbook | undefined): void {
  if (!book) return;
  attempt(() => (book.Saved = true));
  attempt(() => book.Close(false));
}

/** Makes a file an open workbook. Throws where the program does not, or opens nothing new. */
export function openFile(app: Application, path: string, opening: Opening): Workbook {
  const { Workbooks: books } = app;
  const book = opened(app, () => (opening === 'template' ? books.Add(path) : books.Open(path)));
  // A view that is protected is no workbook of the program's list: nothing new came.
  if (!book) throw new Error('程序没有打开新的工作簿，或者放进了受保护的视图');
  if (attempt(() => book.ReadOnly) === true) {
    closeWithoutSaving(book);
    throw new Error('程序把文件打开成了只读，存不回去');
  }
  return book;
}

const called: Readonly<Record<Opening, string>> = { template: '以文件为模板新建', file: '打开文件' };

/**
 * Opens the bytes under a name: as a new workbook made from them, which is nobody's file until it is saved, else as a
 * file in a folder that people look into, where what is saved is not lost when temporary files are cleared. `right`
 * says whether it is the workbook that was meant; a wrong one is closed. Throws where all ways fail.
 */
export function openBytes(
  { app, disk, opens, note }: Opener,
  name: string,
  bytes: Uint8Array,
  right: (book: Workbook) => boolean,
): Workbook {
  let last: unknown = new Error('没有打开文件的办法');
  for (const way of opens) {
    // A model is only copied, so its file may go; an opened file is the workbook's own and stays.
    const copied = way === 'template';
    const path = disk.free(copied ? disk.temporary : disk.visible, name);
    let book: Workbook | undefined;
    try {
      disk.write(path, bytes);
      book = openFile(app, path, way);
      if (!right(book)) throw new Error('打开的内容不对');
      if (copied) disk.remove(path);
      book.Activate();
      return book;
    } catch (error) {
      closeWithoutSaving(book);
      disk.remove(path);
      note(`${called[way]}没有成功：${messageOf(error)}`);
      last = error;
    }
  }
  throw last instanceof Error ? last : new Error(messageOf(last));
}
