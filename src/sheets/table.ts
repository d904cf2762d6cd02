import { absolute, absoluteArea, columnName, quoted } from '../base/address';
import type { Canvas } from './canvas';
import { lineCount, linesHeight, textHeight } from './measure';
import type { Scalar } from './model';
import type { CellStyle } from './style';

/**
 * A table is defined once, and the definition gives its layout, its formulas, its reading back and its refreshing.
 * Columns are found by header text and rows by key, so sorting, inserting and moving change nothing.
 */
export interface TableColumn<Row> {
  key: string;
  /** Unique within the table; line feeds only for print. */
  header: string;
  /** Other headers that it is found by: those of other schemes. */
  also?: readonly string[];
  /** In characters. */
  width: number;
  /** `input`: people type; `formula`: live; `engine`: the add-in writes; `label`: fixed text. */
  kind: 'label' | 'input' | 'formula' | 'engine';
  style: CellStyle;
  date?: boolean;
  /** People's own words about what the row's key names: when rows are written anew they go where the key goes. */
  own?: true;
  /** The cell's value, or the expected result of its formula. */
  value: (row: Row, index: number) => Scalar;
  /** For `formula`. */
  formula?: (at: RowPlace, row: Row | undefined) => string;
  /** What earlier versions put there: ours as well, and replaced by `formula` at the next write. */
  earlier?: readonly ((at: RowPlace, row: Row | undefined) => string)[];
  /** Workbooks of an earlier version lack it: it is put to the right when one of them is next written. */
  added?: true;
  /** Result of the formula on a prepared row that is still empty. */
  blank?: Scalar;
}

export interface Table<Row> {
  id: string;
  /** Role of the sheet it stands on. */
  role: string;
  columns: readonly TableColumn<Row>[];
  /** Workbooks of an earlier version lack its sheet: then it stands to the right of this table. */
  beside?: string;
  /** Rows that workbooks of an earlier version lack, by key: they are put below when one of them is next written. */
  addedRow?: (key: string) => boolean;
  /** Column whose text tells the rows apart. */
  keyColumn: string;
  keyOf: (row: Row, index: number) => string;
  /** Height of its rows in points, prepared ones included; computed from the texts when absent. */
  height?: (row: Row | undefined) => number;
  /** All rows are as tall as the longest of their labels needs, so that none stands out; a longer entry still gets more. */
  even?: true;
  /** Signed once results stand: of its rows kept ready those that stay empty do not show then, nor print. */
  spareHidden?: true;
  /** Least height of the header in points. */
  headerHeight?: number;
  headerStyle: CellStyle;
}

/** Where a table stands: made when it is drawn, or found again in a workbook that came back. */
export interface TablePlace {
  sheet: string;
  headerRow: number;
  firstRow: number;
  /** Last row that formulas elsewhere take into account. */
  lastRow: number;
  columns: ReadonlyMap<string, number>;
}

/** A row seen from its formulas. */
export interface RowPlace {
  /** From 0. */
  row: number;
  /** `$C5`: another cell of the row. */
  ref: (key: string) => string;
  /** `$C$5:$C$300`: a whole column of this table. */
  column: (key: string) => string;
  /** `$C$5:$C5`: from the table's first row down to this one. */
  upTo: (key: string) => string;
  /** `$C6:$C$301`: all rows below this one. */
  below: (key: string) => string;
}

const columnIndex = (place: TablePlace, key: string): number => {
  const column = place.columns.get(key);
  if (column === undefined) throw new Error(`Table on ${place.sheet} has no column ${key}`);
  return column;
};

export function rowPlace(place: TablePlace, row: number): RowPlace {
  const name = (key: string) => columnName(columnIndex(place, key));
  return {
    row,
    ref: (key) => `$${name(key)}${row + 1}`,
    column: (key) => `$${name(key)}$${place.firstRow + 1}:$${name(key)}$${place.lastRow + 1}`,
    upTo: (key) => `$${name(key)}$${place.firstRow + 1}:$${name(key)}${row + 1}`,
    below: (key) => `$${name(key)}${row + 2}:$${name(key)}$${place.lastRow + 2}`,
  };
}

/** All formulas that count as ours in a cell: the present one first, then those of earlier versions. */
export const formulasOf = <Row>(column: TableColumn<Row>, at: RowPlace, row: Row | undefined): string[] =>
  [column.formula, ...(column.earlier ?? [])].flatMap((formula) => formula?.(at, row) ?? []);

/** One cell of a table as other sheets' formulas name it. @param index of its row, from 0 */
export const cellReference = (place: TablePlace, index: number, key: string): string =>
  `${quoted(place.sheet)}!${absolute(place.firstRow + index, columnIndex(place, key))}`;

/** A whole column as other sheets' formulas name it: `'扣分台账'!$B$5:$B$3000`. */
export function columnReference(place: TablePlace, key: string): string {
  const column = columnIndex(place, key);
  const area = { top: place.firstRow, bottom: place.lastRow, left: column, right: column };
  return `${quoted(place.sheet)}!${absoluteArea(area)}`;
}

/**
 * What stands in another column of the row that a key names; not for a cell that may be empty, which is 0 in one program
 * and no text in another. Without INDEX: it may give back a whole range, so Excel shows it as `@INDEX`. The column is
 * counted by COLUMNS, so that a column which somebody inserts changes nothing.
 */
export function lookedUp(place: TablePlace, key: string, value: string, wanted: string): string {
  const [left, right] = [columnIndex(place, key), columnIndex(place, wanted)];
  // VLOOKUP looks to the right only; somebody moved the column before the key.
  if (right < left)
    return `INDEX(${columnReference(place, wanted)},MATCH(${value},${columnReference(place, key)},0))`;
  const rows = { top: place.firstRow, bottom: place.lastRow, left, right };
  const header = { ...rows, top: place.headerRow, bottom: place.headerRow };
  const sheet = quoted(place.sheet);
  return `VLOOKUP(${value},${sheet}!${absoluteArea(rows)},COLUMNS(${sheet}!${absoluteArea(header)}),0)`;
}

/** The number in another column of the row that a key names; 0 where there is none. */
export const summedFor = (place: TablePlace, key: string, value: string, wanted: string): string =>
  `SUMIFS(${columnReference(place, wanted)},${columnReference(place, key)},${value})`;

/** How many cells of another column hold anything in the rows that a key names. */
export const filledFor = (place: TablePlace, key: string, value: string, wanted: string): string =>
  `COUNTIFS(${columnReference(place, key)},${value},${columnReference(place, wanted)},"<>")`;

/** Where a table will stand when drawn from `headerRow`, with its columns from `left` on. */
export function placeTable<Row>(
  table: Table<Row>,
  sheet: string,
  headerRow: number,
  capacity: number,
  left = 0,
): TablePlace {
  return {
    sheet,
    headerRow,
    firstRow: headerRow + 1,
    lastRow: headerRow + Math.max(1, capacity),
    columns: new Map(table.columns.map((column, index) => [column.key, left + index])),
  };
}

/** Least height of a row, in points. */
const leastHeight = 18;

/**
 * Height that the longest of a row's texts needs in its column.
 * @param widthOf width of a column in characters where it is not the one it was drawn with
 */
export const rowHeight = <Row>(
  { columns }: Table<Row>,
  valueOf: (column: TableColumn<Row>) => Scalar,
  widthOf: (column: TableColumn<Row>) => number = ({ width }) => width,
): number =>
  columns.reduce((height, column) => {
    const value = valueOf(column);
    if (typeof value !== 'string' || column.style.wrap === false) return height;
    return Math.max(height, textHeight(value, widthOf(column), column.style.size));
  }, leastHeight);

/** Height that the longest of a row's labels needs. */
const labelHeight = <Row>(table: Table<Row>, row: Row, index: number): number =>
  rowHeight(table, (column) => (column.kind === 'label' ? column.value(row, index) : null));

/** Height that the longest of the headers needs. They are our own words, and wrap alike everywhere: no slack. */
const headerHeight = <Row>(table: Table<Row>): number =>
  table.columns.reduce(
    (height, { header, width }) =>
      Math.max(height, linesHeight(lineCount(header, width, table.headerStyle.size), table.headerStyle.size)),
    table.headerHeight ?? leastHeight,
  );

/**
 * Which of a table's rows are spare, counted from 0: those that are empty where it is settled, but for the first.
 * @param room rows that it was drawn with
 * @param empty whether nothing stands in a row
 */
export const spareRows = (
  { firstRow }: TablePlace,
  room: number,
  empty: (row: number) => boolean,
): ReadonlySet<number> =>
  new Set(Array.from({ length: Math.max(0, room - 1) }, (_, index) => firstRow + 1 + index).filter(empty));

/** Draws header, rows, and `prepared` empty rows that already carry their formulas. */
export function drawTable<Row>(
  canvas: Canvas,
  table: Table<Row>,
  place: TablePlace,
  rows: readonly Row[],
  prepared = 0,
): void {
  for (const column of table.columns) {
    canvas.text(place.headerRow, columnIndex(place, column.key), column.header, table.headerStyle);
  }
  canvas.height(place.headerRow, headerHeight(table));
  // What nobody sees needs no room.
  const hidden = new Set(canvas.frame.hiddenColumns ?? []);
  const seen = ({ key }: TableColumn<Row>): boolean => !hidden.has(columnIndex(place, key));
  const even = table.even
    ? Math.max(...rows.map((row, index) => labelHeight(table, row, index)), leastHeight)
    : leastHeight;
  for (let index = 0; index < rows.length + prepared; index++) {
    const at = rowPlace(place, place.firstRow + index);
    const row = rows[index];
    for (const column of table.columns) {
      const { formula, style } = column;
      const value = (): Scalar => (row === undefined ? (column.blank ?? null) : column.value(row, index));
      const cell = formula
        ? canvas.computed(style, () => ({ value: value(), formula: formula(at, row) }))
        : { value: value(), style };
      canvas.put(at.row, columnIndex(place, column.key), column.date ? { ...cell, date: true } : cell);
    }
    if (canvas.outline) continue;
    const height =
      table.height?.(row) ??
      (row === undefined
        ? undefined
        : Math.max(
            even,
            rowHeight(table, (column) => (seen(column) ? column.value(row, index) : null)),
          ));
    if (height !== undefined) canvas.height(at.row, height);
  }
}
