import { absolute, address, type Area } from '../../../base/address';
import type { Range, Workbook, Worksheet } from './members';
import { visibility } from './numbers';

/** Ways to sheets and ranges that hold in every version. */

/** A1 text of an area: "B2" or "B2:C9". `Cells(row, column)` is not there everywhere. */
const a1 = ({ top, left, bottom, right }: Area): string =>
  top === bottom && left === right ? address(top, left) : `${address(top, left)}:${address(bottom, right)}`;

/** The same with "$", as page setup and names want it. */
export const absoluteA1 = ({ top, left, bottom, right }: Area): string =>
  top === bottom && left === right
    ? absolute(top, left)
    : `${absolute(top, left)}:${absolute(bottom, right)}`;

export const rangeOf = (sheet: Worksheet, area: Area): Range => sheet.Range(a1(area));

export const cellAreaOf = (row: number, column: number): Area => ({
  top: row,
  left: column,
  bottom: row,
  right: column,
});

/** The area of a range. */
export const areaOf = (range: Range): Area => ({
  top: range.Row - 1,
  left: range.Column - 1,
  bottom: range.Row + range.Rows.Count - 2,
  right: range.Column + range.Columns.Count - 2,
});

/** The result of a call, or undefined where it throws: a missing item throws in some versions and is falsy in others. */
export function attempt<Value>(call: () => Value): Value | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}

/** Programs give `Visible` as a number, some as a boolean. */
export const isHidden = (sheet: Worksheet): boolean => {
  const visible: unknown = sheet.Visible;
  return visible !== visibility.visible && visible !== true;
};

/** All worksheets, in order. */
export function sheetsOf(book: Workbook): Worksheet[] {
  const found: Worksheet[] = [];
  for (let index = 1; index <= book.Worksheets.Count; index++) {
    const sheet = book.Worksheets.Item(index);
    if (sheet) found.push(sheet as Worksheet);
  }
  return found;
}

/**
 * The sheet of that name. Looked for among all, because an item that is missing throws, is falsy, or is another sheet
 * whose name differs only by case.
 */
export const sheetNamed = (book: Workbook, name: string): Worksheet | undefined =>
  sheetsOf(book).find((sheet) => sheet.Name === name);

export const addressOf = ({ row, column }: { row: number; column: number }): string => address(row, column);
