import { decimal, minimum, rounded, sum, type Decimal } from '../base/decimal';
import { circumstanceRules, type CircumstanceRule } from '../schemes';
import { gradesOf } from '../schemes/grades';
import type { Scheme, UnitKind } from '../schemes/scheme';
import { notBelowZero } from './bonus';
import type { Incidents } from './entries';

/** What follows from 情形: 一票否决, 评先资格, the grade, points off the total (notice 五). */

export interface Verdict {
  grade: string | null;
  /** Why it may not be the one that the total gives. */
  gradeReasons: string[];
  veto: boolean;
  /** The veto made the grade the last one. */
  struck: boolean;
  move: Pick<GradeMove, 'lowered' | 'barred'>;
  vetoReasons: string[];
  eligible: boolean;
  ineligibleReasons: string[];
}

/** A rule that a unit's 情形 meet. */
interface Met {
  rule: CircumstanceRule;
  /** Occurrences, all circumstances of the rule together. */
  count: number;
}

/** Rules of an effect that a unit meets; none where nothing is recorded of it. */
function metRules(
  scheme: Scheme,
  kind: UnitKind,
  incidents: Incidents | undefined,
  effect: CircumstanceRule['effect'],
): Met[] {
  return circumstanceRules(scheme, kind)
    .filter((rule) => rule.effect === effect)
    .map((rule) => ({
      rule,
      count: rule.of.reduce((total, { id }) => total + (incidents?.counts[id] ?? 0), 0),
    }))
    .filter(({ rule, count }) => rule.from !== null && count >= rule.from);
}

/** With numbers, followed by the sentence it rests on. */
const reason = ({ rule, count }: Met): string => `${rule.words(count)}（${rule.source}）`;

/** What a unit loses of its total by 扣总分. */
export interface Penalty {
  points: Decimal;
  /** 全省通报 2 次，扣 2 分. */
  text: string;
  source: string;
}

/** 「通报批评每次扣 1 分」: from the first that counts on, each occurrence, within the limit of its line. */
export const penalties = (scheme: Scheme, kind: UnitKind, incidents: Incidents | undefined): Penalty[] =>
  metRules(scheme, kind, incidents, '扣总分').map(({ rule, count }) => {
    const counted = count - (rule.from ?? 1) + 1;
    const all = decimal(rule.points).times(counted);
    const points = rule.limit === null ? all : minimum(all, decimal(rule.limit));
    const limited = points.lt(all) ? `，最多扣 ${rule.limit ?? ''} 分` : '';
    const start = (rule.from ?? 1) > 1 ? `从第 ${rule.from ?? ''} ${rule.of[0]?.unit ?? ''}起，` : '';
    const figure = `${start}${rule.points} × ${counted} = ${all.toFixed()}`;
    return { points, text: `${rule.words(count)}：${figure}${limited}`, source: rule.source };
  });

export const penaltyOf = (scheme: Scheme, kind: UnitKind, incidents: Incidents | undefined): Decimal =>
  sum(penalties(scheme, kind, incidents).map(({ points }) => points));

function vetoReasons(scheme: Scheme, score: JudgedScore, met: readonly Met[]): string[] {
  const reasons = met.map(reason);
  const source = scheme.veto.sources.join('；');
  // Cut, not rounded, at six decimals: an endless total just under the bound must not print as the bound.
  if (scheme.veto.below !== null && score.value?.lt(scheme.veto.below))
    reasons.push(
      `${score.name} ${score.value.round(6, 0).toFixed()} 低于 ${scheme.veto.below} 分（${source}）`,
    );
  return reasons;
}

/** 「发生两起较大生产安全事故、被…约谈」: one of them or all, by reading 评先取消. */
function cancelReasons(scheme: Scheme, kind: UnitKind, incidents: Incidents | undefined): string[] {
  const met = metRules(scheme, kind, incidents, '取消评先');
  const all = circumstanceRules(scheme, kind).filter(({ effect }) => effect === '取消评先');
  const needed = scheme.readings.评先取消 === '任一情形' ? 1 : all.length;
  return met.length >= needed ? met.map(reason) : [];
}

/** Whether reading 评先取消 decides about a unit: some of the lines hold of it, and not all. */
export function cancelIsRead(scheme: Scheme, kind: UnitKind, incidents: Incidents | undefined): boolean {
  const met = metRules(scheme, kind, incidents, '取消评先').length;
  const all = circumstanceRules(scheme, kind).filter(({ effect }) => effect === '取消评先').length;
  return met > 0 && met < all;
}

/** What 情形 do to a grade, in words. */
export interface GradeMove {
  /** Steps down. */
  lowered: number;
  /** 不得评为优秀: the best grade is out of reach. */
  barred: boolean;
  reasons: string[];
}

function gradeMove(scheme: Scheme, kind: UnitKind, incidents: Incidents | undefined): GradeMove {
  const down = metRules(scheme, kind, incidents, '降一等');
  const bars = metRules(scheme, kind, incidents, '不得评为优秀');
  const best = gradesOf(scheme, kind)[0]?.name ?? '';
  return {
    lowered: down.length,
    barred: bars.length > 0,
    reasons: [
      ...down.map((met) => `降一等：${reason(met)}`),
      ...bars.map((met) => `不得评为${best}：${reason(met)}`),
    ],
  };
}

/** The grade after 情形 moved it; never below the last. */
export function movedGrade(
  scheme: Scheme,
  kind: UnitKind,
  byScore: string | null,
  { lowered, barred }: Pick<GradeMove, 'lowered' | 'barred'>,
): string | null {
  if (byScore === null) return null;
  const grades = gradesOf(scheme, kind);
  const at = grades.findIndex(({ name }) => name === byScore);
  const moved = Math.min(grades.length - 1, Math.max(at + lowered, barred ? 1 : 0));
  return grades[moved]?.name ?? byScore;
}

/** The 考核成绩 that the veto asks for. */
interface JudgedScore {
  name: '总分' | '细则得分';
  value: Decimal | null;
}

/** 「考核成绩60分以下」 by reading 否决成绩. Where a rubric is all of the score, both are the same. */
const judgedScore = (scheme: Scheme, total: Decimal | null, rubric: Decimal | null): JudgedScore =>
  rubric && scheme.readings.否决成绩 === '细则得分'
    ? { name: '细则得分', value: rounded(rubric, 6) }
    : { name: '总分', value: total };

/** What a unit is judged by. */
export interface Judged {
  kind: UnitKind;
  total: Decimal | null;
  /** Score of the rubric before it is weighted, of a unit whose total has more parts; null for others. */
  rubric: Decimal | null;
  /** Grade that the total alone gives, null while it is outstanding. */
  byScore: string | null;
  incidents: Incidents | undefined;
}

/** Whether a veto makes the grade the last one. */
const struck = (scheme: Scheme, veto: boolean): boolean => veto && scheme.readings.否决等次 === '定为未完成';

/**
 * @param given grade that 名额 leave, and why; undefined where the scheme has no 名额
 */
export function verdict(
  scheme: Scheme,
  judged: Judged,
  given?: { grade: string | null; reasons: readonly string[] },
): Verdict {
  const { kind, total, rubric, byScore, incidents } = judged;
  const vetoes = vetoReasons(
    scheme,
    judgedScore(scheme, total, rubric),
    metRules(scheme, kind, incidents, '一票否决'),
  );
  const veto = vetoes.length > 0;
  const move = gradeMove(scheme, kind, incidents);
  const lowest = gradesOf(scheme, kind).at(-1)?.name ?? null;
  const moved = movedGrade(scheme, kind, byScore, move);
  const own = struck(scheme, veto) && byScore !== null ? lowest : moved;
  const grade = given ? given.grade : own;
  const reasons = [
    // A grade that is not known yet costs nobody anything.
    ...(grade === null || grade === scheme.awards.grade
      ? []
      : [`等次为${grade}，不是${scheme.awards.grade}`]),
    ...(veto ? ['一票否决'] : []),
    ...cancelReasons(scheme, kind, incidents),
  ];
  return {
    grade,
    gradeReasons: [...move.reasons, ...(given?.reasons ?? [])],
    veto,
    struck: struck(scheme, veto),
    move,
    vetoReasons: vetoes,
    eligible: grade !== null && reasons.length === 0,
    ineligibleReasons: reasons,
  };
}

/** No total ends below nothing, whatever 情形 and 加减分 take from it. */
export const lessPenalty = (exact: Decimal, penalty: Decimal): Decimal => notBelowZero(exact.minus(penalty));
