import { address } from '../../base/address';
import { limits } from '../guard';
import { ContainerError } from '../zip/container';
import { cellKey, formattedNumber, type FormattedNumber, type FormattedNumbers } from './numbers';
import { correction, type RawSheet } from './raw';
import { eachCell, storedText, withoutComments } from './walk';

/**
 * How far the filled cells of a sheet reach, counted before a reader builds the rectangle, and what it will not say of
 * them. Programs format whole columns down to the last row; such empty cells do not count, so a form is not refused for
 * them.
 */
export interface SheetLook {
  rows: number;
  columns: number;
  numbers: FormattedNumbers;
  raw: RawSheet;
}

/** Throws unless the part goes on to the end of its root element: half a sheet would read as a sheet of few rows. */
function complete(xml: string, root: string): void {
  const tail = xml.slice(-200).trimEnd();
  if (!tail.endsWith(`${root}>`) && !/<(?:[\w.-]+:)?\w+[^>]*\/>$/.test(tail))
    throw new ContainerError('broken', `部件 ${root} 只有半截`);
}

/**
 * Looks through a sheet part. The reach is that of cells that hold something; with `blanks` also of those that have only
 * a format.
 * @param strings how many shared strings there are
 * @param codes the formats of numbers to look out for
 */
export function lookThrough(
  xml: string,
  strings: number,
  codes: ReadonlyMap<string, string>,
  blanks = false,
): SheetLook {
  complete(xml, 'worksheet');
  const text = withoutComments(xml);
  let [rows, columns] = [0, 0];
  let [last, ordered] = [-1, true];
  const numbers = new Map<number, FormattedNumber>();
  const corrected: RawSheet['corrected'] = new Map();
  eachCell(text, (cell) => {
    const { row, column } = cell;
    // Not a number, it is no place either: asked the other way round it would pass, and every bound with it.
    if (!(row >= 0 && row <= 1_048_575 && column <= 16_383))
      throw new ContainerError('broken', `单元格位置「${cell.reference ?? ''}」不存在`);
    const key = cellKey(row, column);
    if (key <= last) ordered = false;
    last = key;
    if (blanks || !cell.closed) {
      rows = Math.max(rows, row + 1);
      columns = Math.max(columns, column + 1);
    }
    const number = formattedNumber(text, cell, codes);
    if (number) numbers.set(key, number);
    if (cell.type !== 's' && cell.type !== 'n') return;
    const stored = storedText(text, cell);
    // hucre reads a string that is not there as an empty cell, without a word.
    if (cell.type === 's' && Number(/^\s*(\d+)/.exec(stored ?? '')?.[1]) >= strings)
      throw new ContainerError('broken', '文字索引越界');
    const instead = correction(cell.type, stored);
    if (instead !== null) corrected.set(`${row},${column}`, instead);
  });
  return { rows, columns, numbers, raw: { corrected, doubled: ordered ? [] : doubledIn(text) } };
}

/** Only where cells are out of order can one stand twice; programs write them in order. */
function doubledIn(xml: string): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  eachCell(xml, ({ row, column }) => {
    const name = address(row, column);
    if (seen.has(name)) twice.add(name);
    seen.add(name);
  });
  return [...twice];
}

/** How many strings a shared strings part holds. Throws where it holds more than a workbook of ours could need. */
export function countStrings(xml: string): number {
  complete(xml, 'sst');
  return countUpTo(xml, /<(?:[\w.-]+:)?si(?=[\s/>])/g, limits.strings, '条文字');
}

/** Throws where a styles part holds more formats than Excel itself allows. */
export function checkFormats(xml: string): void {
  countUpTo(xml, /<(?:[\w.-]+:)?xf(?=[\s/>])/g, limits.formats, '种单元格格式');
}

/** One after the other: half a million matches in a list would take more memory than what they stand for. */
function countUpTo(xml: string, pattern: RegExp, most: number, what: string): number {
  let count = 0;
  const matches = xml.matchAll(pattern);
  while (matches.next().done !== true)
    if (++count > most) throw new ContainerError('too-large', `超过 ${most} ${what}`);
  return count;
}
