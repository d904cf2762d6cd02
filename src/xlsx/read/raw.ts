import { address, parseAddress } from '../../base/address';
import type { CellData } from '../../sheets/data';
import { decoded } from '../zip/xml';

/**
 * What a sheet part really says, where a reader would make something of it that nobody wrote: " " and nothing as 0,
 * "0x9" as 9, a text without a number as the first text of the workbook, and of two cells in one place the last.
 */
export interface RawSheet {
  /** Cells to be read otherwise, by "row,column"; undefined is an empty one. */
  corrected: Map<string, CellData | undefined>;
  /** Addresses that stand in the part more than once. */
  doubled: string[];
}

/** A sheet of which the reader makes what it says. */
export const untouched: RawSheet = { corrected: new Map(), doubled: [] };

/** A formula ends with its own end tag: one without a result must not be given that of the next cell. */
const rowOrCell =
  /<(?:[\w.-]+:)?(row|c)(?=[\s/>])([^>]*?)(\/>|>)(?:\s*(?:<(?:[\w.-]+:)?f(?=[\s/>])(?:[^>]*\/>|(?:(?!<\/(?:[\w.-]+:)?f\s*>)[^])*<\/(?:[\w.-]+:)?f\s*>))?\s*<(?:[\w.-]+:)?v(?=[\s/>])[^>]*?(?:\/>|>([^<]*)<\/(?:[\w.-]+:)?v\s*>))?/g;
/** As XML Schema writes a double, without INF and NaN, which are no numbers here either. */
const writtenNumber = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;
const typeOf = /\st\s*=\s*["']([^"']*)["']/;
const place = /\sr\s*=\s*["']([^"']*)["']/;

/** What stands there instead, or null where the reader may have it as it is. */
function correction(type: string, stored: string | undefined): CellData | undefined | null {
  if (type === 's') return stored !== undefined && /^\s*\d+\s*$/.test(stored) ? null : emptyOr(stored);
  if (type !== 'n' || stored === undefined || stored === '') return null;
  const text = decoded(stored);
  if (!writtenNumber.test(text)) return emptyOr(text);
  return Number.isFinite(Number(text)) ? null : { value: text.trim(), type: 'text' };
}

const emptyOr = (text: string | undefined): CellData | undefined =>
  text === undefined || text.trim() === '' ? undefined : { value: text, type: 'text' };

/** Each cell of a sheet part in its order, with its place, its attributes and its stored text as they are written. */
function* cellsIn(xml: string) {
  let [row, column] = [-1, -1];
  for (const [, kind, attributes = '', , stored] of xml.matchAll(rowOrCell)) {
    const reference = place.exec(attributes)?.[1];
    if (kind === 'row') {
      row = reference === undefined ? row + 1 : Number(reference) - 1;
      column = -1;
      continue;
    }
    const at = reference === undefined ? { row, column: column + 1 } : parseAddress(decoded(reference));
    if (!at) continue;
    column = at.column;
    yield { at, attributes, stored };
  }
}

/** @param xml of a sheet part */
export function rawSheet(xml: string): RawSheet {
  const text = xml.includes('<!--') ? xml.replace(/<!--[^]*?-->/g, '') : xml;
  const corrected: RawSheet['corrected'] = new Map();
  let [last, ordered] = [-1, true];
  for (const { at, attributes, stored } of cellsIn(text)) {
    const position = at.row * 16_384 + at.column;
    if (position <= last) ordered = false;
    last = position;
    const instead = correction(typeOf.exec(attributes)?.[1] ?? 'n', stored);
    if (instead !== null) corrected.set(`${at.row},${at.column}`, instead);
  }
  return { corrected, doubled: ordered ? [] : doubledIn(text) };
}

/** Only where cells are out of order can one stand twice; programs write them in order. */
function doubledIn(xml: string): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { at } of cellsIn(xml)) {
    const name = address(at.row, at.column);
    if (seen.has(name)) twice.add(name);
    seen.add(name);
  }
  return [...twice];
}

/** The rows of a sheet with what the part really says in place of what the reader made of it. */
export function withRaw(
  rows: (readonly (CellData | undefined)[] | undefined)[],
  { corrected }: RawSheet,
): (readonly (CellData | undefined)[] | undefined)[] {
  if (corrected.size === 0) return rows;
  const next = rows.map((cells) => cells && [...cells]);
  for (const [key, cell] of corrected) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    const cells = (next[row] ??= []);
    const formula = cells[column]?.formula;
    if (formula === undefined) cells[column] = cell;
    else cells[column] = { ...(cell ?? { value: null, type: 'empty' }), formula };
  }
  return next;
}
