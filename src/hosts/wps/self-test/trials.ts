import { guard } from '../../../xlsx/guard';
import type { Disk } from '../files/disk';
import { closeWithoutSaving, openFile } from '../files/open';
import { attempt, rangeOf, sheetsOf } from '../object-model/access';
import type { Application, Workbook, Worksheet } from '../object-model/members';
import { shaped, singleOf } from '../read/grid';
import type { Bulk, Opening } from '../strategy';
import { ourPermissions, protect } from '../write/protection';

/** Self-tests, each on a workbook made for them that is closed afterwards. A test answers what it saw, or throws. */

export interface Trial {
  app: Application;
  book: Workbook;
  sheet: Worksheet;
}

const square = { top: 0, left: 0, bottom: 1, right: 1 };
const corner = { ...square, bottom: 0, right: 0 };

/** Empties the cells that tests use. */
const clean = ({ sheet }: Trial) => void attempt(() => rangeOf(sheet, square).ClearContents());

export function tryText(trial: Trial): string {
  clean(trial);
  const range = rangeOf(trial.sheet, corner);
  range.NumberFormat = '@';
  range.Value2 = '=007';
  const back = singleOf(range);
  range.NumberFormat = 'General';
  const after = singleOf(range);
  clean(trial);
  if (back !== '=007' || after !== '=007') throw new Error(`“=007”读回是“${String(back)}”`);
  return '以等号开头的文字按原样保存';
}

export function tryCalculation({ app, sheet }: Trial): string {
  rangeOf(sheet, corner).Value2 = 2;
  const next = rangeOf(sheet, { ...corner, left: 1, right: 1 });
  next.Formula = '=A1*21';
  if (singleOf(next) !== 42) attempt(() => app.Calculate());
  const result = singleOf(next);
  if (result !== 42) throw new Error(`=A1*21 得到 ${String(result)}，应为 42`);
  return '公式写入后即得结果';
}

/** Whether areas of several formats, or partly merged, say so. */
export function tryMixed(trial: Trial): string {
  clean(trial);
  const { sheet } = trial;
  rangeOf(sheet, corner).NumberFormat = '0.00';
  const format: unknown = rangeOf(sheet, square).NumberFormat;
  rangeOf(sheet, corner).NumberFormat = 'General';
  rangeOf(sheet, { top: 3, left: 0, bottom: 3, right: 1 }).Merge();
  const merged: unknown = rangeOf(sheet, { top: 3, left: 0, bottom: 5, right: 2 }).MergeCells;
  if (typeof format === 'string' && format !== '') throw new Error(`两种格式的区域答作“${format}”`);
  if (merged === false || merged === true) throw new Error('部分合并的区域答作未合并或全部合并');
  return '能区分格式不一的区域';
}

export function tryNames({ book, sheet }: Trial): string {
  book.Names.Add('考核助手_自检', '=1');
  sheet.Names.Add('考核助手_自检表', '="甲"');
  const own = sheet.Names.Item('考核助手_自检表')?.RefersTo;
  const all = book.Names.Item('考核助手_自检')?.RefersTo;
  if (own !== '="甲"' || all !== '=1') throw new Error(`名称读回是 ${String(all)}、${String(own)}`);
  return '能添加和读取名称';
}

export function tryProtection({ sheet }: Trial): string {
  protect(sheet, ourPermissions);
  const locked = sheet.ProtectContents;
  sheet.Unprotect('');
  const open = !sheet.ProtectContents;
  if (!locked) throw new Error('保护没有生效');
  if (!open) throw new Error('撤消保护没有生效');
  return '能保护和撤消保护工作表';
}

/** Whether a change is reported within a short time. */
export async function tryEvents({ app, sheet }: Trial): Promise<string> {
  const api = app.ApiEvent;
  if (!api) throw new Error('程序没有提供事件（ApiEvent）');
  const reported: unknown[] = [];
  const listener = (sheet: unknown) => reported.push(sheet);
  api.AddApiEventListener('SheetChange', listener);
  try {
    rangeOf(sheet, { top: 2, left: 3, bottom: 2, right: 3 }).Value2 = '改动';
    for (let tries = 0; tries < 10 && reported.length === 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 30));
  } finally {
    attempt(() => api.RemoveApiEventListener('SheetChange', listener));
  }
  if (reported.length === 0) throw new Error('改动之后没有收到事件');
  return '改动和选择即时得知';
}

const firstRow = { ...square, bottom: 0 };

/** How many values go over at once: two by two, else a row. Read back as one block. */
export function tryBulk({ sheet }: Trial, member: 'Value2' | 'Formula'): Bulk {
  const value = (text: string) => (member === 'Formula' ? `="${text}"&1` : text);
  const held = (text: string) => (member === 'Formula' ? `${text}1` : text);
  const arrived = (texts: readonly (readonly string[])[]): boolean => {
    const area = texts.length === 2 ? square : firstRow;
    const back = shaped(rangeOf(sheet, area).Value2, texts.length, 2);
    return JSON.stringify(back) === JSON.stringify(texts.map((row) => row.map(held)));
  };
  const rows = [
    ['甲', '乙'],
    ['丙', '丁'],
  ];
  const block = attempt(() => {
    rangeOf(sheet, square)[member] = rows.map((row) => row.map(value));
    return arrived(rows);
  });
  if (block) return 'block';
  const row = ['戊', '己'];
  rangeOf(sheet, firstRow)[member] = row.map(value);
  if (!arrived([row])) throw new Error('整块、逐行写入都读不回来');
  return 'row';
}

/** What the copy is known by. */
const mark = '考核助手自检';

/** Saves a copy of the workbook that a test may open; the caller removes it. */
export function tryCopy(trial: Trial, disk: Disk): string {
  const path = disk.free(disk.temporary, 'kaohe-selftest.xlsx');
  clean(trial);
  rangeOf(trial.sheet, corner).Value2 = mark;
  trial.book.SaveCopyAs(path);
  const guarded = guard(disk.read(path), path);
  if (!guarded.ok) throw new Error(guarded.finding.message);
  return path;
}

/** Opens the copy that {@link tryCopy} saved. */
export function tryOpening(app: Application, path: string, opening: Opening): void {
  const book = openFile(app, path, opening);
  try {
    const [sheet] = sheetsOf(book);
    if (!sheet || singleOf(rangeOf(sheet, corner)) !== mark) throw new Error('打开的内容不对');
  } finally {
    closeWithoutSaving(book);
  }
}
