import { contains, type Area } from '../../../base/address';
import { dateFormat, isDateFormat, textFormat } from '../../../cells/formats';
import { typedAs } from '../../../cells/text';
import { blocksOf, type Block } from '../../office/blocks';
import type { PlannedCell } from '../../office/plan';
import { attempt, cellAreaOf, rangeOf } from '../object-model/access';
import type { Worksheet } from '../object-model/members';
import { formatPieces, type FormatPiece } from '../read/formats';
import type { Bulk, Strategy } from '../strategy';

/** Puts planned cells into a sheet: in blocks where the program takes blocks, else row by row. */

type Member = 'Value2' | 'Formula';

/**
 * How carefully a cell must be written so that the program does not read it as something else: `plain` cannot be misread;
 * `text` would be read as a number, a date or a truth value; `guarded` is text that begins like a formula and keeps the
 * text format for good, so that nobody makes it one by editing the cell.
 */
type Care = 'empty' | 'plain' | 'text' | 'guarded' | 'formula';

const textCares = { formula: 'guarded', other: 'text', text: 'plain' } as const;

function careOf({ content }: PlannedCell): Care {
  if (content.kind === 'empty' || content.kind === 'formula') return content.kind;
  // An error without a formula comes back when its text is put as somebody types it.
  if (content.kind === 'error' || typeof content.value !== 'string') return 'plain';
  return textCares[typedAs(content.value)];
}

function valueOf({ content }: PlannedCell): string | number | boolean {
  switch (content.kind) {
    case 'empty':
      return '';
    case 'constant':
      return content.value;
    case 'error':
      return content.text;
    case 'formula':
      return `=${content.formula}`;
  }
}

/** Puts the values of a block the best way; where that throws, cell by cell. */
function fill(sheet: Worksheet, block: Block<PlannedCell>, member: Member, bulk: Bulk | 'cell'): void {
  const { area, rows } = block;
  const wide = area.right > area.left;
  const filled = attempt(() => {
    if (bulk === 'block' && (wide || area.bottom > area.top)) {
      rangeOf(sheet, area)[member] = rows.map((row) => row.map(valueOf));
      return true;
    }
    if (bulk !== 'row' || !wide) return false;
    rows.forEach((row, index) => {
      const top = area.top + index;
      rangeOf(sheet, { ...area, top, bottom: top })[member] = row.map(valueOf);
    });
    return true;
  });
  if (filled) return;
  for (const row of rows)
    for (const cell of row) rangeOf(sheet, cellAreaOf(cell.row, cell.column))[member] = valueOf(cell);
}

const setFormat = (sheet: Worksheet, area: Area, format: string) => {
  rangeOf(sheet, area).NumberFormat = format;
};

const setFormats = (sheet: Worksheet, pieces: readonly FormatPiece[]) => {
  for (const { area, format } of pieces) setFormat(sheet, area, format);
};

function clear(sheet: Worksheet, block: Block<PlannedCell>): void {
  const range = rangeOf(sheet, block.area);
  // Part of a merged area cannot be cleared in some versions, but an empty text can be put into it.
  if (attempt(() => (range.ClearContents(), true))) return;
  fill(sheet, block, 'Value2', 'cell');
}

type Bulks = Record<'values' | 'formulas', Bulk | 'cell'>;

/** Writes one block under the format that keeps its cells what they are, and puts the format back. */
function putBlock(sheet: Worksheet, block: Block<PlannedCell>, bulks: Bulks): void {
  const [first] = block.rows[0] ?? [];
  const care = first ? careOf(first) : 'empty';
  if (care === 'empty') {
    clear(sheet, block);
    return;
  }
  const pieces = formatPieces(sheet, block.area);
  if (care === 'text' || care === 'guarded') {
    const others = pieces.filter(({ format }) => format !== textFormat);
    if (others.length > 0) setFormat(sheet, block.area, textFormat);
    fill(sheet, block, 'Value2', bulks.values);
    // The cell stays text when its format is changed back; only typing it anew would read it again.
    if (care === 'text') setFormats(sheet, others);
    return;
  }
  // What is put under the text format becomes text, also a number and a formula.
  const texts = pieces.filter(({ format }) => format === textFormat);
  for (const { area } of texts) setFormat(sheet, area, 'General');
  if (care === 'formula') {
    fill(sheet, block, 'Formula', bulks.formulas);
    return;
  }
  fill(sheet, block, 'Value2', bulks.values);
  setFormats(sheet, texts);
  for (const { area, format } of pieces)
    for (const cell of block.rows.flat())
      if (cell.date && !isDateFormat(format) && contains(area, cell.row, cell.column))
        setFormat(sheet, cellAreaOf(cell.row, cell.column), dateFormat);
}

/** Puts all cells. Throws what the program throws. */
export function putCells(
  sheet: Worksheet,
  cells: readonly PlannedCell[],
  strategy: Pick<Strategy, 'values' | 'formulas'>,
): void {
  // Formulas last: some refer to cells put here, and a program that calculates at once then sees them.
  const formulas = cells.filter(({ content }) => content.kind === 'formula');
  const others = cells.filter(({ content }) => content.kind !== 'formula');
  const kindOf = (cell: PlannedCell) => (cell.date ? 'date' : careOf(cell));
  for (const block of blocksOf(others, kindOf)) putBlock(sheet, block, strategy);
  for (const block of blocksOf(formulas, kindOf)) putBlock(sheet, block, strategy);
}

/** Other ways to write a cell that did not arrive as it should, to be tried one after another. */
export const otherWays: readonly ((sheet: Worksheet, cell: PlannedCell) => void)[] = [
  (sheet, cell) => {
    const block = { area: cellAreaOf(cell.row, cell.column), rows: [[cell]] };
    putBlock(sheet, block, { values: 'cell', formulas: 'cell' });
  },
  (sheet, cell) => {
    const value = valueOf(cell);
    const marked = cell.content.kind === 'constant' && typeof value === 'string';
    // The mark of text that people type themselves.
    rangeOf(sheet, cellAreaOf(cell.row, cell.column)).Value2 = marked ? `'${value}` : value;
  },
];
