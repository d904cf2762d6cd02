import { decimal, sum, type Decimal } from '../base/decimal';
import { clauseById, sourceOf } from '../schemes';
import type { Clause } from '../schemes/rubric';
import type { Scheme } from '../schemes/scheme';
import { addition, readingStep, shown, type Step } from './explain-step';
import type { CountedBonus, CountedDeduction, RubricResult } from './results';

/** The last steps of a trace: one ledger row or one bonus claim, with its sentence, and why it does not count. */

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
      return `${each} × ${shown(quantity)}${unit}`;
    case 'percent': {
      const counted = points.div(each === 0 ? 1 : each);
      const exact = quantity.div(clause.step ?? 1);
      // In proportion the points are kept to six decimals; the steps are shown as they are.
      const steps = counted.minus(exact).abs().lt('0.00001') ? exact : counted;
      return `${each} × ${shown(steps)}档（少 ${shown(quantity)} ${unit}，每 ${clause.step ?? 1} 一档）`;
    }
    case 'indicator':
    case 'event':
      return `本大项 ${shown(points)} 分全扣`;
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

export function explainDeduction(
  scheme: Scheme,
  { deduction, points, counted, reason }: CountedDeduction,
): Step {
  const entry = clauseById(scheme).get(deduction.clause);
  const left = `${shown(points)} 分：${whyNot[reason]}`;
  return {
    label: deduction.facts === '' ? deduction.clause : deduction.facts,
    value: `扣 ${shown(counted)}`,
    ...(entry
      ? { formula: pointsFormula(entry.clause, deduction.quantity, points), source: sourceOf(entry) }
      : {}),
    origin: deduction.origin,
    about: { is: 'deduction', id: deduction.id },
    children: [
      ...(reason === '' ? [] : [{ label: '不计', value: left, children: [] }]),
      ...(entry && inSteps(entry.clause, deduction.quantity) ? [readingStep(scheme, '不足一档')] : []),
    ],
  };
}

function explainClaim(scheme: Scheme, { claim, points, counted }: CountedBonus): Step {
  const rule = scheme.bonus.rules.find((each) => each.id === claim.rule);
  return {
    label: `加分：${claim.work}（${rule?.name ?? claim.rule}）`,
    value: `加 ${shown(counted)}`,
    ...(rule ? { source: rule.source } : {}),
    origin: claim.origin,
    about: { is: 'claim', id: claim.id },
    children: counted.eq(points)
      ? []
      : [
          {
            label: '不计',
            value: `${shown(points)} 分：一项工作只加一次，就高不就低`,
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
      value: `加 ${shown(bonus)}`,
      ...(added === undefined ? {} : { formula: `${added}${capped}` }),
      source: scheme.bonus.source,
      about: { is: 'bonus' },
      children: [...bonuses.map((each) => explainClaim(scheme, each)), readingStep(scheme, '加分')],
    },
  ];
}
