import { parseAddress, type Area } from '../base/address';
import type { Scalar } from './model';

/** Sorting the rows of a table as spreadsheet programs do it: what comes first, and when it would change what formulas say. */

/** By pinyin as Excel and WPS do in Chinese; 附1-2 comes before 附1-10, as people count. */
const collator = new Intl.Collator('zh-CN', { numeric: true });

/** Numbers come before texts, texts before true and false. */
const kind = (value: Scalar): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2);

function compared(a: Scalar, b: Scalar): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b);
  return kind(a) - kind(b) || Number(a) - Number(b);
}

const isEmpty = (value: Scalar): boolean => value === null || value === '';

/**
 * The order of rows by one value each: positions of the rows as they come to stand. Empty ones are last in both directions;
 * what is alike stays as it stood.
 */
export function sortedOrder(values: readonly Scalar[], direction: 'up' | 'down'): number[] {
  const sign = direction === 'up' ? 1 : -1;
  return values
    .map((value, index) => ({ value, index }))
    .sort((a, b) => {
      const [none, nor] = [isEmpty(a.value), isEmpty(b.value)];
      if (none || nor) return Number(none) - Number(nor);
      return sign * compared(a.value, b.value);
    })
    .map(({ index }) => index);
}

/** A reference to cells of a sheet: 1 or 2 the sheet, 3 the first cell, 4 the last of an area. Texts are passed over. */
const references =
  /"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.$])(?:(?:'((?:[^']|'')*)'|([\p{L}\p{N}_.]+))!)?(\$?[A-Z]{1,3}\$?\d+)(?::(\$?[A-Z]{1,3}\$?\d+))?(?![\p{L}\p{N}_(])/giu;

/** Where a formula stands; undefined for one that a name stands for. */
interface FormulaPlace {
  sheet: string;
  row: number;
  column: number;
}

/**
 * Whether a formula would say something else once the rows of a table are sorted: it points at single rows of the table,
 * and finds others there afterwards. What takes all rows together, or its own row, stays right.
 * @param rows what is sorted
 */
export function hangsOnOrder(
  formula: string,
  at: FormulaPlace | undefined,
  { sheet, rows }: { sheet: string; rows: Area },
): boolean {
  const inside =
    at?.sheet === sheet &&
    at.row >= rows.top &&
    at.row <= rows.bottom &&
    at.column >= rows.left &&
    at.column <= rows.right;
  for (const [, quoted, bare, first, last] of formula.matchAll(references)) {
    const from = parseAddress((first ?? '').replaceAll('$', '').toUpperCase());
    if (!from || (quoted?.replaceAll("''", "'") ?? bare ?? at?.sheet) !== sheet) continue;
    const to = (last === undefined ? from : parseAddress(last.replaceAll('$', '').toUpperCase())) ?? from;
    const meets =
      from.row <= rows.bottom && to.row >= rows.top && from.column <= rows.right && to.column >= rows.left;
    if (!meets) continue;
    // A row counts what stands above or below it, and goes on doing so wherever it comes to stand.
    if (inside && (last !== undefined || from.row === at.row)) continue;
    if (from.row > rows.top || to.row < rows.bottom) return true;
  }
  return false;
}
