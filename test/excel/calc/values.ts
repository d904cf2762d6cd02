import type { Scalar } from '../../../src/sheets/model';

/** What formulas work with. */

export class CalcError {
  constructor(readonly code: string) {}
}

/** A rectangle on a sheet; its cells are looked at when they are needed. */
export interface Reference {
  sheet: number;
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** One value, rows of values (inside SUMPRODUCT), or a place. */
export type Single = Scalar | CalcError;
export type Value = Single | Single[][] | Reference;

export const isReference = (value: Value): value is Reference =>
  typeof value === 'object' && value !== null && 'sheet' in value;

export const isError = (value: unknown): value is CalcError => value instanceof CalcError;

/** Excel's own words for numbers in texts: up to fifteen digits. */
export const textOf = (value: Scalar): string =>
  typeof value === 'number'
    ? String(Number(value.toPrecision(15)))
    : typeof value === 'boolean'
      ? value
        ? 'TRUE'
        : 'FALSE'
      : (value ?? '');

export function numberOf(value: Single): number | CalcError {
  if (value instanceof CalcError) return value;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null) return 0;
  return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : new CalcError('#VALUE!');
}

export function truthOf(value: Single): boolean | CalcError {
  if (value instanceof CalcError || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  return value === null ? false : new CalcError('#VALUE!');
}

const rank = (value: Scalar): number =>
  typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : typeof value === 'boolean' ? 2 : 3;

/** Less than 0, 0 or more, as Excel sorts: numbers, texts whatever their case, then logical values. */
export function compared(left: Scalar, right: Scalar): number {
  const fill = (value: Scalar, other: Scalar): Scalar =>
    value !== null ? value : typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
  const [a, b] = [fill(left, right), fill(right, left)];
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'string' && typeof b === 'string') {
    const [x, y] = [a.toLowerCase(), b.toLowerCase()];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return Number(a) - Number(b);
}
