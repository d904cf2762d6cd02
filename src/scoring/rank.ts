import type { Scheme } from '../schemes/scheme';
import type { UnitResult } from './results';

/**
 * Ranks among units of one kind, 1, 2, 2, 4. Reading 并列 breaks ties by 年终得分; reading 否决排名 takes vetoed units
 * out. Null for units without total.
 */
export function ranks(scheme: Scheme, results: readonly UnitResult[]): Map<string, number> {
  const unranked = scheme.readings.否决排名 === '列后不排名';
  const byYearEnd = scheme.readings.并列 === '按年终得分';
  const ranked = results.flatMap((result) =>
    result.total && !(unranked && result.veto)
      ? [{ unit: result.unit, total: result.total, second: result.yearEnd.score }]
      : [],
  );
  type Ranked = (typeof ranked)[number];
  const compare = (a: Ranked, b: Ranked) => b.total.cmp(a.total) || (byYearEnd ? b.second.cmp(a.second) : 0);
  ranked.sort(compare);
  const places = new Map<string, number>();
  let place = 0;
  ranked.forEach((each, index) => {
    const above = ranked[index - 1];
    if (!above || compare(above, each) !== 0) place = index + 1;
    places.set(each.unit, place);
  });
  return places;
}
