import type { Area } from '../base/address';
import type { SheetLayout } from './layout';
import { columnPoints } from './measure';
import { pageWidth, textArea } from './paper';

/** How many pages a sheet takes, as Excel lays it out. An estimate: a printer may break one row earlier. */

/** Height of a row that says none, in points. */
export const standardHeight = 15;

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/**
 * Pages at the scale that fits the sheet's width.
 * @param used what prints where the sheet has no print area
 */
export function pageCount(layout: SheetLayout, used: Area): number {
  const { page } = layout;
  const area = page.printArea ?? used;
  const hiddenRows = new Set(layout.hiddenRows);
  const hiddenColumns = new Set(layout.hiddenColumns);
  const room = textArea(page);
  const height = (row: number) => (hiddenRows.has(row) ? 0 : (layout.rowHeights[row] ?? standardHeight));
  const widths = layout.columnWidths.flatMap((each, column) =>
    column < area.left || column > area.right || hiddenColumns.has(column) ? [] : [columnPoints(each)],
  );
  // A file may say 0: as many as it takes.
  const across = Math.max(1, page.fit.across);
  if (page.fit.down === 1) return across;
  const scale = Math.min(1, room.width / Math.max(1, pageWidth(widths, across, page.repeatColumns)));
  const repeated = page.repeatRows;
  const head = repeated
    ? total(
        Array.from({ length: repeated.last - repeated.first + 1 }, (_, index) =>
          height(repeated.first + index),
        ),
      )
    : 0;
  const breaks = new Set(page.breaks ?? []);
  let [pages, filled] = [1, 0];
  for (let row = area.top; row <= area.bottom; row++) {
    const own = height(row);
    if ((filled + own) * scale > room.height || (breaks.has(row) && row > area.top)) {
      pages += 1;
      filled = repeated && row > repeated.last ? head : 0;
    }
    filled += own;
  }
  return pages * across;
}
