/** Values of cells, and how the programs turn one kind into another. */

/** An error value, known by what it shows. */
export class ErrorValue {
  constructor(readonly code: string) {}
}

export type Value = null | string | number | boolean | ErrorValue;

export const errorPattern = /#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)/;

/** The error that a text names, whatever its case. */
export const errorNamed = (text: string): ErrorValue | undefined =>
  new RegExp(`^(?:${errorPattern.source})$`, 'i').test(text) ? new ErrorValue(text.toUpperCase()) : undefined;

/** A value as a cell of general format shows it: numbers have up to fifteen digits. */
export function shown(value: Value): string {
  if (value === null) return '';
  if (value instanceof ErrorValue) return value.code;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? String(Number(value.toPrecision(15))) : value;
}

/** A value as a number for arithmetic. */
export function numberOf(value: Value): number | ErrorValue {
  if (typeof value === 'number' || value instanceof ErrorValue) return value;
  if (typeof value !== 'string') return value ? 1 : 0;
  const number = value.trim() === '' ? NaN : Number(value);
  return Number.isFinite(number) ? number : new ErrorValue('#VALUE!');
}

export function truthOf(value: Value): boolean | ErrorValue {
  if (value instanceof ErrorValue || typeof value === 'boolean') return value;
  return typeof value === 'string' ? new ErrorValue('#VALUE!') : value !== null && value !== 0;
}

const rank = (value: Value): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2);

const numbers = (a: number, b: number): number => (Math.abs(a - b) <= Math.abs(a) * 1e-15 ? 0 : a - b);

/**
 * Less than 0, 0 or more: numbers to fifteen digits before texts of any case before logical values. What is empty is
 * what the other needs it to be. Errors are not compared.
 */
export function compared(left: Value, right: Value): number {
  const filled = (value: Value, other: Value): Value =>
    value ?? (typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0);
  const [a, b] = [filled(left, right), filled(right, left)];
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a !== 'string' || typeof b !== 'string') return numbers(Number(a), Number(b));
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}
