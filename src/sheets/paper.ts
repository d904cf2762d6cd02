import { columnPoints } from './measure';
import type { PageSetup } from './model';

/**
 * How much of a sheet one page takes. Fitted to its width a sheet is only ever made smaller, so a table no wider than
 * the text area stands at its own size and its pages end at the same rows on every machine.
 */

const pointsPerMillimetre = 72 / 25.4;
/** A4 upright, in millimetres. */
const [short, long] = [210, 297];

/** The area between the margins, in points. */
export function textArea({ orientation, margins }: Pick<PageSetup, 'orientation' | 'margins'>): {
  width: number;
  height: number;
} {
  const [width, height] = orientation === 'portrait' ? [short, long] : [long, short];
  return {
    width: (width - margins.left - margins.right) * pointsPerMillimetre,
    height: (height - margins.top - margins.bottom) * pointsPerMillimetre,
  };
}

/**
 * Points of row height on one page of a sheet fitted to the page's width, repeated rows included. Columns are taken as
 * narrow as any machine draws them: where they are wider the sheet is made smaller, and more goes on a page.
 * @param width of all columns, in characters
 */
export function pageHeight(page: Pick<PageSetup, 'orientation' | 'margins'>, width: number): number {
  const area = textArea(page);
  return area.height / Math.min(1, area.width / columnPoints(width));
}
