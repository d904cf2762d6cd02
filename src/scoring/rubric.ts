import { decimal, minimum, rounded, sum, zero, type Decimal } from '../base/decimal';
import type { RubricPart, ScoringPart } from '../schemes';
import type { Rubric } from '../schemes/rubric';
import type { Scheme } from '../schemes/scheme';
import type { BonusClaim, Deduction, Override } from './entries';
import type { CountedBonus, ItemResult, RubricResult } from './results';
import { rowResult } from './row';

/** What one unit's rubric was given, indexed by 小项 number. */
export interface RubricEntries {
  deductions: ReadonlyMap<number, readonly Deduction[]>;
  overrides: ReadonlyMap<number, Override>;
  bonuses: readonly BonusClaim[];
}

const none: readonly Deduction[] = [];

function itemResults(rubric: Rubric, entries: RubricEntries, scheme: Scheme): ItemResult[] {
  return rubric.items
    .filter((item) => item.kind === 'scored')
    .map((item) => {
      const rows = item.rows.map((row) =>
        rowResult(
          item,
          row,
          entries.deductions.get(row.no) ?? none,
          entries.overrides.get(row.no) ?? null,
          scheme.readings,
        ),
      );
      const points = decimal(item.points);
      const recorded = sum(rows.map((row) => row.deduction));
      // 小项扣分到本大项分数扣完为止（附件1、附件2 备注 1）.
      const deduction = minimum(points, recorded);
      return { no: item.no, points, recorded, deduction, score: points.minus(deduction), rows };
    });
}

/** Works of a unit are one when only spaces and letter case differ: exactly what the cell formula does. */
export const workKey = (work: string): string =>
  work.replaceAll(' ', '').replaceAll('\u3000', '').toLowerCase();

/** 一项工作只加一次, 就高不就低; of equal claims the first counts. */
function countedBonuses(claims: readonly BonusClaim[], scheme: Scheme): CountedBonus[] {
  const pointsOf = new Map(scheme.bonus.rules.map((rule) => [rule.id, decimal(rule.points)]));
  const best = new Map<string, { claim: BonusClaim; points: Decimal }>();
  for (const claim of claims) {
    const points = pointsOf.get(claim.rule) ?? zero;
    const known = best.get(workKey(claim.work));
    if (!known || points.gt(known.points)) best.set(workKey(claim.work), { claim, points });
  }
  return claims.map((claim) => {
    const points = pointsOf.get(claim.rule) ?? zero;
    const counts = best.get(workKey(claim.work))?.claim === claim;
    return { claim, points, counted: counts ? points : zero };
  });
}

/** What a part adds to the total: its figure of `full` converted to the weight, rounded where the part says so. */
export function weightedScore(
  { full, weight, decimals }: Pick<ScoringPart, 'full' | 'weight' | 'decimals'>,
  score: Decimal,
): Decimal {
  const exact = score.times(weight).div(full);
  if (decimals !== null && decimals !== undefined) return rounded(exact, decimals);
  // What does not end is kept to as many decimals as the cell keeps.
  return full === 100 ? exact : rounded(exact, 9);
}

/** What a rubric gives a unit. 加分 enters the first rubric of its kind. */
export function rubricResult(part: RubricPart, entries: RubricEntries, scheme: Scheme): RubricResult {
  const items = itemResults(part.rubric, entries, scheme);
  const bonuses = part.first ? countedBonuses(entries.bonuses, scheme) : [];
  const total = sum(items.map((item) => item.score));
  // 累计不超过 10 分
  const bonus = minimum(decimal(scheme.bonus.cap), sum(bonuses.map((each) => each.counted)));
  const score = scheme.readings.加分 === '折算后计入' ? total : total.plus(bonus);
  return { items, rubric: total, bonuses, bonus, score, weighted: weightedScore(part, score) };
}

/** Of a kind that no rubric scores: nothing but its 加分, which then enters the total. */
export function noRubric(entries: RubricEntries, scheme: Scheme): RubricResult {
  const bonuses = countedBonuses(entries.bonuses, scheme);
  const bonus = minimum(decimal(scheme.bonus.cap), sum(bonuses.map((each) => each.counted)));
  return { items: [], rubric: zero, bonuses, bonus, score: zero, weighted: zero };
}
