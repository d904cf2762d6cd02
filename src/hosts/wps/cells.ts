import type { Area } from '../../base/address';
import type { CellData } from '../../sheets/data';
import { attempt, cellAreaOf, rangeOf } from './address';
import { isoOfSerial } from './dates';
import { formatPieces, isDateFormat } from './formats';
import { gridOf, type Plain } from './grid';
import type { Worksheet } from './model';
import { errorNumbers } from './numbers';
import type { Ways } from './ways';

/** The cells of an area as data: values, formulas, errors and dates told apart. */

const errorText =
  /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!)$/;

/** Whether the cell holds a formula. A text that begins with "=" gives the same text for value and formula. */
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
  if (errorText.test(shown)) return shown;
  return /^#+$/.test(shown) ? known : undefined;
}

/**
 * The cells of an area, `rows[row]?.[column]` from its first row and column. Formats are asked only where there are
 * numbers, and not at all where `dates` is false: a date is then its day count.
 */
export function cellsOf(
  sheet: Worksheet,
  area: Area,
  ways: Ways,
  { date1904 = false, dates = true } = {},
): (CellData | undefined)[][] {
  const values = gridOf(sheet, area, 'Value2');
  const formulas = gridOf(sheet, area, 'Formula');
  const isDate = dates ? datesOf(sheet, area, values, ways) : () => false;
  return values.map((line, r) =>
    line.map((value, c): CellData | undefined => {
      const [row, column] = [area.top + r, area.left + c];
      const formula = formulaOf(sheet, row, column, value, formulas[r]?.[c] ?? null);
      const data = dataOf(sheet, row, column, value, formula, isDate(row, column), date1904);
      if (formula === undefined) return data;
      return { ...(data ?? { value: '', type: 'text' }), formula };
    }),
  );
}

/** Tells which cells of the area show their number as a day. */
function datesOf(
  sheet: Worksheet,
  area: Area,
  values: readonly (readonly Plain[])[],
  ways: Ways,
): (row: number, column: number) => boolean {
  const holdsNumber = (part: Area) => {
    for (let row = part.top; row <= part.bottom; row++)
      for (let column = part.left; column <= part.right; column++)
        if (typeof values[row - area.top]?.[column - area.left] === 'number') return true;
    return false;
  };
  const dated = formatPieces(sheet, area, ways.mixedTold, holdsNumber)
    .filter(({ format }) => isDateFormat(format))
    .map((piece) => piece.area);
  return (row, column) =>
    dated.some(
      ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
    );
}

function dataOf(
  sheet: Worksheet,
  row: number,
  column: number,
  value: Plain,
  formula: string | undefined,
  isDate: boolean,
  date1904: boolean,
): CellData | undefined {
  if (value === null) return undefined;
  if (typeof value === 'boolean') return { value, type: 'boolean' };
  if (typeof value === 'string')
    return formula !== undefined && errorText.test(value)
      ? { value, type: 'error' }
      : { value: value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value, type: 'text' };
  const error = errorOf(sheet, row, column, value);
  if (error !== undefined) return { value: error, type: 'error' };
  if (isDate) {
    const iso = isoOfSerial(value, date1904);
    if (iso !== undefined) return { value: iso, type: 'date' };
  }
  return { value, type: 'number' };
}
