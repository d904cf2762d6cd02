import { guard } from '../../xlsx/guard';
import { rangeOf, sheetsOf } from './address';
import type { Disk } from './disk';
import { singleOf } from './grid';
import type { Application } from './model';
import { closeQuietly, openFile } from './open';
import { clean, corner, type Bench } from './trials';
import type { Opening } from './ways';

/** Self-tests of saving a copy and opening a file. */

/** What the copy is known by. */
const mark = '考核助手自检';

/** Saves a copy of the workbook that a test may open; whoever calls removes it. */
export function tryCopy({ book, sheet }: Bench, disk: Disk): { path: string; detail: string } {
  const path = disk.free(disk.temporary, 'kaohe-selftest.xlsx');
  clean({ sheet });
  rangeOf(sheet, corner).Value2 = mark;
  book.SaveCopyAs(path);
  const guarded = guard(disk.read(path), path);
  if (!guarded.ok) throw new Error(guarded.finding.message);
  return { path, detail: '能把工作簿另存为 .xlsx 副本' };
}

/** Opens the copy that {@link tryCopy} saved. */
export function tryOpening(app: Application, path: string, opening: Opening): void {
  const book = openFile(app, path, opening);
  try {
    const [sheet] = sheetsOf(book);
    if (!sheet || singleOf(rangeOf(sheet, corner)) !== mark) throw new Error('打开的内容不对');
  } finally {
    closeQuietly(book);
  }
}
