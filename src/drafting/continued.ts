import { folded } from '../base/text';
import { headingsOf } from './headings';
import type { Block, Grid } from './source';

/**
 * Tables that a page broke in two: the second begins with the same heading again, or with none, and nothing stands between
 * them but 「续表」. What is one table on the desk of the office is one table here.
 */

const between =
  /^[（(]?(?:续表?|接上(?:表|页)|续上(?:表|页)|表\s*\d*\s*[（(]?续[)）]?)[)）]?$|^[-—–\s]*\d{1,3}[-—–\s]*$/;
/** What stands between two parts of a table: 「续表」, the number of a page, an empty line. */
const isBetween = (block: Block): boolean =>
  block.kind === 'paragraph' && (block.text.trim() === '' || between.test(block.text.trim()));

const words = (grid: Grid, from: number, rows: number): string =>
  grid.rows
    .slice(from, from + rows)
    .map((cells) => cells.map(({ text }) => folded(text)).join('\t'))
    .join('\n');
const widthOf = (grid: Grid): number => Math.max(0, ...grid.rows.map((cells) => cells.length));

/** How many rows of `next` its own heading takes where it goes on with `grid`; null where it is another table. */
function goesOn(grid: Grid, next: Grid): number | null {
  const own = headingsOf(grid);
  if (!own || grid.exact !== next.exact || (grid.exact && widthOf(grid) !== widthOf(next))) return null;
  const again = headingsOf(next);
  if (!again) return isRows(next) ? 0 : null;
  const same = words(grid, own.first, own.rows) === words(next, again.first, again.rows);
  return same && again.first === 0 ? again.rows : null;
}

/** Whether a table without a heading begins like rows of one: numbers, sentences, empty cells, and not words over columns. */
const isRows = ({ rows }: Grid): boolean =>
  rows[0]?.some(({ text }) => text.trim() === '' || text.length > 12 || /[。；;]|^\s*\d+\s*$/.test(text)) ??
  false;

/** The blocks with broken tables joined; each row keeps its address. */
export function joined(blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  let open: Grid | null = null;
  let gap: Block[] = [];
  for (const block of blocks) {
    if (block.kind === 'grid' && open) {
      const heading = goesOn(open, block);
      if (heading !== null) {
        for (const row of block.rows.slice(heading)) open.rows.push(row);
        for (const at of block.rowsAt.slice(heading)) open.rowsAt.push(at);
        gap = [];
        continue;
      }
    }
    if (open && isBetween(block)) {
      gap.push(block);
      continue;
    }
    result.push(...gap);
    gap = [];
    open = block.kind === 'grid' ? { ...block, rows: [...block.rows], rowsAt: [...block.rowsAt] } : null;
    result.push(open ?? block);
  }
  return [...result, ...gap];
}
