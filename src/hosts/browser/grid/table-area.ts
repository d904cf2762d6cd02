import type { Worksheet } from '@univerjs/core';
import type { Area } from '../../../base/address';
import type { GridBook } from './book';
import type { Grid } from './univer';
import { words } from './words';

/** The table that people mean when they sort or filter. */
export interface TableHere {
  sheet: Worksheet;
  /** The row of the column headers. */
  head: number;
  /** The rows below it. */
  rows: Area;
  /** Of the cell that is selected. */
  column: number;
}

/**
 * The table around a cell. Tables are drawn with lines around every cell, titles and hints above them are not, and a row
 * without lines parts two tables.
 */
function tableAround(
  book: GridBook,
  id: string,
  row: number,
  column: number,
): Pick<TableHere, 'head' | 'rows'> | undefined {
  const lined = (at: number, from: number): boolean =>
    at >= 0 && from >= 0 && book.styleAt(id, at, from).style?.border === 'all';
  if (!lined(row, column)) return undefined;
  const end = (from: number, step: 1 | -1, within: (at: number) => boolean): number => {
    let at = from;
    while (within(at + step)) at += step;
    return at;
  };
  const left = end(column, -1, (at) => lined(row, at));
  const right = end(column, 1, (at) => lined(row, at));
  const head = end(row, -1, (at) => lined(at, left));
  const bottom = end(row, 1, (at) => lined(at, left));
  return bottom === head ? undefined : { head, rows: { top: head + 1, left, bottom, right } };
}

/** The table in which a cell is selected, where it may be sorted and filtered; otherwise why it may not, in words. */
export function tableHere({ api }: Grid, book: GridBook | undefined): TableHere | string {
  const at = api.getActiveWorkbook()?.getActiveSheet().getSelection()?.getCurrentCell();
  if (!book || !at) return words.nothing;
  const sheet = book.unit.getActiveSheet();
  const id = sheet.getSheetId();
  if (book.isProtected(id)) return words.tables.locked;
  const [from, column] = [at.actualRow, at.actualColumn];
  // Whoever has chosen the whole column means the first table in it.
  const rows = Array.from({ length: sheet.getRowCount() - from }, (_, step) => from + step);
  const row = rows.find((each) => book.styleAt(id, each, column).style?.border === 'all');
  const table = row === undefined ? undefined : tableAround(book, id, row, column);
  if (!table) return words.tables.none;
  const { left, bottom, right } = table.rows;
  const merged = sheet
    .getMergeData()
    .some(
      (merge) =>
        merge.startRow <= bottom &&
        merge.endRow >= table.head &&
        merge.startColumn <= right &&
        merge.endColumn >= left,
    );
  return merged ? words.tables.merged : { sheet, column, ...table };
}
