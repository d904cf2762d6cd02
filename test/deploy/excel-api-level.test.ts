import { manifestFor } from '../../deploy/excel/manifest.mjs';
import { tags } from '../../src/xlsx/zip/xml';
import { apiUses, beyond, type Use } from './api-level';
import { excelSources } from './excel-sources';

/** What we call of Excel is there in Excel 2021, and the manifest asks for as much. */

/** Excel 2021 has ExcelApi up to 1.14; the declarations we compile against go further. */
const level = 14;

const newer: Record<string, [code: string, member: string, set: string]> = {
  'call.ts': ['book.focus();', 'Workbook.focus', 'ExcelApiDesktop 1.1'],
  'online.ts': [
    'book.linkedWorkbooks.refreshAll();',
    'LinkedWorkbookCollection.refreshAll',
    'ExcelApiOnline 1.1',
  ],
  'event.ts': [
    'sheet.onNameChanged.add(() => Promise.resolve());',
    'Worksheet.onNameChanged',
    'ExcelApi 1.17',
  ],
  'read.ts': ['const values = range.valuesAsJson;', 'Range.valuesAsJson', 'ExcelApi 1.16'],
  'write.ts': ['sheet.showDataTypeIcons = false;', 'Worksheet.showDataTypeIcons', 'ExcelApi 1.19'],
  'load.ts': ["range.load('values,valuesAsJson');", 'Range.valuesAsJson', 'ExcelApi 1.16'],
  'path.ts': ["range.load('worksheet/showDataTypeIcons');", 'Worksheet.showDataTypeIcons', 'ExcelApi 1.19'],
  'items.ts': [
    "book.worksheets.load('items/showDataTypeIcons');",
    'Worksheet.showDataTypeIcons',
    'ExcelApi 1.19',
  ],
  'choice.ts': [
    "const field: 'values' | 'valuesAsJson' = Math.random() ? 'values' : 'valuesAsJson'; range.load(field);",
    'Range.valuesAsJson',
    'ExcelApi 1.16',
  ],
  'object.ts': ['range.load({ valuesAsJson: true });', 'RangeLoadOptions.valuesAsJson', 'ExcelApi 1.16'],
  'taken.ts': ['const { valuesAsJson } = range;', 'Range.valuesAsJson', 'ExcelApi 1.16'],
  'text.ts': ['declare const name: string; range.load(name);', 'load', 'unknown'],
  'misspelt.ts': ["range.load('valeus');", 'valeus', 'unknown'],
};

describe('ExcelApi 的版本', () => {
  let own: Use[];
  let strange: Use[];
  beforeAll(() => {
    const fixtures = Object.entries(newer).map(([name, [code]]) => [
      `newer-${name}`,
      `export function use(book: Excel.Workbook, sheet: Excel.Worksheet, range: Excel.Range) { ${code} }`,
    ]);
    const uses = apiUses(excelSources(), Object.fromEntries(fixtures) as Record<string, string>);
    own = uses.filter(({ place }) => !place.startsWith('newer-'));
    strange = uses.filter(({ place }) => place.startsWith('newer-'));
  });

  test('用到的都在 1.14 以内', () => {
    expect(beyond(own, level)).toEqual([]);
  });

  test('看到了用得多的几处，也看到了最新的一处', () => {
    const members = new Map(own.map(({ member, set }) => [member, set]));
    expect(Object.fromEntries(members)).toMatchObject({
      'Range.values': 'ExcelApi 1.1',
      'Worksheet.visibility': 'ExcelApi 1.2',
      'Range.dataValidation': 'ExcelApi 1.8',
      'Workbook.insertWorksheetsFromBase64': 'ExcelApi 1.13',
    });
  });

  test('清单要求的版本够用，又不超过 1.14', async () => {
    const text = await manifestFor({ baseUrl: 'https://10.1.2.3/', version: '0.2.1' });
    // The last is that of the ribbon and the pane; the first lets older ones see why they cannot use it.
    const asked = [...tags(text, 'Set')].at(-1);
    const minor = Number(/^1\.(\d+)$/.exec(asked?.attributes.MinVersion ?? '')?.[1]);
    expect(asked?.attributes.Name).toBe('ExcelApi');
    expect(minor).toBeLessThanOrEqual(level);
    expect(beyond(own, minor)).toEqual([]);
  });

  test.each(Object.entries(newer))('%s 里用了更新的，认得出来', (name, [, member, set]) => {
    const found = beyond(strange, level).filter(({ place }) => place.startsWith(`newer-${name}`));
    expect(found).toContainEqual({ place: `newer-${name}:1`, member, set });
  });
});
