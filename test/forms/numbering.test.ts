import { masterWorkbook } from '../../src/forms/master/workbook';
import { readScheme } from '../../src/forms/master/scheme-reading';
import { emptyState } from '../../src/forms/master/state';
import { rowsOf, rubricOf, zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import type { CellData, SheetData, WorkbookData } from '../../src/sheets/data';
import { dataOf, insertRows, onSheets, put } from '../support/forms';

/** 插入一个小项不用重排序号：另建总表时，下一年照先后编，本年的编号不动，插入的给一个没用过的。 */

let book: WorkbookData;

beforeAll(async () => {
  book = await dataOf(masterWorkbook(emptyState(zhengzhou2019())));
});

const standard = '未建立新台账的，扣 1 分；台账不全的，每处扣 0.5 分';
const sentences = [
  { text: '未建立新台账的，扣 1 分', kind: '一次性', points: 1, unit: null },
  { text: '台账不全的，每处扣 0.5 分', kind: '按次数', points: 0.5, unit: '处' },
];

const on = (of: WorkbookData, name: string, change: (sheet: SheetData) => SheetData) =>
  onSheets(of, (sheet) => (sheet.name === name ? change(sheet) : sheet));

const rowOf = (of: WorkbookData, name: string, column: number, value: string | number): number =>
  of.sheets
    .find((sheet) => sheet.name === name)
    ?.rows.findIndex((cells) => cells?.[column]?.value === value) ?? -1;

const text = (value: string): CellData => ({ value, type: 'text' });
const number = (value: number): CellData => ({ value, type: 'number' });

/** As staff insert a 小项 above 附件1 第9行: the row in 附件1, its sentences anywhere in 条款, no number anywhere. */
function inserted(): WorkbookData {
  const at = rowOf(book, '附件1', 0, 9);
  const rubric = on(book, '附件1', (sheet) => put(at, 3, text(standard))(insertRows(at)(sheet)));
  const end = rubric.sheets.find(({ name }) => name === '条款')?.rows.length ?? 0;
  return sentences.reduce(
    (now, sentence, index) =>
      on(now, '条款', (sheet) => {
        const row = end + index;
        const filled = [
          put(row, 4, text(sentence.text)),
          put(row, 5, text(sentence.kind)),
          put(row, 6, number(sentence.points)),
          ...(sentence.unit === null ? [] : [put(row, 7, text(sentence.unit))]),
        ];
        return filled.reduce((sheetNow, change) => change(sheetNow), sheet);
      }),
    rubric,
  );
}

const nextYear = (of: WorkbookData): WorkbookData => {
  const row = rowOf(of, '方案', 0, '方案标识');
  return on(of, '方案', put(row, 1, text('zhengzhou-next')));
};

const lines = (scheme: Scheme | null) =>
  scheme
    ? rowsOf(rubricOf(scheme, 'district')).map(({ row }) => ({
        no: row.no,
        standard: row.standard,
        clauses: row.clauses.map(({ id }) => id),
      }))
    : [];

const errors = (found: readonly { severity: string; code: string }[]) =>
  found.filter(({ severity }) => severity === 'error').map(({ code }) => code);

test('在用的总表里照旧要有序号', () => {
  const { scheme, findings } = readScheme(inserted());
  expect(scheme).toBeNull();
  expect(errors(findings)).toContain('scheme-row-numberless');
});

test('下一年：从 1 起照先后编，后面的小项和条款都后移一号', () => {
  const { scheme, findings } = readScheme(nextYear(inserted()), true);
  expect(errors(findings)).toEqual([]);
  const before = lines(zhengzhou2019());
  const after = lines(scheme);
  expect(after.map(({ no }) => no)).toEqual(after.map((_, index) => index + 1));
  expect(after[8]).toEqual({ no: 9, standard, clauses: ['附1-9-1', '附1-9-2'] });
  expect(after[9]?.standard).toBe(before[8]?.standard);
  expect(after[9]?.clauses).toEqual(before[8]?.clauses.map((id) => id.replace('附1-9-', '附1-10-')));
  expect(after).toHaveLength(before.length + 1);
});

test('本年：原来的编号一个不动，插入的用没用过的号', () => {
  const { scheme, findings } = readScheme(inserted(), true);
  expect(errors(findings)).toEqual([]);
  const before = lines(zhengzhou2019());
  const after = lines(scheme);
  expect(after[8]).toEqual({ no: 62, standard, clauses: ['附1-62-1', '附1-62-2'] });
  expect(after.filter(({ no }) => no !== 62)).toEqual(before);
});

test('没有改过的，读出来与原来一样', () => {
  expect(readScheme(book, true).scheme).toEqual(zhengzhou2019());
  expect(lines(readScheme(nextYear(book), true).scheme)).toEqual(lines(zhengzhou2019()));
});

test('条款找不到它的小项，就指明，不丢', () => {
  const end = book.sheets.find(({ name }) => name === '条款')?.rows.length ?? 0;
  const lost = on(book, '条款', put(end, 4, text('哪里都没有的一句，扣 1 分')));
  expect(errors(readScheme(lost, true).findings)).toEqual(['scheme-clause-unmatched']);
  expect(errors(readScheme(lost).findings)).toEqual(['scheme-clause-unmatched']);
});

describe('条款照先后写小项', () => {
  /** The clauses of 附件1 name their 小项 by its place, and no 小项 has a number. */
  const unnumbered = (): WorkbookData => {
    const count = rowsOf(rubricOf(zhengzhou2019(), 'district')).length;
    const first = rowOf(book, '附件1', 0, 1);
    return on(book, '附件1', (sheet) =>
      Array.from({ length: count }, (_, index) => first + index).reduce(
        (now, row) => put(row, 0, text(''))(now),
        sheet,
      ),
    );
  };

  test('整份细则都没有序号：照先后编，条款写的“附1-8”就是第 8 行', () => {
    const { scheme, findings } = readScheme(unnumbered(), true);
    expect(errors(findings)).toEqual([]);
    expect(lines(scheme)).toEqual(lines(zhengzhou2019()));
  });

  test('插入的一行没有序号，条款写它排在第几：照录的句子是它的，就是它的', () => {
    const of = inserted();
    const end = rowOf(of, '条款', 4, sentences[0]?.text ?? '');
    const named = on(of, '条款', (sheet) =>
      put(end + 1, 1, text('附1-9'))(put(end, 1, text('附1-9'))(sheet)),
    );
    expect(readScheme(named, true)).toEqual(readScheme(of, true));
  });
});
