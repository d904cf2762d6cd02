import { parseAddress, type Area } from '../../../src/base/address';
import { Refused } from '../refused';
import type { Sheet } from './book';

/** Areas of cells. */

/** "$B$2:C9" → its area; what is no address is refused. */
export function areaNamed(text: string): Area {
  const [first = '', last = first, ...more] = text.replaceAll('$', '').split(':');
  const [from, to] = [parseAddress(first), parseAddress(last)];
  if (!from || !to || more.length > 0) throw new Refused(`不是区域：${text}`);
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}

export function* placesOf({ top, left, bottom, right }: Area): Generator<[number, number]> {
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) yield [row, column];
}

/** What two areas share. */
export function overlap(a: Area, b: Area): Area | undefined {
  const area = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return area.top <= area.bottom && area.left <= area.right ? area : undefined;
}

export const meets = (a: Area, b: Area): boolean => overlap(a, b) !== undefined;

export const within = (inner: Area, outer: Area): boolean =>
  inner.top >= outer.top &&
  inner.left >= outer.left &&
  inner.bottom <= outer.bottom &&
  inner.right <= outer.right;

export const mergeAt = (sheet: Sheet, row: number, column: number): Area | undefined =>
  sheet.merges.find((area) => within({ top: row, left: column, bottom: row, right: column }, area));
