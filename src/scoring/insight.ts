import { decimal, type Decimal } from '../base/decimal';
import { formOf, formPartOf, groupsOf, ratersOf } from '../schemes';
import type { Scheme, UnitKind } from '../schemes/scheme';
import type { Entries, Origin, Score } from './entries';
import { sixPlaces } from './explain-step';
import { allUnits, type Results, type UnitResult } from './results';
import { settle } from './settle';
import { exactTotal, gradeOf, printedTotal } from './total';

/** What staff should look at before closing. Advice: no result depends on it. */

/** 临界提示: why one unit's result hangs by a thread. */
export interface Marginal {
  unit: string;
  /** The other units of a tie: it is told once, at the first of them. */
  tied: readonly string[];
  total: Decimal;
  /** `lower`: one more deduction would cost the grade; `higher`: one fewer would gain one. */
  kind: 'lower' | 'higher' | 'rounding' | 'tied';
  /** In plain Chinese, with figures. */
  text: string;
}

/** The smallest deduction that the rubrics commonly know, in points of the rubric. */
const smallestDeduction = decimal('0.5');

const gradeOfExact = (scheme: Scheme, kind: UnitKind, exact: Decimal): string =>
  gradeOf(scheme, kind, printedTotal(scheme, exact));

/** Total as it would be had nothing been rounded on the way. */
const unroundedTotal = (scheme: Scheme, { parts, yearEnd, penalty }: UnitResult): Decimal | null =>
  exactTotal(scheme, parts, yearEnd, penalty, ({ part, rating, score, weighted }) => {
    if (part.source === '评价表') return rating?.exact ?? null;
    return score && part.decimals != null ? score.times(part.weight).div(part.full) : weighted;
  });

/** @param tied the other units of its kind with the same total, where it is the first of them */
function ofUnit(scheme: Scheme, result: UnitResult, tied: readonly string[]): Marginal[] {
  const { unit, total, exactTotal: exact } = result;
  const unrounded = unroundedTotal(scheme, result);
  if (!total || !exact || !unrounded) return [];
  const part = result.parts.find(({ rubric }) => rubric)?.part;
  const step = part ? smallestDeduction.times(part.weight).div(part.full) : smallestDeduction;
  const { kind } = result;
  const grade = gradeOf(scheme, kind, total);
  const [less, more] = [exact.minus(step), exact.plus(step)].map((each) => gradeOfExact(scheme, kind, each));
  const without = gradeOf(scheme, kind, unrounded);
  const now = `总分 ${sixPlaces(total)}，${grade}`;
  const figure = `${smallestDeduction.toFixed()} 分（计入总分 ${step.toFixed()} 分）`;
  const found: [boolean, Marginal['kind'], string][] = [
    [less !== grade, 'lower', `${now}；再扣 ${figure}即为${less ?? ''}`],
    [more !== grade, 'higher', `${now}；少扣 ${figure}即为${more ?? ''}`],
    [without !== grade, 'rounding', `${now}；各步都不舍入为 ${sixPlaces(unrounded)}，是${without}`],
    [tied.length > 0, 'tied', `总分都是 ${sixPlaces(total)}`],
  ];
  return found.flatMap(([holds, kind, text]) =>
    holds ? [{ unit, tied: kind === 'tied' ? tied : [], total, kind, text }] : [],
  );
}

const totalKey = ({ total }: UnitResult): string => total?.toFixed() ?? '';

/** Units within one deduction or one rounding of a grade's bound, or tied, in the scheme's order; a tie once. */
export function marginal(scheme: Scheme, results: Results): Marginal[] {
  return results.kinds.flatMap(({ units: peers }) => {
    // Grouped once: comparing every unit with every other would grow with the square of their number.
    const byTotal = new Map<string, string[]>();
    for (const result of peers) {
      const group = byTotal.get(totalKey(result));
      if (group) group.push(result.unit);
      else byTotal.set(totalKey(result), [result.unit]);
    }
    return peers.flatMap((result) => {
      const [first, ...others] = byTotal.get(totalKey(result)) ?? [];
      return ofUnit(scheme, result, first === result.unit ? others : []);
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
  return low.flatMap(({ unit, total, grade }, index) => {
    const outstanding = outstandingFor(unit).map(({ id }) => id);
    const best = high[index];
    if (outstanding.length === 0 || !best) return [];
    return [
      {
        unit,
        outstanding,
        lowest: { total, grade },
        highest: { total: best.total, grade: best.grade },
      },
    ];
  });
}
