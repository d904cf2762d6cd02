import type { Area } from '../../src/base/address';
import { cellAt, key, lookAt, plainLook, type Look, type Sheet } from './state';
import { enter } from './typed';
import { Refusal, type World } from './world';

/** Areas of cells: walking, writing, merging. */

export function* placesOf({ top, left, bottom, right }: Area): Generator<[number, number]> {
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) yield [row, column];
}

export const meets = (a: Area, b: Area): boolean =>
  a.top <= b.bottom && a.bottom >= b.top && a.left <= b.right && a.right >= b.left;

export const within = (inner: Area, outer: Area): boolean =>
  inner.top >= outer.top &&
  inner.left >= outer.left &&
  inner.bottom <= outer.bottom &&
  inner.right <= outer.right;

export const mergeAt = (sheet: Sheet, row: number, column: number): Area | undefined =>
  sheet.merges.find((area) => within({ top: row, left: column, bottom: row, right: column }, area));

/** Looks are shared: many cells look the same. */
const known = new Map<string, Look>();
const shared = (look: Look): Look => {
  const key = JSON.stringify(look);
  const found = known.get(key);
  if (found) return found;
  known.set(key, look);
  return look;
};

/** Changes how cells look. */
export function dress(
  sheet: Sheet,
  area: Area,
  change: (look: Look, row: number, column: number) => Look,
): void {
  for (const [row, column] of placesOf(area)) {
    const cell = cellAt(sheet, row, column);
    cell.look = shared(change(cell.look, row, column));
  }
}

/** What all cells of an area have in common; null where they differ, or the first one's where versions do not tell. */
export function common<Value>(
  world: World,
  sheet: Sheet,
  area: Area,
  of: (look: Look) => Value,
): Value | null {
  const first = of(lookAt(sheet, area.top, area.left));
  if (world.quirks.mixedUntold) return first;
  for (const [row, column] of placesOf(area))
    if (of(sheet.cells.get(key(row, column))?.look ?? plainLook) !== first) return null;
  return first;
}

/** Refuses what people and programs may not write, then lets a test have its say; false where nothing happens. */
function mayWrite(world: World, sheet: Sheet, area: Area): boolean {
  world.alive(sheet);
  if (sheet.protection)
    for (const [row, column] of placesOf(area))
      if (lookAt(sheet, row, column).locked) throw new Refusal('单元格受保护');
  return world.onWrite?.(sheet, area) ?? true;
}

/**
 * Puts values into an area: one for all cells, a flat list for each row, or a list of rows. Cells hidden under a merge
 * keep nothing.
 */
export function put(world: World, sheet: Sheet, area: Area, value: unknown): boolean {
  const { quirks } = world;
  if (!mayWrite(world, sheet, area)) return false;
  let at: (row: number, column: number) => unknown = () => value;
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const rows = list.every((each) => Array.isArray(each))
      ? (list as readonly (readonly unknown[])[])
      : undefined;
    if (quirks.arraysIgnored || (rows && quirks.blocksIgnored)) return false;
    const [height, width] = [area.bottom - area.top + 1, area.right - area.left + 1];
    if (rows ? rows.length !== height || rows.some((row) => row.length !== width) : list.length !== width)
      throw new Error('写入的数组与区域大小不符');
    at = (row, column) => (rows ? rows[row - area.top]?.[column - area.left] : list[column - area.left]);
  }
  for (const [row, column] of placesOf(area)) {
    const merge = mergeAt(sheet, row, column);
    if (!merge || (merge.top === row && merge.left === column)) enter(sheet, row, column, at(row, column));
  }
  world.touched(sheet.book);
  return true;
}

/** Empties cells; part of a merged area is refused. */
export function empty(world: World, sheet: Sheet, area: Area): void {
  if (!mayWrite(world, sheet, area)) return;
  if (sheet.merges.some((merge) => meets(merge, area) && !within(merge, area)))
    throw new Refusal('不能对合并单元格作部分更改');
  for (const [row, column] of placesOf(area)) enter(sheet, row, column, null);
  world.touched(sheet.book);
}

export function merge(world: World, sheet: Sheet, area: Area): void {
  world.alive(sheet);
  world.mayFormat(sheet, 'none');
  if (sheet.merges.some((each) => meets(each, area))) throw new Refusal('区域里已有合并单元格');
  for (const [row, column] of placesOf(area))
    if (row !== area.top || column !== area.left) enter(sheet, row, column, null);
  sheet.merges.push(area);
  world.touched(sheet.book);
}
