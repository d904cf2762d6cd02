import type { Rubric, RubricItem, RubricRow } from '../schemes/rubric';
import { rowsOf } from '../schemes';
import type { Canvas } from '../sheets/canvas';
import { textHeight } from '../sheets/measure';
import type { CellModel } from '../sheets/model';
import { annexMark, cell, centered, officialHeader, title } from './look';

/**
 * 附件1 / 附件2 as a table: the official six columns, to which the working form of a 考核组 adds its own. One layout for
 * the blank form, the 总表 and the team's workbook.
 */
export const rubricHeaders = ['序号', '考核项目', '考核内容', '考核标准', '分值', '考核方法'] as const;

export const rubricWidths = [5, 12, 32, 46, 7, 16];
export const workingWidths = [5, 11, 27, 39, 7, 12, 7, 17, 7];

const size = 10.5;

/** 「〔3. …〕」 marks words that the source has lost and that were restored: they are not quoted. */
export const printedContent = (row: RubricRow): string | null =>
  row.content === null
    ? null
    : `${row.contentRestored === null ? '' : `〔${row.contentRestored}〕`}${row.content}`;

/** Rows that share one 考核内容. */
interface Block {
  first: number;
  last: number;
  text: string;
}

function contentBlocks(item: RubricItem, top: number): Block[] {
  const blocks: Block[] = [];
  item.rows.forEach((row, index) => {
    const text = printedContent(row);
    const open = blocks.at(-1);
    if (text === null && open) open.last = top + index;
    else blocks.push({ first: top + index, last: top + index, text: text ?? '' });
  });
  return blocks;
}

/** Spreads what a merged text lacks over the rows it covers. */
function stretch(heights: number[], block: Block, needed: number): void {
  const rows = block.last - block.first + 1;
  const have = heights.slice(block.first, block.last + 1).reduce((sum, height) => sum + height, 0);
  if (have >= needed) return;
  for (let row = block.first; row <= block.last; row++) {
    heights[row] = Math.ceil((heights[row] ?? 0) + (needed - have) / rows);
  }
}

/**
 * Rows before which a page should begin. A page ends inside a merged block only where the block's text fits the part
 * above: the text stands in that part, and no line of it is cut.
 * @param needed height in points that the text of a block takes
 * @param room points of table on one page
 * @param used points taken on the first page before the first row
 */
function pageBreaks(
  heights: readonly number[],
  blocks: readonly (Block & { needed: number })[],
  first: number,
  room: number,
  used: number,
): number[] {
  const breaks: number[] = [];
  const height = (from: number, to: number) => heights.slice(from, to).reduce((sum, each) => sum + each, 0);
  let start = first;
  let limit = room - used;
  for (let row = first; row < heights.length; row++) {
    if (height(start, row + 1) <= limit || row === start) continue;
    let at = row;
    // Blocks nest (考核内容 within 考核项目): move up until no text would be cut.
    for (let moved = true; moved;) {
      moved = false;
      for (const block of blocks) {
        const above = Math.max(block.first, start);
        const cut = block.first < at && at <= block.last && block.first >= start;
        if (cut && height(above, at) < block.needed && block.first > start) {
          at = block.first;
          moved = true;
        }
      }
    }
    breaks.push(at);
    start = at;
    limit = room;
    row = at;
  }
  return breaks;
}

/** Merges a column's cells in parts, so that no part crosses a page's end; the first part holds the cell. */
export function mergeByPage(
  canvas: Canvas,
  column: number,
  block: Block,
  breaks: readonly number[],
  cell: CellModel,
): void {
  const starts = [block.first, ...breaks.filter((row) => row > block.first && row <= block.last)];
  starts.forEach((top, index) => {
    const bottom = (starts[index + 1] ?? block.last + 1) - 1;
    const { style } = cell;
    canvas.merge({ top, left: column, bottom, right: column }, index === 0 ? cell : { value: null, style });
  });
}

export interface RubricPlace {
  headerRow: number;
  /** Sheet row of each 小项 by its number. */
  rows: ReadonlyMap<number, number>;
  /** First and last sheet row of each 大项 by its number. */
  items: ReadonlyMap<number, { first: number; last: number }>;
  noteRow: number;
}

/** Points of height that the text area of a landscape A4 page offers at 100 %, less a row of slack. */
const pageRoom = 445;

/**
 * Draws annex mark, title, header, rows and 备注.
 * @param unlocked whether the official texts may be edited (in the 总表 they are the scheme)
 */
export function drawRubric(
  canvas: Canvas,
  rubric: Rubric,
  options: {
    extraHeaders?: readonly string[];
    unlocked?: boolean;
    extraHeight?: (row: RubricRow) => number;
  } = {},
): RubricPlace {
  const edit = options.unlocked ? { unlocked: true } : {};
  const top = canvas.nextRow;
  canvas.text(top, 0, rubric.annex, annexMark);
  canvas.height(top, 24);
  canvas.line(top + 1, rubric.title, title(20), 40);
  const headerRow = top + 2;
  [...rubricHeaders, ...(options.extraHeaders ?? [])].forEach((text, column) => {
    canvas.text(headerRow, column, text, officialHeader(11));
  });
  canvas.height(headerRow, 26);

  const first = headerRow + 1;
  const entries = rowsOf(rubric);
  const heights: number[] = [];
  entries.forEach(({ row }, index) => {
    heights[first + index] = Math.max(
      textHeight(row.standard, canvas.width(3, 3), size),
      textHeight(row.method, canvas.width(5, 5), size),
      options.extraHeight?.(row) ?? 0,
      24,
    );
  });
  const rows = new Map(entries.map(({ row }, index) => [row.no, first + index]));
  const items = new Map<number, { first: number; last: number }>();
  const blocks = rubric.items.flatMap((item) => {
    const start = rows.get(item.rows[0]?.no ?? 0) ?? first;
    items.set(item.no, { first: start, last: start + item.rows.length - 1 });
    return contentBlocks(item, start);
  });
  for (const block of blocks) stretch(heights, block, textHeight(block.text, canvas.width(2, 2), size));
  for (const item of rubric.items) {
    const at = items.get(item.no);
    if (at) stretch(heights, { ...at, text: item.title }, textHeight(item.title, canvas.width(1, 1), size));
  }
  const itemBlocks = rubric.items.flatMap((item) => {
    const at = items.get(item.no);
    return at ? [{ ...at, text: item.title, needed: textHeight(item.title, canvas.width(1, 1), size) }] : [];
  });
  const contents = blocks.map((block) => ({
    ...block,
    needed: textHeight(block.text, canvas.width(2, 2), size),
  }));
  const breaks = pageBreaks(heights, [...itemBlocks, ...contents], first, pageRoom, 64);

  for (const { row } of entries) {
    const at = rows.get(row.no) ?? first;
    canvas.text(at, 0, row.no, centered(size, edit));
    canvas.text(at, 3, row.standard, cell(size, edit));
    canvas.text(at, 5, row.method, cell(size, edit));
    canvas.height(at, heights[at] ?? 24);
  }
  for (const block of blocks)
    mergeByPage(canvas, 2, block, breaks, { value: block.text, style: cell(size, edit) });
  for (const item of rubric.items) {
    const at = items.get(item.no);
    if (!at) continue;
    mergeByPage(canvas, 1, { ...at, text: '' }, breaks, { value: item.title, style: cell(size, edit) });
    const points = item.kind === 'scored' ? item.points : '';
    mergeByPage(canvas, 4, { ...at, text: '' }, breaks, {
      value: points,
      style: centered(size, { numberFormat: '0.##" 分"', ...edit }),
    });
  }
  const noteRow = first + entries.length;
  canvas.line(
    noteRow,
    rubric.notes,
    cell(size, edit),
    textHeight(rubric.notes, canvas.width(0, canvas.columns - 1), size) + 4,
  );
  canvas.breaks.push(...breaks);
  return { headerRow, rows, items, noteRow };
}
