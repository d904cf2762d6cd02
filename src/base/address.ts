/** Cell addresses. Rows and columns are counted from 0 in the code, from 1 and A in text. */

/** A rectangle of cells, inclusive on all sides. */
export interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** Names of columns that were asked for: every cell of every sheet asks for one. */
const columnNames: string[] = [];

/** 0 → A, 25 → Z, 26 → AA. */
export const columnName = (column: number): string => (columnNames[column] ??= nameOf(column));

function nameOf(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** Cells named in a sentence at most: a sheet may hold hundreds of thousands that nobody reads. */
const mostNamed = 200;

/** 「H7、A31」, and how many more there are of a very long list. */
export const listed = (cells: readonly string[]): string =>
  cells.length <= mostNamed
    ? cells.join('、')
    : `${cells.slice(0, mostNamed).join('、')} 等，末一格 ${cells.at(-1) ?? ''}`;

/** (4, 2) → C5. */
export const address = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** (4, 2) → $C$5. */
export const absolute = (row: number, column: number): string => `$${columnName(column)}$${row + 1}`;

/** {4,2,19,2} → C5:C20. */
export const areaAddress = (area: Area): string =>
  `${address(area.top, area.left)}:${address(area.bottom, area.right)}`;

/** {4,2,19,2} → $C$5:$C$20. */
export const absoluteArea = (area: Area): string =>
  `${absolute(area.top, area.left)}:${absolute(area.bottom, area.right)}`;

/** A sheet name as formulas and names need it: always quoted, quotes doubled. */
export const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

const [dollar, zero, nine, firstLetter, lastLetter] = [36, 48, 57, 65, 90];

/**
 * C5, $C$5 → {row: 4, column: 2}; undefined for anything else. Letter by letter, as every cell of every file is asked
 * for its place: a pattern takes several times as long.
 */
export function parseAddress(text: string): { row: number; column: number } | undefined {
  const { length } = text;
  const letters = text.charCodeAt(0) === dollar ? 1 : 0;
  let at = letters;
  let column = 0;
  for (
    let code = text.charCodeAt(at);
    code >= firstLetter && code <= lastLetter;
    code = text.charCodeAt(++at)
  )
    column = column * 26 + code - firstLetter + 1;
  if (at === letters || at > letters + 3) return undefined;
  if (text.charCodeAt(at) === dollar) at++;
  if (at === length || text.charCodeAt(at) === zero) return undefined;
  let row = 0;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code < zero || code > nine) return undefined;
    row = row * 10 + code - zero;
  }
  return { row: row - 1, column: column - 1 };
}

/**
 * "C5", "'总表'!$A$1:$D$8" → an area, whichever corners are named; undefined for whole rows and columns and for several
 * areas.
 */
export function parseArea(text: string): Area | undefined {
  // The sheet's name may hold anything, and not every program puts it in quotes.
  if (/!\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?,/.test(text)) return undefined;
  const [first = '', last = first, more] = text.slice(text.lastIndexOf('!') + 1).split(':');
  const [from, to] = [parseAddress(first), parseAddress(last)];
  return more === undefined && from && to
    ? {
        top: Math.min(from.row, to.row),
        left: Math.min(from.column, to.column),
        bottom: Math.max(from.row, to.row),
        right: Math.max(from.column, to.column),
      }
    : undefined;
}

/** "'总表'!$3:$5", also with columns beside it → rows from 0. */
export function parseRows(text: string): { first: number; last: number } | undefined {
  const match = /(?:^|!)\$?(\d+):\$?(\d+)(?=,|$)/.exec(text);
  return match ? { first: Number(match[1]) - 1, last: Number(match[2]) - 1 } : undefined;
}

export const sameArea = (a: Area | undefined, b: Area): boolean =>
  a?.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;

/** Whether a cell lies in an area. */
export const contains = ({ top, left, bottom, right }: Area, row: number, column: number): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

/** A text as a formula writes it: quoted, quotes doubled, so that no name can become part of the formula. */
export const literal = (text: string): string => `"${text.replaceAll('"', '""')}"`;
