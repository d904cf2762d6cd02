import type { CellChange } from '../../sheets/change';
import type { CellStyle } from '../../sheets/style';
import { address } from '../../base/address';
import { cellText, finite, formulaText, typedAs } from '../../cells/text';
import { serialOf } from '../../cells/dates';

/** What goes into a cell, and how carefully it must be said so that the program does not read it as something else. */
export interface Planned {
  row: number;
  column: number;
  /**
   * `plain` cannot be misread; `text` would be read as a number, a date or a truth value; `guarded` is text that begins
   * like a formula and keeps the text format for good, so that nobody makes it one by editing the cell.
   */
  kind: 'clear' | 'plain' | 'text' | 'guarded' | 'formula';
  /** A formula with its "=". */
  value: string | number | boolean;
  date?: boolean;
  style?: CellStyle;
}

const textKinds = { formula: 'guarded', other: 'text', text: 'plain' } as const;

/** How a text must be written to stay that text. */
export const textKind = (text: string): Planned['kind'] => textKinds[typedAs(text)];

/** The plan of a value. Throws UnwritableError for what no cell can hold. */
export function plannedValue(
  cell: { row: number; column: number; value: CellChange['value']; date?: boolean | undefined },
  where: string,
  date1904: boolean,
): Planned {
  const { row, column, value } = cell;
  if (value === null || value === '') return { row, column, kind: 'clear', value: '' };
  if (typeof value === 'number') return { row, column, kind: 'plain', value: finite(value, where) };
  if (typeof value === 'boolean') return { row, column, kind: 'plain', value };
  if (cell.date) return { row, column, kind: 'plain', value: serialOf(value, where, date1904), date: true };
  const text = cellText(value, where);
  return { row, column, kind: textKind(text), value: text };
}

export function plannedFormula(row: number, column: number, formula: string, where: string): Planned {
  return { row, column, kind: 'formula', value: `=${formulaText(formula, where)}` };
}

/** The plan of a sheet's changes, the last one of each cell. What only refreshes results is left to the program. */
export function planOf(changes: readonly CellChange[], date1904: boolean): Planned[] {
  const cells = new Map<string, Planned>();
  for (const change of changes) {
    if (change.kind === 'result') continue;
    const { row, column, style } = change;
    const where = `${change.sheet}!${address(row, column)}`;
    const planned =
      change.kind === 'formula'
        ? plannedFormula(row, column, change.formula ?? '', where)
        : plannedValue(change, where, date1904);
    if (style) planned.style = style;
    cells.set(`${row},${column}`, planned);
  }
  return [...cells.values()];
}
