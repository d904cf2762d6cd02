import type { Decimal } from '../base/decimal';
import { unitById } from '../schemes';
import type { RaterKind, Scheme } from '../schemes/scheme';
import type { Origin } from './entries';
import { explainRubric } from './explain-rubric';
import type { RatingResult, Results, UnitResult } from './results';

/** 分数来历: a result walked back to the cells and sentences that made it, as plain data. */
export interface Step {
  label: string;
  value: string;
  /** How the value comes from its children, in figures. */
  formula?: string;
  /** The sentence it rests on. */
  source?: string;
  /** The cell it was read from. */
  origin?: Origin;
  children: Step[];
}

export const shown = (value: Decimal | null): string => value?.toFixed() ?? '未定';

const reading = (scheme: Scheme, id: keyof Scheme['readings']): Step => ({
  label: `口径“${id}”`,
  value: scheme.readings[id],
  children: [],
});

function explainRating(scheme: Scheme, kind: RaterKind, result: RatingResult): Step {
  const form = scheme.forms[kind];
  const nameOf = (id: string) => scheme.raters.find((rater) => rater.id === id)?.name ?? id;
  const words = { scale: '未收到，按收到份数折算', zero: '未收到，按零分计' } as const;
  const scale = result.scale.eq(1) ? '' : ` × ${result.scale.round(6).toFixed()}（缺表折算）`;
  const exact =
    result.exact &&
    `${shown(result.sum)} × ${result.coefficient.round(6).toFixed()}${scale} = ${result.exact.round(6).toFixed()}，四舍五入为 ${shown(result.converted)}`;
  return {
    label: `${kind === 'leader' ? '领导考核' : '平时考核'}（${form.annex}，占 ${form.weight} 分）`,
    value: shown(result.converted),
    ...(exact ? { formula: exact } : {}),
    source: form.notes.at(-1) ?? form.source,
    children: [
      ...result.scores.map((score) => ({
        label: nameOf(score.rater),
        value: score.value.toFixed(),
        origin: score.origin,
        children: [],
      })),
      ...result.decided.map(({ rater, decision }) => ({
        label: nameOf(rater),
        value: words[decision],
        children: [],
      })),
      ...result.outstanding.map((rater) => ({
        label: nameOf(rater),
        value: '未收到，尚未决定',
        children: [],
      })),
      reading(scheme, '换算舍入'),
      reading(scheme, '折算系数'),
      ...(result.decided.length > 0 ? [reading(scheme, '缺表')] : []),
    ],
  };
}

function explainVerdict(scheme: Scheme, result: UnitResult): Step[] {
  const grade = scheme.grades.find((each) => each.name === result.grade);
  return [
    {
      label: '等次',
      value: result.grade ?? '未定',
      ...(grade ? { formula: `${shown(result.total)} ≥ ${grade.from}`, source: grade.source } : {}),
      children: scheme.readings.否决等次 === '等次不变' ? [] : [reading(scheme, '否决等次')],
    },
    {
      label: '一票否决',
      value: result.veto ? '是' : '否',
      children: result.vetoReasons.map((reason) => ({ label: '理由', value: reason, children: [] })),
    },
    {
      label: '评先资格',
      value: result.eligible ? '有' : '无',
      children: result.ineligibleReasons.map((reason) => ({ label: '理由', value: reason, children: [] })),
    },
    {
      label: '名次',
      value: result.rank === null ? '不排名' : String(result.rank),
      children: [reading(scheme, '并列'), reading(scheme, '否决排名')],
    },
  ];
}

/** The trace of a unit's result; undefined for a unit that has none. */
export function explain(scheme: Scheme, results: Results, unitId: string): Step | undefined {
  const result = [...results.districts, ...results.members].find((each) => each.unit === unitId);
  if (!result) return undefined;
  const after = scheme.readings.加分 === '折算后计入' && result.leader;
  const parts = result.leader
    ? [
        result.leader.converted,
        result.office?.converted ?? null,
        result.yearEnd.weighted,
        ...(after ? [result.yearEnd.bonus] : []),
      ]
    : [result.yearEnd.rubric, result.yearEnd.bonus];
  return {
    label: unitById(scheme, unitId)?.name ?? unitId,
    value: `总分 ${shown(result.total)}`,
    formula: parts.map(shown).join(' + '),
    children: [
      ...(result.leader ? [explainRating(scheme, 'leader', result.leader)] : []),
      ...(result.office ? [explainRating(scheme, 'office', result.office)] : []),
      explainRubric(scheme, unitId, result.yearEnd),
      reading(scheme, '总分舍入'),
      ...explainVerdict(scheme, result),
    ],
  };
}
