import { sum, type Decimal } from '../base/decimal';
import { unitById } from '../schemes';
import type { Scheme } from '../schemes/scheme';
import { explainBonus } from './explain-entry';
import { explainRating } from './explain-rating';
import { explainRubric } from './explain-rubric';
import { readingStep, shown, type Step } from './explain-step';
import { explainVerdict } from './explain-verdict';
import type { Results, UnitResult } from './results';

export type { Step } from './explain-step';

/** 分数来历: a result walked back to the cells and sentences that made it. */

/** What the total is added up from; null where something is outstanding. */
function partsOf(scheme: Scheme, result: UnitResult): (Decimal | null)[] {
  const { rubric, weighted, bonus } = result.yearEnd;
  const after = scheme.readings.加分 === '折算后计入';
  if (!result.leader || !result.office) return [rubric, bonus];
  return [result.leader.converted, result.office.converted, weighted, ...(after ? [bonus] : [])];
}

function totalFormula(scheme: Scheme, result: UnitResult): string {
  const parts = partsOf(scheme, result);
  const left = parts.map(shown).join(' + ');
  const { exactTotal: exact, total } = result;
  if (!exact || !total) return left;
  const added = sum(parts.flatMap((part) => part ?? []));
  const capped = exact.eq(added) ? '' : `，封顶 ${shown(exact)}`;
  const rounded = total.eq(exact) ? '' : `，四舍五入为 ${shown(total)}`;
  return `${left} = ${shown(added)}${capped}${rounded}`;
}

/** The trace of a unit's result; undefined for a unit that has none. */
export function explain(scheme: Scheme, results: Results, unitId: string): Step | undefined {
  const peers = [results.districts, results.members].find((list) => list.some(({ unit }) => unit === unitId));
  const result = peers?.find(({ unit }) => unit === unitId);
  if (!peers || !result) return undefined;
  const { total } = result;
  const tied = peers.some((each) => each !== result && total !== null && each.total?.eq(total) === true);
  const after = scheme.readings.加分 === '折算后计入';
  return {
    label: unitById(scheme, unitId)?.name ?? unitId,
    value: `总分 ${shown(total)}`,
    formula: totalFormula(scheme, result),
    about: { is: 'total' },
    children: [
      ...(result.leader ? [explainRating(scheme, 'leader', result.leader)] : []),
      ...(result.office ? [explainRating(scheme, 'office', result.office)] : []),
      explainRubric(scheme, unitId, result.yearEnd),
      ...(after ? explainBonus(scheme, result.yearEnd) : []),
      readingStep(scheme, '总分舍入'),
      ...(result.leader ? [] : [readingStep(scheme, '成员单位')]),
      ...explainVerdict(scheme, result, tied),
    ],
  };
}
