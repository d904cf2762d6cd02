import { decimal, minimum, rounded, sum, zero, type Decimal } from '../base/decimal';
import { rubricsOf, unitById, type RubricPart, type ScoringPart } from '../schemes';
import type { Rubric } from '../schemes/rubric';
import type { Scheme } from '../schemes/scheme';
import { notBelowZero, unitBonus } from './bonus';
import type { BonusClaim, Deduction, Override } from './entries';
import type { ItemResult, RubricResult } from './results';
import { rowResult } from './row';

/** What one unit's rubric was given, indexed by 小项 number. */
export interface RubricEntries {
  deductions: ReadonlyMap<number, readonly Deduction[]>;
  overrides: ReadonlyMap<number, Override>;
  bonuses: readonly BonusClaim[];
}

/** Id of the rubric that a typed 扣分 is of: the first one of its unit, where it does not say. */
export const overriddenRubric = (
  scheme: Scheme,
  { unit, rubric }: Pick<Override, 'unit' | 'rubric'>,
): string => rubric ?? rubricsOf(scheme, unitById(scheme, unit)?.kind ?? '')[0]?.id ?? '';

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

const noBonus = { bonuses: [], bonus: zero, inside: zero, reported: zero };

/** What a rubric gives a unit. 加分 enters the first rubric of its kind. */
export function rubricResult(part: RubricPart, entries: RubricEntries, scheme: Scheme): RubricResult {
  const items = itemResults(part.rubric, entries, scheme);
  const total = sum(items.map((item) => item.score));
  const bonus = part.first ? unitBonus(entries.bonuses, scheme, true) : noBonus;
  const score = notBelowZero(total.plus(bonus.inside));
  return { items, rubric: total, ...bonus, score, weighted: weightedScore(part, score) };
}

/** Of a kind that no rubric scores: nothing but its 加分, which then enters the total. */
export const noRubric = (entries: RubricEntries, scheme: Scheme): RubricResult => ({
  items: [],
  rubric: zero,
  ...unitBonus(entries.bonuses, scheme, false),
  score: zero,
  weighted: zero,
});
