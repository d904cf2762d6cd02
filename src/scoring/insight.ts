import { decimal, type Decimal } from '../base/decimal';
import { grouped } from '../base/grouped';
import { formOf, formPartOf, groupsOf, ownRatersOf, ratersOf, unitById } from '../schemes';
import { rankedWith, usesQuotas } from '../schemes/grades';
import type { Scheme } from '../schemes/scheme';
import type { Entries, Origin, Score } from './entries';
import { sixPlaces } from './explain-step';
import { allUnits, type Results, type UnitResult } from './results';
import { byMerit, type Merit } from './rank';
import { partedReason } from './reasons';
import { settle, tieFigures } from './settle';
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
  /** The same without total and grade, for where they stand beside it. */
  why: string;
}

/** The smallest deduction that the rubrics commonly know, in points of the rubric. */
const smallestDeduction = decimal('0.5');

/** Total as it would be had nothing been rounded on the way. */
const unroundedTotal = (scheme: Scheme, { parts, yearEnd, penalty }: UnitResult): Decimal | null =>
  exactTotal(scheme, parts, yearEnd, penalty, ({ part, rating, score, weighted }) => {
    if (part.source === '评价表') return rating?.exact ?? null;
    return score && part.decimals != null ? score.times(part.weight).div(part.full) : weighted;
  });

/** Reasons from 名额, without what they quote. */
function reasonWords({ grades }: Scheme, reasons: readonly string[]): string {
  const known = grades.map(({ source }) => source);
  const own = reasons.map((reason) => partedReason(reason, known).words);
  return own.length === 0 ? '' : `（${own.join('；')}）`;
}

/** What the units of a ranking class stand in for: asked once for all of them. */
interface Among {
  whatIf: WhatIf;
  /** Totals where grades of neighbours part; without 名额 the bounds alone decide. */
  cuts: readonly Decimal[];
}

/** @param tied the other units of its kind with the same total, where it is the first of them */
function ofUnit(
  scheme: Scheme,
  result: UnitResult,
  tied: readonly string[],
  { whatIf, cuts }: Among,
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
    return { name, words: `${name}${reasonWords(scheme, reasons)}` };
  });
  const without = supposed(unrounded).grade;
  const now = `总分 ${sixPlaces(total)}，${grade}`;
  const figure = `${smallestDeduction.toFixed()} 分（计入总分 ${step.toFixed()} 分）`;
  const found: [boolean, Marginal['kind'], string][] = [
    [less?.name !== grade, 'lower', `再扣 ${figure}即为${less?.words ?? ''}`],
    [more?.name !== grade, 'higher', `少扣 ${figure}即为${more?.words ?? ''}`],
    [without !== grade, 'rounding', `各步都不舍入为 ${sixPlaces(unrounded)}，是${without}`],
  ];
  const tie = `总分都是 ${sixPlaces(total)}`;
  return [
    ...found.flatMap(([holds, kind, why]): Marginal[] =>
      holds ? [{ unit, tied: [], total, kind, text: `${now}；${why}`, why }] : [],
    ),
    ...(tied.length > 0 ? [{ unit, tied, total, kind: 'tied' as const, text: tie, why: tie }] : []),
  ];
}

/** A unit with a total, among those that it is ranked with. */
interface Standing extends Merit {
  unit: string;
  total: Decimal;
  grade: string | null;
  beyond: readonly string[];
  byScore: string;
  /** Its ranking class. */
  among: string;
}

/** Of each grade that has 名额, the first that they left out: whom it stands behind, and by how much. By unit. */
function firstBeyond(scheme: Scheme, results: Results): Map<string, Marginal> {
  if (!usesQuotas(scheme)) return new Map();
  const standing = allUnits(results).flatMap((each): Standing[] => {
    const { unit, kind, total, grade, beyond = [] } = each;
    const among = rankedWith(scheme, kind).join('|');
    return total
      ? [
          {
            unit,
            total,
            grade,
            beyond,
            byScore: gradeOf(scheme, kind, total),
            among,
            ties: tieFigures(scheme, kind, each),
          },
        ]
      : [];
  });
  const key = ({ among }: Standing, grade: string | null) => `${among} ${grade ?? ''}`;
  const inside = grouped(standing, (each) => key(each, each.grade));
  const outside = grouped(
    standing.filter(({ beyond, byScore }) => beyond.includes(byScore)),
    (each) => key(each, each.byScore),
  );
  return new Map(
    [...outside].flatMap(([place, left]) => {
      const best = left.reduce((found, each) => (byMerit(each, found) < 0 ? each : found));
      const last = (inside.get(place) ?? []).reduce<Standing | null>(
        (found, each) => (found && byMerit(each, found) <= 0 ? found : each),
        null,
      );
      return left
        .filter((each) => byMerit(each, best) === 0)
        .map(({ unit, total, byScore }): [string, Marginal] => {
          const gap = last?.total.minus(total);
          const first = `${byScore}名额之外的第一个`;
          const why =
            last && gap
              ? `${first}；名额内最后一个是${unitById(scheme, last.unit)?.name ?? ''}（${sixPlaces(last.total)}），${gap.gt(0) ? `相差 ${sixPlaces(gap)} 分` : '总分相同'}`
              : first;
          const text = `总分 ${sixPlaces(total)}，${why}`;
          return [unit, { unit, tied: [], total, kind: 'next', text, why }];
        });
    }),
  );
}

const totalKey = ({ total }: UnitResult): string => total?.toFixed() ?? '';

/** Units within one deduction or one rounding of a grade's bound, or tied, in the scheme's order; a tie once. */
export function marginal(scheme: Scheme, results: Results): Marginal[] {
  const whatIf = new WhatIf(scheme, allUnits(results));
  const beyond = firstBeyond(scheme, results);
  return results.kinds.flatMap(({ kind, units: peers }) => {
    const cuts = usesQuotas(scheme) ? cutsOf(scheme, results, kind) : [];
    // Grouped once: comparing every unit with every other would grow with the square of their number.
    const byTotal = grouped(peers, totalKey);
    return peers.flatMap((result) => {
      const [first, ...others] = byTotal.get(totalKey(result)) ?? [];
      const tied = first === result ? others.map(({ unit }) => unit) : [];
      return [
        ...ofUnit(scheme, result, tied, { whatIf, cuts }),
        ...[beyond.get(result.unit)].flatMap((each) => each ?? []),
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
  const known = new Set(
    [...entries.scores, ...(entries.abstentions ?? [])].map(({ rater, unit }) => `${rater} ${unit}`),
  );
  const open = groupsOf(scheme)
    .flatMap((group) => ratersOf(scheme, group))
    .filter(({ id }) => !entries.missing.has(id));
  const outstanding = new Map(
    scheme.units.map((unit) => {
      // Nobody scores the own unit where that is so.
      const own = new Set(
        groupsOf(scheme).flatMap((group) => ownRatersOf(scheme, group, unit.id).map(({ id }) => id)),
      );
      return [
        unit.id,
        open.filter(
          ({ id, kind }) =>
            formPartOf(scheme, unit.kind, kind) !== undefined &&
            !own.has(id) &&
            !known.has(`${id} ${unit.id}`),
        ),
      ];
    }),
  );
  const outstandingFor = (unit: string) => outstanding.get(unit) ?? [];
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
    const missing = outstandingFor(unit).map(({ id }) => id);
    const best = high[index];
    if (missing.length === 0 || !best) return [];
    return [
      {
        unit,
        outstanding: missing,
        lowest: bound(own, among?.high),
        highest: bound(best, among?.low),
      },
    ];
  });
}
