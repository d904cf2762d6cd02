import { excelUnderTest, withoutGaps } from '../../excel/under-test';
import { usedAreaOf } from '../../../src/hosts/excel/read/addresses';
import { cellAt } from '../../../src/sheets/data';
import { cell, sheetOf, workbookOf } from '../../support/xlsx-models';
import { valueOf } from '../../support/year';

/** A note in the last column or row makes what is in use whole rows or columns (office-js issue 4792). */

afterEach(withoutGaps);

test.each([
  ["'表 1'!B2:C9", { top: 1, left: 1, bottom: 8, right: 2 }],
  ['表!3:9', { top: 2, left: 0, bottom: 8, right: 16_383 }],
  ['表!$3:$3', { top: 2, left: 0, bottom: 2, right: 16_383 }],
  ['表!B:D', { top: 0, left: 1, bottom: 1_048_575, right: 3 }],
  ['表!A1', { top: 0, left: 0, bottom: 0, right: 0 }],
])('%s', (address, area) => {
  expect(usedAreaOf(address)).toEqual(area);
});

async function opened() {
  const host = excelUnderTest();
  const sheets = [sheetOf('表', [[cell('甲'), cell(1)]]), sheetOf('备忘', [[cell('自己的')]])];
  valueOf(await host.workbook.create(workbookOf(sheets, { identity: { product: 'kaohe', kind: 'master' } })));
  valueOf(await host.workbook.read());
  return host;
}

test('最右一列有一个字：照样读得出，也写得进', async () => {
  const host = await opened();
  await host.type('备忘', 'XFD1', '记');
  const sheets = valueOf(await host.workbook.read()).sheets;
  const note = sheets.find(({ name }) => name === '备忘');
  expect(note && [cellAt(note, 0, 0).value, cellAt(note, 0, 16_383).value]).toEqual(['自己的', '记']);
  valueOf(await host.workbook.write([{ sheet: '备忘', row: 1, column: 0, kind: 'value', value: 2 }]));
  const after = valueOf(await host.workbook.read()).sheets.find(({ name }) => name === '备忘');
  expect(after && cellAt(after, 1, 0).value).toBe(2);
});

test('Excel 一直不给内容：说是哪张表、怎么办，不说工作簿在变', async () => {
  const host = await opened();
  for (const [index, column] of ['A', 'B', 'C', 'D', 'E', 'F'].entries())
    await host.type('备忘', `${column}${index === 5 ? 1_048_576 : 1}`, 1);
  const read = await host.workbook.read();
  expect(read.ok ? '' : read.finding.code).toMatch(/^(?:excel-withheld|too-many-cells)$/);
  expect(read.ok ? '' : read.finding.message).not.toContain('一直在变');
});
