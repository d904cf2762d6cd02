import type { Canvas } from '../sheets/canvas';
import type { CellModel } from '../sheets/model';

/** Where the pages of 附件1 / 附件2 end, and texts merged over several rows so that no page's end cuts them. */

/** Rows of the sheet that share one text. */
export interface Block {
  first: number;
  last: number;
  /** Height in points that the text takes. */
  needed: number;
}

const between = (heights: readonly number[], from: number, to: number): number =>
  heights.slice(from, to).reduce((sum, height) => sum + height, 0);

/** Spreads what a merged text lacks over the rows it covers. */
export function stretch(heights: number[], { first, last, needed }: Block): void {
  const lacks = needed - between(heights, first, last + 1);
  if (lacks <= 0) return;
  for (let row = first; row <= last; row++) {
    heights[row] = Math.ceil((heights[row] ?? 0) + lacks / (last - first + 1));
  }
}

/** Moves a page's end up until no text would be cut. Blocks nest: 考核内容 within 考核项目. */
function clearOf(blocks: readonly Block[], heights: readonly number[], start: number, row: number): number {
  let at = row;
  for (let moved = true; moved;) {
    moved = false;
    for (const block of blocks) {
      const cut = block.first > start && block.first < at && at <= block.last;
      // The text stands in the part above: enough room there, and no line of it is cut.
      if (cut && between(heights, block.first, at) < block.needed) {
        at = block.first;
        moved = true;
      }
    }
  }
  return at;
}

/**
 * Rows before which a page should begin. Programs that fit a sheet to the page's width may overlook the breaks and end
 * their pages where these are full: at the same rows, as long as heights and room are theirs.
 * @param heights by row of the sheet, in points
 * @param room points of rows on one page
 * @param used points taken on the first page before the first row
 * @param tail points below the last row that must stand on its page
 */
export function pageBreaks(
  heights: readonly number[],
  blocks: readonly Block[],
  { first, room, used, tail }: { first: number; room: number; used: number; tail: number },
): number[] {
  const breaks: number[] = [];
  const last = heights.length - 1;
  let start = first;
  let limit = room - used;
  for (let row = first + 1; row <= last; row++) {
    if (between(heights, start, row + 1) + (row === last ? tail : 0) <= limit) continue;
    start = clearOf(blocks, heights, start, row);
    breaks.push(start);
    limit = room;
    row = start;
  }
  return breaks;
}

/** Merges a column's cells in parts, so that no part crosses a page's end; the first part holds the cell. */
export function mergeByPage(
  canvas: Canvas,
  column: number,
  block: Pick<Block, 'first' | 'last'>,
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
