import { Canvas } from '../sheets/canvas';
import { columnPoints, lineCount, linesHeight } from '../sheets/measure';
import type { PageSetup, SheetModel } from '../sheets/model';
import { pageHeight, textArea } from '../sheets/paper';
import type { CellStyle } from '../sheets/style';
import { cell, free, margins, officialHeader, pageNumber, title } from '../forms/look';
import { signedBreaks } from '../forms/master/signed';
import { pageBreaks } from '../forms/rubric-pages';
import { pictureTable, type Picture } from '../pictures/picture';
import {
  noteSize,
  paperSizes,
  titleLines,
  type Block,
  type Paper,
  type PaperCell,
  type PaperTable,
} from './paper';

/** A paper as a sheet: the same description, for those who have no Word, and for tables that are worked on further. */

/** Of titles, in points. */
const titleSize = 20;
/** Eight pixels a character, as Excel and WPS have them on a plain screen, in parts of what is reckoned with elsewhere. */
const widest = 8 / 7;

/**
 * Characters of the text width that fit between the margins at full size, on any screen: a program that makes them
 * smaller to fit the page would make what is signed too small.
 */
const charactersOf = (page: Pick<PageSetup, 'paper' | 'orientation' | 'margins'>): number =>
  Math.floor(textArea(page).width / (columnPoints(1) * widest));

/** Parts of the text width, from its left, at which the columns of a table begin, and where the last one ends. */
function edges({ widths }: PaperTable): number[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  let at = 0;
  return [
    0,
    ...widths.map((width) => {
      at += width;
      return at / total;
    }),
  ];
}

/** Edges nearer than this, in characters, are one: no program draws columns that narrow alike. */
const narrowest = 0.5;

/** The columns of a sheet: tables of different widths share them, so each begins where a column of any of them does. */
class Grid {
  private readonly at: readonly number[];

  constructor(
    tables: readonly PaperTable[],
    private readonly characters: number,
  ) {
    // LibreOffice makes a column that is wider than the page no smaller where it is the only one.
    const inner = tables.length > 0 ? tables.flatMap(edges) : [0.5];
    const all = [0, ...inner, 1].map((edge) => edge * characters).sort((a, b) => a - b);
    const apart = all.reduce<number[]>(
      (found, edge) => (edge - (found.at(-1) ?? -Infinity) < narrowest ? found : [...found, edge]),
      [],
    );
    // The right edge stays where it is.
    this.at = [...apart.slice(0, -1), characters];
  }

  /** In characters. */
  get widths(): number[] {
    return this.at.slice(1).map((edge, index) => edge - (this.at[index] ?? 0));
  }

  /** For each column of a table the one of the sheet that it begins at, and where the last one ends. */
  columns(table: PaperTable): number[] {
    return edges(table).map((edge) => {
      const wanted = edge * this.characters;
      const off = (index: number): number => Math.abs((this.at[index] ?? 0) - wanted);
      return this.at.reduce((best, _, index) => (off(index) < off(best) ? index : best), 0);
    });
  }
}

interface Drawing {
  canvas: Canvas;
  grid: Grid;
}

const alignedCell = (align: PaperCell['align'], size: number): CellStyle =>
  cell(size, { horizontal: align ?? 'left' });

function drawRow(
  { canvas, grid }: Drawing,
  table: PaperTable,
  cells: readonly PaperCell[],
  style: (content: PaperCell, column: number) => CellStyle,
): void {
  const [row, at] = [canvas.nextRow, grid.columns(table)];
  let column = 0;
  let height = linesHeight(1, table.size);
  for (const content of cells) {
    const [left, right] = [at[column] ?? 0, (at[column + (content.across ?? 1)] ?? at.at(-1) ?? 1) - 1];
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

function drawTable(drawing: Drawing, table: PaperTable): void {
  if (table.header)
    drawRow(
      drawing,
      table,
      table.header.map((text) => ({ text })),
      () => officialHeader(table.size),
    );
  for (const cells of table.rows)
    drawRow(drawing, table, cells, (content, column) =>
      alignedCell(content.align ?? (content.across ? 'left' : table.aligned?.[column]), table.size),
    );
}

function draw(drawing: Drawing, block: Block): void {
  const { canvas } = drawing;
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
      line(block.text, free(noteSize(block)));
      break;
    case 'issuer':
      for (const each of block.lines) line(`${each}　　`, free(14, { horizontal: 'right' }));
      break;
    case 'signed':
      for (const each of block.lines)
        line(each.text, free(paperSizes.signed, { vertical: 'top' }), each.room ?? 4);
      break;
    case 'table':
      drawTable(drawing, block);
      break;
    case 'picture': {
      const { question, told } = block.picture;
      line(question, free(paperSizes.signed, { font: '黑体' }));
      drawTable(drawing, behind(block.picture));
      line(told, free(paperSizes.note));
      break;
    }
    case 'page':
      canvas.breaks.push(canvas.nextRow);
  }
}

/** Characters of the longest name that has a line of its own; and of a line of a head over figures. */
const [longestName, headLine] = [16, 4] as const;

/** The table behind a picture: what names a row is wide, figures are narrow, with room for words in their heads. */
function behind(picture: Picture): PaperTable {
  const { header, rows } = pictureTable(picture);
  const letters = (text: string | undefined): number => [...(text ?? '')].length;
  const widest = (column: number): number =>
    Math.max(
      ...rows.map(({ cells }) => Math.min(longestName, letters(cells[column]))),
      Math.min(headLine, letters(header[column])),
    );
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

const tableOf = (block: Block): PaperTable[] =>
  block.is === 'table' ? [block] : block.is === 'picture' ? [behind(block.picture)] : [];

/** Of a table that is signed below: where its pages begin, each with as many rows. Undefined where one page holds all. */
function evenBreaks(
  canvas: Canvas,
  { blocks }: Paper,
  { first: headerRow, last }: { first: number; last: number },
): number[] | undefined {
  if (blocks.at(-1)?.is !== 'signed' || canvas.breaks.length > 0) return undefined;
  const bottom = canvas.nextRow - 1;
  const breaks = signedBreaks(canvas, { top: 0, headerRow, last, bottom, repeated: true });
  return breaks.length > 0 ? breaks : undefined;
}

/** @param name of the sheet, unique within its workbook */
export function paperSheet(paper: Paper, name: string): SheetModel {
  const page = {
    ...(paper.paper ? { paper: paper.paper } : {}),
    orientation: paper.orientation,
    margins: paper.margins === 'letter' ? margins.official : margins.dense,
    fit: { across: 1, down: 0 },
    footer: pageNumber,
    centered: true,
  } as const;
  const characters = charactersOf(page);
  const grid = new Grid(paper.blocks.flatMap(tableOf), characters);
  const canvas = new Canvas({
    name,
    role: `paper:${name}`,
    columnWidths: grid.widths,
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
    draw({ canvas, grid }, block);
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
  const [first, ...others] = tables;
  const only = others.length === 0 ? first : undefined;
  const repeated = only ? (evenBreaks(canvas, paper, only) ?? begins(heights[only.first] ?? 0)) : [];
  const again = only && repeated.length > 0 && repeated.every((row) => row <= only.last);
  const breaks = again ? repeated : begins(0);
  canvas.breaks.splice(0, Infinity, ...breaks);
  const sheet = canvas.finish();
  return again
    ? { ...sheet, page: { ...sheet.page, repeatRows: { first: only.first, last: only.first } } }
    : sheet;
}
