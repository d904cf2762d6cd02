import type { Decimal } from '../base/decimal';
import { rankedWith } from '../schemes/grades';
import type { Scheme } from '../schemes/scheme';
import { verdict } from './awards';
import { allotted, type Contender } from './quota';
import { allUnits, type Results, type UnitResult } from './results';
import { contenderOf, judgedOf } from './settle';

/** The grade that a unit would have with another total: by the bounds, by 情形, and by 名额 among the others. */

/** What the units are given; a unit is judged with `supposed` in the place of what it has. */
export class WhatIf {
  private readonly contenders: ReadonlyMap<string, Contender>;

  constructor(
    private readonly scheme: Scheme,
    units: readonly UnitResult[],
  ) {
    this.contenders = new Map(units.map((result) => [result.unit, this.contender(result)]));
  }

  private contender(result: UnitResult): Contender {
    const judged = judgedOf(this.scheme, result);
    return contenderOf(this.scheme, result, judged, verdict(this.scheme, judged));
  }

  /** @param total as it is printed */
  grade(result: UnitResult, total: Decimal): { grade: string; reasons: readonly string[] } {
    const supposed = { ...result, total };
    const own = this.contender(supposed);
    const together = new Set(rankedWith(this.scheme, result.kind));
    const others = [...this.contenders.values()].filter(
      ({ unit, kind }) => unit !== result.unit && together.has(kind),
    );
    const given = allotted(this.scheme, [...others, own]).get(result.unit);
    const { grade } = verdict(this.scheme, judgedOf(this.scheme, supposed), given);
    return { grade: grade ?? '未定', reasons: given?.reasons ?? [] };
  }
}

/** Totals on both sides of each place where neighbours in a ranking class are given different grades. */
export function cutsOf(scheme: Scheme, results: Results, kind: string): Decimal[] {
  const together = new Set(rankedWith(scheme, kind));
  const ranked = allUnits(results)
    .flatMap((each) =>
      each.total && together.has(each.kind) ? [{ grade: each.grade, total: each.total }] : [],
    )
    .sort((a, b) => b.total.cmp(a.total));
  return ranked.flatMap(({ total, grade }, index) => {
    const next = ranked[index + 1];
    return next && next.grade !== grade ? [total, next.total] : [];
  });
}
