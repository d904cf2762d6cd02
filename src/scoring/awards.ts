import { rounded, type Decimal } from '../base/decimal';
import type { Scheme } from '../schemes/scheme';
import type { Incidents } from './entries';

/** 评先资格 and 一票否决 (notice 五). */

export interface Verdict {
  grade: string | null;
  veto: boolean;
  vetoReasons: string[];
  eligible: boolean;
  ineligibleReasons: string[];
}

/** Whether a number of occurrences is enough; never where the scheme has no such rule. */
const reaches = (count: number, from: number | null): boolean => from !== null && count >= from;

/** Reasons with numbers, each followed by the sentence it rests on. */
function vetoReasons(scheme: Scheme, score: JudgedScore, incidents: Incidents | undefined): string[] {
  const accidents = (incidents?.major ?? 0) + (incidents?.grave ?? 0);
  const source = scheme.veto.sources.join('；');
  const reasons: string[] = [];
  if (reaches(accidents, scheme.veto.accidents))
    reasons.push(`发生较大及以上生产安全事故 ${accidents} 起（${source}）`);
  // Cut, not rounded, at six decimals: an endless total just under the bound must not print as the bound.
  if (scheme.veto.below !== null && score.value?.lt(scheme.veto.below))
    reasons.push(
      `${score.name} ${score.value.round(6, 0).toFixed()} 低于 ${scheme.veto.below} 分（${source}）`,
    );
  return reasons;
}

/** 「发生两起较大生产安全事故、被…约谈」: either or both, by reading 评先取消. */
function cancelReasons(scheme: Scheme, incidents: Incidents | undefined): string[] {
  const source = scheme.awards.sources.join('；');
  const reasons: string[] = [];
  if (incidents && reaches(incidents.major, scheme.awards.accidents))
    reasons.push(`发生较大生产安全事故 ${incidents.major} 起（${source}）`);
  if (incidents && incidents.summoned >= 1) reasons.push(`被约谈 ${incidents.summoned} 次（${source}）`);
  const needed = scheme.readings.评先取消 === '任一情形' ? 1 : 2;
  return reasons.length >= needed ? reasons : [];
}

/** The 考核成绩 that the veto asks for. */
interface JudgedScore {
  name: '总分' | '细则得分';
  value: Decimal | null;
}

/** 「考核成绩60分以下」 by reading 否决成绩. The score of a 成员单位 is that of its 附件2 either way. */
const judgedScore = (scheme: Scheme, total: Decimal | null, rubric: Decimal | null): JudgedScore =>
  rubric && scheme.readings.否决成绩 === '细则得分'
    ? { name: '细则得分', value: rounded(rubric, 6) }
    : { name: '总分', value: total };

/**
 * @param rubric score of the rubric before it is weighted, of a unit whose total has more parts; null for others
 * @param byScore grade that the total alone gives, null while it is outstanding */
export function verdict(
  scheme: Scheme,
  total: Decimal | null,
  rubric: Decimal | null,
  byScore: string | null,
  incidents: Incidents | undefined,
): Verdict {
  const vetoes = vetoReasons(scheme, judgedScore(scheme, total, rubric), incidents);
  const veto = vetoes.length > 0;
  const lowest = scheme.grades.at(-1)?.name ?? null;
  const grade = veto && byScore !== null && scheme.readings.否决等次 === '定为未完成' ? lowest : byScore;
  const reasons = [
    ...(grade === scheme.awards.grade ? [] : [`等次为${grade ?? '（未定）'}，不是${scheme.awards.grade}`]),
    ...(veto ? ['一票否决'] : []),
    ...cancelReasons(scheme, incidents),
  ];
  return { grade, veto, vetoReasons: vetoes, eligible: reasons.length === 0, ineligibleReasons: reasons };
}
