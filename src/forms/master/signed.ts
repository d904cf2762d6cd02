import type { Scheme } from '../../schemes/scheme';
import type { Canvas } from '../../sheets/canvas';
import { standardHeight } from '../../sheets/pages';
import { pageHeight } from '../../sheets/paper';
import { free } from '../look';

/** What the tables to sign have below them, and where their pages end. */

/** Seal and signature. */
export const signRows = 2;
const signHeight = 30;

/** Lines to seal and to sign, as wide as the table above them. */
export function signLines(canvas: Canvas, { issuer }: Scheme, top: number, right: number): void {
  const line = (row: number, value: string, unlocked: boolean): void => {
    const style = free(12, { horizontal: 'right', ...(unlocked ? { unlocked } : {}) });
    canvas.merge({ top: row, left: 0, bottom: row, right }, { value, style });
    canvas.height(row, signHeight);
  };
  line(top, `${issuer}（盖章）`, false);
  line(top + 1, '负责人签字：                    年    月    日', true);
}

/** Points that a page keeps free, as printers differ. */
export const pageSlack = 24;

/** Rows of a table to sign with what stands above and below it, from top to bottom. */
interface SignedRows {
  top: number;
  headerRow: number;
  /** Of the table. */
  last: number;
  /** The last line to sign. */
  bottom: number;
  /** Whether each page has the header again. */
  repeated: boolean;
}

/** Rows of a table above the lines to sign, at least, where they have room. */
const leastAbove = 3;

/**
 * Rows before which its further pages begin. There are as few as can be, each with as many rows of the table, so that
 * none holds the lines to sign alone, even when rows become taller than they were drawn; the last one has fewer where
 * that saves a page.
 */
export function signedBreaks(
  canvas: Canvas,
  { top, headerRow, last, bottom, repeated }: SignedRows,
): number[] {
  const { page } = canvas.frame;
  const height = (from: number, to: number): number =>
    Array.from({ length: to - from }, (_, index) => canvas.heightOf(from + index) || standardHeight).reduce(
      (sum, each) => sum + each,
      0,
    );
  const room = pageHeight(page, canvas.width(0, canvas.columns - 1)) - pageSlack;
  const head = repeated ? height(headerRow, headerRow + 1) : 0;
  const count = last - headerRow;
  // Where notes and tall rows leave less room, more pages would not help.
  let most = count;
  while (most > 1 && head + height(last + 1 - most, bottom + 1) > room) most -= 1;
  for (let pages = 1; pages < count; pages++) {
    const [share, others] = [Math.ceil(count / pages), pages - 1];
    const least = others > 0 ? Math.min(leastAbove, share, most) : share;
    for (let own = share; own >= least; own--) {
      const before = count - own;
      const starts = Array.from(
        { length: pages },
        (_, index) => headerRow + 1 + (index < others ? Math.floor((before * index) / others) : before),
      );
      const fits = starts.every((start, index) => {
        const end = starts[index + 1] ?? bottom + 1;
        return index === 0 ? height(top, end) <= room : head + height(start, end) <= room;
      });
      if (fits) return starts.slice(1);
    }
  }
  return [];
}
