import { decimal, type Decimal } from './decimal';
import { plain } from './text';

/** What a person typed where a number belongs. */
export type TypedNumber =
  | { kind: 'empty' }
  /**
   * `before` is the text as typed when it was not a plain number already (「９分」). `percent`: it was written or shown
   * with a percent sign; `value` is what stands before the sign, and whether that is what is meant is for the reader.
   */
  | { kind: 'number'; value: Decimal; before?: string; percent?: true }
  | { kind: 'bad'; text: string };

/** Words that follow a number on the forms and change nothing. */
const suffix = /(分|次|家|人次|人|项|处|起|个|个百分点|百分点)$/u;
const percentSign = /[%‰]$/u;
const number = /^-?(\d+\.?\d*|\.\d+)$/;
/** A gap between two digits may be a lost point, or two numbers: 「9.5 8」 is no 9.58. */
const gap = /\d\s+\d/;

const digits = (value: number): Decimal => decimal(Number(value.toPrecision(15)));

/**
 * Reads a number as people type it: full-width digits, spaces around it, zero-width characters and 「9分」 are read, and
 * reported by `before`. Anything else is bad, never 0. A number counts with the 15 digits that spreadsheets show: a
 * formula's 8.299999999999999 is 8.3.
 * @param percent whether the cell shows its number times 100 with a percent sign
 */
export function typedNumber(value: string | number | boolean | null, percent = false): TypedNumber {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return { kind: 'bad', text: String(value) };
    if (!percent) return { kind: 'number', value: digits(value) };
    const shown = digits(value * 100);
    return { kind: 'number', value: shown, before: `${shown.toFixed()}%`, percent: true };
  }
  if (value === null) return { kind: 'empty' };
  if (typeof value === 'boolean') return { kind: 'bad', text: value ? 'TRUE' : 'FALSE' };
  const tidy = plain(value);
  const text = tidy.replace(/\s+/g, '').replaceAll('。', '.');
  if (text === '') return { kind: 'empty' };
  const sign = text.replace(percentSign, '');
  const bare = sign.replace(suffix, '').replace(/^\+/, '');
  if (gap.test(tidy) || !number.test(bare) || text.endsWith('‰')) return { kind: 'bad', text: value };
  return {
    kind: 'number',
    value: decimal(bare),
    before: value,
    ...(sign === text ? {} : { percent: true as const }),
  };
}
