import type { Area } from '../../src/base/address';
import { ErrorValue, type Value } from './formula/value';
import { valueOfFormula } from './formula/evaluate';
import type { Block } from './formula/functions';

/** What the simulated program holds: workbooks, sheets, cells, without any object model around them. */

/** How a cell looks, in the object model's own numbers; colours are RRGGBB. */
export interface Look {
  font: string;
  size: number;
  bold: boolean;
  color: string;
  fill: string;
  borders: Readonly<Record<'left' | 'top' | 'bottom' | 'right', boolean>>;
  horizontal: number;
  vertical: number;
  wrap: boolean;
  format: string;
  locked: boolean;
}

export const plainLook: Look = {
  font: '宋体',
  size: 11,
  bold: false,
  color: '',
  fill: '',
  borders: { left: false, top: false, bottom: false, right: false },
  horizontal: 1,
  vertical: -4107,
  wrap: false,
  format: 'General',
  locked: true,
};

export interface Cell {
  value: Value;
  formula?: string;
  /** Typed with a leading apostrophe. */
  prefixed?: boolean;
  look: Look;
  /** The calculation that `value` comes from. */
  stamp?: number;
}

/** A rule for typing. Formulas begin with "="; a list of choices is their text with commas. */
export interface Rule {
  area: Area;
  type: number;
  alert: number;
  operator: number;
  first: string;
  second: string;
  ignoreBlank: boolean;
  dropdown: boolean;
  showError: boolean;
  title: string;
  message: string;
  showInput: boolean;
  inputTitle: string;
  prompt: string;
}

export interface Condition {
  area: Area;
  formula: string;
  fontColor: string;
  fillColor: string;
}

export interface Page {
  paper: number;
  orientation: number;
  /** Points. */
  margins: Record<'top' | 'bottom' | 'left' | 'right' | 'header' | 'footer', number>;
  zoom: number | false;
  wide: number | false;
  tall: number | false;
  printArea: string;
  titleRows: string;
  header: [string, string, string];
  footer: [string, string, string];
  centered: boolean;
  /** Rows before which a page begins, from 0. */
  breaks: number[];
}

export interface Protected {
  password: string;
  drawings: boolean;
  scenarios: boolean;
  allowed: Record<string, boolean>;
}

export interface Sheet {
  book: Book;
  name: string;
  visible: number;
  /** By {@link key}. */
  cells: Map<number, Cell>;
  merges: Area[];
  rules: Rule[];
  conditions: Condition[];
  names: Map<string, string>;
  widths: Map<number, number>;
  heights: Map<number, number>;
  hiddenColumns: Set<number>;
  hiddenRows: Set<number>;
  protection: Protected | null;
  page: Page;
  tab: string;
  freeze: { rows: number; columns: number };
  zoom: number;
  selected: Area;
}

export interface Book {
  name: string;
  /** Folder; "" for one that was never saved. */
  path: string;
  saved: boolean;
  sheets: Sheet[];
  names: Map<string, string>;
  properties: Map<string, string>;
  active: Sheet;
  /** Rises when results must be calculated again. */
  calculation: number;
  /** Values of areas that formulas asked for since something was touched: many ask for the same. */
  blocks: Map<string, Block>;
  closed: boolean;
}

const columns = 16_384;

/** The key of a place among a sheet's cells, and the place of a key. */
export const key = (row: number, column: number): number => row * columns + column;
export const placeOf = (key: number): [row: number, column: number] => [
  Math.floor(key / columns),
  key % columns,
];

const newPage = (): Page => ({
  paper: 9,
  orientation: 1,
  margins: { top: 72, bottom: 72, left: 54, right: 54, header: 36, footer: 36 },
  zoom: 100,
  wide: 1,
  tall: 1,
  printArea: '',
  titleRows: '',
  header: ['', '', ''],
  footer: ['', '', ''],
  centered: false,
  breaks: [],
});

export function newSheet(book: Book, name: string): Sheet {
  return {
    book,
    name,
    visible: -1,
    cells: new Map(),
    merges: [],
    rules: [],
    conditions: [],
    names: new Map(),
    widths: new Map(),
    heights: new Map(),
    hiddenColumns: new Set(),
    hiddenRows: new Set(),
    protection: null,
    page: newPage(),
    tab: '',
    freeze: { rows: 0, columns: 0 },
    zoom: 100,
    selected: { top: 0, left: 0, bottom: 0, right: 0 },
  };
}

export function newBook(name: string, path: string): Book {
  const book: Book = {
    name,
    path,
    saved: true,
    sheets: [],
    names: new Map(),
    properties: new Map(),
    active: undefined as unknown as Sheet,
    calculation: 0,
    blocks: new Map(),
    closed: false,
  };
  const first = newSheet(book, 'Sheet1');
  book.sheets.push(first);
  book.active = first;
  return book;
}

export const lookAt = (sheet: Sheet, row: number, column: number): Look =>
  sheet.cells.get(key(row, column))?.look ?? plainLook;

/** The cell, made where there is none. */
export function cellAt(sheet: Sheet, row: number, column: number): Cell {
  const place = key(row, column);
  let cell = sheet.cells.get(place);
  if (!cell) sheet.cells.set(place, (cell = { value: null, look: plainLook }));
  return cell;
}

/** A cell's value, calculated where it is old. A formula that leads to itself is 0. */
export function valueAt(sheet: Sheet, row: number, column: number): Value {
  const cell = sheet.cells.get(key(row, column));
  if (!cell) return null;
  if (cell.formula === undefined || cell.stamp === sheet.book.calculation) return cell.value;
  cell.stamp = sheet.book.calculation;
  cell.value = 0;
  cell.value = valueOfFormula(cell.formula, {
    area: (name, top, left, bottom, right) => {
      const of = name === undefined ? sheet : sheet.book.sheets.find((each) => each.name === name);
      return of && blockAt(of, { top, left, bottom, right });
    },
    name: (name) => sheet.names.get(name) ?? sheet.book.names.get(name),
  });
  return cell.value;
}

function blockAt(sheet: Sheet, { top, left, bottom, right }: Area): Block {
  if (top === bottom && left === right) return [[valueAt(sheet, top, left)]];
  const { blocks } = sheet.book;
  const name = `${sheet.name}!${top},${left},${bottom},${right}`;
  let block = blocks.get(name);
  if (!block) {
    block = Array.from({ length: bottom - top + 1 }, (_row, r) =>
      Array.from({ length: right - left + 1 }, (_column, c) => valueAt(sheet, top + r, left + c)),
    );
    blocks.set(name, block);
  }
  return block;
}

/** How far a sheet is used, formats counting as in Excel; a single cell where it is empty. */
export function usedArea(sheet: Sheet): Area {
  let area: Area | undefined;
  for (const place of sheet.cells.keys()) {
    const [row, column] = placeOf(place);
    area = area
      ? {
          top: Math.min(area.top, row),
          left: Math.min(area.left, column),
          bottom: Math.max(area.bottom, row),
          right: Math.max(area.right, column),
        }
      : { top: row, left: column, bottom: row, right: column };
  }
  return area ?? { top: 0, left: 0, bottom: 0, right: 0 };
}

/** How the object model gives errors: Excel's codes. */
const codes: Record<string, number> = {
  '#NULL!': -2146826288,
  '#DIV/0!': -2146826281,
  '#VALUE!': -2146826273,
  '#REF!': -2146826265,
  '#NAME?': -2146826259,
  '#NUM!': -2146826252,
  '#N/A': -2146826246,
};

export const asVariant = (value: Value): string | number | boolean | null =>
  value instanceof ErrorValue ? (codes[value.text] ?? -2146826246) : value;

/** A sheet name in a formula, quoted only where it must be: what programs make of formulas. */
export const normalised = (formula: string): string =>
  formula.replace(/'((?:[^']|'')+)'!/g, (whole, name: string) =>
    /^[A-Za-z_\u4e00-\u9fff][\w.\u4e00-\u9fff]*$/.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name)
      ? `${name}!`
      : whole,
  );
