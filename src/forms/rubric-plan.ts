import { rowsOf } from '../schemes';
import type { Rubric, RubricItem, RubricRow } from '../schemes/rubric';
import { closeHeight, linesHeight, textHeight } from '../sheets/measure';
import type { PageSetup } from '../sheets/model';
import { pageHeight } from '../sheets/paper';
import { pageBreaks, stretch, type Block } from './rubric-pages';

/**
 * How 附件1 / 附件2 stands on its pages: as airy as the notice has it, and closer where that saves a page. Letters are as
 * large in both.
 */

/** A kind of sheet with a rubric: what it has beside the official columns, and how its columns may share the width. */
export interface RubricForm {
  page: Omit<PageSetup, 'printArea'>;
  /**
   * Widths of the columns in characters, the first as a rule: others only where all then stands on one page. Their sum is
   * no wider than the page even where a character takes 8 pixels: so the page is never made smaller, and ends at the same
   * row everywhere.
   */
  widths: readonly [readonly number[], ...(readonly number[])[]];
  /** Least height of a 小项 that is scored, in points, by the widths of the columns. */
  least: (widths: readonly number[]) => number;
  /** What stands below 备注 and on its page, row by row. */
  tail: readonly TailRow[];
  /** Whether restored words lead to a footnote instead of standing in 〔〕. */
  footnote?: boolean;
}

/** Height of a row in points: as a rule, and where a page is to be saved. */
interface TailRow {
  airy: number;
  close: number;
}

/** Rows that share one 考核内容, and its text. */
type ContentBlock = Block & { text: string };

export interface RubricPlan {
  page: Omit<PageSetup, 'printArea'>;
  widths: number[];
  titleHeight: number;
  /** By row of the sheet, from the first 小项 on. */
  heights: readonly number[];
  /** Sheet row of each 小项 by its number. */
  rows: ReadonlyMap<number, number>;
  titles: readonly (Block & { item: RubricItem })[];
  contents: readonly ContentBlock[];
  notes: string;
  noteHeight: number;
  tail: readonly number[];
  /** Rows before which a page begins. */
  breaks: readonly number[];
}

export const rubricSize = 10.5;
/** Annex mark, title and header: their heights in points, but for the title's. */
export const rubricHead = { mark: 24, header: 26, rows: 3 } as const;
/** Size of the title's letters. */
export const rubricTitleSize = 20;

/** Least height of a row, and what is kept free before a page's end: a printer may end its page a row earlier. */
const leastHeight = 24;

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

/** How much air a page has. */
interface Air {
  heightOf: (text: string, width: number, size: number) => number;
  title: number;
  note: number;
  tail: keyof TailRow;
  /** In millimetres; the form's own where absent. Header and footer stand within them. */
  margins?: { top: number; bottom: number };
}

const airy: Air = { heightOf: textHeight, title: 40, note: 4, tail: 'airy' };
const close: Air = {
  heightOf: closeHeight,
  title: linesHeight(1, rubricTitleSize),
  note: 0,
  tail: 'close',
  margins: { top: 14, bottom: 16 },
};

function planned(rubric: Rubric, form: RubricForm, widths: readonly number[], air: Air): RubricPlan {
  const page = air.margins ? { ...form.page, margins: { ...form.page.margins, ...air.margins } } : form.page;
  const across = widths.reduce((sum, width) => sum + width, 0);
  const inColumn = (text: string, column: number) => air.heightOf(text, widths[column] ?? 0, rubricSize);
  const first = rubricHead.rows;
  const entries = rowsOf(rubric);
  const least = form.least(widths);
  const heights: number[] = [];
  entries.forEach(({ item, row }, index) => {
    heights[first + index] = Math.max(
      inColumn(row.standard, 3),
      inColumn(row.method, 5),
      item.kind === 'scored' ? least : 0,
      leastHeight,
    );
  });
  const rows = new Map(entries.map(({ row }, index) => [row.no, first + index]));
  const titles = rubric.items.map((item) => {
    const start = rows.get(item.rows[0]?.no ?? 0) ?? first;
    return { item, first: start, last: start + item.rows.length - 1, needed: inColumn(item.title, 1) };
  });
  const contents = titles.flatMap((block) =>
    contentBlocks(block.item, block.first, form.footnote ? footnoted : printedContent, (text) =>
      inColumn(text, 2),
    ),
  );
  for (const block of [...contents, ...titles]) stretch(heights, block);
  const titleHeight = Math.max(air.title, air.heightOf(rubric.title, across, rubricTitleSize));
  const notes = `${rubric.notes}${form.footnote ? footnote(rubric) : ''}`;
  const noteHeight = air.heightOf(notes, across, rubricSize) + air.note;
  const tail = form.tail.map((row) => row[air.tail]);
  const breaks = pageBreaks(heights, [...titles, ...contents], {
    first,
    room: pageHeight(page, across) - rubricHead.header - leastHeight,
    used: rubricHead.mark + titleHeight,
    tail: tail.reduce((sum, height) => sum + height, noteHeight),
  });
  return {
    page,
    widths: [...widths],
    titleHeight,
    heights,
    rows,
    titles,
    contents,
    notes,
    noteHeight,
    tail,
    breaks,
  };
}

/** The first way to lay a rubric out that takes the fewest pages. */
function fewestPages(rubric: Rubric, form: RubricForm): RubricPlan {
  const [own, ...others] = form.widths;
  const first = planned(rubric, form, own, airy);
  if (first.breaks.length === 0) return first;
  const closer = planned(rubric, form, own, close);
  for (const widths of closer.breaks.length === 0 ? [] : others) {
    const onOne = planned(rubric, form, widths, close);
    if (onOne.breaks.length === 0) return onOne;
  }
  return closer.breaks.length < first.breaks.length ? closer : first;
}

/** The same rubric stands on the sheets of every unit. */
const plans = new WeakMap<Rubric, Map<RubricForm, RubricPlan>>();

/** How a rubric stands on the pages of a form. */
export function rubricPlan(rubric: Rubric, form: RubricForm): RubricPlan {
  const known = plans.get(rubric) ?? new Map<RubricForm, RubricPlan>();
  plans.set(rubric, known);
  const plan = known.get(form) ?? fewestPages(rubric, form);
  known.set(form, plan);
  return plan;
}
