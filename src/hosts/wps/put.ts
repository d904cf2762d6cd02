import type { Area } from '../../base/address';
import { attempt, cellAreaOf, rangeOf } from './address';
import { blocksOf, type Block } from './blocks';
import { formatPieces, type FormatPiece } from './formats';
import type { Worksheet } from './model';
import type { Planned } from './plan';
import { dateFormat, isDateFormat, textFormat } from '../../cells/formats';
import { plainWays, type Bulk, type Ways } from './ways';

/** Puts planned cells into a sheet: in blocks where the program takes blocks, else by row or by cell. */

type Member = 'Value2' | 'Formula';

/** Puts the values of a block the best way; where that throws, cell by cell. */
function fill(sheet: Worksheet, block: Block<Planned>, member: Member, bulk: Bulk): void {
  const { area, rows } = block;
  const wide = area.right > area.left;
  const tall = area.bottom > area.top;
  const filled = attempt(() => {
    if (bulk === 'block' && (wide || tall)) {
      rangeOf(sheet, area)[member] = rows.map((row) => row.map(({ value }) => value));
      return true;
    }
    if (bulk !== 'row' || !wide) return false;
    rows.forEach((row, index) => {
      const top = area.top + index;
      rangeOf(sheet, { ...area, top, bottom: top })[member] = row.map(({ value }) => value);
    });
    return true;
  });
  if (filled) return;
  for (const row of rows)
    for (const cell of row) rangeOf(sheet, cellAreaOf(cell.row, cell.column))[member] = cell.value;
}

const setFormat = (sheet: Worksheet, area: Area, format: string) => {
  rangeOf(sheet, area).NumberFormat = format;
};

function clear(sheet: Worksheet, block: Block<Planned>): void {
  const range = rangeOf(sheet, block.area);
  // Part of a merged area cannot be cleared in some versions, but an empty text can be put into it.
  if (attempt(() => (range.ClearContents(), true))) return;
  fill(sheet, block, 'Value2', 'cell');
}

/** Writes one block under the format that keeps its cells what they are, and puts the format back. */
function putBlock(sheet: Worksheet, block: Block<Planned>, ways: Ways): void {
  const kind = block.rows[0]?.[0]?.kind ?? 'clear';
  if (kind === 'clear') {
    clear(sheet, block);
    return;
  }
  const pieces = formatPieces(sheet, block.area, ways.mixedTold);
  if (kind === 'text' || kind === 'guarded') {
    const others = pieces.filter(({ format }) => format !== textFormat);
    if (others.length > 0) setFormat(sheet, block.area, textFormat);
    fill(sheet, block, 'Value2', ways.values);
    // The cell stays text when its format is changed back; only typing it anew would read it again.
    if (kind === 'text') restore(sheet, others);
    return;
  }
  // What is put under the text format becomes text, also a number and a formula.
  const texts = pieces.filter(({ format }) => format === textFormat);
  for (const { area } of texts) setFormat(sheet, area, 'General');
  if (kind === 'formula') {
    fill(sheet, block, 'Formula', ways.formulas);
    return;
  }
  fill(sheet, block, 'Value2', ways.values);
  restore(sheet, texts);
  for (const { area, format } of pieces)
    for (const row of block.rows)
      for (const cell of row)
        if (cell.date && !isDateFormat(format) && inside(cell, area))
          setFormat(sheet, cellAreaOf(cell.row, cell.column), dateFormat);
}

const inside = ({ row, column }: Planned, { top, left, bottom, right }: Area) =>
  row >= top && row <= bottom && column >= left && column <= right;

const restore = (sheet: Worksheet, pieces: readonly FormatPiece[]) => {
  for (const { area, format } of pieces) setFormat(sheet, area, format);
};

/** Puts all cells. Throws what the program throws. */
export function putCells(sheet: Worksheet, cells: readonly Planned[], ways: Ways): void {
  // Formulas last: some refer to cells put here, and a program that calculates at once then sees them.
  const formulas = cells.filter(({ kind }) => kind === 'formula');
  const others = cells.filter(({ kind }) => kind !== 'formula');
  const kindOf = ({ kind, date }: Planned) => (date ? 'date' : kind);
  for (const block of blocksOf(others, kindOf)) putBlock(sheet, block, ways);
  for (const block of blocksOf(formulas, kindOf)) putBlock(sheet, block, ways);
}

/** Other ways to say a cell that did not arrive as it should, to be tried one after another. */
export const otherWays: readonly ((sheet: Worksheet, cell: Planned) => void)[] = [
  (sheet, cell) => {
    const block = { area: cellAreaOf(cell.row, cell.column), rows: [[cell]] };
    putBlock(sheet, block, plainWays);
  },
  (sheet, cell) => {
    const range = rangeOf(sheet, cellAreaOf(cell.row, cell.column));
    if (cell.kind === 'clear') range.Value2 = '';
    else if (cell.kind === 'formula') range.Value2 = cell.value;
    // The mark of text that people type themselves.
    else range.Value2 = typeof cell.value === 'string' ? `'${cell.value}` : cell.value;
  },
];
