import { decimal, minimum, rounded, sum, zero, type Decimal } from '../base/decimal';
import { formOf, ownRatersOf, type FormPart } from '../schemes';
import type { RaterKind, Scheme } from '../schemes/scheme';
import type { MissingDecision, Score } from './entries';
import type { RatingResult } from './results';

/** What 评价组 give: sum × coefficient or an average, converted and rounded. */

const decimalsByReading = { 整数: 0, 一位小数: 1, 两位小数: 2 } as const;

/** Decimals of a converted score: those of its part, or by reading 换算舍入. */
export const convertedDecimals = (scheme: Scheme, part?: Pick<FormPart, 'decimals'>): number =>
  part?.decimals ?? decimalsByReading[scheme.readings.换算舍入];

const formsOf = (scheme: Scheme, kind: RaterKind): number =>
  scheme.raters.reduce((count, rater) => count + (rater.kind === kind ? 1 : 0), 0);

/**
 * 折算系数 in points per point: as printed, or weight ÷ (maximum × forms).
 * @param weight points that the part adds at most; left out: those of the form
 */
export function coefficient(scheme: Scheme, kind: RaterKind, weight?: number): Decimal {
  const form = formOf(scheme, kind);
  if (scheme.readings.折算系数 === '按原文') return decimal(form.coefficient);
  return decimal(weight ?? form.weight).div(decimal(form.maximum).times(formsOf(scheme, kind)));
}

/**
 * sum × coefficient × scale before rounding, with every division last so that a tie stays a tie.
 * @param left forms that do not count: by 按收到份数折算, by 弃权, or of the unit itself
 */
export function convert(scheme: Scheme, part: FormPart, total: Decimal, left: number): Decimal {
  const forms = formsOf(scheme, part.group);
  const counted = forms - left;
  if (scheme.readings.折算系数 === '按原文')
    return total.times(part.form.coefficient).times(forms).div(counted);
  return total.times(part.weight).div(decimal(part.form.maximum).times(counted));
}

/** Fewer scores than this are averaged whole: without the highest and the lowest none would be left. */
export const fewest = 3;

/**
 * Sum and number of the scores that an average is made of.
 * @param zeros forms that count as 0 by 按零分计
 */
function averaged(part: FormPart, scores: readonly Score[], zeros: number): { sum: Decimal; count: number } {
  const values = [...scores.map(({ value }) => value), ...Array.from({ length: zeros }, () => zero)];
  const all = sum(values);
  if (part.combination !== '去掉最高最低后平均' || values.length < fewest)
    return { sum: all, count: values.length };
  const highest = values.reduce((most, value) => (value.gt(most) ? value : most));
  const lowest = values.reduce(minimum);
  return { sum: all.minus(highest).minus(lowest), count: values.length - 2 };
}

/** What is decided about each rater of a kind; made once for all units. */
export interface Panel {
  kind: RaterKind;
  raters: readonly string[];
  decisions: ReadonlyMap<string, MissingDecision>;
}

/**
 * @param received raters of whom any score has come
 */
export function panel(
  scheme: Scheme,
  kind: RaterKind,
  missing: ReadonlyMap<string, MissingDecision>,
  received: ReadonlySet<string>,
): Panel {
  const raters = scheme.raters.filter((rater) => rater.kind === kind).map((rater) => rater.id);
  const byReading = { 逐份决定: undefined, 按收到份数折算: 'scale', 按零分计: 'zero' } as const;
  const decisions = new Map<string, MissingDecision>();
  for (const rater of raters) {
    // The reading decides only about forms that never came back; a blank cell on one that did stays open.
    const decision =
      missing.get(rater) ?? (received.has(rater) ? undefined : byReading[scheme.readings.缺表]);
    if (decision) decisions.set(rater, decision);
  }
  return { kind, raters, decisions };
}

/**
 * What the scores come to before rounding, and the average on the way there.
 * @param zeros forms that count as 0
 * @param left forms that do not count
 */
function combined(
  scheme: Scheme,
  part: FormPart,
  scores: readonly Score[],
  { zeros, left }: { zeros: number; left: number },
): { average: Decimal | null; exact: Decimal } {
  if (part.combination === '总分×系数')
    return {
      average: null,
      exact: convert(scheme, part, sum(scores.map(({ value }) => value)), left),
    };
  const { sum: total, count } = averaged(part, scores, zeros);
  const whole = total.div(count);
  const average = part.averageDecimals === null ? whole : rounded(whole, part.averageDecimals);
  // Unrounded, the division comes last so that a tie stays a tie.
  const exact =
    part.averageDecimals === null
      ? total.times(part.weight).div(decimal(part.form.maximum).times(count))
      : average.times(part.weight).div(part.form.maximum);
  return { average, exact };
}

/**
 * @param scores of one unit by rater id
 * @param of the unit, and who abstained from scoring it
 */
export function ratingResult(
  scheme: Scheme,
  part: FormPart,
  of: Panel,
  scores: ReadonlyMap<string, Score>,
  { unit, abstained }: { unit: string; abstained: ReadonlySet<string> },
): RatingResult {
  const own = new Set(ownRatersOf(scheme, part.group, unit).map(({ id }) => id));
  const exempt: RatingResult['exempt'][number][] = [];
  const counted: Score[] = [];
  const outstanding: string[] = [];
  for (const rater of of.raters) {
    const score = scores.get(rater);
    if (own.has(rater)) exempt.push({ rater, why: '本单位' });
    if (own.has(rater) || of.decisions.has(rater)) continue;
    if (abstained.has(rater)) {
      exempt.push({ rater, why: '弃权' });
      continue;
    }
    if (score) counted.push(score);
    else outstanding.push(rater);
  }
  // A form that is decided about does not score its own unit either.
  const decided = [...of.decisions].filter(([rater]) => !own.has(rater));
  const left = decided.filter(([, decision]) => decision === 'scale').length + exempt.length;
  const zeros = decided.filter(([, decision]) => decision === 'zero').length;
  const complete = outstanding.length === 0 && left < of.raters.length;
  const made = complete ? combined(scheme, part, counted, { zeros, left }) : null;
  const exact = made?.exact ?? null;
  const rest = of.raters.length - left;
  return {
    sum: complete ? sum(counted.map((score) => score.value)) : null,
    converted: exact && rounded(exact, convertedDecimals(scheme, part)),
    scores: counted,
    outstanding,
    decided: decided.map(([rater, decision]) => ({ rater, decision })),
    exempt,
    average: made?.average ?? null,
    exact,
    coefficient: coefficient(scheme, part.group, part.weight),
    scale: rest > 0 ? decimal(of.raters.length).div(rest) : decimal(1),
  };
}
