import { decimal, minimum, rounded, zero, type Decimal } from '../base/decimal';
import { pointsOfRow } from '../schemes';
import type { Clause, RubricItem, RubricRow } from '../schemes/rubric';
import type { Readings } from '../schemes/readings';

/** Kinds that take their points once a unit, however often they are recorded. */
export const countsOnce = (clause: Clause): boolean => onceKinds.has(clause.kind);

const onceKinds = new Set<Clause['kind']>(['fixed', 'row', 'indicator', 'event']);

/** Kinds whose quantity is a percentage. */
export const inPercent = ({ kind }: Clause): boolean => kind === 'percent' || kind === 'proportion';

/**
 * What a clause takes or gives one unit at most, in points; null where nothing limits it. A discretion without a unit
 * of count is used once: 「酌情扣 2–6 分」 is 6 in all, 「5–15 分/次」 is not.
 */
export const limitOf = ({ kind, limit, to, unit }: Clause): number | null =>
  limit ?? (kind === 'discretion' && unit === null ? (to ?? null) : null);

/**
 * Points by steps: 「每少10%」 with 12 missing is 2, 1 or 1.2 steps, and so is 「每 10 亩」 with 12. In proportion the
 * division comes last, so that 0.3 × 1 ÷ 3 is 0.1.
 */
function byStep(each: Decimal, counted: Decimal, step: number, reading: Readings['不足一档']): Decimal {
  // Six decimals, as the ledger's formula: what a cell can hold exactly is what counts.
  if (reading === '按比例计') return rounded(each.times(counted).div(step), 6);
  const exact = counted.div(step);
  const whole = exact.round(0, 0);
  return each.times(reading === '按一档计' && exact.gt(whole) ? whole.plus(1) : whole);
}

/** What so many occurrences weigh when the second and each further one counts `repeat` times. */
const weighed = (count: Decimal, repeat: number): Decimal =>
  count.gt(1) ? count.plus(count.minus(1).times(repeat - 1)) : count;

/** One ledger row, seen from its clause. */
export interface Recorded {
  /** In the clause's unit of count; ignored where nothing is counted. */
  quantity: Decimal;
  /** Quantities of the same clause that the ledger records for the unit above this row. */
  before: Decimal;
}

/** Points that one ledger row takes, or gives, by its clause alone. Never negative. */
export function clausePoints(
  clause: Clause,
  item: RubricItem,
  row: RubricRow,
  { quantity, before }: Recorded,
  readings: Readings,
): Decimal {
  const each = decimal(clause.points ?? 0);
  const { step, repeat } = clause;
  switch (clause.kind) {
    case 'fixed':
      return each;
    case 'count':
    case 'shortfall':
      if (repeat !== undefined)
        return each.times(weighed(before.plus(quantity), repeat).minus(weighed(before, repeat)));
      return step === null ? each.times(quantity) : byStep(each, quantity, step, readings.不足一档);
    case 'percent':
      return byStep(each, quantity, step ?? 1, readings.不足一档);
    case 'proportion':
      return rounded(each.times(quantity).div(100), 6);
    case 'discretion':
      return quantity;
    case 'row':
      return decimal(pointsOfRow(item, row) ?? 0);
    // 「此大项均不得分」「扣完本大项分值」
    case 'indicator':
    case 'event':
      return decimal(item.points);
    case 'unstated':
    case 'veto':
      return zero;
  }
}

/**
 * What of a row's points still counts below the clause's limit.
 * @param before points of the same clause above this row
 */
export function withinLimit(clause: Clause, points: Decimal, before: Decimal): Decimal {
  const limit = limitOf(clause);
  if (limit === null) return points;
  const left = decimal(limit).minus(before);
  return left.lte(0) ? zero : minimum(points, left);
}
