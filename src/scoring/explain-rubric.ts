import { decimal, sum, type Decimal } from '../base/decimal';
import { clauseById, rubricOf, sourceOf, unitById } from '../schemes';
import type { Clause, Rubric } from '../schemes/rubric';
import type { Scheme } from '../schemes/scheme';
import { addition, readingStep, type Step } from './explain-step';
import type { CountedBonus, CountedDeduction, ItemResult, RowResult, RubricResult } from './results';

/** The year-end part of a trace: items that lost points, down to the ledger row, its facts and its clause. */

const whyNot: Record<CountedDeduction['reason'], string> = {
  '': '',
  repeated: '重复登记，只扣一次',
  'lighter-tier': '同组条款取较重的一条',
  overridden: '本小项以手填扣分为准',
};

/** How a clause came to its points, in figures. */
function pointsFormula(clause: Clause, quantity: Decimal, points: Decimal): string {
  const each = clause.points ?? 0;
  const unit = clause.unit ?? '';
  switch (clause.kind) {
    case 'fixed':
      return `一次扣 ${each}`;
    case 'count':
    case 'shortfall':
      return `${each} × ${quantity.toFixed()}${unit}`;
    case 'percent':
      return `${each} × ${points.div(each === 0 ? 1 : each).toFixed()}档（少 ${quantity.toFixed()} ${unit}，每 ${clause.step ?? 1} 一档）`;
    case 'indicator':
    case 'event':
      return `本大项 ${points.toFixed()} 分全扣`;
    case 'unstated':
      return '原文未列分值，只记录';
    case 'veto':
      return '否决项，不计分';
  }
}

const inSteps = (clause: Clause, quantity: Decimal): boolean =>
  clause.kind === 'percent' &&
  !quantity
    .div(clause.step ?? 1)
    .mod(1)
    .eq(0);

function explainDeduction(scheme: Scheme, { deduction, points, counted, reason }: CountedDeduction): Step {
  const entry = clauseById(scheme).get(deduction.clause);
  const left = `${points.toFixed()} 分：${whyNot[reason]}`;
  return {
    label: deduction.facts === '' ? deduction.clause : deduction.facts,
    value: `扣 ${counted.toFixed()}`,
    ...(entry
      ? { formula: pointsFormula(entry.clause, deduction.quantity, points), source: sourceOf(entry) }
      : {}),
    origin: deduction.origin,
    children: [
      ...(reason === '' ? [] : [{ label: '不计', value: left, children: [] }]),
      ...(entry && inSteps(entry.clause, deduction.quantity) ? [readingStep(scheme, '不足一档')] : []),
    ],
  };
}

/** Whether two clauses that exclude each other were both recorded. */
function tiersMeet(scheme: Scheme, { deductions }: RowResult): boolean {
  const clauses = [...new Set(deductions.map(({ deduction }) => deduction.clause))];
  const tiers = clauses.flatMap((id) => clauseById(scheme).get(id)?.clause.tier ?? []);
  return new Set(tiers).size < tiers.length;
}

function explainRow(scheme: Scheme, annex: string, row: RowResult): Step {
  const typed = row.override;
  const counting = row.deductions.filter(({ reason }) => reason === '').map(({ counted }) => counted);
  return {
    label: `${annex} 第${row.no}行`,
    value: `扣 ${row.deduction.toFixed()}`,
    ...addition(counting),
    children: [
      ...(typed
        ? [
            {
              label: `手填扣分：${typed.reason}`,
              value: `扣 ${typed.points.toFixed()}`,
              origin: typed.origin,
              children: [],
            },
          ]
        : []),
      ...row.deductions.map((each) => explainDeduction(scheme, each)),
      ...(!typed && tiersMeet(scheme, row) ? [readingStep(scheme, '互斥条款')] : []),
    ],
  };
}

const recorded = (row: RowResult): boolean => row.deductions.length > 0 || row.override !== null;

function explainItem(scheme: Scheme, rubric: Rubric, item: ItemResult): Step {
  const annex = rubric.annex.replaceAll(' ', '');
  const over = item.recorded.gt(item.points);
  const rows = item.rows.filter(recorded);
  const added = addition(rows.map(({ deduction }) => deduction)).formula ?? `登记 ${item.recorded.toFixed()}`;
  return {
    label: rubric.items.find((each) => each.no === item.no)?.title ?? String(item.no),
    value: `得 ${item.score.toFixed()}（分值 ${item.points.toFixed()}，扣 ${item.deduction.toFixed()}）`,
    ...(over
      ? { formula: `${added}，扣完为止`, source: `${annex} 备注 1：小项扣分到本大项分数扣完为止` }
      : rows.length > 1
        ? { formula: added }
        : {}),
    children: rows.map((row) => explainRow(scheme, annex, row)),
  };
}

function explainClaim(scheme: Scheme, { claim, points, counted }: CountedBonus): Step {
  const rule = scheme.bonus.rules.find((each) => each.id === claim.rule);
  return {
    label: `加分：${claim.work}（${rule?.name ?? claim.rule}）`,
    value: `加 ${counted.toFixed()}`,
    ...(rule ? { source: rule.source } : {}),
    origin: claim.origin,
    children: counted.eq(points)
      ? []
      : [
          {
            label: '不计',
            value: `${points.toFixed()} 分：一项工作只加一次，就高不就低`,
            children: [],
          },
        ],
  };
}

/** All claims with the cap; nothing where none was made. */
export function explainBonus(scheme: Scheme, { bonus, bonuses }: RubricResult): Step[] {
  if (bonuses.length === 0) return [];
  const counting = bonuses.filter(({ counted }) => counted.gt(0)).map(({ counted }) => counted);
  const added = addition(counting).formula;
  const capped = sum(counting).gt(decimal(scheme.bonus.cap)) ? `，累计不超过 ${scheme.bonus.cap}` : '';
  return [
    {
      label: '加分合计',
      value: `加 ${bonus.toFixed()}`,
      ...(added === undefined ? {} : { formula: `${added}${capped}` }),
      source: scheme.bonus.source,
      children: [...bonuses.map((each) => explainClaim(scheme, each)), readingStep(scheme, '加分')],
    },
  ];
}

export function explainRubric(scheme: Scheme, unitId: string, result: RubricResult): Step {
  const rubric = rubricOf(scheme, unitById(scheme, unitId)?.kind ?? 'district');
  const annex = rubric.annex.replaceAll(' ', '');
  const district = rubric.appliesTo === 'district';
  const after = scheme.readings.加分 === '折算后计入';
  const touched = result.items.filter((item) => item.rows.some(recorded));
  const whole = result.items.filter((item) => !touched.includes(item));
  const score = `细则 ${result.rubric.toFixed()}${after ? '' : ` + 加分 ${result.bonus.toFixed()}`}`;
  return {
    label: district ? `年终考核（${annex}，占 ${scheme.yearEnd.weight}%）` : `考核细则（${annex}）`,
    value: result.weighted.toFixed(),
    formula: `${district ? `（${score}）× ${scheme.yearEnd.weight}%` : score} = ${result.weighted.toFixed()}`,
    ...(district ? { source: scheme.yearEnd.source } : {}),
    children: [
      ...touched.map((item) => explainItem(scheme, rubric, item)),
      ...(whole.length > 0
        ? [
            {
              label: `没有扣分的大项 ${whole.length} 个`,
              value: `得 ${sum(whole.map(({ score: own }) => own)).toFixed()}`,
              children: [],
            },
          ]
        : []),
      ...(after ? [] : explainBonus(scheme, result)),
    ],
  };
}
