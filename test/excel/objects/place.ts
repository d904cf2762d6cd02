import { address as a1, areaAddress, columnName, type Area } from '../../../src/base/address';
import { areaNamed, overlap, placesOf } from '../../simulated/book/areas';
import { lookAt, placeOf, type Sheet } from '../../simulated/book/book';
import { prefixOf } from '../../simulated/book/sheet-names';
import { ExcelError, NotSimulated } from '../wire/faults';

/** Rectangles of a sheet: how they are written, and what may be done there. */

export const wholeSheet: Area = { top: 0, left: 0, bottom: 1_048_575, right: 16_383 };

/** As Excel gives it: with the sheet, and short for whole rows and columns. */
export function addressOf(sheet: Sheet, area: Area): string {
  const text =
    area.left === 0 && area.right === wholeSheet.right
      ? `${area.top + 1}:${area.bottom + 1}`
      : area.top === 0 && area.bottom === wholeSheet.bottom
        ? `${columnName(area.left)}:${columnName(area.right)}`
        : area.top === area.bottom && area.left === area.right
          ? a1(area.top, area.left)
          : areaAddress(area);
  return `${prefixOf(sheet.name)}${text}`;
}

/** "A1:B2", "C:D" or "3:9", with or without a sheet before it. */
export function rangeArea(address: string): Area {
  if (address.includes(',')) throw new NotSimulated(`several areas ${address}`);
  const place = address.replace(/^.*!/, '').replaceAll('$', '');
  const [, first, last] = /^(\d+):(\d+)$/.exec(place) ?? [];
  if (first !== undefined) return { ...wholeSheet, top: Number(first) - 1, bottom: Number(last) - 1 };
  const [, left, right] = /^([A-Z]+):([A-Z]+)$/.exec(place) ?? [];
  if (left === undefined) return areaNamed(place);
  const columns = areaNamed(`${left}1:${right ?? ''}1`);
  return { ...columns, bottom: wholeSheet.bottom };
}

/** Refuses where Excel does: a locked cell on a protected sheet, whatever is to be done with it. */
export function writable(sheet: Sheet, area: Area, format = false): void {
  if (!sheet.protection) return;
  const refuse = () => new ExcelError('AccessDenied', `${sheet.name} is protected.`);
  if (format && !sheet.protection.allowed.formatCells) throw refuse();
  for (const [row, column] of placesOf(area)) if (lookAt(sheet, row, column).locked) throw refuse();
}

/** Rectangles of formulas: runs down each column, as good a division as any. */
export function formulaAreas(sheet: Sheet, area: Area): Area[] {
  const found: Area[] = [];
  const open = new Map<number, Area>();
  const places = [...sheet.cells].flatMap(([key, { formula }]) => (formula === undefined ? [] : [key]));
  for (const [row, column] of places.sort((a, b) => a - b).map(placeOf)) {
    const place = { top: row, left: column, bottom: row, right: column };
    if (!overlap(place, area)) continue;
    const run = open.get(column);
    if (run?.bottom === row - 1) run.bottom = row;
    else {
      open.set(column, place);
      found.push(place);
    }
  }
  return found;
}
