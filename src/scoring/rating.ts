import { decimal, rounded, sum, type Decimal } from '../base/decimal';
import type { RaterKind, Scheme } from '../schemes/scheme';
import type { MissingDecision, Score } from './entries';
import type { RatingResult } from './results';

/** 领导考核 and 平时考核: sum × coefficient, rounded (附件3、附件4 说明). */

const decimalsByReading = { 整数: 0, 一位小数: 1, 两位小数: 2 } as const;

/** Decimals of a converted score, by reading 换算舍入. */
export const convertedDecimals = (scheme: Scheme): number => decimalsByReading[scheme.readings.换算舍入];

const formsOf = (scheme: Scheme, kind: RaterKind): number =>
  scheme.raters.reduce((count, rater) => count + (rater.kind === kind ? 1 : 0), 0);

/** 折算系数 in points per point: as printed, or weight ÷ (maximum × forms). */
export function coefficient(scheme: Scheme, kind: RaterKind): Decimal {
  const form = scheme.forms[kind];
  if (scheme.readings.折算系数 === '按原文') return decimal(form.coefficient);
  return decimal(form.weight).div(decimal(form.maximum).times(formsOf(scheme, kind)));
}

/**
 * sum × coefficient × scale before rounding, with every division last so that a tie stays a tie.
 * @param scaledAway forms that are left out by 按收到份数折算
 */
export function convert(scheme: Scheme, kind: RaterKind, total: Decimal, scaledAway: number): Decimal {
  const form = scheme.forms[kind];
  const forms = formsOf(scheme, kind);
  const counted = forms - scaledAway;
  if (scheme.readings.折算系数 === '按原文') return total.times(form.coefficient).times(forms).div(counted);
  return total.times(form.weight).div(decimal(form.maximum).times(counted));
}

/** What is decided about each rater of a kind; made once for all units. */
export interface Panel {
  kind: RaterKind;
  raters: readonly string[];
  decisions: ReadonlyMap<string, MissingDecision>;
  scaledAway: number;
  coefficient: Decimal;
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
  const scaledAway = [...decisions.values()].filter((decision) => decision === 'scale').length;
  return { kind, raters, decisions, scaledAway, coefficient: coefficient(scheme, kind) };
}

/** @param scores of one unit by rater id */
export function ratingResult(scheme: Scheme, of: Panel, scores: ReadonlyMap<string, Score>): RatingResult {
  const counted: Score[] = [];
  const outstanding: string[] = [];
  for (const rater of of.raters) {
    const score = scores.get(rater);
    if (of.decisions.has(rater)) continue;
    if (score) counted.push(score);
    else outstanding.push(rater);
  }
  const complete = outstanding.length === 0 && of.scaledAway < of.raters.length;
  const total = complete ? sum(counted.map((score) => score.value)) : null;
  const exact = total && convert(scheme, of.kind, total, of.scaledAway);
  const rest = of.raters.length - of.scaledAway;
  return {
    sum: total,
    converted: exact && rounded(exact, convertedDecimals(scheme)),
    scores: counted,
    outstanding,
    decided: [...of.decisions].map(([rater, decision]) => ({ rater, decision })),
    exact,
    coefficient: of.coefficient,
    scale: rest > 0 ? decimal(of.raters.length).div(rest) : decimal(1),
  };
}
