import type { Scheme } from '../schemes/scheme';
import { readingStep, shown, type Step } from './explain-step';
import type { UnitResult } from './results';
import { gradeOf } from './total';

/** The part of a trace that says what follows from the total: grade, veto, eligibility, rank. */

const reason = (value: string): Step => ({ label: '理由', value, children: [] });

function explainGrade(scheme: Scheme, { total, grade: name }: UnitResult): Step {
  if (!total || name === null) return { label: '等次', value: '未定', children: [] };
  const index = scheme.grades.findIndex((each) => each.name === gradeOf(scheme, total));
  const [above, byScore] = [scheme.grades[index - 1], scheme.grades[index]];
  const parts = [
    ...(byScore && byScore.from > 0 ? [`${shown(total)} ≥ ${byScore.from}`] : []),
    ...(above ? [`${shown(total)} < ${above.from}`] : []),
  ];
  const moved = byScore && byScore.name !== name ? `，按得分为${byScore.name}，一票否决改为${name}` : '';
  return {
    label: '等次',
    value: name,
    formula: `${parts.join('，')}${moved}`,
    ...(byScore ? { source: byScore.source } : {}),
    about: { is: 'grade' },
    children: moved === '' ? [] : [readingStep(scheme, '否决等次')],
  };
}

/** The cell of 奖惩情形 that a veto or a lost eligibility rests on. */
function incidentStep({ incidents }: UnitResult): Step[] {
  if (!incidents) return [];
  const { major, grave, summoned, origin } = incidents;
  const value = `较大事故 ${major} 起，重大及以上事故 ${grave} 起，约谈 ${summoned} 次`;
  return [{ label: '奖惩情形', value, origin, about: { is: 'incidents' }, children: [] }];
}

function explainRank(scheme: Scheme, result: UnitResult, tied: boolean): Step {
  const none = result.total ? '不排名' : '未定';
  return {
    label: '名次',
    value: result.rank === null ? none : String(result.rank),
    about: { is: 'rank' },
    children: [
      ...(tied ? [readingStep(scheme, '并列')] : []),
      ...(result.veto ? [readingStep(scheme, '否决排名')] : []),
    ],
  };
}

/** @param tied another unit of its kind has the same total */
export function explainVerdict(scheme: Scheme, result: UnitResult, tied: boolean): Step[] {
  const open = result.total === null;
  // While the total is open its grade is one reason; a second one is already certain.
  const undecided = open && result.ineligibleReasons.length <= 1;
  return [
    explainGrade(scheme, result),
    {
      label: '一票否决',
      value: result.veto ? '是' : open ? '未定' : '否',
      about: { is: 'veto' },
      children: [...result.vetoReasons.map(reason), ...(result.veto ? incidentStep(result) : [])],
    },
    {
      label: '评先资格',
      value: undecided ? '未定' : result.eligible ? '有' : '无',
      about: { is: 'eligible' },
      children: [
        ...result.ineligibleReasons.map(reason),
        ...(result.veto ? [] : incidentStep(result)),
        ...(result.incidents ? [readingStep(scheme, '评先取消')] : []),
      ],
    },
    explainRank(scheme, result, tied),
  ];
}
