import type { Area } from '../../../src/base/address';
import type { Sheet } from '../../simulated/book/book';
import { widthMargin } from '../../simulated/file/sheet-read';
import { ExcelError } from '../wire/faults';

/** Heights of rows and widths of columns. */

/** A row's height that nobody set, in points. */
const usualHeight = 14.25;
/** A column's width that nobody set, in characters. */
const usualWidth = 8.38;

/** Excel draws whole pixels: a height becomes the next one that they allow. */
const drawn = (points: number): number => Math.round(points / 0.75) * 0.75;

export function setHeight(sheet: Sheet, area: Area, value: unknown): void {
  if (typeof value !== 'number' || value < 0 || value > 409.5)
    throw new ExcelError('InvalidArgument', `A row cannot be ${String(value)} points high.`);
  if (sheet.protection && sheet.protection.allowed.formatRows !== true)
    throw new ExcelError('AccessDenied', `${sheet.name} is protected.`);
  for (let row = area.top; row <= area.bottom; row++) sheet.heights.set(row, drawn(value));
}

export function setHidden(sheet: Sheet, { top, bottom }: Area, value: unknown): void {
  if (typeof value !== 'boolean') throw new ExcelError('InvalidArgument', 'A row is hidden or not.');
  if (sheet.protection && sheet.protection.allowed.formatRows !== true)
    throw new ExcelError('AccessDenied', `${sheet.name} is protected.`);
  for (let row = top; row <= bottom; row++) {
    if (value) sheet.hiddenRows.add(row);
    else sheet.hiddenRows.delete(row);
  }
}

export function setWidth(sheet: Sheet, { left, right }: Area, value: unknown): void {
  if (typeof value !== 'number' || value < 0)
    throw new ExcelError('InvalidArgument', `A column cannot be ${String(value)} points wide.`);
  if (sheet.protection && sheet.protection.allowed.formatColumns !== true)
    throw new ExcelError('AccessDenied', `${sheet.name} is protected.`);
  for (let column = left; column <= right; column++) sheet.widths.set(column, value / 7 / 0.75 - widthMargin);
}

export const rowProperties = (sheet: Sheet, { top, bottom }: Area): unknown[] =>
  Array.from({ length: bottom - top + 1 }, (_, index) => ({
    rowHidden: sheet.hiddenRows.has(top + index),
    format: { rowHeight: sheet.heights.get(top + index) ?? usualHeight },
  }));

/** Points of 7 pixels a character and 5 beside them. */
export const columnProperties = (sheet: Sheet, { left, right }: Area): unknown[] =>
  Array.from({ length: right - left + 1 }, (_, index) => ({
    columnHidden: sheet.hiddenColumns.has(left + index),
    format: { columnWidth: ((sheet.widths.get(left + index) ?? usualWidth) + widthMargin) * 7 * 0.75 },
  }));
