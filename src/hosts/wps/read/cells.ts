import { contains, type Area } from '../../../base/address';
import { isErrorText } from '../../../cells/errors';
import { isGeneral } from '../../../cells/formats';
import { formulaCell, numberCell } from '../../../cells/numbers';
import type { CellData } from '../../../sheets/data';
import { attempt, cellAreaOf, rangeOf } from '../object-model/access';
import type { Worksheet } from '../object-model/members';
import { errorNumbers } from '../object-model/numbers';
import { formatPieces } from './formats';
import { gridOf, type Plain } from './grid';

/** The cells of an area as data: values, formulas, errors and dates told apart. */

/** Whether the cell contains a formula. A text that begins with "=" gives the same text for value and formula. */
function formulaOf(sheet: Worksheet, row: number, column: number, value: Plain, formula: Plain) {
  if (typeof formula !== 'string' || !formula.startsWith('=') || formula.length < 2) return undefined;
  if (value !== formula) return formula.slice(1);
  const has = attempt(() => rangeOf(sheet, cellAreaOf(row, column)).HasFormula);
  return has === true || has === -1 || has === 1 ? formula.slice(1) : undefined;
}

/**
 * The error that a number stands for. Versions give errors as large negative numbers; what the cell shows decides,
 * unless its column is too narrow to show it.
 */
function errorOf(sheet: Worksheet, row: number, column: number, value: number): string | undefined {
  const known = errorNumbers[value];
  if (known === undefined) return undefined;
  const shown = attempt(() => rangeOf(sheet, cellAreaOf(row, column)).Text);
  if (typeof shown !== 'string') return known;
  if (isErrorText(shown)) return shown;
  return /^#+$/.test(shown) ? known : undefined;
}

/**
 * The cells of an area, `rows[row]?.[column]` from its first row and column. Formats are asked only where there are
 * numbers, and not at all where `formats` is false: a date is then its day count.
 */
export function cellsOf(
  sheet: Worksheet,
  area: Area,
  { date1904 = false, formats = true } = {},
): (CellData | undefined)[][] {
  const values = gridOf(sheet, area, 'Value2');
  const formulas = gridOf(sheet, area, 'Formula');
  const formatAt = formats ? formatsOf(sheet, area, values) : () => undefined;
  return values.map((line, r) =>
    line.map((value, c): CellData | undefined => {
      const [row, column] = [area.top + r, area.left + c];
      const formula = formulaOf(sheet, row, column, value, formulas[r]?.[c] ?? null);
      const data = dataOf(sheet, row, column, value, formula, formatAt(row, column), date1904);
      if (formula === undefined) return data;
      return formulaCell(formula, data ?? { value: '', type: 'text' });
    }),
  );
}

/** Tells the formats of the area's cells that make more of a number than its digits. */
function formatsOf(
  sheet: Worksheet,
  area: Area,
  values: readonly (readonly Plain[])[],
): (row: number, column: number) => string | undefined {
  const holdsNumber = (part: Area) => {
    for (let row = part.top; row <= part.bottom; row++)
      for (let column = part.left; column <= part.right; column++)
        if (typeof values[row - area.top]?.[column - area.left] === 'number') return true;
    return false;
  };
  const pieces = formatPieces(sheet, area, holdsNumber).filter(({ format }) => !isGeneral(format));
  return (row, column) => pieces.find((piece) => contains(piece.area, row, column))?.format;
}

function dataOf(
  sheet: Worksheet,
  row: number,
  column: number,
  value: Plain,
  formula: string | undefined,
  format: string | undefined,
  date1904: boolean,
): CellData | undefined {
  if (value === null) return undefined;
  if (typeof value === 'boolean') return { value, type: 'boolean' };
  if (typeof value === 'string')
    return formula !== undefined && isErrorText(value)
      ? { value, type: 'error' }
      : { value: value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value, type: 'text' };
  const error = errorOf(sheet, row, column, value);
  if (error !== undefined) return { value: error, type: 'error' };
  return numberCell(value, format, date1904);
}
