import type { Decimal } from '../base/decimal';
import type { Scheme } from '../schemes/scheme';

/** What ranks go by. */
export interface Merit {
  total: Decimal | null;
  /** 年终得分, for reading 并列. */
  second: Decimal;
}

/** Negative where the first stands before the second, 0 where they share a rank. For units with a total. */
export const byMerit = (scheme: Scheme): ((a: Merit, b: Merit) => number) => {
  const byYearEnd = scheme.readings.并列 === '按年终得分';
  return (a, b) =>
    (a.total && b.total ? b.total.cmp(a.total) : 0) || (byYearEnd ? b.second.cmp(a.second) : 0);
};

/** One unit of a ranking class. */
export interface Ranked extends Merit {
  unit: string;
  veto: boolean;
}

/**
 * Ranks among the units of one ranking class, 1, 2, 2, 4. Reading 并列 breaks ties by 年终得分; reading 否决排名 takes
 * vetoed units out. Null for units without total.
 */
export function ranks(scheme: Scheme, units: readonly Ranked[]): Map<string, number> {
  const unranked = scheme.readings.否决排名 === '列后不排名';
  const compare = byMerit(scheme);
  const ranked = units.filter(({ total, veto }) => total !== null && !(unranked && veto)).sort(compare);
  const places = new Map<string, number>();
  let place = 0;
  ranked.forEach((each, index) => {
    const above = ranked[index - 1];
    if (!above || compare(above, each) !== 0) place = index + 1;
    places.set(each.unit, place);
  });
  return places;
}
