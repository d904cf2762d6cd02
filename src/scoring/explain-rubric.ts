import { clauseById, rubricOf, sourceOf, unitById } from '../schemes';
import type { Scheme } from '../schemes/scheme';
import type { Step } from './explain';
import type { CountedBonus, CountedDeduction, ItemResult, RowResult, RubricResult } from './results';

/** The year-end part of a trace: items that lost points, down to the ledger row, its facts and its clause. */

const whyNot: Record<CountedDeduction['reason'], string> = {
  '': '',
  repeated: '重复登记，只扣一次',
  'lighter-tier': '同组条款取较重的一条',
  overridden: '本小项以手填扣分为准',
};

function explainDeduction(scheme: Scheme, { deduction, points, counted, reason }: CountedDeduction): Step {
  const entry = clauseById(scheme).get(deduction.clause);
  const unit = entry?.clause.unit;
  const each = entry?.clause.points;
  return {
    label: deduction.facts === '' ? deduction.clause : deduction.facts,
    value: `扣 ${counted.toFixed()}`,
    ...(unit && each ? { formula: `${each} × ${deduction.quantity.toFixed()}${unit}` } : {}),
    ...(entry ? { source: sourceOf(entry) } : {}),
    origin: deduction.origin,
    children:
      reason === ''
        ? []
        : [{ label: '不计', value: `${points.toFixed()} 分：${whyNot[reason]}`, children: [] }],
  };
}

function explainRow(scheme: Scheme, annex: string, row: RowResult): Step {
  const typed = row.override;
  return {
    label: `${annex} 第${row.no}行`,
    value: `扣 ${row.deduction.toFixed()}`,
    children: [
      ...(typed
        ? [
            {
              label: `手填扣分：${typed.reason}`,
              value: typed.points.toFixed(),
              origin: typed.origin,
              children: [],
            },
          ]
        : []),
      ...row.deductions.map((each) => explainDeduction(scheme, each)),
    ],
  };
}

function explainBonus(scheme: Scheme, { claim, points, counted }: CountedBonus): Step {
  const rule = scheme.bonus.rules.find((each) => each.id === claim.rule);
  return {
    label: `加分：${claim.work}（${rule?.name ?? claim.rule}）`,
    value: `加 ${counted.toFixed()}`,
    ...(rule ? { source: rule.source } : {}),
    origin: claim.origin,
    children: counted.eq(points)
      ? []
      : [{ label: '不计', value: '一项工作只加一次，就高不就低', children: [] }],
  };
}

export function explainRubric(scheme: Scheme, unitId: string, result: RubricResult): Step {
  const unit = unitById(scheme, unitId);
  const rubric = rubricOf(scheme, unit?.kind ?? 'district');
  const annex = rubric.annex.replaceAll(' ', '');
  const district = unit?.kind === 'district';
  const lost = (item: ItemResult): Step => ({
    label: rubric.items.find((each) => each.no === item.no)?.title ?? String(item.no),
    value: `得 ${item.score.toFixed()}（分值 ${item.points.toFixed()}，扣 ${item.deduction.toFixed()}）`,
    ...(item.recorded.gt(item.points)
      ? {
          formula: `登记 ${item.recorded.toFixed()}，扣完为止`,
          source: '小项扣分到本大项分数扣完为止（备注 1）',
        }
      : {}),
    children: item.rows
      .filter((row) => row.deductions.length > 0 || row.override)
      .map((row) => explainRow(scheme, annex, row)),
  });
  const touched = result.items.filter((item) =>
    item.rows.some((row) => row.deductions.length > 0 || row.override),
  );
  return {
    label: district ? `年终考核（${annex}，占 ${scheme.yearEnd.weight}%）` : `考核细则（${annex}）`,
    value: result.weighted.toFixed(),
    formula: district
      ? `（细则 ${result.rubric.toFixed()}${scheme.readings.加分 === '折算后计入' ? '' : ` + 加分 ${result.bonus.toFixed()}`}）× ${scheme.yearEnd.weight}%`
      : `细则 ${result.rubric.toFixed()} + 加分 ${result.bonus.toFixed()}`,
    source: scheme.yearEnd.source,
    children: [
      ...touched.map(lost),
      ...result.bonuses.map((each) => explainBonus(scheme, each)),
      { label: '口径“加分”', value: scheme.readings.加分, children: [] },
      { label: '口径“不足一档”', value: scheme.readings.不足一档, children: [] },
      { label: '口径“互斥条款”', value: scheme.readings.互斥条款, children: [] },
    ],
  };
}
