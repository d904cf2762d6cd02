import type { Area } from '../../base/address';
import type { CellData } from '../../sheets/data';
import { bandsOf, blocksOf, type Placed } from './blocks';
import { rangeOf } from './address';
import { cellsOf } from './cells';
import { formatPieces, type FormatPiece } from './formats';
import type { Worksheet } from './model';
import { textKind, type Planned } from './plan';
import { putCells } from './put';
import type { Ways } from './ways';

/** What stood in cells before they are written, to be put back should the writing fail. */
export interface Snapshot {
  cells: Planned[];
  formats: FormatPiece[];
}

function planBack(row: number, column: number, cell: CellData | undefined): Planned {
  if (cell?.formula !== undefined) return { row, column, kind: 'formula', value: `=${cell.formula}` };
  const value = cell?.value ?? '';
  // An error that stands there without a formula comes back when its text is put as one types it.
  if (cell?.type === 'error') return { row, column, kind: 'plain', value };
  if (typeof value !== 'string') return { row, column, kind: 'plain', value };
  return value === '' ? { row, column, kind: 'clear', value } : { row, column, kind: textKind(value), value };
}

export function snapshot(sheet: Worksheet, cells: readonly Placed[], ways: Ways): Snapshot {
  const taken: Planned[] = [];
  const places = new Set(cells.map(({ row, column }) => `${row},${column}`));
  for (const band of bandsOf(cells)) {
    // Dates as the numbers they are: numbers are what goes back.
    const grid = cellsOf(sheet, band, ways, { formats: false });
    for (let row = band.top; row <= band.bottom; row++)
      for (let column = band.left; column <= band.right; column++)
        if (places.has(`${row},${column}`))
          taken.push(planBack(row, column, grid[row - band.top]?.[column - band.left]));
  }
  const formats = blocksOf(cells, () => '').flatMap(({ area }) => formatPieces(sheet, area, ways.mixedTold));
  return { cells: taken, formats };
}

/** Puts back what stood there. `bare` are cells that were given a look and had none. */
export function putBack(
  sheet: Worksheet,
  { cells, formats }: Snapshot,
  bare: readonly Area[],
  ways: Ways,
): void {
  for (const area of bare) rangeOf(sheet, area).ClearFormats();
  putCells(sheet, cells, ways);
  for (const { area, format } of formats) rangeOf(sheet, area).NumberFormat = format;
}
