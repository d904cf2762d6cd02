import type { SheetModel } from './model';

/** How many pages a sheet takes, as Excel lays it out. An estimate: a printer may break one row earlier. */

/** A4, millimetres. */
const paper = { short: 210, long: 297 };
const points = (millimetres: number): number => (millimetres / 25.4) * 72;
/** Excel's column: 7 pixels a character and 5 of margin, at 96 to the inch. */
const columnPoints = (characters: number): number => (characters * 7 + 5) * 0.75;
/** Height of a row that says none, in points. */
const standardHeight = 15;

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Pages at the scale that fits the sheet's width. */
export function pageCount(sheet: SheetModel): number {
  const { page } = sheet;
  const area = page.printArea;
  const hiddenRows = new Set(sheet.hiddenRows ?? []);
  const hiddenColumns = new Set(sheet.hiddenColumns ?? []);
  const [across, down] =
    page.orientation === 'portrait' ? [paper.short, paper.long] : [paper.long, paper.short];
  const room = {
    width: points(across - page.margins.left - page.margins.right),
    height: points(down - page.margins.top - page.margins.bottom),
  };
  const height = (row: number) => (hiddenRows.has(row) ? 0 : (sheet.rowHeights[row] ?? standardHeight));
  const width = total(
    sheet.columnWidths.flatMap((each, column) =>
      column < area.left || column > area.right || hiddenColumns.has(column) ? [] : [columnPoints(each)],
    ),
  );
  if (page.fit.down === 1) return 1;
  const scale = Math.min(1, room.width / Math.max(1, width));
  const repeated = page.repeatRows;
  const head = repeated
    ? total(
        Array.from({ length: repeated.last - repeated.first + 1 }, (_, index) =>
          height(repeated.first + index),
        ),
      )
    : 0;
  const breaks = new Set(page.breaks ?? []);
  let [pages, used] = [1, 0];
  for (let row = area.top; row <= area.bottom; row++) {
    const own = height(row);
    if ((used + own) * scale > room.height || (breaks.has(row) && row > area.top)) {
      pages += 1;
      used = repeated && row > repeated.last ? head : 0;
    }
    used += own;
  }
  return pages;
}
