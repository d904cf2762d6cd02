import { Canvas } from '../sheets/canvas';
import { columnPoints, lineCount, linesHeight } from '../sheets/measure';
import type { PageSetup, SheetModel } from '../sheets/model';
import { pageHeight, textArea } from '../sheets/paper';
import type { CellStyle } from '../sheets/style';
import { cell, free, margins, officialHeader, pageNumber, title } from '../forms/look';
import { pageBreaks } from '../forms/rubric-pages';
import { pictureTable, type Picture } from '../pictures/picture';
import { paperSizes, titleLines, type Block, type Paper, type PaperCell, type PaperTable } from './paper';

/** A paper as a sheet: the same description, for those who have no Word, and for tables that are worked on further. */

/** Of titles, in points. */
const titleSize = 20;
/** Columns of the sheet. Tables of different widths share them, each column of a table over several. */
const grid = 40;
/** Eight pixels a character, as Excel and WPS have them on a plain screen, in parts of what is reckoned with elsewhere. */
const widest = 8 / 7;

/**
 * Characters of the text width that fit between the margins at full size, on any screen: a program that makes them
 * smaller to fit the page would make what is signed too small.
 */
const charactersOf = (page: Pick<PageSetup, 'orientation' | 'margins'>): number =>
  Math.floor(textArea(page).width / (columnPoints(1) * widest));

/** Columns of the grid at which the columns of a table begin, and where the last one ends. */
function edges({ widths }: PaperTable): number[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  let at = 0;
  return [
    0,
    ...widths.map((width) => {
      at += width;
      return Math.round((at / total) * grid);
    }),
  ];
}

const alignedCell = (align: PaperCell['align'], size: number): CellStyle =>
  cell(size, { horizontal: align ?? 'left' });

function drawRow(
  canvas: Canvas,
  table: PaperTable,
  cells: readonly PaperCell[],
  style: (content: PaperCell, column: number) => CellStyle,
): void {
  const [row, at] = [canvas.nextRow, edges(table)];
  let column = 0;
  let height = linesHeight(1, table.size);
  for (const content of cells) {
    const [left, right] = [at[column] ?? 0, (at[column + (content.across ?? 1)] ?? grid) - 1];
    canvas.merge(
      { top: row, left, bottom: row, right },
      { value: content.text, style: style(content, column) },
    );
    const lines = lineCount(content.text, canvas.width(left, right), table.size);
    height = Math.max(height, linesHeight(lines, table.size));
    column += content.across ?? 1;
  }
  canvas.height(row, height);
}

function drawTable(canvas: Canvas, table: PaperTable): void {
  if (table.header)
    drawRow(
      canvas,
      table,
      table.header.map((text) => ({ text })),
      () => officialHeader(table.size),
    );
  for (const cells of table.rows)
    drawRow(canvas, table, cells, (content, column) =>
      alignedCell(content.align ?? (content.across ? 'left' : table.aligned?.[column]), table.size),
    );
}

function draw(canvas: Canvas, block: Block): void {
  const line = (text: string, style: CellStyle, more = 0) =>
    canvas.line(canvas.nextRow, text, style, canvas.heightFor(text, style.size) + more);
  switch (block.is) {
    case 'title': {
      const room = columnPoints(canvas.width(0, canvas.columns - 1)) / titleSize;
      line(titleLines(block.text, room), title(titleSize), 10);
      break;
    }
    case 'centered':
      line(block.text, free(paperSizes.signed, { horizontal: 'center' }));
      break;
    case 'heading':
      line(block.text, free(14, { font: '黑体' }));
      break;
    case 'text':
      line(`　　${block.text}`, free(14));
      break;
    case 'address':
      line(block.text, free(14));
      break;
    case 'note':
      line(block.text, free(paperSizes.note));
      break;
    case 'issuer':
      for (const each of block.lines) line(`${each}　　`, free(14, { horizontal: 'right' }));
      break;
    case 'signed':
      for (const each of block.lines)
        line(each.text, free(paperSizes.signed, { vertical: 'top' }), each.room ?? 4);
      break;
    case 'table':
      drawTable(canvas, block);
      break;
    case 'picture': {
      const { question, told } = block.picture;
      line(question, free(paperSizes.signed, { font: '黑体' }));
      drawTable(canvas, behind(block.picture));
      line(told, free(paperSizes.note));
      break;
    }
    case 'page':
      canvas.breaks.push(canvas.nextRow);
  }
}

/** The table behind a picture: what names a row is wide, figures are narrow. */
function behind(picture: Picture): PaperTable {
  const { header, rows } = pictureTable(picture);
  const widest = (column: number): number =>
    Math.max(...rows.map(({ cells }) => Math.min(24, [...(cells[column] ?? '')].length)), 3);
  return {
    is: 'table',
    widths: header.map((_, column) => widest(column) + 1),
    size: paperSizes.note,
    header,
    rows: rows.map(({ cells }) =>
      cells.map((text, column) => ({ text, align: column === 0 ? 'left' : 'center' })),
    ),
  };
}

/** @param name of the sheet, unique within its workbook */
export function paperSheet(paper: Paper, name: string): SheetModel {
  const page = {
    orientation: paper.orientation,
    margins: paper.margins === 'letter' ? margins.official : margins.dense,
    fit: { across: 1, down: 0 },
    footer: pageNumber,
    centered: true,
  } as const;
  const characters = charactersOf(page);
  const width = characters / grid;
  const canvas = new Canvas({
    name,
    role: `paper:${name}`,
    columnWidths: Array.from({ length: grid }, () => width),
    page,
  });
  const together: { first: number; last: number; needed: number }[] = [];
  /** Tables with a header: its row, and their last one. */
  const tables: { first: number; last: number }[] = [];
  // The lines to sign stay together, with the end of what is signed above the notes.
  let above = 0;
  let before: { block: Block; first: number } | undefined;
  for (const block of paper.blocks) {
    const first = canvas.nextRow;
    draw(canvas, block);
    if (block.is === 'picture' || (block.is === 'table' && block.header))
      tables.push({ first, last: canvas.nextRow - 1 });
    // No page ends below a heading or the heads of a table: what they head begins there, and what leads to a table as well.
    const leads = before?.block.is === 'heading' || (before?.block.is === 'text' && block.is === 'table');
    const heads = block.is === 'picture' ? 2 : block.is === 'table' && block.header ? 1 : 0;
    if (leads || heads > 0)
      together.push({
        first: leads && before ? before.first : first,
        last: Math.min(first + heads, canvas.nextRow - 1),
        needed: Infinity,
      });
    // Small print stays with the end of the table above it.
    const told = block.is === 'picture' || (block.is === 'note' && before?.block.is === 'table');
    if (told) together.push({ first: canvas.nextRow - 3, last: canvas.nextRow - 1, needed: Infinity });
    before = { block, first };
    if (block.is === 'signed' || block.is === 'issuer')
      together.push({ first: above, last: canvas.nextRow - 1, needed: Infinity });
    if (block.is === 'page') above = canvas.nextRow;
    else if (block.is !== 'note') above = Math.max(0, canvas.nextRow - (block.is === 'table' ? 2 : 1));
  }
  const heights = canvas.rowHeights.map((height) => height ?? 0);
  const room = pageHeight(page, characters);
  const starts = [0, ...canvas.breaks, heights.length];
  /** Where pages begin. @param head points of what later pages repeat */
  const begins = (head: number): number[] =>
    [
      ...canvas.breaks,
      ...starts.slice(1).flatMap((end, index) =>
        pageBreaks(
          heights.slice(0, end),
          together.filter(({ last }) => last < end),
          { first: starts[index] ?? 0, room: room - head, used: -head, tail: 0 },
        ),
      ),
    ].sort((a, b) => a - b);
  // Excel repeats the same rows on every page: those of the only table, where each later page goes on with its rows.
  const [only, ...others] = tables;
  const repeated = only && others.length === 0 ? begins(heights[only.first] ?? 0) : [];
  const again = only && repeated.length > 0 && repeated.every((row) => row <= only.last);
  const breaks = again ? repeated : begins(0);
  canvas.breaks.splice(0, Infinity, ...breaks);
  const sheet = canvas.finish();
  return again
    ? { ...sheet, page: { ...sheet.page, repeatRows: { first: only.first, last: only.first } } }
    : sheet;
}
