import { cell, type Block, type Source } from './source';

/** Plain text and what was copied as such: paragraphs are lines, tables are lines with tabs. */

const tag = /<\/?(?:p|br|div|span|td|tr|table|b|i|u|strong|em|font)\b[^<>]*>/gi;

/** Two kinds of table do not stand in one run of lines: a line with tabs that says headings begins another. */
const headings =
  /(?:^|\t)\s*(?:序\s*号|分\s*值|考[核评]\s*(?:项\s*目|内\s*容|标\s*准)|评分标准|扣分标准|项\s*目)\s*(?:\t|$)/;

/** Reads a text into blocks. Blank lines do not end a table: pages end in the middle of one. */
export function textSource(text: string): Source {
  const blocks: Block[] = [];
  let tables = 0;
  let open: Extract<Block, { kind: 'grid' }> | null = null;
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r|\f/);
  lines.forEach((line, index) => {
    const clean = line.replace(tag, '');
    const at = `第 ${index + 1} 行`;
    if (clean.trim() === '') return;
    if (!clean.includes('\t')) {
      open = null;
      blocks.push({ kind: 'paragraph', at, text: clean.trim() });
      return;
    }
    if (
      open === null ||
      (headings.test(clean) && open.rows.length > 0 && !sameHeadings(open.rows[0], clean))
    ) {
      tables += 1;
      open = { kind: 'grid', at: `表 ${tables}`, rows: [], rowsAt: [], exact: false };
      blocks.push(open);
    }
    open.rows.push(clean.split('\t').map((part) => cell(part.trim())));
    open.rowsAt.push(at);
  });
  return { blocks, notes: [] };
}

const even = (text: string): string => text.replace(/\s/g, '');
/** A heading line that a new page repeats. */
const sameHeadings = (first: readonly { text: string }[] | undefined, line: string): boolean =>
  first !== undefined && even(first.map(({ text }) => text).join('')) === even(line);
