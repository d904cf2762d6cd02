import { folded } from '../base/text';
import { headingsOf, type Headings } from './headings';
import { isTotal } from './rows';
import type { Block, Grid, Paragraph } from './source';

/**
 * What one table holds beside its rubric: lines above the heading that go over all of its width (its title, whom it is for), and
 * a second rubric below the first, with a title and a heading of its own.
 */

const texts = (grid: Grid, row: number): string[] =>
  (grid.rows[row] ?? []).filter(({ covered }) => covered === null).flatMap(({ text }) => text.trim() || []);

/** A line with one text and nothing beside it. */
const over = (grid: Grid, row: number): string | null => {
  const [only, ...others] = texts(grid, row);
  return only !== undefined && others.length === 0 ? only : null;
};

const words = (grid: Grid, row: number): string =>
  (grid.rows[row] ?? []).map(({ text }) => folded(text)).join('\t');

const paragraph = (grid: Grid, row: number, text: string): Paragraph => ({
  kind: 'paragraph',
  at: grid.rowsAt[row] ?? grid.at,
  text,
});

const part = (grid: Grid, from: number, to: number): Grid => ({
  ...grid,
  rows: grid.rows.slice(from, to),
  rowsAt: grid.rowsAt.slice(from, to),
});

/** Where the heading stands again below a title or a sum, and not because a page repeats it. */
function secondHeading(grid: Grid, { first, rows }: Headings): { title: number; heading: number } | null {
  const own = words(grid, first);
  for (let row = first + rows + 1; row < grid.rows.length; row++) {
    if (words(grid, row) !== own) continue;
    const title = over(grid, row - 1);
    if (title !== null && !isTotal(title) && /细则|标准|评分|考核|考评|附件/.test(title))
      return { title: row - 1, heading: row };
    if (isTotal(texts(grid, row - 1)[0] ?? '')) return { title: row, heading: row };
  }
  return null;
}

function* partsOf(grid: Grid): Generator<Block> {
  const headings = grid.exact ? headingsOf(grid) : null;
  const above = headings?.first ?? 0;
  const lines = Array.from({ length: above }, (_, row) => over(grid, row));
  if (!headings || lines.some((line) => line === null)) {
    yield grid;
    return;
  }
  for (const [row, line] of lines.entries()) yield paragraph(grid, row, line ?? '');
  const next = secondHeading(grid, headings);
  yield part(grid, above, next?.title ?? grid.rows.length);
  if (next) yield* partsOf(part(grid, next.title, grid.rows.length));
}

/** The blocks with each rubric in a table of its own. */
export const apart = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block) => (block.kind === 'grid' ? [...partsOf(block)] : [block]));
