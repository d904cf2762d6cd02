import type { Area } from '../../../src/base/address';
import type { Block } from '../formula/evaluate';
import type { Value } from '../formula/value';
import { bringUpToDate } from './calculation';
import { plainLook, type Look } from './look';
import type { Spelling } from './spelling';

/** What a simulated program has open: workbooks, sheets, cells, without any object model around them. */

export interface Cell {
  /** A constant, or the stored result of the formula. */
  value: Value;
  /** Without "=", sheet names in quotes only where they must be. */
  formula?: string;
  /** The calculation that the result comes from. */
  calculated?: number;
  /** Where the cell leads when it is clicked. */
  link?: string;
  look: Look;
}

export interface Name {
  name: string;
  /** Without "=". */
  formula: string;
  visible: boolean;
}

/** A rule for typing, in the words of a workbook file. Formulas begin with "="; choices are their text with commas. */
export interface Rule {
  area: Area;
  type: string;
  style: string;
  operator: string;
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

interface Condition {
  area: Area;
  /** Without "=". */
  formula: string;
  fontColor: string;
  fillColor: string;
  /** Whether it draws lines around its cells. */
  bordered: boolean;
}

export interface Page {
  /** The file's number: 9 is A4. */
  paper: number;
  orientation: 'portrait' | 'landscape';
  /** Points. */
  margins: Record<'top' | 'bottom' | 'left' | 'right' | 'header' | 'footer', number>;
  /** Percent; false where the sheet is fitted to pages. */
  zoom: number | false;
  /** Pages; false for as many as it takes. */
  wide: number | false;
  tall: number | false;
  /** "" for none. */
  printArea: string;
  titleRows: string;
  header: [string, string, string];
  footer: [string, string, string];
  centered: boolean;
  /** Rows before which a page begins, from 0. */
  breaks: number[];
}

/** What a protected sheet lets people do all the same, in the words of a workbook file. */
export const permissions = [
  ...['formatCells', 'formatColumns', 'formatRows', 'insertColumns', 'insertRows', 'insertHyperlinks'],
  ...['deleteColumns', 'deleteRows', 'sort', 'autoFilter', 'pivotTables'],
] as const;

interface Protection {
  password: string;
  drawings: boolean;
  scenarios: boolean;
  /** By {@link permissions}. */
  allowed: Record<string, boolean>;
}

export interface Sheet {
  book: Book;
  id: string;
  name: string;
  visibility: 'visible' | 'hidden' | 'veryHidden';
  /** By {@link key}. */
  cells: Map<number, Cell>;
  merges: Area[];
  rules: Rule[];
  conditions: Condition[];
  names: Name[];
  /** Characters, and points. */
  widths: Map<number, number>;
  heights: Map<number, number>;
  hiddenColumns: Set<number>;
  hiddenRows: Set<number>;
  protection: Protection | null;
  page: Page;
  tab: string;
  frozen: { rows: number; columns: number };
  zoom: number;
  selected: Area;
}

const samePlace = { top: 0, left: 0, bottom: 0, right: 0 };

export class Book {
  sheets: Sheet[] = [];
  names: Name[] = [];
  /** Document properties of its own. */
  readonly properties = new Map<string, string>();
  /** What add-ins keep in the document. */
  readonly settings = new Map<string, unknown>();
  active: Sheet;
  saved = true;
  closed = false;
  /** Opened only to be looked at. */
  readOnly = false;
  /** How formulas are spelled when a program is asked for them. */
  spelling: Spelling = (formula) => formula;
  /** Whether results stay as they are until calculation is asked for. */
  resultsWait: () => boolean = () => false;
  /** Rises when results become old. */
  calculation = 0;
  /** Values of areas that formulas asked for since something changed: many ask for the same. */
  readonly blocks = new Map<string, Block>();
  private ids = 0;

  /** @param path folder; "" for one that was never saved */
  constructor(
    public name: string,
    public path = '',
  ) {
    this.active = this.blank('Sheet1');
    this.sheets.push(this.active);
  }

  /** An empty sheet that is not yet in the book. */
  blank(name: string): Sheet {
    return {
      book: this,
      id: this.newId(),
      name,
      visibility: 'visible',
      cells: new Map(),
      merges: [],
      rules: [],
      conditions: [],
      names: [],
      widths: new Map(),
      heights: new Map(),
      hiddenColumns: new Set(),
      hiddenRows: new Set(),
      protection: null,
      page: {
        paper: 9,
        orientation: 'portrait',
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
      },
      tab: '',
      frozen: { rows: 0, columns: 0 },
      zoom: 100,
      selected: { ...samePlace },
    };
  }

  newId(): string {
    this.ids += 1;
    return `{00000000-0001-0000-${String(this.ids).padStart(4, '0')}-000000000000}`;
  }

  /** By name, whatever its case, or by id. */
  find(key: unknown): Sheet | undefined {
    const text = String(key).toLowerCase();
    return this.sheets.find(({ id, name }) => name.toLowerCase() === text || id.toLowerCase() === text);
  }

  /** A formula as the program gives it back. */
  spelled(formula: string): string {
    return `=${this.spelling(formula, this.name)}`;
  }

  /** Says that something changed: results may be old, and there is something to save. */
  touch(): void {
    this.saved = false;
    this.blocks.clear();
    if (!this.resultsWait()) this.calculation += 1;
  }

  /** Calculates everything anew, also where results wait. */
  calculate(): void {
    this.blocks.clear();
    this.calculation += 1;
    this.bringUpToDate();
  }

  /** Works out what has become old: stored results are what a person sees then. */
  bringUpToDate(): void {
    for (const sheet of this.sheets) bringUpToDate(sheet);
  }
}

const columns = 16_384;

/** The key of a place among a sheet's cells, and the place of a key. */
export const key = (row: number, column: number): number => row * columns + column;
export const placeOf = (key: number): [row: number, column: number] => [
  Math.floor(key / columns),
  key % columns,
];

export const cellAt = (sheet: Sheet, row: number, column: number): Cell | undefined =>
  sheet.cells.get(key(row, column));

export const lookAt = (sheet: Sheet, row: number, column: number): Look =>
  cellAt(sheet, row, column)?.look ?? plainLook;

/** The cell, made where there is none. */
export function madeCell(sheet: Sheet, row: number, column: number): Cell {
  const place = key(row, column);
  let cell = sheet.cells.get(place);
  if (!cell) sheet.cells.set(place, (cell = { value: null, look: plainLook }));
  return cell;
}

export const holds = ({ value, formula }: Cell): boolean => formula !== undefined || value !== null;

/** The smallest rectangle around all cells in use, formats counting unless only values are asked for. */
export function usedArea({ cells }: Sheet, valuesOnly = false, within?: Area): Area | undefined {
  let area: Area | undefined;
  for (const [place, cell] of cells) {
    if (!holds(cell) && (valuesOnly || cell.look === plainLook)) continue;
    const [row, column] = placeOf(place);
    if (within && (row < within.top || row > within.bottom || column < within.left || column > within.right))
      continue;
    area = {
      top: Math.min(area?.top ?? row, row),
      left: Math.min(area?.left ?? column, column),
      bottom: Math.max(area?.bottom ?? row, row),
      right: Math.max(area?.right ?? column, column),
    };
  }
  return area;
}
