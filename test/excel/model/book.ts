import type { Sheet as FileSheet } from 'hucre';
import type { Area } from '../../../src/base/address';
import { Engine } from '../calc/engine';
import type { Single } from '../calc/values';

/** What the simulated Excel has open: plain state, and the recalculation of it. */

export interface Cell {
  /** A constant, or the result of the formula. */
  value: Single;
  /** Without "=". */
  formula?: string;
  numberFormat: string;
  locked: boolean;
  /** Formats other than the two above, by path ("font/bold"): kept to be looked at, not drawn. */
  look: Record<string, unknown>;
}

export interface Name {
  name: string;
  /** Without "=". */
  formula: string;
  visible: boolean;
}

export interface Rule {
  area: Area;
  type: string;
  rule: Record<string, unknown>;
  errorAlert: Record<string, unknown>;
  prompt: Record<string, unknown>;
}

export interface Page {
  orientation: string;
  paperSize: string;
  zoom: Record<string, unknown>;
  printArea?: string;
  titleRows?: string;
}

export interface Sheet {
  id: string;
  name: string;
  visibility: 'Visible' | 'Hidden' | 'VeryHidden';
  rows: (((Cell | undefined)[] & { styled?: true }) | undefined)[];
  merges: Area[];
  /** Present when protected. */
  protection?: { options: Record<string, boolean>; password?: string };
  names: Name[];
  rules: Rule[];
  page: Page;
  frozen?: { rows: number; columns: number };
  /** What came with an inserted sheet and no call of ours touches: widths, heights, margins, conditional formats. */
  brought?: FileSheet;
}

export class Book {
  name = '工作簿1';
  sheets: Sheet[] = [];
  names: Name[] = [];
  custom = new Map<string, string>();
  settings = new Map<string, unknown>();
  active: Sheet;
  selected = { row: 0, column: 0 };
  /** Counts changes of sheets and names: what compiled formulas depend on. */
  structure = 0;
  private stale = false;
  private readonly engine = new Engine(this);
  private ids = 0;

  constructor() {
    this.active = this.blank('Sheet1');
    this.sheets = [this.active];
  }

  blank(name: string): Sheet {
    this.ids += 1;
    return {
      id: `{00000000-0001-0000-${String(this.ids).padStart(4, '0')}-000000000000}`,
      name,
      visibility: 'Visible',
      rows: [],
      merges: [],
      names: [],
      rules: [],
      page: { orientation: 'Portrait', paperSize: 'A4', zoom: { scale: 100 } },
    };
  }

  /** By name, whatever its case, or by id. */
  find(key: unknown): Sheet | undefined {
    const text = String(key).toLowerCase();
    return this.sheets.find(({ id, name }) => name.toLowerCase() === text || id.toLowerCase() === text);
  }

  /** Says that results may be old. */
  touch(structure = false): void {
    this.stale = true;
    if (structure) this.structure += 1;
  }

  /** Results are brought up to date when somebody looks. */
  fresh(): void {
    if (!this.stale) return;
    this.stale = false;
    this.engine.recalculate();
  }
}

export const emptyCell = (): Cell => ({ value: null, numberFormat: 'General', locked: true, look: {} });

export const cellOf = (sheet: Sheet, row: number, column: number): Cell | undefined =>
  sheet.rows[row]?.[column];

/** The cell at a place, made when there is none. */
export function madeCell(sheet: Sheet, row: number, column: number): Cell {
  const cells = (sheet.rows[row] ??= []);
  return (cells[column] ??= emptyCell());
}

export const holds = (cell: Cell | undefined): boolean =>
  cell !== undefined && (cell.formula !== undefined || (cell.value !== null && cell.value !== ''));

const formatted = (cell: Cell | undefined): boolean =>
  cell !== undefined &&
  (cell.numberFormat !== 'General' || !cell.locked || Object.keys(cell.look).length > 0);

/** The smallest rectangle around all cells in use within bounds. */
export function usedArea(sheet: Sheet, valuesOnly: boolean, within?: Area): Area | undefined {
  let area: Area | undefined;
  sheet.rows.forEach((row, r) => {
    if (!row || (within && (r < within.top || r > within.bottom))) return;
    row.forEach((cell, c) => {
      if (within && (c < within.left || c > within.right)) return;
      if (!holds(cell) && (valuesOnly || !formatted(cell))) return;
      area = area
        ? {
            top: Math.min(area.top, r),
            left: Math.min(area.left, c),
            bottom: Math.max(area.bottom, r),
            right: Math.max(area.right, c),
          }
        : { top: r, left: c, bottom: r, right: c };
    });
  });
  return area;
}
