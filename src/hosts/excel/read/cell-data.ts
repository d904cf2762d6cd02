import type { CellData } from '../../../sheets/data';
import { isErrorText } from '../../../cells/errors';
import { formulaCell, numberCell } from '../../../cells/numbers';

/** One cell from what Excel gives for it. */

/**
 * True where the formula tells too little of a cell and its value must be known: for a formula, and for a constant
 * that may only look like what it is (a text "=1", an apostrophe, digits, TRUE).
 */
export const needsValue = (formula: unknown): boolean =>
  typeof formula === 'string' &&
  (/^[=']/.test(formula) ||
    /^(?:true|false)$/i.test(formula) ||
    (formula !== '' && Number.isFinite(Number(formula))));

/** Excel gives a constant for its own formula, even one that begins with "=". */
export const isFormula = (formula: unknown, value: unknown): formula is string =>
  typeof formula === 'string' && formula.startsWith('=') && formula !== value;

/** @param value the same as `formula` when only that was fetched */
export function cellData(formula: unknown, value: unknown, format: unknown): CellData | undefined {
  const result = constant(value, format);
  if (!isFormula(formula, value)) return result;
  // Excel has always calculated: "" is what the formula came to.
  return formulaCell(formula.slice(1), result ?? { value: '', type: 'text' });
}

function constant(value: unknown, format: unknown): CellData | undefined {
  if (typeof value === 'number') return numberCell(value, typeof format === 'string' ? format : undefined);
  if (typeof value === 'boolean') return { value, type: 'boolean' };
  if (typeof value !== 'string' || value === '') return undefined;
  return { value, type: isErrorText(value) ? 'error' : 'text' };
}
