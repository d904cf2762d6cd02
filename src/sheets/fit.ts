import { sameArea, type Area } from '../base/address';
import type { CellChange, LayoutChange, LayoutPart, RowHeight, RowShown } from './change';
import { cellAt, type CellData, type SheetData } from './data';
import type { SheetLayout } from './layout';
import type { LocatedTable } from './locate';
import { brokenHeight } from './measure';
import { standardHeight } from './pages';
import { rowHeight, spareRows, type Table, type TableColumn } from './table';

/**
 * Layout follows what is written: every filled row lies inside the print area and is as tall as its texts need. A
 * program does neither by itself: rows below the print area stay off the paper, and wrapped texts are cut.
 */

/** A table on the sheet, seen without its row type. */
export interface FittedTable {
  table: Table<never>;
  located: LocatedTable;
  /** Its rows are the add-in's to write: their heights follow the text both ways. Elsewhere rows only grow. */
  written: boolean;
  /** Columns that are drawn hidden, as only formulas need them: where one is put back at the right it does not print. */
  hidden: readonly string[];
  /** How many rows it was drawn with, where those that stay empty are not to stand on paper above what is signed. */
  room?: number;
}

const filled = (cell: CellData | undefined): boolean => cell !== undefined && (cell.value ?? '') !== '';

/** The sheet as it will be after the changes. */
export function sheetAfter(sheet: SheetData, changes: readonly CellChange[]): SheetData {
  if (changes.length === 0) return sheet;
  const rows = [...sheet.rows];
  const copied = new Set<number>();
  for (const { row, column, kind, value, formula, date } of changes) {
    if (!copied.has(row)) rows[row] = [...(rows[row] ?? [])];
    copied.add(row);
    const cells = rows[row] as (CellData | undefined)[];
    const standing = cells[column];
    const type = date && typeof value === 'string' && value !== '' ? 'date' : typeOf(value);
    if (kind === 'value') cells[column] = { value, type };
    else if (kind === 'formula') cells[column] = { value, type, formula: formula ?? '' };
    else if (standing?.formula !== undefined) cells[column] = { value, type, formula: standing.formula };
  }
  return { ...sheet, rows };
}

const typeOf = (value: CellData['value']): CellData['type'] =>
  value === null
    ? 'empty'
    : typeof value === 'number'
      ? 'number'
      : typeof value === 'boolean'
        ? 'boolean'
        : 'text';

/** The last row that holds anything in these columns; -1 where none does. */
export function lastFilledRow({ rows }: SheetData, left: number, right: number): number {
  for (let row = rows.length - 1; row >= 0; row--)
    if (rows[row]?.slice(left, right + 1).some(filled)) return row;
  return -1;
}

/** All cells that hold anything. */
export function usedArea({ rows }: SheetData): Area {
  const area = { top: 0, left: 0, bottom: 0, right: 0 };
  rows.forEach((cells, row) => {
    const last = cells?.findLastIndex(filled) ?? -1;
    if (last >= 0) Object.assign(area, { bottom: row, right: Math.max(area.right, last) });
  });
  return area;
}

/** Rows that hold something but do not print, counted from 0. */
export function unprintedRows(sheet: SheetData, { page, hiddenRows }: SheetLayout): number[] {
  const { printArea: area } = page;
  if (!area) return [];
  const hidden = new Set(hiddenRows);
  return sheet.rows.flatMap((cells, row) =>
    (row < area.top || row > area.bottom) &&
    !hidden.has(row) &&
    cells?.slice(area.left, area.right + 1).some(filled)
      ? [row]
      : [],
  );
}

/**
 * The last column to print. One that somebody deleted is put back at the right, outside the print area that shrank with
 * it; those that later versions added would make the page of an earlier one smaller than people can read.
 */
function lastColumn(area: Area, tables: readonly FittedTable[], hiddenNow: readonly number[]): number {
  const restored = tables.flatMap(({ table, located, hidden }) => {
    const { columns } = located.place;
    // A whole table that stands beside another one has no place on its page.
    if (Math.min(...columns.values()) > area.right) return [];
    return table.columns
      .filter(({ key, added }) => added !== true && !hidden.includes(key))
      .flatMap(({ key }) => columns.get(key) ?? [])
      .filter((column) => !hiddenNow.includes(column));
  });
  return Math.max(area.right, ...restored);
}

/**
 * @param exact whether the area ends with the last filled row; otherwise rows kept ready for typing print too
 */
function fittedArea(sheet: SheetData, area: Area, exact: boolean, least: number): Area {
  const last = lastFilledRow(sheet, area.left, area.right);
  return { ...area, bottom: exact ? Math.max(last, least) : Math.max(last, area.bottom) };
}

/** Heights within a point are one height: programs round them to what their screen can draw. */
const tolerance = 1;

/** No program makes a row taller than 409 points; these are the whole pixels below that, which all of them draw. */
const tallest = 408.75;

/** A column drawn at its own width, unless people have made it narrower since. */
const widthIn =
  ({ located }: FittedTable, { columnWidths }: SheetLayout) =>
  ({ key, width }: TableColumn<never>): number => {
    const actual = columnWidths[located.place.columns.get(key) ?? -1] ?? width;
    return actual < width - tolerance ? actual : width;
  };

function fittedHeights(
  sheet: SheetData,
  layout: SheetLayout,
  fitted: FittedTable,
  touched: ReadonlySet<number>,
): RowHeight[] {
  const { table, located, written } = fitted;
  const width = widthIn(fitted, layout);
  // What nobody sees needs no room.
  const hidden = new Set(layout.hiddenColumns);
  // A note below a table has no key. It stands over all columns: in the width of the first it would be a page high.
  const rows = written ? located.rows : located.rows.filter(({ key }) => key !== '');
  return rows.flatMap(({ row }) => {
    const at = ({ key }: TableColumn<never>) => {
      const column = located.place.columns.get(key);
      return column === undefined || hidden.has(column) ? null : cellAt(sheet, row, column).value;
    };
    const present = layout.rowHeights[row];
    if (table.height) {
      // Such a row keeps its height; only lines that were broken on purpose make it taller.
      const broken = table.columns.map((column) => brokenHeight(String(at(column) ?? ''), column.style.size));
      const tallestText = Math.max(...broken);
      return tallestText > (present ?? standardHeight) + tolerance ? [{ row, height: tallestText }] : [];
    }
    const any = table.columns.some((column) => (at(column) ?? '') !== '');
    const needed = Math.min(tallest, rowHeight(table, at, width));
    // Prepared rows that nobody filled are as tall as the program makes them.
    const short = any && needed > (present ?? standardHeight) + tolerance;
    const tall = written && touched.has(row) && needed < (present ?? standardHeight) - tolerance;
    return short || tall ? [{ row, height: needed }] : [];
  });
}

/** Whether nothing at all stands in a row, in whatever column. */
const isEmpty = ({ rows }: SheetData, row: number): boolean =>
  (rows[row] ?? []).every((cell) => !filled(cell) && cell?.formula === undefined);

/** A settled table's spare rows do not show; one that is filled always does, and all of them before it is settled. */
function fittedRows(
  sheet: SheetData,
  { hiddenRows }: SheetLayout,
  { located: { place }, room = 0 }: FittedTable,
  settled: boolean,
): RowShown[] {
  const hidden = new Set(hiddenRows);
  const spare = spareRows(place, settled ? room : 0, (row) => isEmpty(sheet, row));
  return Array.from({ length: room }, (_, index) => place.firstRow + index).flatMap((row) =>
    spare.has(row) === hidden.has(row) ? [] : [{ row, shown: !spare.has(row) }],
  );
}

/**
 * What must change of a sheet's layout so that it fits what will stand there; undefined where it fits already.
 * @param sheet as it will be
 * @param exact whether the print area ends with the last filled row
 * @param settled whether results stand in the workbook
 */
export function fittedLayout(
  sheet: SheetData,
  layout: SheetLayout,
  tables: readonly FittedTable[],
  touched: ReadonlySet<number>,
  { exact, settled }: { exact: boolean; settled: boolean },
): LayoutChange | undefined {
  const now: LayoutPart = {};
  const before: LayoutPart = {};
  const { printArea } = layout.page;
  if (printArea) {
    const least = Math.max(...tables.map(({ located }) => located.place.firstRow), printArea.top);
    const right = lastColumn(printArea, tables, layout.hiddenColumns);
    const area = fittedArea(sheet, { ...printArea, right }, exact, least);
    if (!sameArea(area, printArea)) [now.printArea, before.printArea] = [area, printArea];
  }
  const heights = tables.flatMap((each) => fittedHeights(sheet, layout, each, touched));
  const shown = tables.flatMap((each) => fittedRows(sheet, layout, each, settled));
  if (shown.length > 0) {
    now.rowsShown = shown;
    before.rowsShown = shown.map((each) => ({ ...each, shown: !each.shown }));
  }
  if (heights.length > 0) {
    now.rowHeights = heights;
    before.rowHeights = heights.map(({ row }) => ({ row, height: layout.rowHeights[row] ?? null }));
  }
  return Object.keys(now).length > 0 ? { kind: 'layout', sheet: sheet.name, now, before } : undefined;
}
