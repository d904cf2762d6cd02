import type { Rubric, RubricItem, RubricRow } from '../schemes/rubric';
import { rowsOf } from '../schemes';
import type { Canvas } from '../sheets/canvas';
import { textHeight } from '../sheets/measure';
import { annexMark, cell, centered, officialHeader, title } from './look';

/**
 * 附件1 / 附件2 as a table: the official six columns, to which the working form of a 考核组 adds its own. One layout for
 * the blank form, the 总表 and the team's workbook.
 */
export const rubricHeaders = ['序号', '考核项目', '考核内容', '考核标准', '分值', '考核方法'] as const;

export const rubricWidths = [6, 13, 36, 50, 7, 19];
export const workingWidths = [6, 12, 30, 42, 7, 15, 8, 20, 8];

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
 * Rows before which a page should begin, so that no merged text is cut by a page's end.
 * @param room points of table on one page
 */
function pageBreaks(
  heights: readonly number[],
  blocks: readonly Block[],
  first: number,
  room: number,
  used: number,
): number[] {
  const breaks: number[] = [];
  let filled = used;
  for (const block of blocks) {
    const height = heights.slice(block.first, block.last + 1).reduce((sum, each) => sum + each, 0);
    if (filled + height > room && block.first > first) {
      if (height <= room || filled > room * 0.6) {
        breaks.push(block.first);
        filled = 0;
      }
    }
    for (let row = block.first; row <= block.last; row++) {
      const own = heights[row] ?? 0;
      if (filled + own > room && filled > 0) {
        breaks.push(row);
        filled = 0;
      }
      filled += own;
    }
  }
  return breaks;
}

/** Merges an area in parts, so that no part crosses a page's end. */
function mergeByPage(
  canvas: Canvas,
  column: number,
  block: Block,
  breaks: readonly number[],
  value: string | number,
  style: ReturnType<typeof cell>,
): void {
  const starts = [block.first, ...breaks.filter((row) => row > block.first && row <= block.last)];
  starts.forEach((top, index) => {
    const bottom = (starts[index + 1] ?? block.last + 1) - 1;
    canvas.merge({ top, left: column, bottom, right: column }, { value: index === 0 ? value : null, style });
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
const pageRoom = 430;

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
  const breaks = pageBreaks(heights, blocks, first, pageRoom, 64);

  for (const { row } of entries) {
    const at = rows.get(row.no) ?? first;
    canvas.text(at, 0, row.no, centered(size, edit));
    canvas.text(at, 3, row.standard, cell(size, edit));
    canvas.text(at, 5, row.method, cell(size, edit));
    canvas.height(at, heights[at] ?? 24);
  }
  for (const block of blocks) mergeByPage(canvas, 2, block, breaks, block.text, cell(size, edit));
  for (const item of rubric.items) {
    const at = items.get(item.no);
    if (!at) continue;
    mergeByPage(canvas, 1, { ...at, text: '' }, breaks, item.title, cell(size, edit));
    const points = item.kind === 'scored' ? item.points : '';
    mergeByPage(
      canvas,
      4,
      { ...at, text: '' },
      breaks,
      points,
      centered(size, { numberFormat: '0.##" 分"', ...edit }),
    );
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
