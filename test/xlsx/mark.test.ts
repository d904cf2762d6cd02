import { strToU8, strFromU8, unzipSync, zipSync } from 'fflate';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cellAt } from '../../src/sheets/data';
import { markWorkbook } from '../../src/xlsx/mark';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import * as libreOffice from '../support/libreoffice';
import { available, invalidParts } from '../support/schemas';
import { cell, sheetOf, workbookOf } from '../support/xlsx-models';
import { describeWithTool, partNames, partOf, styleOf } from '../support/xlsx-tools';

const path = 'xl/worksheets/sheet1.xml';
const red = 'FFFFC7CE';

/** Rows and cells without numbers, closed rows, a rule with an extension of its own: all that the standard allows. */
const data =
  '<sheetData><row ht="20" customHeight="1"/><row><c t="inlineStr"><is><t>甲</t></is></c><c s="1"><v>11</v></c></row>' +
  '<row r="7" ht="20" customHeight="1"/><row r="8"><c r="A8"><v>3</v></c><c r="B8"><f>A8*4</f><v>12</v></c></row></sheetData>';
const rule =
  '<conditionalFormatting sqref="A1:B9"><cfRule type="cellIs" priority="1" operator="lessThan"><formula>0</formula>' +
  '<extLst><ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><e:id xmlns:e="urn:e">1</e:id></ext></extLst></cfRule></conditionalFormatting>';
const behind =
  '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><e:id xmlns:e="urn:e">2</e:id></ext></extLst>';

async function strange(change = (xml: string) => xml): Promise<Uint8Array> {
  const parts = unzipSync(await workbookBytes(workbookOf([sheetOf('评分表', [[cell('甲'), cell(1)]])])));
  const sheet = strFromU8(parts[path] ?? new Uint8Array())
    .replace(/<sheetData>[^]*<\/sheetData>/, data + rule)
    .replace('</worksheet>', `${behind}</worksheet>`)
    .replace(/<dimension[^>]*>/, '');
  return zipSync({
    ...parts,
    [path]: strToU8(change(sheet)),
    'xl/styles.xml': strToU8(change(strFromU8(parts['xl/styles.xml'] ?? new Uint8Array()))),
  });
}

const prefixedWith = (prefix: string) => (xml: string) =>
  xml.replace(/<(\/?)(?!e:)(?=\w)/g, `<$1${prefix}:`).replace(' xmlns=', ` xmlns:${prefix}=`);

const marks = ['B2', 'B3', 'B8'].map((at) => ({ sheet: '评分表', cell: at, note: `${at} 超出 0—10。` }));

async function valuesOf(bytes: Uint8Array): Promise<unknown[]> {
  const read = await readWorkbook(bytes, '');
  if (!read.ok) throw new Error(read.finding.message);
  const [sheet] = read.value.sheets;
  return [
    [1, 0],
    [1, 1],
    [2, 1],
    [7, 0],
    [7, 1],
  ].map(([row = 0, column = 0]) => sheet && cellAt(sheet, row, column).value);
}

describe('退回单的标红和批注', () => {
  test('空行、没有行号的行、格式规则里的扩展都留在原处，只有标的格变红', async () => {
    const marked = markWorkbook(await strange(), marks);
    expect(await valuesOf(marked)).toEqual(['甲', 11, null, 3, 12]);
    for (const { cell: at } of marks) expect(styleOf(marked, path, at).fill).toContain(red);
    for (const at of ['A2', 'A8']) expect(styleOf(marked, path, at).fill ?? '').not.toContain(red);
    const xml = partOf(marked, path) ?? '';
    expect(xml).toContain('<row r="7" ht="20" customHeight="1"/>');
    expect(xml).toContain(rule);
    expect(xml).toMatch(/<legacyDrawing [^>]*\/><extLst>/);
  });

  test('部件的元素带前缀的文件一样', async () => {
    const marked = markWorkbook(await strange(prefixedWith('x')), marks);
    expect(await valuesOf(marked)).toEqual(['甲', 11, null, 3, 12]);
    const styles = partOf(marked, 'xl/styles.xml') ?? '';
    expect(styles).toContain(`<x:fgColor rgb="${red}"/>`);
    expect(partOf(marked, path)).toMatch(/<x:legacyDrawing [^>]*\/><x:extLst>/);
  });

  test('自己有批注的表留着自己的，只标红', () => {
    const own = new Uint8Array(readFileSync(join(__dirname, 'files/of-an-office.xlsx')));
    const [name = ''] = partNames(own).filter((part) => part.includes('comments'));
    const sheet = /<sheet [^>]*name="([^"]+)"/.exec(partOf(own, 'xl/workbook.xml') ?? '')?.[1] ?? '';
    const marked = markWorkbook(own, [{ sheet, cell: 'B2', note: '见批注' }]);
    expect(partOf(marked, name)).toBe(partOf(own, name));
    expect(partNames(marked)).toEqual(partNames(own).filter((part) => !part.endsWith('/')));
    expect(partOf(marked, 'xl/styles.xml')).toContain(red);
  });
});

describeWithTool('xmllint 和 OOXML 模式', available, '标过的文件合乎标准', () => {
  test.each([
    ['没有前缀', (xml: string) => xml],
    ['有前缀', prefixedWith('x')],
  ])('%s', async (_, change) => {
    expect(invalidParts(markWorkbook(await strange(change), marks))).toEqual([]);
  });
});

describeWithTool('LibreOffice', libreOffice.available, '标过的文件别的程序打得开', () => {
  test('值、公式和批注都在', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaohe-mark-'));
    writeFileSync(join(folder, 'marked.xlsx'), markWorkbook(await strange(), marks));
    const [saved = ''] = libreOffice.resave([join(folder, 'marked.xlsx')], join(folder, 'out'));
    const book = new Uint8Array(readFileSync(saved));
    rmSync(folder, { recursive: true });
    expect(await valuesOf(book)).toEqual(['甲', 11, null, 3, 12]);
    const notes = partNames(book).find((part) => /comments\d/.test(part)) ?? '';
    expect((partOf(book, notes) ?? '').replace(/<[^>]*>/g, '')).toContain('B8 超出 0—10。');
  });
});
