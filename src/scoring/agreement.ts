import type { Score } from './entries';

/** 评价一致性: how far the raters of a form agree. Advice only: no result depends on it, so plain numbers do. */

/** One rater, seen from the others. */
interface RaterView {
  rater: string;
  mean: number;
  lowest: number;
  highest: number;
  /** Standard deviation of the scores it gave. */
  spread: number;
  /** Mean distance from the panel's mean of each unit, in points of the form. */
  distance: number;
}

export interface Agreement {
  /** Units that every one of the raters scored. */
  units: number;
  /** Farthest from the panel first. */
  raters: readonly RaterView[];
  /** Kendall's W, 0 (none) to 1 (the same order by all); null where the raters give no order at all. */
  w: number | null;
}

const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

/** Ranks from 1, equal values sharing the mean of theirs; and Σ(t³ − t) over the groups of equal values. */
function ranked(values: readonly number[]): { ranks: number[]; ties: number } {
  const ranks = values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
  const groups = new Map<number, number>();
  for (const value of values) groups.set(value, (groups.get(value) ?? 0) + 1);
  const ties = [...groups.values()].reduce((total, count) => total + (count ** 3 - count), 0);
  return { ranks, ties };
}

/**
 * Kendall's W with the correction for ties: 12 S ÷ (m² (n³ − n) − m Σ(t³ − t)).
 * @param rows scores of each rater, in the same order of units
 */
function kendall(rows: readonly (readonly number[])[], units: number): number | null {
  const all = rows.map(ranked);
  const sums = Array.from({ length: units }, (_, unit) =>
    all.reduce((total, { ranks }) => total + (ranks[unit] ?? 0), 0),
  );
  const middle = mean(sums);
  const square = sums.reduce((total, each) => total + (each - middle) ** 2, 0);
  const ties = all.reduce((total, each) => total + each.ties, 0);
  const below = rows.length ** 2 * (units ** 3 - units) - rows.length * ties;
  return below === 0 ? null : (12 * square) / below;
}

/**
 * Agreement over the units that all raters with a score scored; null with fewer than two raters or units.
 * @param scores of one form
 */
export function agreement(scores: readonly Score[]): Agreement | null {
  const byRater = new Map<string, Map<string, number>>();
  for (const { rater, unit, value } of scores) {
    const own = byRater.get(rater) ?? new Map<string, number>();
    byRater.set(rater, own.set(unit, value.toNumber()));
  }
  const raters = [...byRater];
  const units = [...(raters[0]?.[1].keys() ?? [])].filter((unit) => raters.every(([, own]) => own.has(unit)));
  if (raters.length < 2 || units.length < 2) return null;
  const rows = raters.map(([, own]) => units.map((unit) => own.get(unit) ?? 0));
  const panel = units.map((_, index) => mean(rows.map((row) => row[index] ?? 0)));
  const views = raters.map(([rater], index): RaterView => {
    const row = rows[index] ?? [];
    const own = mean(row);
    return {
      rater,
      mean: own,
      lowest: Math.min(...row),
      highest: Math.max(...row),
      spread: Math.sqrt(mean(row.map((value) => (value - own) ** 2))),
      distance: mean(row.map((value, at) => Math.abs(value - (panel[at] ?? 0)))),
    };
  });
  return {
    units: units.length,
    raters: views.sort((a, b) => b.distance - a.distance),
    w: kendall(rows, units.length),
  };
}
