import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { lookThrough } from '../../src/xlsx/read/extent';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import { cellAt } from '../../src/sheets/data';
import { partChanged } from '../support/parts';
import { cell, everything, sheetOf, workbookOf } from '../support/xlsx-models';

/** 格里没有数，就不读成数：不凭空造 0，不把十六进制读成 9，不把没有编号的文字读成第一条文字，一格存两份的要指出来。 */

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

async function firstSheet(data: string) {
  const bytes = partChanged(
    await workbookBytes(workbookOf([sheetOf('表', [[cell('首条文字')]])])),
    'xl/worksheets/sheet1.xml',
    () => `<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`,
  );
  const read = await readWorkbook(bytes, '表.xlsx');
  if (!read.ok) throw new Error(read.finding.message);
  const [sheet] = read.value.sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

describe('格里存的到底是什么', () => {
  test.each<[string, string, string | number | null, string]>([
    ['普通的数', '<c r="A1"><v>9.5</v></c>', 9.5, 'number'],
    ['前后有空白的数', '<c r="A1"><v> 9.5\n</v></c>', 9.5, 'number'],
    ['科学记数', '<c r="A1"><v>9.5E0</v></c>', 9.5, 'number'],
    ['空格', '<c r="A1"><v> </v></c>', null, 'empty'],
    ['十六进制', '<c r="A1"><v>0x9</v></c>', '0x9', 'text'],
    ['二进制', '<c r="A1" t="n"><v>0b11</v></c>', '0b11', 'text'],
    ['无穷大', '<c r="A1"><v>Infinity</v></c>', 'Infinity', 'text'],
    ['大得没有边', '<c r="A1"><v>1e999</v></c>', '1e999', 'text'],
    ['文字类型没有编号', '<c r="A1" t="s"/>', null, 'empty'],
    ['文字类型编号是空的', '<c r="A1" t="s"><v></v></c>', null, 'empty'],
  ])('%s', async (_, xml, value, type) => {
    const sheet = await firstSheet(`<row r="1">${xml}</row>`);
    expect(cellAt(sheet, 0, 0)).toMatchObject({ value, type });
  });

  test('公式的结果也一样，公式留着', async () => {
    const sheet = await firstSheet('<row r="1"><c r="A1"><f>B1</f><v>0x9</v></c></row>');
    expect(cellAt(sheet, 0, 0)).toEqual({ value: '0x9', type: 'text', formula: 'B1' });
  });

  test.each([
    ['同一格两份', '<row r="5"><c r="C5"><v>9.5</v></c><c r="C5"><v>1</v></c></row>', ['C5']],
    [
      '同一行两份',
      '<row r="5"><c r="C5"><v>9.5</v></c></row><row r="5"><c r="C5"><v>1</v></c></row>',
      ['C5'],
    ],
    [
      '同一行分成两段，格不重复',
      '<row r="5"><c r="C5"><v>1</v></c></row><row r="5"><c r="D5"><v>1</v></c></row>',
      undefined,
    ],
    ['注释里的不算', '<row r="5"><c r="C5"><v>1</v></c><!--<c r="C5"><v>2</v></c>--></row>', undefined],
    ['没有写位置的依次排', '<row><c><v>1</v></c><c><v>2</v></c></row>', undefined],
  ])('%s', async (_, xml, doubled) => {
    expect((await firstSheet(xml)).doubled).toEqual(doubled);
  });

  test.each([
    ['行号不是数的行', '<row r="x"><c><v>1</v></c></row>'],
    ['没有的列', '<row r="1"><c r="XFE1"><v>1</v></c></row>'],
    ['没有的行', '<row r="1"><c r="A1048577"><v>1</v></c></row>'],
  ])('%s里的格不在表上：不读', async (_, rows) => {
    await expect(firstSheet(rows)).rejects.toThrow('位置');
  });

  test('CDATA 里写着注释的样子，不是注释：后面的格照读', async () => {
    const sheet = await firstSheet(
      '<row r="1"><c r="A1" t="str"><v><![CDATA[<!--]]></v></c></row>' +
        '<row r="2"><c r="A2"><v>9</v></c><c r="B2" t="str"><v><![CDATA[-->]]></v></c></row>',
    );
    expect([cellAt(sheet, 0, 0).value, cellAt(sheet, 1, 0).value, cellAt(sheet, 1, 1).value]).toEqual([
      '<!--',
      9,
      '-->',
    ]);
  });

  test('两张工作表指着同一个部件：不读', async () => {
    const bytes = await workbookBytes(
      workbookOf([sheetOf('甲', [[cell('甲')]]), sheetOf('乙', [[cell('乙')]])]),
    );
    const both = partChanged(bytes, 'xl/_rels/workbook.xml.rels', (xml) =>
      xml.replace('sheet2.xml', 'sheet1.xml'),
    );
    const read = await readWorkbook(both, '表.xlsx');
    expect(read.ok ? 'ok' : read.finding.code).toBe('file-broken');
  });
});

/** KAOHE_LONG=1 for the long run. */
const runs = process.env.KAOHE_LONG === '1' ? 5000 : 150;

test(`改坏 ${runs} 份文件：一份也不会让程序出错停止`, async () => {
  const good = await workbookBytes(everything());
  const parts = unzipSync(good);
  const names = Object.keys(parts).filter((name) => name.endsWith('.xml') || name.endsWith('.rels'));
  const piece = fc.constantFrom(
    '',
    '<',
    '>',
    '"',
    '</c>',
    '<c r="ZZZ9">',
    '&#x1F;',
    '\u0000',
    'r="A0"',
    '<v>1e999</v>',
    't="s"',
    '-1',
    '99999999999',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat({ max: 60 }),
      piece,
      async (name, where, length, put) => {
        const xml = new TextDecoder().decode(parts[name]);
        const at = Math.floor(where * xml.length);
        const changed = xml.slice(0, at) + put + xml.slice(at + length);
        const read = await readWorkbook(zipSync({ ...parts, [name]: strToU8(changed) }), '坏.xlsx');
        return read.ok || read.finding.message !== '';
      },
    ),
    { numRuns: runs },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 })), {
        minLength: 1,
        maxLength: 4,
      }),
      async (flips) => {
        const bytes = good.slice();
        for (const [at, byte] of flips) bytes[at] = byte;
        const read = await readWorkbook(bytes, '坏.xlsx');
        return read.ok || read.finding.message !== '';
      },
    ),
    { numRuns: runs },
  );
});

test('改过的格只改那一格', () => {
  const { raw } = lookThrough(
    '<worksheet><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>x</v></c></row></worksheet>',
    0,
    new Map(),
  );
  const { corrected, doubled } = raw;
  expect([...corrected]).toEqual([['0,1', { value: 'x', type: 'text' }]]);
  expect(doubled).toEqual([]);
});
