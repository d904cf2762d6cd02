import { decimal, minimum, rounded, zero, type Decimal } from '../base/decimal';
import { gradesOf } from '../schemes/grades';
import type { Scheme, UnitKind } from '../schemes/scheme';
import { lessPenalty } from './awards';
import type { RatingResult, RubricResult, UnitResult } from './results';

/** Total and grade. District: leader + office + 年终; member: 附件2 alone (reading 成员单位). */

const decimalsByReading = { 两位小数: 2, 一位小数: 1, 不舍入: null } as const;

/** Decimals of a printed total, by reading 总分舍入; null where it is not rounded. */
const totalDecimals = (scheme: Scheme): number | null => decimalsByReading[scheme.readings.总分舍入];

/** Whether a total ends at 100; 0.1.0 had this as an option of 加分. */
const capped = ({ readings }: Scheme): boolean =>
  readings.总分封顶 === '封顶100' || readings.加分 === '总分封顶100';

/**
 * Null while a rating is outstanding.
 * @param penalty points that 情形 take from the total
 */
export function exactTotal(
  scheme: Scheme,
  ratings: { leader: RatingResult; office: RatingResult } | null,
  yearEnd: RubricResult,
  penalty: Decimal,
): Decimal | null {
  const after = scheme.readings.加分 === '折算后计入' ? yearEnd.bonus : zero;
  const own = yearEnd.weighted.plus(after);
  if (ratings && (!ratings.leader.converted || !ratings.office.converted)) return null;
  const parts = own.plus(ratings?.leader.converted ?? zero).plus(ratings?.office.converted ?? zero);
  const total = lessPenalty(parts, penalty);
  return capped(scheme) ? minimum(decimal(100), total) : total;
}

/** What the total is added up from; null where something is outstanding. */
export function addedParts(scheme: Scheme, result: UnitResult): (Decimal | null)[] {
  const { rubric, weighted, bonus } = result.yearEnd;
  const after = scheme.readings.加分 === '折算后计入';
  if (!result.leader || !result.office) return [rubric, bonus];
  return [result.leader.converted, result.office.converted, weighted, ...(after ? [bonus] : [])];
}

export function printedTotal(scheme: Scheme, exact: Decimal): Decimal {
  const decimals = totalDecimals(scheme);
  return decimals === null ? exact : rounded(exact, decimals);
}

/** The first grade whose lower bound the total reaches (bounds included); the last one takes the rest. */
export function gradeOf(scheme: Scheme, kind: UnitKind, total: Decimal): string {
  const grades = gradesOf(scheme, kind);
  const lowest = grades.at(-1);
  return (grades.find((grade) => total.gte(grade.from)) ?? lowest)?.name ?? '';
}
