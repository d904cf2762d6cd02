import { dateFormat, numberFormat } from '../../cells/formats';
import { tags, within } from '../zip/xml';
import type { WrittenCell } from './walk';

/**
 * Numbers whose format says more than digits, as the file has them. hucre hands out a Date for what it takes for one,
 * and two numbers can come out as the same Date (59.5 and 60.5, because of the 29 February 1900): from a Date the number
 * that somebody typed cannot be had back. What the number means below its format is said in cells/numbers.ts.
 */
export interface FormattedNumber {
  value: number;
  /** The format code. */
  format: string;
}

/** By row and column, see {@link cellKey}. */
export type FormattedNumbers = ReadonlyMap<number, FormattedNumber>;

/** Columns that a sheet has at most. */
const mostColumns = 16_384;
export const cellKey = (row: number, column: number): number => row * mostColumns + column;

/** Formats that have a number and no code in the file (ECMA-376 part 1, 18.8.30); the East Asian ones are dates, too. */
function builtIn(id: number): string | undefined {
  const plain = { 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%' }[id];
  if (plain !== undefined) return plain;
  if (id === 46) return '[h]:mm:ss';
  const isDate = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47;
  return isDate || (id >= 50 && id <= 58) ? dateFormat : undefined;
}

/** Codes by the index that cells name, of those formats that say anything of a number. */
export function formatCodes(styles: string): ReadonlyMap<string, string> {
  const custom = new Map(
    [...tags(within(styles, 'numFmts'), 'numFmt')].map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode ?? '',
    ]),
  );
  const codes = new Map<string, string>();
  [...tags(within(styles, 'cellXfs'), 'xf')].forEach(({ attributes }, index) => {
    const id = Number(attributes.numFmtId ?? 0);
    const code = custom.get(id) ?? builtIn(id);
    if (code !== undefined && numberFormat(code).kind !== 'general') codes.set(String(index), code);
  });
  return codes;
}

/** The number of a cell; undefined for anything that is no number or has a plain format. */
export function formattedNumber(
  xml: string,
  { style, type, closed, end }: WrittenCell,
  codes: ReadonlyMap<string, string>,
): FormattedNumber | undefined {
  const format = codes.get(style);
  if (format === undefined || closed || type !== 'n') return undefined;
  // What is more than plain text is for the reader: only a whole number is taken from here.
  const valueOrEnd = /<(?:[\w.-]+:)?v(?:\s[^>]*)?>(?:([^<]*)<\/)?|<\/(?:[\w.-]+:)?c\s*>/g;
  valueOrEnd.lastIndex = end;
  const found = valueOrEnd.exec(xml)?.[1]?.trim();
  const value = Number(found);
  return found && !Number.isNaN(value) ? { value, format } : undefined;
}
