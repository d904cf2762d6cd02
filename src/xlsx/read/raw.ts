import type { CellData } from '../../sheets/data';
import { decoded } from '../zip/xml';

/**
 * What a sheet part really says, where a reader would make something of it that nobody wrote: " " and nothing as 0,
 * "0x9" as 9, a text without a number as the first text of the workbook, and of two cells in one place the last.
 */
export interface RawSheet {
  /** Cells to be read otherwise, by "row,column"; undefined is an empty one. */
  corrected: Map<string, CellData | undefined>;
  /** Addresses that stand in the part more than once. */
  doubled: string[];
}

/** A sheet of which the reader makes what it says. */
export const untouched: RawSheet = { corrected: new Map(), doubled: [] };

/** As XML Schema writes a double, without INF and NaN, which are no numbers here either. */
const writtenNumber = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

/**
 * What stands in a cell instead, or null where the reader may have it as it is.
 * @param stored its text as it is written
 */
export function correction(type: string, stored: string | undefined): CellData | undefined | null {
  if (type === 's') return stored !== undefined && /^\s*\d+\s*$/.test(stored) ? null : emptyOr(stored);
  if (type !== 'n' || stored === undefined || stored === '') return null;
  const text = decoded(stored);
  if (!writtenNumber.test(text)) return emptyOr(text);
  return Number.isFinite(Number(text)) ? null : { value: text.trim(), type: 'text' };
}

const emptyOr = (text: string | undefined): CellData | undefined =>
  text === undefined || text.trim() === '' ? undefined : { value: text, type: 'text' };

/** The rows of a sheet with what the part really says in place of what the reader made of it. */
export function withRaw(
  rows: (readonly (CellData | undefined)[] | undefined)[],
  { corrected }: RawSheet,
): (readonly (CellData | undefined)[] | undefined)[] {
  if (corrected.size === 0) return rows;
  const next = rows.map((cells) => cells && [...cells]);
  for (const [key, cell] of corrected) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    const cells = (next[row] ??= []);
    const formula = cells[column]?.formula;
    if (formula === undefined) cells[column] = cell;
    else cells[column] = { ...(cell ?? { value: null, type: 'empty' }), formula };
  }
  return next;
}
