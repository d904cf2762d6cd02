import { decimal, minimum, rounded, sum, type Decimal } from '../base/decimal';
import { gradesOf } from '../schemes/grades';
import type { Scheme, UnitKind } from '../schemes/scheme';
import { lessPenalty } from './awards';
import type { PartResult, RubricResult, UnitResult } from './results';

/** Total and grade: the parts of the unit's kind added up. */

const decimalsByReading = { 两位小数: 2, 一位小数: 1, 不舍入: null } as const;

/** Decimals of a printed total, by reading 总分舍入; null where it is not rounded. */
export const totalDecimals = (scheme: Scheme): number | null => decimalsByReading[scheme.readings.总分舍入];

/** What a total ends at in points, null for none; 0.1.0 had 100 as an option of 加分. */
export function totalCap({ readings, totalCap: own }: Scheme): number | null {
  const hundred = readings.总分封顶 === '封顶100' || readings.加分 === '总分封顶100' ? 100 : null;
  return own === undefined ? hundred : Math.min(own, hundred ?? own);
}

/** Whether 加分 may enter the total beside the parts: by its rule or reading 加分, or because no rubric can take it in. */
export const bonusApart = (scheme: Scheme, parts: readonly PartResult[]): boolean =>
  scheme.readings.加分 === '折算后计入' ||
  !parts.some(({ rubric }) => rubric) ||
  scheme.bonus.rules.some(({ into }) => into === '总分');

/** What of 加分 enters the total beside the parts. */
export const bonusBeside = ({ bonus, inside }: Pick<RubricResult, 'bonus' | 'inside'>): Decimal =>
  bonus.minus(inside);

/**
 * All parts, and 加分 where it enters the total. Null while a part is outstanding.
 * @param penalty points that 情形 take from the total
 * @param weighted of a part; left out: what it adds as settled
 */
export function exactTotal(
  scheme: Scheme,
  parts: readonly PartResult[],
  yearEnd: Pick<RubricResult, 'bonus' | 'inside'>,
  penalty: Decimal,
  weighted: (part: PartResult) => Decimal | null = (part) => part.weighted,
): Decimal | null {
  const added = parts.map(weighted);
  if (added.includes(null)) return null;
  const own = sum(added.flatMap((each) => each ?? []));
  const total = lessPenalty(own.plus(bonusBeside(yearEnd)), penalty);
  const cap = totalCap(scheme);
  return cap === null ? total : minimum(decimal(cap), total);
}

/** Whether the score of a unit is that of its one rubric: it is printed as 细则得分 and 加分, not as a part of a total. */
export const rubricAlone = ({ parts }: Pick<UnitResult, 'parts'>): boolean => {
  const [first] = parts;
  return first?.part.source === '考核细则' && first.part.alone;
};

/** What the total is added up from; null where something is outstanding. */
export function addedParts(scheme: Scheme, result: UnitResult): (Decimal | null)[] {
  const { rubric, bonus } = result.yearEnd;
  if (rubricAlone(result)) return [rubric, bonus];
  return [
    ...result.parts.map(({ weighted }) => weighted),
    ...(bonusApart(scheme, result.parts) ? [bonusBeside(result.yearEnd)] : []),
  ];
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
