import { columnPoints } from './measure';
import type { PageSetup } from './model';

/**
 * How much of a sheet one page takes. Fitted to its width a sheet is only ever made smaller, so a table no wider than
 * the text area stands at its own size and its pages end at the same rows on every machine.
 */

const pointsPerMillimetre = 72 / 25.4;

/** Margins in millimetres, to a tenth. @param of a side's in inches */
export function marginsFrom(of: (side: keyof PageSetup['margins']) => number): PageSetup['margins'] {
  const millimetres = (side: keyof PageSetup['margins']) => Math.round(of(side) * 254) / 10;
  return {
    top: millimetres('top'),
    bottom: millimetres('bottom'),
    left: millimetres('left'),
    right: millimetres('right'),
    header: millimetres('header'),
    footer: millimetres('footer'),
  };
}

/** Upright, in millimetres. */
const sizes = { A4: [210, 297], A3: [297, 420] } as const;

type Sheet = Pick<PageSetup, 'paper' | 'orientation' | 'margins'>;

/** The area between the margins, in points. */
export function textArea({ paper, orientation, margins }: Sheet): { width: number; height: number } {
  const [short, long] = sizes[paper ?? 'A4'];
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
export function pageHeight(page: Sheet, width: number): number {
  const area = textArea(page);
  return area.height / Math.min(1, area.width / columnPoints(width));
}

/**
 * Width of the widest page where columns go on so many pages beside each other, as programs fill them: each takes as many
 * columns as fit. The least that will do.
 * @param widths of the columns that print, in any unit
 * @param repeated how many of the first stand on every page
 */
export function pageWidth(widths: readonly number[], across: number, repeated = 0): number {
  const total = (some: readonly number[]): number => some.reduce((sum, width) => sum + width, 0);
  if (across <= 1) return total(widths);
  const head = total(widths.slice(0, repeated));
  const pages = (room: number): number => {
    let [count, used] = [1, 0];
    for (const width of widths) {
      if (used > 0 && used + width > room) [count, used] = [count + 1, head];
      used += width;
      if (used > room) return Infinity;
    }
    return count;
  };
  let room = Math.max(total(widths) / across, ...widths);
  while (pages(room) > across) room += 1;
  return room;
}

/** How many of the columns stand on the first of so many pages beside each other; all of them on one. */
export function firstColumns(widths: readonly number[], across: number, repeated = 0): number {
  const room = pageWidth(widths, across, repeated);
  let used = 0;
  const beyond = widths.findIndex((width) => (used += width) > room);
  return beyond < 0 ? widths.length : beyond;
}

/** What a table asks of its paper. */
interface PaperNeeds {
  /** Of the columns that print, in characters. */
  widths: readonly number[];
  /** Columns that stand on every page where the table goes on several beside each other. */
  repeated: number;
  /** Size of its smallest letters, and how large they must be on paper, in points. */
  least: number;
  legible: number;
}

/** Characters are taken as wide as any program draws them: eight pixels. */
const widest = 8 / 7;

/**
 * The first of these pages on which the table stays legible; the last one takes as many pages beside each other as it
 * needs.
 */
export function paperFor<Page extends Sheet>(
  pages: readonly [Page, ...Page[]],
  { widths, repeated, least, legible }: PaperNeeds,
): { page: Page; across: number } {
  const points = widths.map((width) => columnPoints(width) * widest);
  const fits = (page: Page, across: number): boolean =>
    (textArea(page).width / pageWidth(points, across, repeated)) * least >= legible;
  const page = pages.find((each) => fits(each, 1));
  if (page) return { page, across: 1 };
  const last = pages.at(-1) ?? pages[0];
  let across = 2;
  while (across < widths.length && !fits(last, across)) across += 1;
  return { page: last, across };
}
