import type { Rubric, RubricItem, RubricRow } from '../schemes/rubric';
import { rowsOf } from '../schemes';
import type { Canvas } from '../sheets/canvas';
import { textHeight } from '../sheets/measure';
import { pageHeight } from '../sheets/paper';
import { annexMark, cell, centered, officialHeader, pointsFormat, title } from './look';
import { mergeByPage, pageBreaks, stretch, type Block } from './rubric-pages';

/**
 * 附件1 / 附件2 as a table: the official six columns, to which the working form of a 考核组 adds its own. One layout for
 * the blank form, the 总表 and the team's workbook.
 */
export const rubricHeaders = ['序号', '考核项目', '考核内容', '考核标准', '分值', '考核方法'] as const;

/**
 * In characters. Their sum is no wider than a landscape page even where a character takes 8 pixels: so the page is
 * never made smaller, and ends at the same row everywhere.
 */
export const rubricWidths = [5, 12, 33, 48, 7, 17];
export const workingWidths = [5, 10, 27, 37, 7, 11, 6, 15, 8];

const size = 10.5;

/** 「〔3. …〕」 marks words that the source has lost and that were restored: they are not quoted. */
const printedContent = (row: RubricRow): string | null =>
  row.content === null
    ? null
    : `${row.contentRestored === null ? '' : `〔${row.contentRestored}〕`}${row.content}`;

/** The same on a form to hand out: the mark leads to a footnote. */
const footnoted = (row: RubricRow): string | null =>
  row.content === null
    ? null
    : `${row.contentRestored === null ? '' : `${row.contentRestored}＊`}${row.content}`;

/** What the footnote says; "" where nothing was restored. */
const footnote = (rubric: Rubric): string =>
  rowsOf(rubric).some(({ row }) => row.contentRestored !== null)
    ? '\n＊ 此前的文字原件缺失，按附件的相应内容补上，不是原文。'
    : '';

/** Rows that share one 考核内容, and its text. */
type ContentBlock = Block & { text: string };

function contentBlocks(
  item: RubricItem,
  top: number,
  textOf: (row: RubricRow) => string | null,
  needed: (text: string) => number,
): ContentBlock[] {
  const blocks: ContentBlock[] = [];
  item.rows.forEach((row, index) => {
    const text = textOf(row);
    const open = blocks.at(-1);
    if (text === null && open) open.last = top + index;
    else {
      const at = top + index;
      blocks.push({ first: at, last: at, text: text ?? '', needed: needed(text ?? '') });
    }
  });
  return blocks;
}

export interface RubricPlace {
  headerRow: number;
  /** Sheet row of each 小项 by its number. */
  rows: ReadonlyMap<number, number>;
  /** First and last sheet row of each 大项 by its number. */
  items: ReadonlyMap<number, { first: number; last: number }>;
  noteRow: number;
}

/** Least height of a row, and what is kept free before a page's end: a printer may end its page a row earlier. */
const leastHeight = 24;

/**
 * Draws annex mark, title, header, rows and 备注.
 * @param unlocked whether the official texts may be edited (in the 总表 they are the scheme)
 * @param least height that a row needs for the columns of a working form, in points
 * @param footnote whether restored words lead to a footnote instead of standing in 〔〕
 * @param tail height of what stands below 备注 and on its page, in points
 */
export function drawRubric(
  canvas: Canvas,
  rubric: Rubric,
  options: {
    extraHeaders?: readonly string[];
    unlocked?: boolean;
    least?: number;
    tail?: number;
    footnote?: boolean;
  } = {},
): RubricPlace {
  const edit = options.unlocked ? { unlocked: true } : {};
  const top = canvas.nextRow;
  canvas.text(top, 0, rubric.annex, annexMark);
  canvas.height(top, 24);
  canvas.paragraph(top + 1, rubric.title, title(20), 40);
  const headerRow = top + 2;
  [...rubricHeaders, ...(options.extraHeaders ?? [])].forEach((text, column) => {
    canvas.text(headerRow, column, text, officialHeader(11));
  });
  canvas.height(headerRow, 26);

  const first = headerRow + 1;
  const entries = rowsOf(rubric);
  const inColumn = (text: string, column: number) => textHeight(text, canvas.width(column, column), size);
  const heights: number[] = [];
  entries.forEach(({ row }, index) => {
    heights[first + index] = Math.max(
      inColumn(row.standard, 3),
      inColumn(row.method, 5),
      options.least ?? 0,
      leastHeight,
    );
  });
  const rows = new Map(entries.map(({ row }, index) => [row.no, first + index]));
  const titles = rubric.items.map((item) => {
    const start = rows.get(item.rows[0]?.no ?? 0) ?? first;
    return { item, first: start, last: start + item.rows.length - 1, needed: inColumn(item.title, 1) };
  });
  const contents = titles.flatMap((block) =>
    contentBlocks(block.item, block.first, options.footnote ? footnoted : printedContent, (text) =>
      inColumn(text, 2),
    ),
  );
  for (const block of [...contents, ...titles]) stretch(heights, block);

  const notes = `${rubric.notes}${options.footnote ? footnote(rubric) : ''}`;
  const noteHeight = canvas.heightFor(notes, size) + 4;
  const repeated = canvas.heightOf(headerRow);
  const breaks = pageBreaks(heights, [...titles, ...contents], {
    first,
    room: pageHeight(canvas.frame.page, canvas.width(0, canvas.columns - 1)) - repeated - leastHeight,
    used: canvas.heightOf(top) + canvas.heightOf(top + 1),
    tail: noteHeight + (options.tail ?? 0),
  });

  for (const { row } of entries) {
    const at = rows.get(row.no) ?? first;
    canvas.text(at, 0, row.no, centered(size, edit));
    canvas.text(at, 3, row.standard, cell(size, edit));
    canvas.text(at, 5, row.method, cell(size, edit));
    canvas.height(at, heights[at] ?? leastHeight);
  }
  for (const block of contents)
    mergeByPage(canvas, 2, block, breaks, { value: block.text, style: cell(size, edit) });
  for (const { item, ...block } of titles) {
    mergeByPage(canvas, 1, block, breaks, { value: item.title, style: cell(size, edit) });
    const style = centered(size, { numberFormat: pointsFormat, ...edit });
    if (item.rows.some((row) => row.points !== undefined))
      for (const row of item.rows) canvas.text(rows.get(row.no) ?? first, 4, row.points ?? '', style);
    else
      mergeByPage(canvas, 4, block, breaks, {
        value: item.kind === 'scored' ? item.points : '',
        style,
      });
  }
  const noteRow = first + entries.length;
  canvas.line(noteRow, notes, cell(size, edit), noteHeight);
  canvas.breaks.push(...breaks);
  const items = new Map(titles.map(({ item, first, last }) => [item.no, { first, last }]));
  return { headerRow, rows, items, noteRow };
}
