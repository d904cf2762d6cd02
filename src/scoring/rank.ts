import type { Decimal } from '../base/decimal';
import type { VetoedPlace } from '../schemes/kinds';

/** What ranks go by. */
export interface Merit {
  total: Decimal | null;
  /** What tells units with the same total apart, one after the other: 同分先看, or 年终得分 by reading 并列. */
  ties: readonly Decimal[];
}

/** Negative where the first stands before the second, 0 where they share a rank. For units with a total. */
export function byMerit(a: Merit, b: Merit): number {
  const total = a.total && b.total ? b.total.cmp(a.total) : 0;
  if (total !== 0) return total;
  return a.ties.reduce((found, own, index) => found || (b.ties[index]?.cmp(own) ?? 0), 0);
}

/** One unit of a ranking class. */
export interface Ranked extends Merit {
  unit: string;
  veto: boolean;
}

/**
 * Ranks among the units of one ranking class, 1, 2, 2, 4. Null for units without total, and for vetoed ones that are
 * 不排名.
 */
export function ranks(vetoed: VetoedPlace, units: readonly Ranked[]): Map<string, number> {
  const standing = ({ veto }: Ranked) => (vetoed === '列在最后' && veto ? 1 : 0);
  const compare = (a: Ranked, b: Ranked) => standing(a) - standing(b) || byMerit(a, b);
  const ranked = units
    .filter(({ total, veto }) => total !== null && !(vetoed === '不排名' && veto))
    .sort(compare);
  const places = new Map<string, number>();
  let place = 0;
  ranked.forEach((each, index) => {
    const above = ranked[index - 1];
    if (!above || compare(above, each) !== 0) place = index + 1;
    places.set(each.unit, place);
  });
  return places;
}
