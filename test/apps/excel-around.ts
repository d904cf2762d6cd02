import { mkdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { address as a1 } from '../../src/base/address';
import type { CellData, WorkbookData } from '../../src/sheets/data';
import type { SimulatedExcel } from '../excel/excel';
import { placeOf, type Book, type Sheet } from '../simulated/book/book';
import { valueAt } from '../simulated/book/calculation';
import { ErrorValue, type Value } from '../simulated/formula/value';
import type { Around } from './around';

/** The pane in the simulated Excel: hands work on the simulation, eyes look at what it holds. */

function seen(value: Value, formula: string | undefined): CellData {
  const calculated = formula === undefined ? {} : { formula };
  if (value instanceof ErrorValue) return { value: value.code, type: 'error', ...calculated };
  if (value === null) return { value, type: 'empty', ...calculated };
  if (typeof value === 'number') return { value, type: 'number', ...calculated };
  return typeof value === 'boolean'
    ? { value, type: 'boolean', ...calculated }
    : { value, type: 'text', ...calculated };
}

function rowsOf(sheet: Sheet): WorkbookData['sheets'][number]['rows'] {
  const rows: (CellData | undefined)[][] = [];
  for (const [key, { formula }] of sheet.cells) {
    const [row, column] = placeOf(key);
    (rows[row] ??= [])[column] = seen(valueAt(sheet, row, column), formula);
  }
  return rows;
}

/** What a person sees in the open workbook, hidden sheets included. */
export const bookOf = (book: Book): WorkbookData => ({
  identity: {},
  sheets: book.sheets.map((sheet) => ({
    name: sheet.name,
    role: '',
    hidden: sheet.visibility !== 'visible',
    rows: rowsOf(sheet),
    merges: sheet.merges,
  })),
  baggage: [],
});

export function excelAround(excel: SimulatedExcel, page: Page, pictures = 'excel'): Around {
  const saved: Around['saved'] = async (work) => {
    const download = page.waitForEvent('download', { timeout: 90_000 });
    await work();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: new Uint8Array(readFileSync(await file.path())) };
  };
  return {
    page,
    saved,
    select: (sheet, address) => {
      excel.select(sheet, address);
      return Promise.resolve();
    },
    type: (sheet, address, typed) => {
      excel.type(sheet, address, typed);
      return Promise.resolve();
    },
    selected: () => {
      const { name, selected } = excel.book.active;
      return Promise.resolve(`${name}!${a1(selected.top, selected.left)}`);
    },
    book: () => Promise.resolve(bookOf(excel.book)),
    picture: async (name) => {
      mkdirSync('out/screens', { recursive: true });
      await page.screenshot({ path: `out/screens/${pictures}-${name}.png` });
    },
  };
}
