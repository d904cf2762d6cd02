import { parseAddress } from '../../base/address';
import { limits } from '../guard';
import { ContainerError } from '../zip/container';
import { cellKey, formattedNumber, type FormattedNumber, type FormattedNumbers } from './numbers';

/**
 * How far the filled cells of a sheet reach, counted before a reader builds the rectangle. Programs format whole
 * columns down to the last row; such empty cells do not count, so a form is not refused for them.
 */
export interface Extent {
  rows: number;
  columns: number;
  numbers: FormattedNumbers;
}

const cellOrRow = /<(?:[\w.-]+:)?(row|c)(?=[\s/>])([^>]*)>/g;
const place = /\sr\s*=\s*["']([^"']*)["']/;
const sharedIndex = /\st="s"[^>]*>\s*<(?:[\w.-]+:)?v[^>]*>\s*(\d+)/g;

/** Throws unless the part goes on to the end of its root element: half a sheet would read as a sheet of few rows. */
function complete(xml: string, root: string): void {
  const tail = xml.slice(-200).trimEnd();
  if (!tail.endsWith(`${root}>`) && !/<(?:[\w.-]+:)?\w+[^>]*\/>$/.test(tail))
    throw new ContainerError('broken', `部件 ${root} 只有半截`);
}

/**
 * The reach of cells that hold something; with `blanks` also of those that have only a format.
 * @param strings how many shared strings there are
 * @param codes the formats of numbers to look out for
 */
export function extentOf(
  xml: string,
  strings: number,
  codes: ReadonlyMap<string, string>,
  blanks = false,
): Extent {
  complete(xml, 'worksheet');
  let rows = 0;
  let columns = 0;
  let row = -1;
  let column = -1;
  const numbers = new Map<number, FormattedNumber>();
  for (const match of xml.matchAll(cellOrRow)) {
    const [whole, kind, text = ''] = match;
    const reference = place.exec(text)?.[1];
    if (kind === 'row') {
      row = reference === undefined ? row + 1 : Number(reference) - 1;
      column = -1;
      continue;
    }
    const cell = reference === undefined ? { row, column: column + 1 } : parseAddress(reference);
    if (!cell || cell.row > 1_048_575 || cell.column > 16_383 || cell.row < 0)
      throw new ContainerError('broken', `单元格位置「${reference ?? ''}」不存在`);
    column = cell.column;
    if (!blanks && text.endsWith('/')) continue;
    rows = Math.max(rows, cell.row + 1);
    columns = Math.max(columns, cell.column + 1);
    const number = formattedNumber(xml, text, match.index + whole.length, codes);
    if (number) numbers.set(cellKey(cell.row, cell.column), number);
  }
  // hucre reads a string that is not there as an empty cell, without a word.
  for (const [, index] of xml.matchAll(sharedIndex))
    if (Number(index) >= strings) throw new ContainerError('broken', '文字索引越界');
  return { rows, columns, numbers };
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
