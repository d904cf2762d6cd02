import type { CellData } from '../../sheets/data';
import { isDateFormat, isoOfSerial, mayBeDate } from './dates';

/** One cell from what Excel says of it. */

/** What programs show where a formula went wrong. */
export const errorText =
  /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!)$/;

/**
 * True where the formula says too little of a cell and its value must be known: for a formula, and for a constant
 * that may only look like what it is (a text "=1", an apostrophe, digits, TRUE).
 */
export const needsValue = (formula: unknown): boolean =>
  typeof formula === 'string' &&
  (/^[=']/.test(formula) ||
    /^(?:true|false)$/i.test(formula) ||
    (formula !== '' && Number.isFinite(Number(formula))));

/** @param value the same as `formula` when only that was fetched */
export function cellData(formula: unknown, value: unknown, format: unknown): CellData | undefined {
  const calculated = typeof formula === 'string' && formula.startsWith('=') && formula !== value;
  const result = constant(value, format);
  if (!calculated) return result;
  return { ...(result ?? { value: null, type: 'empty' }), formula: formula.slice(1) };
}

function constant(value: unknown, format: unknown): CellData | undefined {
  if (typeof value === 'number')
    return typeof format === 'string' && isDateFormat(format) && mayBeDate(value)
      ? { value: isoOfSerial(value), type: 'date' }
      : { value, type: 'number' };
  if (typeof value === 'boolean') return { value, type: 'boolean' };
  if (typeof value !== 'string' || value === '') return undefined;
  return { value, type: errorText.test(value) ? 'error' : 'text' };
}
