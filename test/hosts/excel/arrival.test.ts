import { foreign } from '../../excel/switches';
import type { Book, Sheet } from '../../simulated/book/book';
import { plainLook, shared } from '../../simulated/book/look';
import { photo } from '../../excel/photo';
import { excelUnderTest, withoutGaps } from '../../excel/under-test';
import { everything } from '../../support/xlsx-models';
import { masterWorkbook } from '../../../src/forms/master/workbook';
import { emptyState } from '../../../src/forms/master/state';
import { computed } from '../../../src/workflow/master';
import { compactScheme } from '../../support/scoring-scheme';
import { valueOf } from '../../support/year';

/** What Excel makes of the sheets we put in is looked at afterwards; what it lost is mended, or told. */

afterEach(withoutGaps);

const master = () => masterWorkbook(computed(emptyState(compactScheme(2, 1, 2))).state);

/** Creates the 总表 in an Excel that does something to the sheets as they come in. */
async function created(damage: (sheets: Sheet[], book: Book) => unknown, saysError = false) {
  const notices: string[] = [];
  const host = excelUnderTest({ onNotice: ({ message }) => void notices.push(message) });
  const { excel } = host;
  const empty = photo(excel.book);
  excel.onInsert = (sheets) => {
    damage(sheets, excel.book);
    excel.book.touch();
    return saysError;
  };
  const done = await host.workbook.create(master());
  return { done, notices, excel, empty, pages: excel.book.sheets.map(({ page }) => page) };
}

const everySheet =
  (damage: (sheet: Sheet) => unknown) =>
  (sheets: Sheet[]): void => {
    sheets.forEach(damage);
  };

/** What the photo leaves out: whether an address is written with $, and whether a name is seen, is the same to people. */
const standing = ({ sheets }: Book) =>
  sheets.map(({ names, rules, page, frozen, cells, widths, heights, hiddenColumns, conditions }) => [
    names.map(({ name, formula }) => [name, formula]),
    rules.map(({ type }) => type),
    { ...page, printArea: page.printArea.replaceAll('$', '') },
    frozen,
    // A cell that holds nothing and looks like nothing is no cell.
    [...cells].filter(([, { look }]) => look !== plainLook).map(([key, { look }]) => [key, look]),
    // Setting the width of a hidden column would show it.
    [...widths]
      .filter(([column]) => !hiddenColumns.has(column))
      .map(([column, width]) => [column, width.toFixed(3)]),
    // Excel draws whole pixels of 0.75 points.
    [...heights].map(([row, height]) => [row, Math.round(height / 0.75)]),
    conditions,
  ]);

const formulasIn = (cells: Sheet['cells']) =>
  [...cells.values()].filter(({ formula }) => formula !== undefined);

test.each<[string, (sheets: Sheet[], book: Book) => unknown]>([
  ['名称全没了', (_sheets, book) => book.names.splice(0)],
  ['名称指到别处', (_sheets, book) => book.names.map((name) => (name.formula = '#REF!'))],
  ['工作表的角色没了', everySheet((sheet) => sheet.names.splice(0))],
  ['纸张方向变了', everySheet((sheet) => (sheet.page.orientation = 'portrait'))],
  ['打印区域没了', everySheet(({ page }) => (page.printArea = ''))],
  ['打印标题行没了', everySheet(({ page }) => (page.titleRows = ''))],
  ['冻结窗格没了', everySheet((sheet) => (sheet.frozen = { rows: 0, columns: 0 }))],
  ['保护没了', everySheet((sheet) => sheet.visibility !== 'veryHidden' && (sheet.protection = null))],
  [
    '字体和底色没了',
    everySheet(({ cells, visibility }) => {
      // Nobody sees the identity sheet.
      if (visibility === 'veryHidden') return;
      for (const cell of cells.values())
        cell.look = shared({ ...cell.look, font: 'Calibri', size: 10, bold: false, fill: '' });
    }),
  ],
  ['整个样式没了', everySheet(({ cells }) => cells.forEach((cell) => (cell.look = plainLook)))],
  ['列宽没了', everySheet(({ widths }) => widths.clear())],
  ['行高没了', everySheet(({ heights }) => heights.clear())],
  ['条件格式没了', everySheet(({ conditions }) => conditions.splice(0))],
  ['隐藏的表都显示了出来', everySheet((sheet) => (sheet.visibility = 'visible'))],
])('%s：补上以后与没有出错时一样，不打扰人', async (_name, damage) => {
  const whole = await created(() => undefined);
  valueOf(whole.done);
  const { done, notices, excel } = await created(damage);
  valueOf(done);
  expect(notices).toEqual([]);
  expect(photo(excel.book)).toEqual(photo(whole.excel.book));
  expect(standing(excel.book)).toEqual(standing(whole.excel.book));
});

test('数据有效性没了：每张表的规则都补上', async () => {
  const whole = await created(() => undefined);
  const { done, excel } = await created(everySheet((sheet) => sheet.rules.splice(0)));
  valueOf(done);
  const rules = ({ sheets }: Book) =>
    sheets.map((sheet) => sheet.rules.map(({ area, type }) => [area, type]));
  expect(rules(excel.book)).toEqual(rules(whole.excel.book));
});

test('补不上的说是哪张表的什么，表照样建成', async () => {
  const { done, notices } = await created(
    everySheet(({ page }) => {
      Object.defineProperty(page, 'paper', { get: () => 1, set: () => undefined });
    }),
  );
  valueOf(done);
  expect(notices).toContain('Excel 没有把“成绩公布”的纸张方向带过来，也没能补上。');
});

test.each<[string, (sheets: Sheet[], book: Book) => unknown, string]>([
  [
    '公式没了',
    everySheet(({ cells }) => {
      for (const cell of cells.values()) delete cell.formula;
    }),
    'insert-damaged',
  ],
  [
    '只有一条公式成了 #REF!',
    everySheet(({ cells }) => {
      const cell = [...cells.values()].filter(({ formula }) => formula !== undefined)[4];
      if (cell) cell.formula = '#REF!+1';
    }),
    'insert-damaged',
  ],
  ['少了一张表', (_sheets, book) => book.sheets.splice(3, 1), 'insert-damaged'],
  ['标识表空了', (sheets) => sheets.at(-1)?.cells.clear(), 'insert-damaged'],
])('%s：不算建成，放进来的都撤走，工作簿还是空的', async (_name, damage, code) => {
  const { done, excel, empty } = await created(damage);
  expect(done.ok ? '' : done.finding.code).toBe(code);
  expect(photo(excel.book)).toEqual(empty);
});

test.each<[string, (cells: Sheet['cells']) => { formula?: string | undefined }[]]>([
  ['只有中间一条', (cells) => formulasIn(cells).slice(-1)],
  ['所有的', formulasIn],
])('%s公式指到来的文件：用自己的公式写过去，与没有出错时一样', async (_name, chosen) => {
  const whole = await created(() => undefined);
  const { done, notices, excel } = await created(
    everySheet(({ cells }) => {
      for (const cell of chosen(cells)) cell.formula = foreign(cell.formula ?? '');
    }),
  );
  valueOf(done);
  expect(notices).toEqual([]);
  expect(photo(excel.book)).toEqual(photo(whole.excel.book));
});

test('Excel 报错而表其实都放进来了：照样建成', async () => {
  const whole = await created(() => undefined);
  const { done, excel } = await created(() => undefined, true);
  valueOf(done);
  expect(photo(excel.book)).toEqual(photo(whole.excel.book));
});

test('Excel 一直不答，等过了时限：其实放进来了的、看着看着才进来的，照样建成', async () => {
  for (const messages of [0, 1, 5]) {
    const { excel, workbook } = excelUnderTest();
    excel.slow = { messages };
    valueOf(await workbook.create(master()));
    expect(excel.book.sheets.map(({ name }) => name)).not.toContain('Sheet1');
  }
});

test.each([
  ['不答', {}],
  ['说超时', { says: 'Timeout' }],
  ['说连接断了', { says: 'ConnectionFailure' }],
])('Excel 一直%s，一直没有放进来：不说工作簿还是空的，指着别的办法', async (_name, says) => {
  const { excel, workbook } = excelUnderTest();
  excel.slow = { messages: 1_000, ...says };
  const made = await workbook.create(master());
  expect(made.ok ? '' : [made.finding.code, made.finding.remedy].join()).toMatch(
    /^create-late,.*“在新窗口打开”或“下载总表”/,
  );
});

test('什么都有的工作簿放进来，一处也不用补', async () => {
  const notices: string[] = [];
  const host = excelUnderTest({ onNotice: ({ message }) => void notices.push(message) });
  valueOf(await host.workbook.create(everything()));
  // One look, one message that inserts and looks, one that ends: nothing is looked at again.
  expect([notices, host.excel.wire.messages.length]).toEqual([[], 3]);
});
