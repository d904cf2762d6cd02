import { address } from '../../src/base/address';
import { readScheme } from '../../src/forms/master/scheme-reading';
import { emptyState } from '../../src/forms/master/state';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { zhengzhou2019 } from '../../src/schemes';
import type { CellData, SheetData, WorkbookData } from '../../src/sheets/data';
import { dataOf, insertRows, onSheets, put } from '../support/forms';

/** 改方案：凡填了的行，要么读进方案，要么说明为什么读不进；不会悄悄少一条。 */

const text = (value: string): CellData => ({ value, type: 'text' });

describe('方案各表的行', () => {
  let book: WorkbookData;

  beforeAll(async () => {
    book = await dataOf(masterWorkbook(emptyState(zhengzhou2019())));
  });

  const onSheet = (name: string, change: (sheet: SheetData) => SheetData) =>
    onSheets(book, (sheet) => (sheet.name === name ? change(sheet) : sheet));
  const rowWith = (name: string, column: number, value: string | number): number =>
    book.sheets
      .find((sheet) => sheet.name === name)
      ?.rows.findIndex((cells) => cells?.[column]?.value === value) ?? -1;

  test('没有改过的，没有话说', () => {
    const { scheme, findings } = readScheme(book);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(scheme).not.toBeNull();
  });

  test('最后一行的序号是文字：照数读', () => {
    const rows = book.sheets.find(({ name }) => name === '附件1')?.rows ?? [];
    const last = rows.findLastIndex((cells) => typeof cells?.[0]?.value === 'number');
    const changed = onSheet('附件1', put(last, 0, text(String(rows[last]?.[0]?.value))));
    expect(readScheme(changed).scheme).toEqual(readScheme(book).scheme);
  });

  const codes = (changed: WorkbookData) => {
    const { scheme, findings } = readScheme(changed);
    expect(scheme).toBeNull();
    return findings.map(({ code, sheet, cell }) => [code, sheet, cell]);
  };

  test('方案各表里该是数的格写了别的：指明那一格，说出现在写着什么、应写什么', () => {
    const sheets = ['方案', '条款', '附件1', '附件2'];
    const numbers = book.sheets
      .filter(({ name }) => sheets.includes(name))
      .flatMap(({ name, rows }) =>
        rows.flatMap((cells, row) =>
          (cells ?? []).flatMap((cell, column) =>
            cell?.type === 'number' && cell.formula === undefined ? [{ name, row, column }] : [],
          ),
        ),
      );
    expect(numbers.length).toBeGreaterThan(300);
    let named = 0;
    for (const { name, row, column } of numbers.filter((_, index) => index % 11 === 0)) {
      const { scheme, findings } = readScheme(onSheet(name, put(row, column, text('待定'))));
      const shapes = findings.filter(({ code }) => code === 'scheme-shape');
      // 序号写成“待定”的，另有一条说没有序号；条款里不参与读回的数（大项分值）改了不算。
      for (const { message, allowed, sheet, cell } of shapes) {
        named++;
        expect([sheet, cell]).toEqual([name, address(row, column)]);
        expect(message).toContain('“待定”');
        expect(`${message}${allowed ?? ''}`).not.toMatch(/[a-z]{3}|\d\.\w/);
      }
      expect([name, address(row, column), scheme === null]).toEqual([
        name,
        address(row, column),
        findings.some(({ severity }) => severity === 'error'),
      ]);
    }
    expect(named).toBeGreaterThan(20);
  });

  test.each<[string, string, string, string, string]>([
    ['考核对象的类别', '考核对象', '县（市、区）', '区县', '县（市、区）、成员单位'],
    ['口径没有的选项', '口径', '同名次', '抽签', '同名次、按年终得分'],
  ])('%s写错：说出那一格和可以写的', (_, name, right, wrong, allowed) => {
    const rows = book.sheets.find((sheet) => sheet.name === name)?.rows ?? [];
    const row = rows.findIndex((cells) => cells?.some((cell) => cell?.value === right));
    const column = rows[row]?.findIndex((cell) => cell?.value === right) ?? -1;
    const [finding] = readScheme(onSheet(name, put(row, column, text(wrong)))).findings;
    expect(finding).toMatchObject({ code: 'scheme-shape', sheet: name, cell: address(row, column) });
    expect(finding?.message).toContain(`“${wrong}”`);
    expect(finding?.allowed).toContain(allowed);
  });

  test('附件1 插了一行，没有填序号', () => {
    const at = rowWith('附件1', 0, 8);
    const inserted = onSheet('附件1', (sheet) => put(at, 3, text('新的考核标准'))(insertRows(at)(sheet)));
    expect(codes(inserted)).toContainEqual(['scheme-row-numberless', '附件1', `D${at + 1}`]);
  });

  test('“附件 1”改成“附件 4”：所有条款都没有了着落', () => {
    const found = codes(onSheet('附件1', put(0, 0, text('附件 4'))));
    expect(found.filter(([code]) => code === 'scheme-clause-unmatched')).toHaveLength(5);
  });

  test('条款的小项写错了一个', () => {
    const sheet = book.sheets.find(({ name }) => name === '条款');
    const head = sheet?.rows.findIndex((cells) => cells?.some((cell) => cell?.value === '小项')) ?? -1;
    const column = sheet?.rows[head]?.findIndex((cell) => cell?.value === '小项') ?? -1;
    const found = codes(onSheet('条款', put(head + 1, column, text('附1-99'))));
    expect(found).toContainEqual([
      'scheme-clause-unmatched',
      '条款',
      `${String.fromCharCode(65 + column)}${head + 2}`,
    ]);
  });

  test('加分情形写在空行下面', () => {
    const at = rowWith('方案', 0, '加6');
    const last = book.sheets
      .find(({ name }) => name === '方案')
      ?.rows.findLastIndex((cells) => String(cells?.[0]?.value ?? '').startsWith('加'));
    const row = (last ?? at) + 2;
    expect(codes(onSheet('方案', put(row, 0, text('加99'))))).toContainEqual([
      'scheme-row-stranded',
      '方案',
      `A${row + 1}`,
    ]);
  });

  test('考核对象没有填编号', () => {
    const sheet = book.sheets.find(({ name }) => name === '考核对象');
    const row = sheet?.rows.length ?? 0;
    const head = sheet?.rows.findIndex((cells) => cells?.some((cell) => cell?.value === '名称')) ?? -1;
    const column = head < 0 ? 1 : (sheet?.rows[head]?.findIndex((cell) => cell?.value === '名称') ?? 1);
    expect(codes(onSheet('考核对象', put(row, column, text('某开发区')))).map(([code]) => code)).toContain(
      'scheme-row-keyless',
    );
  });
});
