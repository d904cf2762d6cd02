import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { patchWorkbook } from '../../src/xlsx/patch';
import { readWorkbook } from '../../src/xlsx/read';
import { UnwritableError } from '../../src/cells/text';
import { workbookBytes } from '../../src/xlsx/write';
import type { CellChange } from '../../src/sheets/change';
import { cellAt, type WorkbookData } from '../../src/sheets/data';
import { available, invalidParts } from '../support/schemas';
import { cell, entry, everything, large, sheetOf, workbookOf } from '../support/xlsx-models';
import { describeWithTool, partNames, partOf, styleOf } from '../support/xlsx-tools';

const sheet = "总表 (一)'s";
const change = (row: number, column: number, more: Partial<CellChange>): CellChange => ({
  sheet,
  row,
  column,
  kind: 'value',
  value: null,
  ...more,
});

async function read(bytes: Uint8Array): Promise<WorkbookData> {
  const result = await readWorkbook(bytes, '');
  if (!result.ok) throw new Error(result.finding.message);
  return result.value;
}

async function at(bytes: Uint8Array, row: number, column: number, name = sheet) {
  const found = (await read(bytes)).sheets.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`没有 ${name}`);
  return cellAt(found, row, column);
}

/**
 * A workbook as an office makes it: comments, a table, a picture, rich text, shared formulas, their own sheet. Another
 * program's writer (exceljs 4.4.0) made it, so that it is not of our own shape.
 */
const theirs = (): Uint8Array => new Uint8Array(readFileSync(join(__dirname, 'files/of-an-office.xlsx')));

describe('改 .xlsx 里的单元格', () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await workbookBytes(everything());
  });

  test.each<[string, CellChange, object]>([
    ['数', change(2, 2, { value: 8.25 }), { value: 8.25, type: 'number', decimals: 1 }],
    ['文字', change(2, 2, { value: ' 甲\n<乙>&"_x0041_' }), { value: ' 甲\n<乙>&"_x0041_', type: 'text' }],
    ['以等号开头的文字', change(2, 2, { value: '=1+1' }), { value: '=1+1', type: 'text' }],
    ['逻辑值', change(2, 2, { value: true }), { value: true, type: 'boolean' }],
    [
      '日期（原格式是日期）',
      change(2, 3, { value: '2021-01-02', date: true }),
      { value: '2021-01-02', type: 'date' },
    ],
    ['清空', change(2, 2, {}), { value: null, type: 'empty' }],
    ['常数换掉公式', change(5, 2, { value: 3 }), { value: 3, type: 'number' }],
    [
      '公式换掉常数',
      change(2, 2, { kind: 'formula', formula: 'A3<"乙"', value: true }),
      { value: true, type: 'boolean', formula: 'A3<"乙"' },
    ],
    [
      '只换公式的结果',
      change(5, 2, { kind: 'result', value: 17.5 }),
      { value: 17.5, type: 'number', formula: 'SUM(C3:C5)' },
    ],
    [
      '结果换成文字',
      change(5, 2, { kind: 'result', value: '无' }),
      { value: '无', type: 'text', formula: 'SUM(C3:C5)' },
    ],
    [
      '结果是错误',
      change(5, 2, { kind: 'result', value: '#DIV/0!' }),
      { value: '#DIV/0!', type: 'error', formula: 'SUM(C3:C5)' },
    ],
    [
      '公式被人改成了数，不再换结果',
      change(2, 2, { kind: 'result', value: 1 }),
      { value: 9.5, type: 'number' },
    ],
    ['原来没有的行', change(99, 1, { value: '新' }), { value: '新', type: 'text' }],
    ['原来没有的列', change(2, 30, { value: 1 }), { value: 1, type: 'number' }],
    ['中间没有的格子', change(5, 1, { value: 1 }), { value: 1, type: 'number' }],
  ])('%s', async (_, wanted, expected) => {
    expect(await at(await patchWorkbook(bytes, [wanted]), wanted.row, wanted.column)).toEqual(expected);
  });

  test('同一格改两次，后一次算数', async () => {
    const patched = await patchWorkbook(bytes, [change(2, 2, { value: 1 }), change(2, 2, { value: 2 })]);
    expect((await at(patched, 2, 2)).value).toBe(2);
  });

  test('没有说到的部件，一个字节也不变；表里没有说到的行和设置也不变', async () => {
    const patched = await patchWorkbook(bytes, [change(2, 2, { value: 8 })]);
    const [before, after] = [unzipSync(bytes), unzipSync(patched)];
    const differing = Object.keys(before).filter(
      (name) => Buffer.compare(before[name] ?? new Uint8Array(), after[name] ?? new Uint8Array()) !== 0,
    );
    expect(differing).toEqual(['xl/worksheets/sheet3.xml']);
    const rest = (xml = '') => xml.replace(/<dimension[^>]*>/, '').replace(/<row r="3".*?<\/row>/, '');
    expect(rest(partOf(patched, 'xl/worksheets/sheet3.xml'))).toBe(
      rest(partOf(bytes, 'xl/worksheets/sheet3.xml')),
    );
    expect(Object.keys(after)).toEqual(Object.keys(before));
  });

  test('不改任何东西，部件全部原样', async () => {
    expect(unzipSync(await patchWorkbook(bytes, []))).toEqual(unzipSync(bytes));
  });

  test('原有的格式留着；原来没有格式的格子用给的格式', async () => {
    const patched = await patchWorkbook(bytes, [
      change(2, 2, { value: 8, style: { font: '楷体', size: 20 } }),
      change(60, 2, { value: 8, style: { font: '楷体', size: 20, border: 'all', numberFormat: '0.000' } }),
      change(61, 2, { value: '2020-12-31', date: true, style: entry }),
      change(62, 2, { value: '2020-12-31', date: true, style: { font: '楷体', size: 20 } }),
    ]);
    const indexOf = (of: Uint8Array) =>
      /<c r="C3"[^>]*s="(\d+)"/.exec(partOf(of, 'xl/worksheets/sheet3.xml') ?? '')?.[1];
    expect(indexOf(patched)).toBe(indexOf(bytes));
    const styles = partOf(patched, 'xl/styles.xml') ?? '';
    expect(styles).toContain('formatCode="0.000"');
    expect((await at(patched, 62, 2)).type).toBe('date');
    const given = styleOf(patched, 'xl/worksheets/sheet3.xml', 'C61');
    expect(given.font).toContain('<name val="楷体"/>');
    expect(given.font).toContain('<sz val="20"/>');
    expect(given.numberFormat).toBe('0.000');
    expect(styleOf(patched, 'xl/worksheets/sheet3.xml', 'C3').fill).toContain('<fgColor rgb="FFFFF2CC"/>');
  });

  test('标识两处都改，其余条目留着', async () => {
    const patched = await patchWorkbook(bytes, [], { issued: '以后', 新: 'x<y' });
    expect((await read(patched)).identity).toEqual({ ...everything().identity, issued: '以后', 新: 'x<y' });
    expect(partOf(patched, 'docProps/custom.xml')).toContain('x&lt;y');
    expect((await read(patched)).sheets).toHaveLength(4);
  });

  test('打开时重新计算，计算链去掉', async () => {
    const parts = unzipSync(bytes);
    const { zipSync, strToU8 } = await import('fflate');
    const text = (path: string) => new TextDecoder().decode(parts[path]);
    const chained = zipSync({
      ...parts,
      'xl/calcChain.xml': strToU8(
        '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="C6" i="3"/></calcChain>',
      ),
      '[Content_Types].xml': strToU8(
        text('[Content_Types].xml').replace(
          '</Types>',
          '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>',
        ),
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        text('xl/_rels/workbook.xml.rels').replace(
          '</Relationships>',
          '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>',
        ),
      ),
      'xl/workbook.xml': strToU8(
        text('xl/workbook.xml').replace(/<calcPr[^>]*>/, '<calcPr calcId="191029" fullCalcOnLoad="0"/>'),
      ),
    });
    const patched = await patchWorkbook(chained, [change(5, 2, { value: 1 })]);
    expect(partNames(patched)).not.toContain('xl/calcChain.xml');
    expect(partOf(patched, '[Content_Types].xml')).not.toContain('calcChain');
    expect(partOf(patched, 'xl/_rels/workbook.xml.rels')).not.toContain('calcChain');
    expect(partOf(patched, 'xl/workbook.xml')).toContain('<calcPr calcId="191029" fullCalcOnLoad="1"/>');
    const none = zipSync({
      ...parts,
      'xl/workbook.xml': strToU8(text('xl/workbook.xml').replace(/<calcPr[^>]*>/, '')),
    });
    expect(partOf(await patchWorkbook(none, [change(5, 2, { value: 1 })]), 'xl/workbook.xml')).toContain(
      '</definedNames><calcPr fullCalcOnLoad="1"/>',
    );
  });

  test.each<[string, CellChange[], Record<string, string> | undefined]>([
    ['没有的表', [{ ...change(0, 0, { value: 1 }), sheet: '没有' }], undefined],
    ['不是数', [change(0, 0, { value: Number.NaN })], undefined],
    ['空公式', [change(0, 0, { kind: 'formula', value: 1 })], undefined],
    ['空键', [], { '': 'x' }],
  ])('%s：拒绝', async (_, changes, identity) => {
    await expect(patchWorkbook(bytes, changes, identity)).rejects.toThrow(UnwritableError);
  });

  describe('别人做的工作簿', () => {
    let original: Uint8Array;
    let patched: Uint8Array;
    beforeAll(async () => {
      original = theirs();
      patched = await patchWorkbook(original, [
        { sheet: '总表', row: 1, column: 1, kind: 'value', value: 6 },
        { sheet: '总表', row: 2, column: 1, kind: 'value', value: 12 },
        { sheet: '总表', row: 1, column: 3, kind: 'value', value: '新' },
      ]);
    });

    test('批注、表格、图片、链接、他们自己的表都在', () => {
      const before = unzipSync(original);
      const after = unzipSync(patched);
      // Folders are no parts: what some archives list of them goes.
      const parts = (names: readonly string[]) => names.filter((name) => !name.endsWith('/')).sort();
      expect(parts(Object.keys(after))).toEqual(parts(Object.keys(before)));
      for (const name of parts(Object.keys(before)).filter((path) =>
        /comments|tables|media|drawing|sheet2|theme|sharedStrings/.test(path),
      ))
        expect([name, after[name]]).toEqual([name, before[name]]);
    });

    test('有效性、列宽、冻结、打印区域、批注的指引都在，富文本格子不变', () => {
      const [before, after] = [original, patched].map(
        (bytes) => partOf(bytes, 'xl/worksheets/sheet1.xml') ?? '',
      ) as [string, string];
      const around = (xml: string) =>
        xml.replace(/<dimension[^>]*>/, '').replace(/<sheetData>[^]*<\/sheetData>/, '');
      for (const kept of [
        '<pane xSplit="1" ySplit="2"',
        '<col min="4" max="4" width="33"',
        '<dataValidation type="list" allowBlank="1" sqref="C2"',
        '<legacyDrawing ',
        '<tablePart ',
      ])
        expect(before).toContain(kept);
      expect(around(after)).toBe(around(before));
      const richText = '<c r="A1" t="s"><v>0</v></c>';
      expect(before).toContain(richText);
      expect(after).toContain(richText);
      const printArea = /<definedName name="_xlnm.Print_Area"[^]*?<\/definedName>/;
      const area = printArea.exec(partOf(original, 'xl/workbook.xml') ?? '')?.[0];
      expect(area).toContain('$A1:$D9');
      expect(partOf(patched, 'xl/workbook.xml')).toContain(area);
    });

    test('共用公式的第一格被改掉，其余各格的公式还在', async () => {
      expect(await at(patched, 2, 1, '总表')).toEqual({ value: 12, type: 'number' });
      expect(await at(patched, 3, 1, '总表')).toEqual({ value: 20, type: 'number', formula: 'B3*2' });
      expect(await at(patched, 4, 1, '总表')).toEqual({ value: 40, type: 'number', formula: 'B4*2' });
    });
  });

  test('带名称前缀的部件（某些程序这样写）也能改', async () => {
    const { zipSync, strToU8 } = await import('fflate');
    const parts = unzipSync(await workbookBytes(workbookOf([sheetOf('表', [[cell(1), cell(2)]])])));
    for (const path of ['xl/worksheets/sheet1.xml', 'xl/styles.xml'])
      parts[path] = strToU8(
        new TextDecoder()
          .decode(parts[path])
          .replace(/<(\/?)(?=[a-z]\w*[\s/>])/gi, '<$1x:')
          .replace('xmlns=', 'xmlns:x='),
      );
    const patched = await patchWorkbook(zipSync(parts), [
      { sheet: '表', row: 0, column: 0, kind: 'value', value: '甲' },
      { sheet: '表', row: 5, column: 0, kind: 'formula', formula: 'B1', value: 2, style: entry },
    ]);
    expect(await at(patched, 0, 0, '表')).toEqual({ value: '甲', type: 'text' });
    expect(await at(patched, 5, 0, '表')).toEqual({ value: 2, type: 'number', formula: 'B1' });
    expect(partOf(patched, 'xl/styles.xml')).toContain('<x:numFmt ');
  });

  test('25 张表改 3,000 格，末一格也改到', async () => {
    const book = await workbookBytes(large(25, 130));
    const changes = Array.from({ length: 3_000 }, (_, index): CellChange => ({
      sheet: `评分表 ${(index % 25) + 1}`,
      row: Math.floor(index / 25),
      column: 2 + (index % 5),
      kind: 'value',
      value: index,
      style: entry,
    }));
    const patched = await patchWorkbook(book, changes, { kind: '改' });
    expect((await at(patched, 119, 6, '评分表 25')).value).toBe(2_999);
  });

  describeWithTool('xmllint 与 shared/ooxml', available, '改过的工作簿符合 ISO/IEC 29500', () => {
    test('自己的和别人的', async () => {
      const changes = [
        change(2, 2, { value: '甲' }),
        change(5, 2, { kind: 'result', value: '#DIV/0!' }),
        change(60, 2, { value: 8, style: entry }),
        change(61, 2, { value: '2020-12-31', date: true, style: { font: '楷体', size: 20, fill: 'FFFFFF' } }),
      ];
      expect(invalidParts(await patchWorkbook(bytes, changes, { 新: '值' }))).toEqual([]);
      const original = theirs();
      const patched = await patchWorkbook(
        original,
        changes.map((wanted) => ({ ...wanted, sheet: '总表' })),
      );
      expect(invalidParts(patched).filter((line) => !invalidParts(original).includes(line))).toEqual([]);
    });
  });
});
