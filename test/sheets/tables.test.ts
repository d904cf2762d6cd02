import { ok } from '../../src/base/finding';
import { workbookBytes } from '../../src/xlsx/write';
import { patchWorkbook } from '../../src/xlsx/patch';
import { readWorkbook } from '../../src/xlsx/read';
import { Canvas } from '../../src/sheets/canvas';
import type { Change } from '../../src/sheets/change';
import { cellAt, type WorkbookData } from '../../src/sheets/data';
import { locateTable, missingHeaders } from '../../src/sheets/locate';
import type { Scalar } from '../../src/sheets/model';
import { refreshTable, rewriteTable, sameValue } from '../../src/sheets/refresh';
import { drawTable, placeTable, type Table } from '../../src/sheets/table';
import { body, entry, sheetOf, workbookOf } from '../support/xlsx-models';
import { valueOf } from '../support/year';

/** 一张表只定义一次：画出来、找回来、更新，都从这一个定义来。 */

interface Row {
  name: string;
  score: Scalar;
  own: Scalar;
}

const table: Table<Row> = {
  id: 'scores',
  role: 'scores',
  keyColumn: 'name',
  keyOf: ({ name }) => name,
  headerStyle: body,
  columns: [
    { key: 'name', header: '单位', width: 12, kind: 'label', style: body, value: ({ name }) => name },
    { key: 'score', header: '得分', width: 8, kind: 'input', style: entry, value: ({ score }) => score },
    {
      key: 'double',
      header: '两倍',
      width: 8,
      kind: 'formula',
      style: body,
      value: ({ score }) => (typeof score === 'number' ? score * 2 : ''),
      formula: (at) => `IF(${at.ref('score')}="","",${at.ref('score')}*2)`,
      blank: '',
    },
    { key: 'own', header: '核算', width: 8, kind: 'engine', style: body, value: ({ own }) => own },
  ],
};

const rows: Row[] = [
  { name: '甲县', score: 1, own: null },
  { name: '乙县', score: null, own: null },
  { name: '丙县', score: 3, own: null },
];

let bytes: Uint8Array;
let book: WorkbookData;

beforeAll(async () => {
  const canvas = new Canvas({
    name: '成 绩',
    role: 'scores',
    columnWidths: [12, 8, 8, 8],
    page: sheetOf('', []).page,
  });
  canvas.line(0, '标题', body, 20);
  drawTable(canvas, table, placeTable(table, '成 绩', 2, 5), rows, 2);
  canvas.line(9, '说明', body);
  bytes = await workbookBytes(workbookOf([canvas.finish()]));
  book = valueOf(await readWorkbook(bytes, '表'));
});

const located = (from = book) => {
  const found = locateTable(from, table);
  if (!found) throw new Error('not found');
  return found;
};

const after = async (changes: readonly Change[]) =>
  valueOf(await readWorkbook(await patchWorkbook(bytes, changes), '表'));

describe('找回一张表', () => {
  test('表头在哪一行、各列在哪，都找得到；空行不算', () => {
    const { place, rows: found } = located();
    expect([place.headerRow, place.firstRow]).toEqual([2, 3]);
    expect(found.map(({ key }) => key)).toEqual(['甲县', '乙县', '丙县', '', '', '说明']);
    expect(found[1]?.address('score')).toBe('B5');
  });

  test('表头改了字就找不到，并说得出少了哪几个', () => {
    const renamed = {
      ...table,
      columns: table.columns.map((each) => ({ ...each, header: `${each.header}？` })),
    };
    expect(locateTable(book, renamed)).toBeUndefined();
    const [first, ...others] = table.columns;
    if (!first) throw new Error('no column');
    expect(missingHeaders(book, { ...table, columns: [{ ...first, header: '名称' }, ...others] })).toEqual([
      '名称',
    ]);
  });

  test('可缺的列没有了，也照样读', () => {
    const extra = { ...table, columns: [...table.columns, { ...rowsColumn(), key: 'note', header: '备注' }] };
    expect(locateTable(book, extra)).toBeUndefined();
    expect(locateTable(book, extra, 'sheet', ['note'])?.rows[0]?.cell('note')).toEqual({
      value: null,
      type: 'empty',
    });
  });
});

const rowsColumn = () => {
  const [column] = table.columns;
  if (!column) throw new Error('no column');
  return column;
};

describe('更新一张表', () => {
  test('什么也没变，就什么也不写', () => {
    expect(refreshTable(located(), table, rows, true)).toEqual([]);
  });

  test('人填的格子不动，公式只更新存下的结果，核算列写值', async () => {
    const next = rows.map((row) => ({ ...row, score: 9, own: 7 }));
    const changes = refreshTable(located(), table, next);
    expect(changes.map(({ kind }) => kind)).toEqual([
      'result',
      'value',
      'result',
      'value',
      'result',
      'value',
    ]);
    const [sheet] = (await after(changes)).sheets;
    if (!sheet) throw new Error('no sheet');
    expect(cellAt(sheet, 3, 1).value).toBe(1);
    expect(cellAt(sheet, 3, 2)).toMatchObject({ value: 18, formula: 'IF($B4="","",$B4*2)' });
    expect(cellAt(sheet, 3, 3).value).toBe(7);
  });

  test('收表时连人填的格子一起写', () => {
    const changes = refreshTable(located(), table, [{ name: '乙 县', score: 5, own: null }], true);
    expect(changes).toEqual([
      expect.objectContaining({ row: 4, column: 1, kind: 'value', value: 5 }),
      expect.objectContaining({ row: 4, column: 2, kind: 'result', value: 10 }),
    ]);
  });

  test('不在表中的行不写到别处去', () => {
    expect(refreshTable(located(), table, [{ name: '丁县', score: 5, own: 5 }], true)).toEqual([]);
  });

  /** Where the add-in writes the names too. */
  const written: Table<Row> = {
    ...table,
    columns: table.columns.map((each) => (each.kind === 'label' ? { ...each, kind: 'engine' } : each)),
  };

  test('台账重写：多出的行清空，准备行以下的新行补上公式', async () => {
    const fewer = await after(rewriteTable(located(), written, rows.slice(0, 1)));
    expect(
      located(fewer)
        .rows.map(({ key }) => key)
        .filter((key) => key !== ''),
    ).toEqual(['甲县']);
    const many = Array.from({ length: 9 }, (_, index) => ({ name: `县${index}`, score: index, own: null }));
    const more = located(await after(rewriteTable(located(), written, many)));
    expect(more.rows.map(({ key }) => key)).toEqual(many.map(({ name }) => name));
    expect(more.rows[8]?.cell('double')).toMatchObject({ value: 16, formula: 'IF($B12="","",$B12*2)' });
  });

  test('盖在公式上的数不抹去：那是要报告的事', async () => {
    const at = { sheet: '成 绩', row: 3, column: 2 };
    const typed = await after([{ ...at, kind: 'value', value: 99 }]);
    expect(refreshTable(located(typed), table, rows, true)).toEqual([]);
    expect(
      rewriteTable(located(typed), table, rows).map(({ row, column }) => [row, column]),
    ).not.toContainEqual([3, 2]);
  });

  test.each<[Scalar, Scalar, boolean]>([
    [null, '', true],
    [0, null, false],
    [0, '', false],
    [0.1 + 0.2, 0.3, true],
    [1, 1.001, false],
    ['1', 1, false],
    [true, 1, false],
  ])('%p 与 %p 是不是一样：%p', (a, b, same) => {
    expect(sameValue(a, b)).toBe(same);
    expect(ok(sameValue(b, a))).toEqual(ok(same));
  });
});
