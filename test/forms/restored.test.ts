import { layoutFor, bookAfter } from '../../src/forms/fitted';
import { readMaster } from '../../src/forms/master/reading';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { checkRows } from '../../src/checks/rows';
import { zhengzhou2019 } from '../../src/schemes';
import type { SheetData, WorkbookData } from '../../src/sheets/data';
import { layoutOf, type SheetLayout } from '../../src/sheets/layout';
import { computed } from '../../src/workflow/master';
import { dataOf, onSheets } from '../support/forms';
import { filledYear, generatedYear } from '../support/generated-year';
import { sampleSchemeNamed } from '../support/sample-facts';

/** 总表里少了的栏和行补回来以后，照样印在纸上，也不动别处。 */

const ledgerName = '扣分台账';
const model = masterWorkbook(computed(generatedYear(zhengzhou2019(), 1)).state);
const ledger = model.sheets.find(({ name }) => name === ledgerName);
if (!ledger) throw new Error('no ledger');
const columnOf = (header: string): number =>
  ledger.rows[2]?.findIndex((cell) => cell?.value === header) ?? -1;

const without =
  <Each>(column: number) =>
  (cells: readonly Each[]): Each[] =>
    cells.filter((_, index) => index !== column);

/** The sheet and its layout as a program leaves them when the column is deleted. */
function deleted(book: WorkbookData, column: number): { book: WorkbookData; layout: SheetLayout } {
  const layout = layoutOf(ledger as NonNullable<typeof ledger>);
  const { printArea } = layout.page;
  return {
    book: onSheets(book, (sheet): SheetData => {
      if (sheet.name !== ledgerName) return sheet;
      return {
        ...sheet,
        rows: sheet.rows.map((cells) => cells && without<(typeof cells)[number]>(column)(cells)),
      };
    }),
    layout: {
      ...layout,
      columnWidths: without<number>(column)(layout.columnWidths),
      hiddenColumns: layout.hiddenColumns
        .filter((each) => each !== column)
        .map((each) => (each > column ? each - 1 : each)),
      page: printArea
        ? { ...layout.page, printArea: { ...printArea, right: printArea.right - 1 } }
        : layout.page,
    },
  };
}

test.each([
  ['计入扣分', 1],
  ['条款原文', 1],
  // Only formulas need it: it was hidden.
  ['去重后', 0],
])('“%s”一栏被删，补在右边：打印区域宽 %i 栏', async (header, wider) => {
  const { book, layout } = deleted(await dataOf(model), columnOf(header));
  const { reading } = readMaster(book);
  const added = reading?.added ?? [];
  expect(added.filter(({ sheet }) => sheet === ledgerName).length).toBeGreaterThan(0);
  const [change] = layoutFor(bookAfter(book, added), [layout]);
  const right = change?.now.printArea?.right ?? layout.page.printArea?.right ?? NaN;
  expect(right).toBe((layout.page.printArea?.right ?? NaN) + wider);
});

describe('首页没有“转报分”一行的总表', () => {
  const scheme = sampleSchemeNamed('安禾市');
  const home = '首页';

  async function read(edit: (rows: SheetData['rows'], at: number) => SheetData['rows']) {
    const book = await dataOf(masterWorkbook(computed(filledYear(scheme, 1)).state));
    const { reading } = readMaster(
      onSheets(book, (sheet) => {
        const at = sheet.rows.findIndex((cells) => cells?.[0]?.value === '转报分' && cells[1]?.formula);
        return sheet.name === home ? { ...sheet, rows: edit(sheet.rows, at) } : sheet;
      }),
    );
    if (!reading) throw new Error('not read');
    const added = reading.added.filter(({ sheet }) => sheet === home);
    const missing = checkRows(reading, reading.state).filter(({ code }) => code === 'row-missing');
    return { added, missing: missing.map(({ message }) => message) };
  }

  test('下面有空处：补上这一行，连同公式', async () => {
    const { added, missing } = await read((rows, at) => rows.slice(0, at));
    expect(added.map(({ kind, value }) => [kind, kind === 'value' ? value : ''])).toEqual([
      ['value', '转报分'],
      ['formula', ''],
      ['formula', ''],
      ['formula', ''],
    ]);
    expect(missing).toEqual([]);
  });

  test('下面紧接着各表用途：不覆盖，也不叫人自己补公式', async () => {
    const { added, missing } = await read((rows, at) => rows.filter((_, row) => row !== at));
    expect(added).toEqual([]);
    expect(missing).toEqual([]);
  });

  test('别的一行被删：照样指出', async () => {
    const { missing } = await read((rows) => rows.filter((cells) => cells?.[0]?.value !== '考核组工作簿'));
    expect(missing).toEqual(['“首页”缺少“考核组工作簿”一行。']);
  });
});
