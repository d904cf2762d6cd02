import fc from 'fast-check';
import { address } from '../../src/base/address';
import { zhengzhou2019 } from '../../src/schemes';
import type { CellData, SheetData, WorkbookData } from '../../src/sheets/data';
import { cellAt } from '../../src/sheets/data';
import { checkWorkbook } from '../../src/workflow/check';
import { openMaster } from '../../src/workflow/master';
import { readWorkbook } from '../../src/xlsx/read';
import { memoryMaster } from '../support/memory-host';
import { onSheets, put } from '../support/forms';
import { sampleSchemeNamed } from '../support/sample-facts';
import { Year, valueOf } from '../support/year';

/** 总表里凡填了内容的格，要么是方案、录入的内容，要么有一条提示指名说到。 */

jest.setTimeout(900_000);

let book: WorkbookData;
let plain: string;

const noticed = async (data: WorkbookData): Promise<string> => {
  const read = () => Promise.resolve({ ok: true as const, value: data });
  const open = await openMaster({ ...memoryMaster(), read });
  const findings = await checkWorkbook({ label: '总表.xlsx', hash: '', read }, () => undefined);
  const state = open.ok ? { ...open.value.state, results: null } : open.finding;
  return JSON.stringify(
    [findings, state],
    (_, value) => (value instanceof Map ? [...value] : value) as unknown,
  );
};

beforeAll(async () => {
  const year = await new Year().settled();
  book = valueOf(await readWorkbook(year.master.bytes(), '总表.xlsx'));
  plain = await noticed(book);
});

const sheetOf = (name: string): SheetData => {
  const found = book.sheets.find((each) => each.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
};
const edited = (name: string, change: (sheet: SheetData) => SheetData): WorkbookData =>
  onSheets(book, (sheet) => (sheet.name === name ? change(sheet) : sheet));
const codesAt = async (data: WorkbookData) => {
  const read = () => Promise.resolve({ ok: true as const, value: data });
  const findings = await checkWorkbook({ label: '总表.xlsx', hash: '', read }, () => undefined);
  return findings.map(({ code, sheet, cell }) => [code, sheet, cell ?? '']);
};

test('没有动过的总表，没有一格要说', async () => {
  const unread = (await codesAt(book)).filter(([code]) => /unread|sheet-/.test(code ?? ''));
  expect(unread).toEqual([]);
});

const words: CellData = { value: '另扣 2 分', type: 'text' };
const seven: CellData = { value: 7, type: 'number' };

test.each<[string, string, number, number, CellData, string]>([
  ['台账的栏目以外', '扣分台账', 20, 24, words, 'Y21'],
  ['评分表的说明旁边', '处室评分', 24, 13, seven, 'N25'],
  ['考核情况的表下面', '考核情况', 60, 2, words, 'C61'],
  ['条款表的右边', '条款', 45, 20, seven, 'U46'],
  ['标题旁边', '年终考核', 0, 2, seven, 'C1'],
  ['序号一栏写了话', '考核情况', 4, 0, words, 'A5'],
])('%s写了内容：指名说到', async (_, name, row, column, cell, at) => {
  expect(await codesAt(edited(name, put(row, column, cell)))).toContainEqual(['cell-unread', name, at]);
});

const empty: CellData = { value: null, type: 'empty' };
const sum: CellData = { value: 7, type: 'number', formula: '3+4' };

/** Where a text stands on a sheet, rows and columns from 0. */
const placeOf = (name: string, text: RegExp): [row: number, column: number] => {
  const { rows } = sheetOf(name);
  const row = rows.findIndex((cells) => cells?.some((each) => text.test(String(each?.value ?? ''))));
  return [row, rows[row]?.findIndex((each) => text.test(String(each?.value ?? ''))) ?? -1];
};

test.each<[string, string, RegExp, CellData]>([
  ['首页的标题', '首页', /总表$/, words],
  ['首页的用途', '首页', /^每一笔扣分/, words],
  ['首页的方案指纹', '首页', /^[0-9a-f-]{9,}$/, seven],
  ['首页的上次核算', '首页', /^\d{4}-.*\d:\d/, words],
  ['成绩公布的盖章', '成绩公布', /（盖章）$/, empty],
  ['成绩公布的考核时限', '成绩公布', /考核时限/, words],
  ['评先候选的标题', '评先候选', /候选名单$/, empty],
  ['评分表的说明', '处室评分', /^附件 4 说明/, words],
  ['评分表的评价人姓名', '处室评分', /^处室14$/, empty],
  ['年终考核的分值', '年终考核', /^40$/, seven],
  ['更正的标题', '更正', /^更正$/, words],
])('%s改了或没有了：说出那一格原来应是什么', async (_, name, text, to) => {
  const [row, column] = placeOf(name, text);
  const found = await codesAt(edited(name, put(row, column, to)));
  expect(found).toContainEqual(['label-changed', name, address(row, column)]);
});

test.each<[string, string, number, number]>([
  ['首页的表旁边', '首页', 20, 9],
  ['附件1 备注下面', '附件1', 90, 0],
  ['附件2 的表右边', '附件2', 9, 8],
  ['成绩公布的签字下面', '成绩公布', 80, 2],
  ['评先候选的表下面', '评先候选', 70, 1],
  ['台账备好的空行', '加分台账', 70, 7],
])('%s写了公式：指名说到', async (_, name, row, column) => {
  const found = await codesAt(edited(name, put(row, column, sum)));
  expect(found).toContainEqual(['cell-unread', name, address(row, column)]);
});

test.each([zhengzhou2019(), sampleSchemeNamed('安禾市')])(
  '还没有核算，$title的成绩公布上自己填了单位：指名说到',
  async (scheme) => {
    const year = await new Year(scheme).issued();
    const before = valueOf(await readWorkbook(year.master.bytes(), '总表.xlsx'));
    const value = scheme.units[0]?.name ?? '';
    const filled = onSheets(before, (sheet) =>
      sheet.name === '成绩公布' ? put(3, 1, { value, type: 'text' })(sheet) : sheet,
    );
    expect(await codesAt(filled)).toContainEqual(['cell-unread', '成绩公布', 'B4']);
  },
);

test.each<[string, string, RegExp]>([
  ['后来的版本才有的一栏', '奖惩情形', /^与台账不一致的说明$/],
  ['操作记录后来才有的一栏', '操作记录', /^经办人$/],
])('%s，表头没有了：说出来', async (_, name, text) => {
  const [row, column] = placeOf(name, text);
  expect(row).toBeGreaterThan(0);
  const found = await codesAt(edited(name, put(row, column, empty)));
  expect(found).toContainEqual(['label-changed', name, address(row, 0)]);
});

test('“更正”表的表头改了：不另起一张，不算读过', async () => {
  const [row, column] = placeOf('更正', /^更正编号$/);
  const found = await codesAt(edited('更正', put(row, column, words)));
  expect(found).toContainEqual(['master-sheet-missing', '更正', '']);
});

test('表被复制一份，自己添的表：一张一条提醒', async () => {
  const sheet = sheetOf('领导评分');
  const more = (name: string, role: string) => ({
    ...book,
    sheets: [...book.sheets, { ...sheet, name, role }],
  });
  expect(await codesAt(more('领导评分 (2)', sheet.role))).toContainEqual(['sheet-copy', '领导评分 (2)', '']);
  expect(await codesAt(more('草稿', ''))).toContainEqual(['sheet-added', '草稿', '']);
});

/** Running numbers say nothing. On 附件1 and 附件2 they are the scheme's. 评选意见 is for people to write what they like. */
const silentByNature = (sheet: SheetData, column: number, to: CellData): boolean =>
  (sheet.role === 'candidates' && column === 5) ||
  (column === 0 && !sheet.role.startsWith('annex') && (to.type === 'number' || to.value === null));

test('任意改总表任何一张表的一格（改值、清空、写在表外，标题、说明、公式在内）：不是读进去了，就是有提示', async () => {
  const names = book.sheets.map(({ name }) => name);
  expect(names).toHaveLength(24);
  const edit = fc.constantFrom(...names).chain((name) =>
    fc.record({
      name: fc.constant(name),
      row: fc.nat({ max: sheetOf(name).rows.length + 3 }),
      column: fc.nat({ max: Math.max(...sheetOf(name).rows.map((cells) => cells?.length ?? 0)) + 2 }),
      to: fc.constantFrom<CellData>(
        seven,
        words,
        { value: null, type: 'empty' },
        { value: '巩义市', type: 'text' },
        { value: 7, type: 'number', formula: '3+4' },
      ),
    }),
  );
  await fc.assert(
    fc.asyncProperty(edit, async ({ name, row, column, to }) => {
      const sheet = sheetOf(name);
      const was = cellAt(sheet, row, column);
      fc.pre(String(was.value ?? '') !== String(to.value ?? '') && !silentByNature(sheet, column, to));
      if ((await noticed(edited(name, put(row, column, to)))) === plain)
        throw new Error(`${name}!${address(row, column)}: ${String(was.value)} → ${String(to.value)}`);
    }),
    { numRuns: 150 },
  );
});

test('任意改方案各表、录入各表的一行（删去、重复）、一格的显示格式、一个公式名称：不是读进去了，就是有提示', async () => {
  const names = ['考核对象', '评价人', '考核分组', '条款', '领导评分', '扣分台账', '加分台账', '考核情况'];
  /** Rows of the tables: notes below them have one cell. */
  const filledRows = (name: string): number[] =>
    sheetOf(name).rows.flatMap((cells, row) =>
      row > 4 &&
      (cells ?? []).filter((cell) => cell && cell.formula === undefined && cell.type !== 'empty').length > 2
        ? [row]
        : [],
    );
  const numbers = names.flatMap((name) =>
    sheetOf(name).rows.flatMap((cells, row) =>
      (cells ?? []).flatMap((cell, column) =>
        row > 4 && column > 1 && cell?.type === 'number' && cell.formula === undefined
          ? [{ name, row, column, value: Number(cell.value) }]
          : [],
      ),
    ),
  );
  const onRows = (name: string, change: (rows: SheetData['rows'][number][]) => SheetData['rows'][number][]) =>
    edited(name, (sheet) => ({ ...sheet, rows: change([...sheet.rows]) }));
  const row = fc
    .constantFrom(...names)
    .chain((name) => fc.record({ name: fc.constant(name), row: fc.constantFrom(...filledRows(name)) }));
  const edit = fc.oneof(
    row.map(({ name, row }) => ({
      said: `${name} 删去第 ${row + 1} 行`,
      book: () => onRows(name, (rows) => rows.toSpliced(row, 1)),
    })),
    row.map(({ name, row }) => ({
      said: `${name} 第 ${row + 1} 行又写一遍`,
      book: () => onRows(name, (rows) => rows.toSpliced(row, 0, rows[row])),
    })),
    fc.constantFrom(...numbers).chain(({ name, row, column, value }) =>
      fc.constantFrom<Partial<CellData>>({ percent: true }, { day: '1900-01-09' }).map((shown) => ({
        said: `${name}!${address(row, column)} 显示成${shown.percent ? '百分数' : '日期'}`,
        book: () => edited(name, put(row, column, { value, type: 'number', ...shown })),
      })),
    ),
    fc.constantFrom(...Object.keys(book.names ?? {})).chain((name) =>
      fc.constantFrom<string | undefined>('9', "'领导评分'!$C$5", undefined).map((refersTo) => ({
        said: `名称 ${name} 改成 ${refersTo ?? '没有了'}`,
        book: () => {
          const others = Object.fromEntries(
            Object.entries(book.names ?? {}).filter(([other]) => other !== name),
          );
          return { ...book, names: refersTo === undefined ? others : { ...others, [name]: refersTo } };
        },
      })),
    ),
  );
  await fc.assert(
    fc.asyncProperty(edit, async ({ said, book: changed }) => {
      if ((await noticed(changed())) === plain) throw new Error(said);
    }),
    { numRuns: 120 },
  );
});
