import type { Area } from '../../base/address';
import type { CellStyle } from '../../sheets/style';

/** Cells of one kind gathered into rectangles, so that many go over in one call. */

interface Placed {
  row: number;
  column: number;
}

export interface Block<Cell extends Placed> {
  area: Area;
  /** Cells by row and column of the area; there is one at each place. */
  rows: Cell[][];
}

/**
 * Rectangles that cover the cells, each once; cells of one rectangle have the same kind. There is one cell a place.
 * Neighbours in a row come together first, then equal runs of rows that follow each other.
 */
export function blocksOf<Cell extends Placed>(
  cells: readonly Cell[],
  kindOf: (cell: Cell) => string,
): Block<Cell>[] {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  const runs: { kind: string; cells: Cell[]; row: number; left: number; right: number }[] = [];
  for (const cell of sorted) {
    const kind = kindOf(cell);
    const last = runs[runs.length - 1];
    if (last && last.row === cell.row && last.right === cell.column - 1 && last.kind === kind) {
      last.cells.push(cell);
      last.right = cell.column;
    } else runs.push({ kind, cells: [cell], row: cell.row, left: cell.column, right: cell.column });
  }
  const blocks: Block<Cell>[] = [];
  const open = new Map<string, Block<Cell>>();
  for (const { kind, cells: run, row, left, right } of runs) {
    const key = `${left},${right},${kind}`;
    const above = open.get(key);
    if (above?.area.bottom === row - 1) {
      above.area.bottom = row;
      above.rows.push(run);
      continue;
    }
    const block = { area: { top: row, left, bottom: row, right }, rows: [run] };
    open.set(key, block);
    blocks.push(block);
  }
  return blocks;
}

/** A key for the style of a cell, so that cells of one come together; "" for none. Equal styles are one, days apart. */
export function styleKeys(): (cell: { style?: CellStyle | undefined; date?: boolean | undefined }) => string {
  const known = new Map<CellStyle, string>();
  return ({ style, date }) => {
    if (!style) return '';
    const key = known.get(style) ?? JSON.stringify(style);
    known.set(style, key);
    return date ? `${key} date` : key;
  };
}

/** Bands of rows that hold the cells, for reading them in few calls; a gap of many rows begins a new band. */
export function bandsOf(cells: readonly Placed[], gap = 50): Area[] {
  const sorted = [...cells].sort((a, b) => a.row - b.row);
  const bands: Area[] = [];
  for (const { row, column } of sorted) {
    const last = bands[bands.length - 1];
    if (last && row - last.bottom <= gap) {
      last.bottom = row;
      last.left = Math.min(last.left, column);
      last.right = Math.max(last.right, column);
    } else bands.push({ top: row, left: column, bottom: row, right: column });
  }
  return bands;
}
