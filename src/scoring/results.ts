import type { Decimal } from '../base/decimal';
import type { ScoringPart } from '../schemes';
import type { BonusClaim, Deduction, Incidents, MissingDecision, Override, Report, Score } from './entries';

/** Results with everything that made them, so that "why" can always be answered. Points are exact decimals. */

/** What one 评价组 gives a unit. */
export interface RatingResult {
  /** Sum over the forms received; null while forms are outstanding without a decision. */
  sum: Decimal | null;
  /** 换算分数, rounded by reading 换算舍入. */
  converted: Decimal | null;
  scores: readonly Score[];
  /** Raters without a score for this unit and without a decision. */
  outstanding: readonly string[];
  decided: readonly { rater: string; decision: MissingDecision }[];
  /** Raters who do not count for this unit: by 弃权, or because it is their own. */
  exempt: readonly { rater: string; why: '弃权' | '本单位' }[];
  /** Average of the scores that count, by 合成 平均 and 去掉最高最低后平均; null for 总分×系数 and while outstanding. */
  average: Decimal | null;
  /** sum × coefficient × scale, or average ÷ maximum × weight, before rounding. */
  exact: Decimal | null;
  coefficient: Decimal;
  /** Forms in all ÷ forms that count; 1 when none is scaled away, and nobody exempt. */
  scale: Decimal;
}

/** One ledger row as it counts. */
export interface CountedDeduction {
  deduction: Deduction;
  /** By its clause and quantity alone. */
  points: Decimal;
  /**
   * What of it counts in the 小项 (0 where a heavier tier, a repetition or an override stands in its place); negative
   * for a clause that gives its points.
   */
  counted: Decimal;
  /** Why `counted` differs from `points`; "" where it does not. */
  reason: '' | 'repeated' | 'limited' | 'lighter-tier' | 'overridden';
}

export interface RowResult {
  no: number;
  /** 分值 of its own; null where only the 大项 has points. */
  points: Decimal | null;
  /** 得分制: it has lost its points as long as nothing is recorded. */
  earns: boolean;
  /** What the 小项 loses, before the item's limit. */
  deduction: Decimal;
  deductions: readonly CountedDeduction[];
  override: Override | null;
}

export interface ItemResult {
  no: number;
  points: Decimal;
  /** Sum over its rows, before the limit. */
  recorded: Decimal;
  /** min(points, recorded): 小项扣分到本大项分数扣完为止. */
  deduction: Decimal;
  score: Decimal;
  rows: readonly RowResult[];
}

export interface CountedBonus {
  claim: BonusClaim;
  points: Decimal;
  /** 0 where another claim for the same work is higher. */
  counted: Decimal;
}

export interface RubricResult {
  /** Scored items in order; the 否决项 has no score. */
  items: readonly ItemResult[];
  /** Sum of the item scores. */
  rubric: Decimal;
  bonuses: readonly CountedBonus[];
  /** Sum of what counts, within the limits of the scheme; negative where more is taken than given. */
  bonus: Decimal;
  /** What of it enters this score; the rest enters the total. */
  inside: Decimal;
  /** What of it 考核报告 adds to the rubric: all that the scheme does not let enter the total. */
  reported: Decimal;
  /** rubric + inside, never below 0. */
  score: Decimal;
  /** score ÷ full marks × weight, rounded where the part says so. */
  weighted: Decimal;
}

/** What one 计分部分 gives a unit. */
export interface PartResult {
  part: ScoringPart;
  /** Of a 评价表. */
  rating: RatingResult | null;
  /** Of a 考核细则. */
  rubric: RubricResult | null;
  /** Of a 转报分; null while it has not come. */
  report: Report | null;
  /** Before it is converted to the part's weight: sum or average of the scores, score of the rubric, figure sent. */
  score: Decimal | null;
  /** What it adds to the total; null while outstanding. */
  weighted: Decimal | null;
}

export interface UnitResult {
  unit: string;
  /** Id of its kind. */
  kind: string;
  /** In the order of the scheme. */
  parts: readonly PartResult[];
  /** What the first two 评价组 of 郑安委〔2020〕1号 give; null where the kind has no such part. A view of `parts`. */
  leader: RatingResult | null;
  office: RatingResult | null;
  /** What the first rubric of its kind gives; empty where it has none. A view of `parts`. */
  yearEnd: RubricResult;
  /** What 情形 take from the total; 0 where they take nothing. */
  penalty: Decimal;
  /** Before rounding; null while something is outstanding. */
  exactTotal: Decimal | null;
  /** Rounded by reading 总分舍入: what is printed and graded. */
  total: Decimal | null;
  grade: string | null;
  /** Why the grade may not be the one that the total gives: 降一等, 不得评为优秀, 超出名额, each with its sentence. */
  gradeReasons: readonly string[];
  /**
   * Place of the grade among those of the kind, from 1: before 名额, and after those of each grade that has them; absent
   * where there are no 名额.
   */
  gradeSteps?: readonly number[];
  /** Grades that it stands beyond the 名额 of; absent where there are no 名额. */
  beyond?: readonly string[];
  veto: boolean;
  /** Each with the sentence of the notice. */
  vetoReasons: readonly string[];
  /** 评先资格. */
  eligible: boolean;
  ineligibleReasons: readonly string[];
  /** What 奖惩情形 says of it; null where it says nothing. */
  incidents: Incidents | null;
  /** Among all units of the kinds that are ranked with its own; null while outstanding or when 列后不排名. */
  rank: number | null;
}

/** The results of one kind of unit. */
interface KindResults {
  kind: string;
  /** In the scheme's order. */
  units: readonly UnitResult[];
}

export interface Results {
  /** In the scheme's order. */
  kinds: readonly KindResults[];
  /** The two kinds of 郑安委〔2020〕1号: views of `kinds`. */
  districts: readonly UnitResult[];
  members: readonly UnitResult[];
}

/** The units of a kind; none where the scheme has no such kind. */
export const unitsIn = (results: Results | undefined, kind: string): readonly UnitResult[] =>
  results?.kinds.find((each) => each.kind === kind)?.units ?? [];

/** All units, kind by kind. */
export const allUnits = (results: Results | undefined): UnitResult[] =>
  (results?.kinds ?? []).flatMap(({ units }) => units);

/** What a 评价组 gives a unit; null where it does not rate it. */
export const ratingBy = (result: UnitResult | undefined, group: string): RatingResult | null =>
  result?.parts.find(({ part }) => part.source === '评价表' && part.group === group)?.rating ?? null;

/** What a rubric gives a unit; null where the unit is not scored by it. */
export const rubricBy = (result: UnitResult | undefined, rubricId: string): RubricResult | null =>
  result?.parts.find(({ part }) => part.source === '考核细则' && part.rubric.id === rubricId)?.rubric ?? null;
