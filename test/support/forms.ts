import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import type { CellData, SheetData, WorkbookData } from '../../src/sheets/data';
import type { WorkbookModel } from '../../src/sheets/model';
import { valueOf } from './year';

/** What people do to a form between sending it out and sending it back, on the data that a host reads. */

type Cells = readonly (CellData | undefined)[] | undefined;

export const dataOf = async (model: WorkbookModel): Promise<WorkbookData> =>
  valueOf(await readWorkbook(await workbookBytes(model), '表.xlsx'));

export const onSheets = (book: WorkbookData, change: (sheet: SheetData) => SheetData): WorkbookData => ({
  ...book,
  sheets: book.sheets.map(change),
});

const withRows = (sheet: SheetData, rows: Cells[]): SheetData => ({ ...sheet, rows });

/** Empty rows before a row, counted from 0. */
export const insertRows =
  (at: number, count = 1) =>
  (sheet: SheetData): SheetData =>
    withRows(sheet, [
      ...sheet.rows.slice(0, at),
      ...Array.from({ length: count }, (): Cells => undefined),
      ...sheet.rows.slice(at),
    ]);

/** Rows from `first` to `last` in the opposite order, as sorting leaves them. */
export const turnRows =
  (first: number, last: number) =>
  (sheet: SheetData): SheetData =>
    withRows(sheet, [
      ...sheet.rows.slice(0, first),
      ...sheet.rows.slice(first, last + 1).reverse(),
      ...sheet.rows.slice(last + 1),
    ]);

/** An empty column before a column, counted from 0. */
export const insertColumn =
  (at: number) =>
  (sheet: SheetData): SheetData =>
    withRows(
      sheet,
      sheet.rows.map((cells) => cells && [...cells.slice(0, at), undefined, ...cells.slice(at)]),
    );

export const rename =
  (name: string) =>
  (sheet: SheetData): SheetData => ({ ...sheet, name });

/** The sheet as if the program had dropped what we keep out of sight. */
export const unmarked = (sheet: SheetData): SheetData => ({ ...sheet, role: '' });

/** A sheet with another cell at a place, rows and columns from 0. */
export const put =
  (row: number, column: number, cell: CellData) =>
  (sheet: SheetData): SheetData => {
    const rows = [...sheet.rows];
    const cells = [...(rows[row] ?? [])];
    cells[column] = cell;
    rows[row] = cells;
    return { ...sheet, rows };
  };
