import { parseAddress } from '../../../src/base/address';
import { createMaster } from '../../../src/workflow/issue';
import { cellAt } from '../../simulated/book/book';
import { excelUnderTest, withoutGaps, type ExcelUnderTest } from '../../excel/under-test';
import { compactScheme } from '../../support/scoring-scheme';
import { time, valueOf } from '../../support/year';
import { cell, entry, sheetOf, workbookOf } from '../../support/xlsx-models';

/** What other people typed is text in Excel, too: it never becomes a formula, a link, a number or markup. */

afterEach(withoutGaps);

const texts = [
  '=1+1',
  '=HYPERLINK("http://example.invalid","点我")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1-1',
  '@SUM(1,2)',
  "'引号",
  '＝1+1',
  '\t=1+1',
  ' =1+1',
  'http://example.invalid/a?b=1',
  'HTTPS://EXAMPLE.INVALID',
  'www.example.invalid',
  'mailto:nobody@example.invalid',
  'nobody@example.invalid',
  'file:///C:/a.xlsx',
  '\\\\server\\share',
  '<b>粗</b><script>1</script>',
  '&lt;&amp;',
  '1e5',
  '2020-01-05',
] as const;

/** A workbook of ours with entry cells of the two formats that texts are written into. */
const open = async (): Promise<ExcelUnderTest> => {
  const host = excelUnderTest();
  const asText = { ...entry, numberFormat: '@' };
  const rows = texts.map((_, index) => [
    cell(index),
    cell(null, { style: entry }),
    cell(null, { style: asText }),
  ]);
  valueOf(await host.workbook.create(workbookOf([sheetOf('表', rows)], { identity: { product: 'kaohe' } })));
  return host;
};

const standing = ({ excel }: ExcelUnderTest, address: string) => {
  const at = parseAddress(address);
  const sheet = excel.book.find('表');
  const found = sheet && at && cellAt(sheet, at.row, at.column);
  return { value: found?.value, formula: found?.formula, link: found?.link };
};

describe.each([
  ['常规格式的格', 1, 'B'],
  ['文本格式的格', 2, 'C'],
  ['没有用过的格', 6, 'G'],
])('%s', (_name, column, letter) => {
  test('写进去的还是那段文字，读回来也是', async () => {
    const host = await open();
    valueOf(
      await host.workbook.write(
        texts.map((value, row) => ({ sheet: '表', row, column, kind: 'value' as const, value })),
      ),
    );
    const book = valueOf(await host.workbook.read());
    texts.forEach((text, row) => {
      expect(standing(host, `${letter}${row + 1}`)).toEqual({
        value: text,
        formula: undefined,
        link: undefined,
      });
      expect(book.sheets[0]?.rows[row]?.[column]).toEqual({ value: text, type: 'text' });
    });
  });
});

test('随建表放进去的名字也一样：没有链接，公式一条不多', async () => {
  const scheme = compactScheme(2, 1, 2);
  const named = {
    ...scheme,
    units: scheme.units.map((unit, index) => ({ ...unit, name: texts[index] ?? unit.name })),
    raters: scheme.raters.map((rater, index) => ({ ...rater, name: texts[index + 10] ?? rater.name })),
  };
  const standingOf = async (of: typeof scheme) => {
    const host = excelUnderTest();
    valueOf(await createMaster(host.workbook, of, time));
    const cells = host.excel.book.sheets.flatMap((sheet) => [...sheet.cells.values()]);
    return {
      values: new Set(cells.map((each) => each.value)),
      formulas: cells.filter((each) => each.formula !== undefined).length,
      links: cells.flatMap((each) => each.link ?? []),
    };
  };
  const [plain, hostile] = [await standingOf(scheme), await standingOf(named)];
  for (const { name } of [...named.units, ...named.raters]) expect(hostile.values).toContain(name);
  expect(hostile.formulas).toBe(plain.formulas);
  expect(hostile.links).toEqual([]);
});
