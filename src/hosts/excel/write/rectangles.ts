import type { Area } from '../../../base/address';

/** Rectangles around the cells that a write touches. */

interface Placed {
  row: number;
  column: number;
}

const cells = ({ top, left, bottom, right }: Area): number => (bottom - top + 1) * (right - left + 1);

interface Growing {
  area: Area;
  /** Cells of it that are to be written. */
  filled: number;
}

const joined = (a: Area, b: Area): Area => ({
  top: Math.min(a.top, b.top),
  left: Math.min(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
});

/** Cells inside that are left alone cost little: they go as null. Too many of them and a rectangle of its own is better. */
const worth = (area: Area, filled: number): boolean => cells(area) <= 2 * filled + 24;

/** How many rectangles back are looked at for one that can grow. */
const recent = 8;

/** Rectangles that cover all places, which come row by row: fewer and larger is better than exact, for every one costs Excel a call. */
export function areasAround(places: readonly Placed[]): Area[] {
  const runs: Growing[] = [];
  for (const { row, column } of places) {
    const last = runs.at(-1);
    const one = { top: row, left: column, bottom: row, right: column };
    if (last?.area.top === row && worth(joined(last.area, one), last.filled + 1)) {
      last.area.right = column;
      last.filled += 1;
    } else runs.push({ area: one, filled: 1 });
  }
  const done: Growing[] = [];
  for (const run of runs) {
    const fits = done.slice(-recent).find((each) => {
      const area = joined(each.area, run.area);
      // Rectangles must not overlap: a cell is written once.
      return (
        worth(area, each.filled + run.filled) &&
        done.every((other) => other === each || !overlap(other.area, area))
      );
    });
    if (!fits) done.push(run);
    else {
      fits.area = joined(fits.area, run.area);
      fits.filled += run.filled;
    }
  }
  return done.map(({ area }) => area);
}

const overlap = (a: Area, b: Area): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
