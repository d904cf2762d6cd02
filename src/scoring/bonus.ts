import { decimal, minimum, sum, zero, type Decimal } from '../base/decimal';
import { bonusGroups, type BonusGroup, type BonusRule } from '../schemes/bonus';
import type { Scheme } from '../schemes/scheme';
import type { BonusClaim } from './entries';
import type { CountedBonus, RubricResult } from './results';

/** 加减分 of a unit: what of each claim counts, the limits, and where it enters. */

/** Works of a unit are one when only spaces and letter case differ: exactly what the cell formula does. */
export const workKey = (work: string): string =>
  work.replaceAll(' ', '').replaceAll('\u3000', '').toLowerCase();

/** 就高不就低; of what takes points, the most. */
const heavier = (points: Decimal, than: Decimal): boolean =>
  points.lt(0) ? points.lt(than) : points.gt(than);

/** 一项工作只加一次, 就高不就低; of equal claims the first counts. What takes points is held against its like alone. */
function countedBonuses(claims: readonly BonusClaim[], scheme: Scheme): CountedBonus[] {
  const pointsOf = new Map(scheme.bonus.rules.map((rule) => [rule.id, decimal(rule.points)]));
  const best = new Map<string, { claim: BonusClaim; points: Decimal }>();
  const key = (claim: BonusClaim, points: Decimal) => `${points.lt(0) ? '减' : '加'}${workKey(claim.work)}`;
  for (const claim of claims) {
    const points = pointsOf.get(claim.rule) ?? zero;
    const known = best.get(key(claim, points));
    if (!known || heavier(points, known.points)) best.set(key(claim, points), { claim, points });
  }
  return claims.map((claim) => {
    const points = pointsOf.get(claim.rule) ?? zero;
    const counts = best.get(key(claim, points))?.claim === claim;
    return { claim, points, counted: counts ? points : zero };
  });
}

/** No more than a limit, whether it gives or takes. */
function within(limit: number | undefined, points: Decimal): Decimal {
  if (limit === undefined) return points;
  const least = decimal(-limit);
  const most = minimum(decimal(limit), points);
  return most.lt(least) ? least : most;
}

/** @param of points of a rule before any limit */
const groupPoints = ({ rules, limited }: BonusGroup, of: (rule: BonusRule) => Decimal): Decimal =>
  within(limited?.familyLimit, sum(rules.map((rule) => within(rule.limit, of(rule)))));

/** What 加减分 come to. */
export type BonusSums = Pick<RubricResult, 'bonus' | 'inside' | 'reported'>;

/**
 * 累计上限 is of all together: what enters the rubric uses it first.
 * @param of points of a rule before any limit
 * @param inRubric whether the kind has a rubric that they can enter
 */
export function bonusSums(scheme: Scheme, of: (rule: BonusRule) => Decimal, inRubric = true): BonusSums {
  const cap = decimal(scheme.bonus.cap);
  const groups = bonusGroups(scheme);
  const added = (which: (into: BonusRule['into']) => boolean) =>
    sum(groups.filter(({ into }) => which(into)).map((group) => groupPoints(group, of)));
  const apart = scheme.readings.加分 === '折算后计入';
  const enters = (into: BonusRule['into']) => inRubric && (into ?? (apart ? '总分' : '细则')) === '细则';
  const inside = inRubric ? minimum(cap, added(enters)) : zero;
  const beside = minimum(
    cap.minus(inside),
    added((into) => !enters(into)),
  );
  const reported = minimum(
    cap,
    added((into) => into !== '总分'),
  );
  return { bonus: inside.plus(beside), inside, reported };
}

/** A limit that took something from 加减分, in points. */
interface BonusLimit {
  /** What it is of: a rule by its name, or 「…合计」 of a family. */
  of: string;
  /** What it would be without the limit. */
  points: Decimal;
  most: number;
  /** The sentence of the line that says it. */
  source: string;
}

/** 单项至多 and 本类至多 that took something of what counts, and what is left for 累计上限. */
export function bonusLimits(
  scheme: Scheme,
  bonuses: readonly CountedBonus[],
): { limits: BonusLimit[]; left: Decimal } {
  const of = ({ id }: BonusRule): Decimal =>
    sum(bonuses.filter(({ claim }) => claim.rule === id).map(({ counted }) => counted));
  const limit = (name: string, points: Decimal, most: number | undefined, source: string): BonusLimit[] =>
    most !== undefined && points.abs().gt(most) ? [{ of: name, points, most, source }] : [];
  const groups = bonusGroups(scheme);
  return {
    limits: [
      ...scheme.bonus.rules.flatMap((rule) => limit(rule.name, of(rule), rule.limit, rule.source)),
      ...groups.flatMap(({ rules, limited }) => {
        const points = sum(rules.map((rule) => within(rule.limit, of(rule))));
        return limited
          ? limit(`${limited.family ?? ''}合计`, points, limited.familyLimit, limited.source)
          : [];
      }),
    ],
    left: sum(groups.map((group) => groupPoints(group, of))),
  };
}

/** All claims of a unit. @param inRubric whether the kind has a rubric that they can enter */
export function unitBonus(
  claims: readonly BonusClaim[],
  scheme: Scheme,
  inRubric: boolean,
): BonusSums & { bonuses: CountedBonus[] } {
  const bonuses = countedBonuses(claims, scheme);
  const of = ({ id }: BonusRule) =>
    sum(bonuses.filter(({ claim }) => claim.rule === id).map(({ counted }) => counted));
  return { bonuses, ...bonusSums(scheme, of, inRubric) };
}

/** 细则得分 as 考核报告 has it, with 加分. */
export const reportedScore = ({ rubric, reported }: Pick<RubricResult, 'rubric' | 'reported'>): Decimal =>
  notBelowZero(rubric.plus(reported));

/** No score ends below nothing, whatever is taken from it. */
export const notBelowZero = (score: Decimal): Decimal => (score.lt(0) ? zero : score);
