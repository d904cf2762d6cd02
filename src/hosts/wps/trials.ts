import { attempt, rangeOf, sheetNamed } from './address';
import { singleOf } from './grid';
import type { Application, Workbook, Worksheet } from './model';
import { edges, line, validationType } from './numbers';
import { protect, ourPermissions } from './protect';

/** Self-tests, each on a workbook made for them that is closed afterwards. A test answers what it saw, or throws. */

export interface Bench {
  app: Application;
  book: Workbook;
  sheet: Worksheet;
}

export const square = { top: 0, left: 0, bottom: 1, right: 1 };
export const corner = { ...square, bottom: 0, right: 0 };

/** Empties the cells that tests use. */
export const clean = ({ sheet }: Pick<Bench, 'sheet'>) =>
  void attempt(() => rangeOf(sheet, square).ClearContents());

export function tryText(bench: Bench): string {
  clean(bench);
  const range = rangeOf(bench.sheet, corner);
  range.NumberFormat = '@';
  range.Value2 = '=007';
  const back = singleOf(range);
  range.NumberFormat = 'General';
  const after = singleOf(range);
  clean(bench);
  if (back !== '=007' || after !== '=007') throw new Error(`“=007”读回是“${String(back)}”`);
  return '以等号开头的文字按原样保存';
}

export function tryCalculation({ app, sheet }: Bench): string {
  rangeOf(sheet, corner).Value2 = 2;
  const next = rangeOf(sheet, { ...corner, left: 1, right: 1 });
  next.Formula = '=A1*21';
  if (singleOf(next) !== 42) attempt(() => app.Calculate());
  const result = singleOf(next);
  if (result !== 42) throw new Error(`=A1*21 得到 ${String(result)}，应为 42`);
  return '公式写入后即得结果';
}

/** Whether areas of several formats, or partly merged, say so. */
export function tryMixed(bench: Bench): string {
  clean(bench);
  const { sheet } = bench;
  rangeOf(sheet, corner).NumberFormat = '0.00';
  const format: unknown = rangeOf(sheet, square).NumberFormat;
  rangeOf(sheet, corner).NumberFormat = 'General';
  rangeOf(sheet, { top: 3, left: 0, bottom: 3, right: 1 }).Merge();
  const merged: unknown = rangeOf(sheet, { top: 3, left: 0, bottom: 5, right: 2 }).MergeCells;
  if (typeof format === 'string' && format !== '') throw new Error(`两种格式的区域答作“${format}”`);
  if (merged === false || merged === true) throw new Error('部分合并的区域答作未合并或全部合并');
  return '能区分格式不一的区域';
}

export function tryNames({ book, sheet }: Bench): string {
  book.Names.Add('考核助手_自检', '=1');
  sheet.Names.Add('考核助手_自检表', '="甲"');
  const own = sheet.Names.Item('考核助手_自检表')?.RefersTo;
  const all = book.Names.Item('考核助手_自检')?.RefersTo;
  if (own !== '="甲"' || all !== '=1') throw new Error(`名称读回是 ${String(all)}、${String(own)}`);
  return '能添加和读取名称';
}

export function tryValidation({ sheet }: Bench): string {
  const rule = rangeOf(sheet, { top: 1, left: 3, bottom: 1, right: 3 }).Validation;
  rule.Delete();
  rule.Add(validationType.decimal, 1, 1, '0', '10');
  if (rule.Type !== validationType.decimal) throw new Error(`有效性类型读回是 ${String(rule.Type)}`);
  return '能设置填写范围';
}

export function tryBorders({ sheet }: Bench): string {
  const edge = rangeOf(sheet, corner).Borders.Item(edges.bottom);
  edge.LineStyle = line.continuous;
  if (edge.LineStyle !== line.continuous) throw new Error(`线型读回是 ${String(edge.LineStyle)}`);
  edge.LineStyle = line.none;
  return '能画表格线';
}

export function tryProtection({ sheet }: Bench): string {
  protect(sheet, ourPermissions);
  const locked = sheet.ProtectContents;
  sheet.Unprotect('');
  const open = !sheet.ProtectContents;
  if (!locked) throw new Error('保护没有生效');
  if (!open) throw new Error('撤消保护没有生效');
  return '能保护和撤消保护工作表';
}

export function tryPage({ sheet }: Bench): string {
  sheet.PageSetup.Orientation = 2;
  if (sheet.PageSetup.Orientation !== 2) throw new Error('纸张方向没有改变');
  return '能设置页面';
}

export function trySheets({ book }: Bench): string {
  const count = book.Worksheets.Count;
  const answer = book.Worksheets.Add(null, book.Worksheets.Item(count));
  if (book.Worksheets.Count !== count + 1) throw new Error('没有多出工作表');
  const missing = attempt(() => book.Worksheets.Item('考核助手没有这张表')) ?? null;
  if (missing || sheetNamed(book, '考核助手没有这张表')) throw new Error('没有的表也答作有');
  return answer ? '能添加工作表' : '能添加工作表（程序不返回新表，从当前表取得）';
}

/** Whether a change is told within a short time. */
export async function tryEvents({ app, sheet }: Bench): Promise<string> {
  const api = app.ApiEvent;
  if (!api) throw new Error('程序没有提供事件（ApiEvent）');
  const told: unknown[] = [];
  const listener = (sheet: unknown) => told.push(sheet);
  api.AddApiEventListener('SheetChange', listener);
  try {
    rangeOf(sheet, { top: 2, left: 3, bottom: 2, right: 3 }).Value2 = '改动';
    for (let tries = 0; tries < 10 && told.length === 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 30));
  } finally {
    attempt(() => api.RemoveApiEventListener('SheetChange', listener));
  }
  if (told.length === 0) throw new Error('改动之后没有收到事件');
  return '改动和选择即时得知';
}
