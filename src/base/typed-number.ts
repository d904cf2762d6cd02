import { decimal, type Decimal } from './decimal';
import { plain } from './text';

/** What a person typed where a number belongs. */
export type TypedNumber =
  | { kind: 'empty' }
  /** `before` is the text as typed when it was not a plain number already (「９分」). */
  | { kind: 'number'; value: Decimal; before?: string }
  | { kind: 'bad'; text: string };

/** Words that follow a number on the forms and change nothing. */
const suffix = /(分|次|家|人次|人|项|处|起|个|%|个百分点|百分点)$/u;
const number = /^-?(\d+\.?\d*|\.\d+)$/;

/**
 * Reads a number as people type it: full-width digits, spaces, zero-width characters and 「9分」 are read, and reported
 * by `before`. Anything else is bad, never 0. A number counts with the 15 digits that spreadsheets show: a formula's
 * 8.299999999999999 is 8.3.
 */
export function typedNumber(value: string | number | boolean | null): TypedNumber {
  if (typeof value === 'number')
    return Number.isFinite(value)
      ? { kind: 'number', value: decimal(Number(value.toPrecision(15))) }
      : { kind: 'bad', text: String(value) };
  if (value === null) return { kind: 'empty' };
  if (typeof value === 'boolean') return { kind: 'bad', text: value ? 'TRUE' : 'FALSE' };
  const text = plain(value).replace(/\s+/g, '').replaceAll('。', '.');
  if (text === '') return { kind: 'empty' };
  const bare = text.replace(suffix, '').replace(/^\+/, '');
  if (!number.test(bare)) return { kind: 'bad', text: value };
  return { kind: 'number', value: decimal(bare), before: value };
}
