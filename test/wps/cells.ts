import type { Area } from '../../src/base/address';
import { meets, mergeAt, placesOf, within } from '../simulated/book/areas';
import { lookAt, madeCell, type Sheet } from '../simulated/book/book';
import { enter } from '../simulated/book/entry';
import { shared, type Look } from '../simulated/book/look';
import { Refusal, type World } from './world';

/** Areas of cells as WPS writes them. */

/** Changes how cells look. */
export function restyle(
  sheet: Sheet,
  area: Area,
  change: (look: Look, row: number, column: number) => Look,
): void {
  for (const [row, column] of placesOf(area)) {
    const cell = madeCell(sheet, row, column);
    cell.look = shared(change(cell.look, row, column));
  }
}

/** What all cells of an area have in common; null where they differ. */
export function common<Value>(sheet: Sheet, area: Area, of: (look: Look) => Value): Value | null {
  const first = of(lookAt(sheet, area.top, area.left));
  for (const [row, column] of placesOf(area)) if (of(lookAt(sheet, row, column)) !== first) return null;
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
    if (rows && quirks.blocksIgnored) return false;
    const [height, width] = [area.bottom - area.top + 1, area.right - area.left + 1];
    if (rows ? rows.length !== height || rows.some((row) => row.length !== width) : list.length !== width)
      throw new Error('写入的数组与区域大小不符');
    at = (row, column) => (rows ? rows[row - area.top]?.[column - area.left] : list[column - area.left]);
  }
  for (const [row, column] of placesOf(area)) {
    const merge = mergeAt(sheet, row, column);
    if (!merge || (merge.top === row && merge.left === column)) enter(sheet, row, column, at(row, column));
  }
  sheet.book.touch();
  return true;
}

/** Empties cells; part of a merged area is refused. */
export function empty(world: World, sheet: Sheet, area: Area): void {
  if (!mayWrite(world, sheet, area)) return;
  if (sheet.merges.some((merge) => meets(merge, area) && !within(merge, area)))
    throw new Refusal('不能对合并单元格作部分更改');
  for (const [row, column] of placesOf(area)) enter(sheet, row, column, null);
  sheet.book.touch();
}

export function merge(world: World, sheet: Sheet, area: Area): void {
  world.alive(sheet);
  world.mayFormat(sheet, 'none');
  if (sheet.merges.some((each) => meets(each, area))) throw new Refusal('区域里已有合并单元格');
  for (const [row, column] of placesOf(area))
    if (row !== area.top || column !== area.left) enter(sheet, row, column, null);
  sheet.merges.push(area);
  sheet.book.touch();
}
