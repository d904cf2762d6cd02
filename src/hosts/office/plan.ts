import { address } from '../../base/address';
import { serialOf } from '../../cells/dates';
import { cellText, finite, formulaText } from '../../cells/text';
import type { CellChange } from '../../sheets/change';
import type { CellData } from '../../sheets/data';
import type { CellStyle } from '../../sheets/style';

/** What a write puts into cells, before a program's own ways of saying it come in. */

export type Content =
  | { kind: 'empty' }
  | { kind: 'constant'; value: string | number | boolean }
  /** Without "=". */
  | { kind: 'formula'; formula: string }
  /** An error value that stands there without a formula, by its text. */
  | { kind: 'error'; text: string };

export interface PlannedCell {
  row: number;
  column: number;
  content: Content;
  /** It is a day, or comes to one: where the cell's format is none for dates, it is given one. */
  date?: boolean;
  /** For a cell that has no format of its own. */
  style?: CellStyle;
}

/** A text as the content of a cell. */
const textContent = (text: string): Content =>
  text === '' ? { kind: 'empty' } : { kind: 'constant', value: text };

function contentOf(change: CellChange, date1904: boolean): Content {
  const where = `${change.sheet}!${address(change.row, change.column)}`;
  if (change.kind === 'formula')
    return { kind: 'formula', formula: formulaText(change.formula ?? '', where) };
  const { value } = change;
  if (value === null || value === '') return { kind: 'empty' };
  if (typeof value === 'number') return { kind: 'constant', value: finite(value, where) };
  if (typeof value === 'boolean') return { kind: 'constant', value };
  return change.date
    ? { kind: 'constant', value: serialOf(value, where, date1904) }
    : textContent(cellText(value, where));
}

/**
 * The plan of one sheet's changes, by rows and columns, the last change of each cell. Changes that only refresh a stored
 * result are left to the program, which calculates. Throws UnwritableError for what no cell can hold.
 * @param date1904 whether the workbook counts its days from 1904
 */
export function planOf(changes: readonly CellChange[], date1904 = false): PlannedCell[] {
  const cells = new Map<string, PlannedCell>();
  for (const change of changes) {
    if (change.kind === 'result') continue;
    const { row, column, style, value } = change;
    cells.set(`${row},${column}`, {
      row,
      column,
      content: contentOf(change, date1904),
      ...(change.date && value !== null && value !== '' ? { date: true } : {}),
      ...(style ? { style } : {}),
    });
  }
  return [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column);
}

/** The plan of rows of texts from A1 on, as the sheet with the workbook's identity has them. */
export const planOfTexts = (rows: readonly (readonly string[])[]): PlannedCell[] =>
  rows.flatMap((texts, row) => texts.map((text, column) => ({ row, column, content: textContent(text) })));

/** The content that puts back what stood in a cell. Days are their numbers: the format is put back beside. */
export function contentBack(before: CellData | undefined): Content {
  if (before?.formula !== undefined) return { kind: 'formula', formula: before.formula };
  const value = before?.value ?? '';
  if (before?.type === 'error') return { kind: 'error', text: String(value) };
  return value === '' ? { kind: 'empty' } : { kind: 'constant', value };
}
