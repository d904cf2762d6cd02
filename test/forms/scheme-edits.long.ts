import fc from 'fast-check';
import { address } from '../../src/base/address';
import { ok } from '../../src/base/finding';
import { emptyState } from '../../src/forms/master/state';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { readMaster } from '../../src/forms/master/reading';
import { zhengzhou2019 } from '../../src/schemes';
import type { CellData, SheetData, WorkbookData } from '../../src/sheets/data';
import { checkWorkbook } from '../../src/workflow/check';
import { computed } from '../../src/workflow/master';
import { dataOf, onSheets, put } from '../support/forms';

/**
 * 方案各表任意改：插行、删行、清空一行、移动、复制、重排序号、改显示格式、写成公式。填了的每一格，不是读进方案，就是有一条问题指名说到；
 * 没有错误的，方案一字不少。
 */

jest.setTimeout(900_000);

const names = ['附件1', '附件2', '条款', '方案', '口径', '考核对象', '评价人', '考核分组'];

let book: WorkbookData;
/** Texts that the sheets have besides the scheme: headers, labels, explanations. */
let labels: Set<string>;
let plain: string;

const flat = (text: unknown): string => String(text).replaceAll(/\s+/g, '').replaceAll(/〔|〕/g, '');
const schemeOf = (data: WorkbookData) => readMaster(data).reading?.scheme ?? null;
const wordsOf = (scheme: unknown): string => flat(JSON.stringify(scheme).replaceAll('\\n', ''));

const findingsOf = (data: WorkbookData) =>
  checkWorkbook({ label: '总表.xlsx', hash: '', read: () => Promise.resolve(ok(data)) }, () => undefined);
const said = async (data: WorkbookData): Promise<string> =>
  JSON.stringify([await findingsOf(data), schemeOf(data)]);

const textsOn = (data: WorkbookData) =>
  data.sheets
    .filter(({ name }) => names.includes(name))
    .flatMap(({ name, rows }) =>
      rows.flatMap((cells, row) =>
        (cells ?? []).flatMap((cell, column) =>
          cell?.type === 'text' && cell.formula === undefined && flat(cell.value) !== ''
            ? [{ name, at: address(row, column), text: flat(cell.value) }]
            : [],
        ),
      ),
    );

beforeAll(async () => {
  book = await dataOf(masterWorkbook(computed(emptyState(zhengzhou2019())).state));
  const words = wordsOf(schemeOf(book));
  labels = new Set(
    textsOn(book)
      .map(({ text }) => text)
      .filter((text) => !words.includes(text)),
  );
  plain = await said(book);
});

type Row = SheetData['rows'][number];
const onSheet = (name: string, change: (sheet: SheetData) => SheetData): WorkbookData =>
  onSheets(book, (sheet) => (sheet.name === name ? change(sheet) : sheet));
const onRows = (name: string, change: (rows: Row[]) => Row[]): WorkbookData =>
  onSheet(name, (sheet) => ({ ...sheet, rows: change([...sheet.rows]) }));
const sheetOf = (name: string): SheetData => {
  const found = book.sheets.find((each) => each.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
};
const cell = (value: string | number): CellData => ({
  value,
  type: typeof value === 'number' ? 'number' : 'text',
});

/** Text cells of the changed sheets that are neither in the scheme nor in a finding. */
async function lost(data: WorkbookData): Promise<string[]> {
  const findings = await findingsOf(data);
  if (findings.some(({ severity }) => severity === 'error')) return [];
  const words = wordsOf(schemeOf(data));
  const told = JSON.stringify(findings);
  return textsOn(data)
    .filter(({ at, text }) => !words.includes(text) && !labels.has(text) && !told.includes(at))
    .map(({ name, at, text }) => `${name}!${at} ${text.slice(0, 30)}`);
}

const rowEdit = fc.constantFrom(...names).chain((name) =>
  fc.record({
    name: fc.constant(name),
    row: fc.nat({ max: sheetRows[name] ?? 60 }),
    to: fc.nat({ max: sheetRows[name] ?? 60 }),
    kind: fc.constantFrom('insert', 'write', 'remove', 'blank', 'move', 'copy', 'number'),
    number: fc.nat({ max: 70 }),
  }),
);
/** Rows of the sheets, for choosing among them before they are drawn. */
const sheetRows: Readonly<Record<string, number>> = {
  附件1: 66,
  附件2: 45,
  条款: 172,
  方案: 50,
  口径: 20,
  考核对象: 48,
  评价人: 40,
  考核分组: 18,
};

type RowEdit = typeof rowEdit extends fc.Arbitrary<infer Value> ? Value : never;

/** A new line as somebody types it: in the row's own columns, under what is already there. */
const typedRow = (row: Row): Row =>
  (row ?? []).map((each, column) => (each && each.type !== 'empty' ? cell(`新写的第${column + 1}栏`) : each));

function rowsEdited({ name, row, to, kind, number }: RowEdit): WorkbookData {
  const own = sheetOf(name).rows[row];
  switch (kind) {
    case 'insert':
      return onRows(name, (rows) => rows.toSpliced(row, 0, undefined));
    case 'write':
      return onRows(name, (rows) => rows.toSpliced(row, 0, typedRow(own)));
    case 'remove':
      return onRows(name, (rows) => rows.toSpliced(row, 1));
    case 'blank':
      return onRows(name, (rows) => rows.with(Math.min(row, rows.length - 1), undefined));
    case 'move':
      return onRows(name, (rows) => rows.toSpliced(row, 1).toSpliced(to, 0, own));
    case 'copy':
      return onRows(name, (rows) => rows.toSpliced(to, 0, own));
    default:
      return onSheet(name, put(row, 0, cell(number)));
  }
}

test('方案各表任意改一行：没有错误的，填的字一格不少地在方案里，或者指名说到', async () => {
  await fc.assert(
    fc.asyncProperty(rowEdit, async (edit) => {
      expect(await lost(rowsEdited(edit))).toEqual([]);
    }),
    { numRuns: 250 },
  );
});

test('方案各表任意一个数：写成百分数、日期、藏起小数、写成公式，都说到那一格', async () => {
  const numbers = names.flatMap((name) =>
    sheetOf(name).rows.flatMap((cells, row) =>
      (cells ?? []).flatMap((each, column) =>
        each?.type === 'number' && each.formula === undefined
          ? [{ name, row, column, value: Number(each.value) }]
          : [],
      ),
    ),
  );
  expect(numbers.length).toBeGreaterThan(300);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...numbers),
      fc.constantFrom<Partial<CellData>>(
        { percent: true },
        { day: '1900-01-09' },
        { formula: '1+1' },
        { decimals: 0 },
      ),
      async ({ name, row, column, value }, look) => {
        const changed = onSheet(name, put(row, column, { value, type: 'number', ...look }));
        const told = (await findingsOf(changed)).map(({ sheet, cell: at }) => `${sheet ?? ''}!${at ?? ''}`);
        expect(told).toContain(`${name}!${address(row, column)}`);
      },
    ),
    { numRuns: 60 },
  );
});

test('表改了名：照读；两张表名对调：照各自的标记读', () => {
  const renamed = onSheets(book, (sheet) => ({ ...sheet, name: `${sheet.name}（存）` }));
  expect(schemeOf(renamed)).toEqual(schemeOf(book));
  const other: Readonly<Record<string, string>> = { 附件1: '附件2', 附件2: '附件1' };
  const exchanged = onSheets(book, (sheet) => ({ ...sheet, name: other[sheet.name] ?? sheet.name }));
  expect(schemeOf(exchanged)).toEqual(schemeOf(book));
  expect(plain).toContain('郑安委');
});
