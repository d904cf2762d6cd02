import { parseArea, type Area } from '../../../base/address';

/** Addresses as Excel gives them: "表!A1:C3", "'表 1'!B2", or several with commas. */

/** Rows and columns of a sheet. */
const [mostRows, mostColumns] = [1_048_576, 16_384];

/**
 * The area of what is in use, whole rows ("3:9") and columns ("A:C") included: Excel writes a range so when it reaches
 * the last column or row, where somebody left a note or a blank.
 */
export function usedAreaOf(address: string): Area | undefined {
  const plain = address.slice(address.lastIndexOf('!') + 1).replaceAll('$', '');
  const [, top, bottom] = /^(\d+):(\d+)$/.exec(plain) ?? [];
  if (top !== undefined)
    return { top: Number(top) - 1, left: 0, bottom: Number(bottom) - 1, right: mostColumns - 1 };
  const [, left, right] = /^([A-Z]+):([A-Z]+)$/.exec(plain) ?? [];
  if (left === undefined || right === undefined) return parseArea(plain);
  return parseArea(`${left}1:${right}${mostRows}`);
}

/** Several areas of one sheet, whose name may itself hold commas. */
export const areasOf = (addresses: string): Area[] =>
  [...addresses.matchAll(/!(\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)(?=\s*(?:,|$))/g)].flatMap(
    ([, address = '']) => parseArea(address) ?? [],
  );

/** Columns as runs of neighbours: {2,3,4,8} → [2,4], [8,8]. */
export function runsOf(columns: Iterable<number>): [number, number][] {
  const runs: [number, number][] = [];
  for (const column of [...columns].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && column <= run[1] + 1) run[1] = column;
    else runs.push([column, column]);
  }
  return runs;
}
