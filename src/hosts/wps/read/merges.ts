import type { Area } from '../../../base/address';
import { areaOf, attempt, cellAreaOf, rangeOf } from '../object-model/access';
import type { Worksheet } from '../object-model/members';
import { halves } from './formats';

/**
 * Merged areas. The program has no list of them; it only says whether an area has none. So areas are halved until they
 * have none or are one merged area.
 */
export function mergesOf(sheet: Worksheet, area: Area): Area[] {
  const found = new Map<string, Area>();
  search(sheet, area, found);
  return [...found.values()];
}

const within = (inner: Area, outer: Area) =>
  inner.top >= outer.top &&
  inner.left >= outer.left &&
  inner.bottom <= outer.bottom &&
  inner.right <= outer.right;

/** Halves, rows first: merged areas are titles and groups, which lie across few rows of long sheets. */
function byRows(area: Area): [Area, Area] {
  const { top, left, bottom, right } = area;
  if (bottom === top) return halves(area);
  const middle = Math.floor((top + bottom) / 2);
  return [
    { top, left, bottom: middle, right },
    { top: middle + 1, left, bottom, right },
  ];
}

function search(sheet: Worksheet, area: Area, found: Map<string, Area>): void {
  // Halves of an area that was found already lie inside it.
  for (const known of found.values()) if (within(area, known)) return;
  const single = area.top === area.bottom && area.left === area.right;
  const merged = rangeOf(sheet, area).MergeCells;
  if (merged === false || merged === 0) return;
  if (merged === true || merged === -1 || merged === 1) {
    const first = attempt(() => areaOf(rangeOf(sheet, cellAreaOf(area.top, area.left)).MergeArea));
    if (first && (first.bottom > first.top || first.right > first.left))
      found.set(`${first.top},${first.left}`, first);
    if (first && within(area, first)) return;
  }
  if (single) return;
  for (const half of byRows(area)) search(sheet, half, found);
}
