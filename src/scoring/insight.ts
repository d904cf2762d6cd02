import { decimal, type Decimal } from '../base/decimal';
import { formOf, formPartOf, groupsOf, ratersOf } from '../schemes';
import { gradesOf, hasQuota, rankedWith, usesQuotas } from '../schemes/grades';
import type { Scheme } from '../schemes/scheme';
import type { Entries, Origin, Score } from './entries';
import { sixPlaces } from './explain-step';
import { allUnits, type Results, type UnitResult } from './results';
import { settle } from './settle';
import { exactTotal, gradeOf, printedTotal } from './total';
import { cutsOf, WhatIf } from './what-if';

/** What staff should look at before closing. Advice: no result depends on it. */

/** 临界提示: why one unit's result hangs by a thread. */
export interface Marginal {
  unit: string;
  /** The other units of a tie: it is told once, at the first of them. */
  tied: readonly string[];
  total: Decimal;
  /**
   * `lower`: one more deduction would cost the grade; `higher`: one fewer would gain one; `next`: the first that 名额
   * left out.
   */
  kind: 'lower' | 'higher' | 'rounding' | 'tied' | 'next';
  /** In plain Chinese, with figures. */
  text: string;
}

/** The smallest deduction that the rubrics commonly know, in points of the rubric. */
const smallestDeduction = decimal('0.5');

/** Total as it would be had nothing been rounded on the way. */
const unroundedTotal = (scheme: Scheme, { parts, yearEnd, penalty }: UnitResult): Decimal | null =>
  exactTotal(scheme, parts, yearEnd, penalty, ({ part, rating, score, weighted }) => {
    if (part.source === '评价表') return rating?.exact ?? null;
    return score && part.decimals != null ? score.times(part.weight).div(part.full) : weighted;
  });

/** Reasons from 名额, before what is quoted. */
const quotaWords = (reasons: readonly string[]): string =>
  reasons.length === 0 ? '' : `（${reasons.map((reason) => reason.split('（')[0] ?? '').join('；')}）`;

/** What the units of a ranking class stand in for: asked once for all of them. */
interface Standing {
  whatIf: WhatIf;
  /** Totals where grades of neighbours part; without 名额 the bounds alone decide. */
  cuts: readonly Decimal[];
}

/** @param tied the other units of its kind with the same total, where it is the first of them */
function ofUnit(
  scheme: Scheme,
  result: UnitResult,
  tied: readonly string[],
  { whatIf, cuts }: Standing,
): Marginal[] {
  const { unit, total, exactTotal: exact } = result;
  const unrounded = unroundedTotal(scheme, result);
  if (!total || !exact || !unrounded) return [];
  const part = result.parts.find(({ rubric }) => rubric)?.part;
  const step = part ? smallestDeduction.times(part.weight).div(part.full) : smallestDeduction;
  const { kind } = result;
  const grade = result.grade ?? '未定';
  const byScore = gradeOf(scheme, kind, total);
  // A step matters where it crosses a bound, or where 名额 part two neighbours; rounding on the way moves a total by a point.
  const supposed = (each: Decimal) =>
    gradeOf(scheme, kind, each) !== byScore || cuts.some((cut) => cut.minus(total).abs().lte(step.plus(1)))
      ? whatIf.grade(result, each)
      : { grade, reasons: [] };
  const [less, more] = [exact.minus(step), exact.plus(step)].map((each) => {
    const { grade: name, reasons } = supposed(printedTotal(scheme, each));
    return { name, words: `${name}${quotaWords(reasons)}` };
  });
  const without = supposed(unrounded).grade;
  const now = `总分 ${sixPlaces(total)}，${grade}`;
  const figure = `${smallestDeduction.toFixed()} 分（计入总分 ${step.toFixed()} 分）`;
  const found: [boolean, Marginal['kind'], string][] = [
    [less?.name !== grade, 'lower', `${now}；再扣 ${figure}即为${less?.words ?? ''}`],
    [more?.name !== grade, 'higher', `${now}；少扣 ${figure}即为${more?.words ?? ''}`],
    [without !== grade, 'rounding', `${now}；各步都不舍入为 ${sixPlaces(unrounded)}，是${without}`],
    [tied.length > 0, 'tied', `总分都是 ${sixPlaces(total)}`],
  ];
  return found.flatMap(([holds, kind, text]) =>
    holds ? [{ unit, tied: kind === 'tied' ? tied : [], total, kind, text }] : [],
  );
}

/** Of the first that 名额 left out: whom it stands behind, and by how much. */
function nextOf(scheme: Scheme, results: Results, { unit, kind, total, grade }: UnitResult): Marginal[] {
  if (!total || grade === null || !usesQuotas(scheme)) return [];
  const byScore = gradeOf(scheme, kind, total);
  const quota = gradesOf(scheme, kind).find(({ name }) => name === byScore);
  if (!quota || !hasQuota(quota) || byScore === grade) return [];
  const together = new Set(rankedWith(scheme, kind));
  const rivals = allUnits(results).flatMap((each) =>
    each.total && together.has(each.kind) ? [{ ...each, total: each.total }] : [],
  );
  const left = rivals.filter(
    (each) =>
      each.total.gt(total) &&
      each.grade !== byScore &&
      gradeOf(scheme, each.kind, each.total) === byScore &&
      each.gradeReasons.some((reason) => reason.startsWith('超出名额')),
  );
  const own = rivals.find((each) => each.unit === unit);
  const outside = own?.gradeReasons.some((reason) => reason.startsWith('超出名额')) ?? false;
  if (!outside || left.length > 0) return [];
  const inside = rivals.filter((each) => each.grade === byScore).sort((a, b) => a.total.cmp(b.total));
  const [last] = inside;
  const name = scheme.units.find(({ id }) => id === last?.unit)?.name ?? '';
  const gap = last?.total.minus(total);
  const text =
    last && gap
      ? `总分 ${sixPlaces(total)}，${byScore}名额之外的第一个；名额内最后一个是${name}（${sixPlaces(last.total)}），${gap.gt(0) ? `相差 ${sixPlaces(gap)} 分` : '总分相同'}`
      : `总分 ${sixPlaces(total)}，${byScore}名额之外的第一个`;
  return [{ unit, tied: [], total, kind: 'next', text }];
}

const totalKey = ({ total }: UnitResult): string => total?.toFixed() ?? '';

/** Units within one deduction or one rounding of a grade's bound, or tied, in the scheme's order; a tie once. */
export function marginal(scheme: Scheme, results: Results): Marginal[] {
  const whatIf = new WhatIf(scheme, allUnits(results));
  return results.kinds.flatMap(({ kind, units: peers }) => {
    const cuts = usesQuotas(scheme) ? cutsOf(scheme, results, kind) : [];
    // Grouped once: comparing every unit with every other would grow with the square of their number.
    const byTotal = new Map<string, string[]>();
    for (const result of peers) {
      const group = byTotal.get(totalKey(result));
      if (group) group.push(result.unit);
      else byTotal.set(totalKey(result), [result.unit]);
    }
    return peers.flatMap((result) => {
      const [first, ...others] = byTotal.get(totalKey(result)) ?? [];
      return [
        ...ofUnit(scheme, result, first === result.unit ? others : [], { whatIf, cuts }),
        ...nextOf(scheme, results, result),
      ];
    });
  });
}

interface Bound {
  total: Decimal | null;
  grade: string | null;
}

/** 缺表推演: how far the scores that are still out can move one unit. */
export interface Outlook {
  unit: string;
  /** Raters whose score for it has not come. */
  outstanding: readonly string[];
  /** All of them at 0. */
  lowest: Bound;
  /** All of them at the form's maximum. */
  highest: Bound;
}

const nowhere: Origin = { file: '', sheet: '', cell: '' };

/**
 * Units that forms or cells are outstanding for, in the scheme's order. A form that never came is outstanding even
 * where reading 缺表 would decide about it; one that staff decided about is not. Scaling by the forms received stays
 * within these bounds.
 */
export function outlook(scheme: Scheme, entries: Entries): Outlook[] {
  const known = new Set(entries.scores.map(({ rater, unit }) => `${rater} ${unit}`));
  const open = groupsOf(scheme)
    .flatMap((group) => ratersOf(scheme, group))
    .filter(({ id }) => !entries.missing.has(id));
  const kinds = new Map(scheme.units.map(({ id, kind }) => [id, kind]));
  const outstandingFor = (unit: string) =>
    open.filter(
      ({ id, kind }) =>
        formPartOf(scheme, kinds.get(unit) ?? '', kind) !== undefined && !known.has(`${id} ${unit}`),
    );
  const units = scheme.units.filter(({ id }) => outstandingFor(id).length > 0);
  const filled = (share: 0 | 1) => {
    const more = units.flatMap((unit) =>
      outstandingFor(unit.id).map((rater): Score => ({
        rater: rater.id,
        unit: unit.id,
        value: decimal(formOf(scheme, rater.kind).maximum * share),
        origin: nowhere,
      })),
    );
    return allUnits(settle(scheme, { ...entries, scores: [...entries.scores, ...more] }));
  };
  const [low, high] = [filled(0), filled(1)];
  // With 名额 a unit does worst where all others do best, and the other way round.
  const among = usesQuotas(scheme)
    ? { low: new WhatIf(scheme, low), high: new WhatIf(scheme, high) }
    : undefined;
  const bound = (own: UnitResult, others: WhatIf | undefined): Bound => ({
    total: own.total,
    grade: own.total && others ? others.grade(own, own.total).grade : own.grade,
  });
  return low.flatMap((own, index) => {
    const { unit } = own;
    const outstanding = outstandingFor(unit).map(({ id }) => id);
    const best = high[index];
    if (outstanding.length === 0 || !best) return [];
    return [
      {
        unit,
        outstanding,
        lowest: bound(own, among?.high),
        highest: bound(best, among?.low),
      },
    ];
  });
}
