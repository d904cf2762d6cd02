/** Values in cells of the simulation. */

/** An error value, known by what it shows. */
export class ErrorValue {
  constructor(readonly text: string) {}
}

export type Value = null | string | number | boolean | ErrorValue;

export const divisionByZero = new ErrorValue('#DIV/0!');
export const notAvailable = new ErrorValue('#N/A');
export const noName = new ErrorValue('#NAME?');
export const noReference = new ErrorValue('#REF!');
export const wrongValue = new ErrorValue('#VALUE!');
export const wrongNumber = new ErrorValue('#NUM!');

/** The error of a text that is one. */
export const errorNamed = (text: string): ErrorValue | undefined =>
  /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)$/.test(text) ? new ErrorValue(text) : undefined;

/** How a value shows in a cell of general format. */
export function shown(value: Value): string {
  if (value === null) return '';
  if (value instanceof ErrorValue) return value.text;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? String(Number(value.toPrecision(15))) : value;
}

/** A value as a number for arithmetic. */
export function numberOf(value: Value): number | ErrorValue {
  if (value === null) return 0;
  if (typeof value === 'number' || value instanceof ErrorValue) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const number = value.trim() === '' ? NaN : Number(value);
  return Number.isFinite(number) ? number : wrongValue;
}

const rank = (value: Value) => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2);

/** Order of two values: numbers before texts before truth values; an empty one is what the other needs it to be. */
export function compared(a: Value, b: Value): number {
  const left = a ?? (typeof b === 'string' ? '' : typeof b === 'boolean' ? false : 0);
  const right = b ?? (typeof a === 'string' ? '' : typeof a === 'boolean' ? false : 0);
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  if (typeof left === 'string' && typeof right === 'string') {
    const [x, y] = [left.toLowerCase(), right.toLowerCase()];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return Number(left) - Number(right);
}
