import type { Decimal } from '../base/decimal';
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

/** Reasons with numbers, each followed by the sentence it rests on. */
function vetoReasons(scheme: Scheme, total: Decimal | null, incidents: Incidents | undefined): string[] {
  const accidents = (incidents?.major ?? 0) + (incidents?.grave ?? 0);
  const source = scheme.veto.sources.join('；');
  const reasons: string[] = [];
  if (accidents >= scheme.veto.accidents)
    reasons.push(`发生较大及以上生产安全事故 ${accidents} 起（${source}）`);
  // Cut, not rounded, at six decimals: an endless total just under the bound must not print as the bound.
  if (total?.lt(scheme.veto.below))
    reasons.push(`总分 ${total.round(6, 0).toFixed()} 低于 ${scheme.veto.below} 分（${source}）`);
  return reasons;
}

/** 「发生两起较大生产安全事故、被…约谈」: either or both, by reading 评先取消. */
function cancelReasons(scheme: Scheme, incidents: Incidents | undefined): string[] {
  const source = scheme.awards.sources.join('；');
  const reasons: string[] = [];
  if (incidents && incidents.major >= scheme.awards.accidents)
    reasons.push(`发生较大生产安全事故 ${incidents.major} 起（${source}）`);
  if (incidents && incidents.summoned >= 1) reasons.push(`被约谈 ${incidents.summoned} 次（${source}）`);
  const needed = scheme.readings.评先取消 === '任一情形' ? 1 : 2;
  return reasons.length >= needed ? reasons : [];
}

/** @param byScore grade that the total alone gives, null while it is outstanding */
export function verdict(
  scheme: Scheme,
  total: Decimal | null,
  byScore: string | null,
  incidents: Incidents | undefined,
): Verdict {
  const vetoes = vetoReasons(scheme, total, incidents);
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
