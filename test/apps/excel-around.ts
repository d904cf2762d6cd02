import { mkdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { address as a1 } from '../../src/base/address';
import type { CellData, WorkbookData } from '../../src/sheets/data';
import { CalcError } from '../excel/calc/values';
import type { SimulatedExcel } from '../excel/excel';
import type { Book, Cell } from '../excel/model/book';
import type { Around } from './around';

/** The pane in the simulated Excel: hands work on the simulation, eyes look at what it holds. */

function seen({ value, formula }: Cell): CellData {
  const calculated = formula === undefined ? {} : { formula };
  if (value instanceof CalcError) return { value: value.code, type: 'error', ...calculated };
  if (value === null) return { value, type: 'empty', ...calculated };
  if (typeof value === 'number') return { value, type: 'number', ...calculated };
  return typeof value === 'boolean'
    ? { value, type: 'boolean', ...calculated }
    : { value, type: 'text', ...calculated };
}

/** What a person sees in the open workbook, hidden sheets included. */
export function bookOf(book: Book): WorkbookData {
  book.fresh();
  return {
    identity: {},
    sheets: book.sheets.map(({ name, visibility, rows, merges }) => ({
      name,
      role: '',
      hidden: visibility !== 'Visible',
      rows: rows.map((row) => row?.map((cell) => cell && seen(cell))),
      merges,
    })),
    baggage: [],
  };
}

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
      const { active, selected } = excel.book;
      return Promise.resolve(`${active.name}!${a1(selected.row, selected.column)}`);
    },
    book: () => Promise.resolve(bookOf(excel.book)),
    picture: async (name) => {
      mkdirSync('out/screens', { recursive: true });
      await page.screenshot({ path: `out/screens/${pictures}-${name}.png` });
    },
  };
}
