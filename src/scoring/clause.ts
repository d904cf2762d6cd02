import { decimal, rounded, zero, type Decimal } from '../base/decimal';
import type { Clause, RubricItem } from '../schemes/rubric';
import type { Readings } from '../schemes/readings';

/** Kinds that take their points once a unit, however often they are recorded. */
export const countsOnce = (clause: Clause): boolean =>
  clause.kind === 'fixed' || clause.kind === 'indicator' || clause.kind === 'event';

/**
 * Points for a shortfall in percent points: 「每少10%」 with 12 missing is 2, 1 or 1.2 steps. In proportion the
 * division comes last, so that 0.3 × 1 ÷ 3 is 0.1.
 */
function byStep(each: Decimal, missing: Decimal, step: number, reading: Readings['不足一档']): Decimal {
  // Six decimals, as the ledger's formula: what a cell can hold exactly is what counts.
  if (reading === '按比例计') return rounded(each.times(missing).div(step), 6);
  const exact = missing.div(step);
  const whole = exact.round(0, 0);
  return each.times(reading === '按一档计' && exact.gt(whole) ? whole.plus(1) : whole);
}

/**
 * Points that one ledger row takes by its clause alone.
 * @param quantity in the clause's unit of count; ignored where nothing is counted
 */
export function clausePoints(
  clause: Clause,
  item: RubricItem,
  quantity: Decimal,
  readings: Readings,
): Decimal {
  const each = decimal(clause.points ?? 0);
  switch (clause.kind) {
    case 'fixed':
      return each;
    case 'count':
    case 'shortfall':
      return each.times(quantity);
    case 'percent':
      return byStep(each, quantity, clause.step ?? 1, readings.不足一档);
    // 「此大项均不得分」「扣完本大项分值」
    case 'indicator':
    case 'event':
      return decimal(item.points);
    case 'unstated':
    case 'veto':
      return zero;
  }
}
