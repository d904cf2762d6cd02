import type { Area } from '../../src/base/address';
import { lineCount, linesHeight } from '../../src/sheets/measure';
import type { SheetModel } from '../../src/sheets/model';

/** Whether the texts of a sheet fit its cells, told from the model alone. */

/** The area that the cell in a corner fills: its merge, or itself. */
const areaAt = (sheet: SheetModel, row: number, column: number): Area =>
  sheet.merges.find(({ top, left }) => top === row && left === column) ?? {
    top: row,
    bottom: row,
    left: column,
    right: column,
  };

/** Points of an area's rows; NaN where one of them is left to the program, which then makes it tall enough. */
export const heightOf = (sheet: SheetModel, top: number, bottom: number): number =>
  Array.from({ length: bottom - top + 1 }, (_, index) => sheet.rowHeights[top + index] ?? NaN).reduce(
    (sum, height) => sum + height,
    0,
  );

/** Characters of an area's columns. */
export function widthOf(sheet: SheetModel, left: number, right: number): number {
  const hidden = new Set(sheet.hiddenColumns ?? []);
  return sheet.columnWidths
    .slice(left, right + 1)
    .reduce((sum, width, index) => sum + (hidden.has(left + index) ? 0 : width), 0);
}

/** Texts that wrap and do not fit, as 「sheet!row,column: text」. */
export function misfits(sheet: SheetModel): string[] {
  const hidden = new Set(sheet.hiddenColumns ?? []);
  return sheet.rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) => {
      if (typeof cell?.value !== 'string' || cell.value === '') return [];
      if (cell.style.wrap !== true || hidden.has(column)) return [];
      const { top, bottom, left, right } = areaAt(sheet, row, column);
      const { size } = cell.style;
      const needed = linesHeight(lineCount(cell.value, widthOf(sheet, left, right), size), size);
      const fits = !(heightOf(sheet, top, bottom) < needed);
      return fits ? [] : [`${sheet.name}!${row + 1},${column + 1}: ${cell.value}`];
    }),
  );
}
