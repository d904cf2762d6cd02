import type { Decimal } from '../base/decimal';
import type { BonusClaim, Deduction, Incidents, MissingDecision, Override, Score } from './entries';

/** Results with everything that made them, so that "why" can always be answered. Points are exact decimals. */

/** 领导考核 or 平时考核 of one district. */
export interface RatingResult {
  /** Sum over the forms received; null while forms are outstanding without a decision. */
  sum: Decimal | null;
  /** 换算分数, rounded by reading 换算舍入. */
  converted: Decimal | null;
  scores: readonly Score[];
  /** Raters without a score for this unit and without a decision. */
  outstanding: readonly string[];
  decided: readonly { rater: string; decision: MissingDecision }[];
  /** sum × coefficient × scale, before rounding. */
  exact: Decimal | null;
  coefficient: Decimal;
  /** Forms in all ÷ forms that count; 1 when none is scaled away. */
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
  /** Sum of what counts, at most the cap. */
  bonus: Decimal;
  /** By reading 加分: rubric + bonus, or rubric alone when the bonus enters after weighting. */
  score: Decimal;
  /** score × weight for districts; score itself for members. */
  weighted: Decimal;
}

export interface UnitResult {
  unit: string;
  /** Null for members: 附件2 alone makes their score. */
  leader: RatingResult | null;
  office: RatingResult | null;
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
  veto: boolean;
  /** Each with the sentence of the notice. */
  vetoReasons: readonly string[];
  /** 评先资格. */
  eligible: boolean;
  ineligibleReasons: readonly string[];
  /** What 奖惩情形 says of it; null where it says nothing. */
  incidents: Incidents | null;
  /** Among units of its kind; null while outstanding or when 列后不排名. */
  rank: number | null;
}

export interface Results {
  /** In the scheme's order. */
  districts: readonly UnitResult[];
  members: readonly UnitResult[];
}
