import { address as a1, areaAddress, columnName, quoted, type Area } from '../../../src/base/address';
import { cellOf, type Sheet } from '../model/book';
import { ExcelError } from '../wire/faults';

/** Rectangles of a sheet: how they are written, what they share, and what may be done there. */

export const wholeSheet: Area = { top: 0, left: 0, bottom: 1_048_575, right: 16_383 };
/** As Excel gives it: with the sheet, and short for whole rows and columns. */
export function addressOf(sheet: Sheet, area: Area): string {
  const whole = {
    rows: area.top === 0 && area.bottom === wholeSheet.bottom,
    columns: area.left === 0 && area.right === wholeSheet.right,
  };
  const text = whole.columns
    ? `${area.top + 1}:${area.bottom + 1}`
    : whole.rows
      ? `${columnName(area.left)}:${columnName(area.right)}`
      : area.top === area.bottom && area.left === area.right
        ? a1(area.top, area.left)
        : areaAddress(area);
  const name = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet.name) ? sheet.name : quoted(sheet.name);
  return `${name}!${text}`;
}

/** What two rectangles share. */
export const overlap = (a: Area, b: Area): Area | undefined => {
  const area = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return area.top <= area.bottom && area.left <= area.right ? area : undefined;
};

/** Refuses where Excel does: a locked cell on a protected sheet, whatever is to be done with it. */
export function writable(sheet: Sheet, area: Area, format = false): void {
  if (!sheet.protection) return;
  const refuse = () => new ExcelError('AccessDenied', `${sheet.name} is protected.`);
  if (format && !sheet.protection.options.allowFormatCells) throw refuse();
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++)
      if (cellOf(sheet, row, column)?.locked !== false) throw refuse();
}

/** Rectangles of formulas: runs down each column, as good a division as any. */
export function formulaAreas(sheet: Sheet, area: Area): Area[] {
  const found: Area[] = [];
  const open = new Map<number, Area>();
  for (let row = area.top; row <= Math.min(area.bottom, sheet.rows.length - 1); row++)
    sheet.rows[row]?.forEach((cell, column) => {
      if (cell?.formula === undefined || column < area.left || column > area.right) return;
      const run = open.get(column);
      if (run?.bottom === row - 1) run.bottom = row;
      else {
        const fresh = { top: row, left: column, bottom: row, right: column };
        open.set(column, fresh);
        found.push(fresh);
      }
    });
  return found;
}
