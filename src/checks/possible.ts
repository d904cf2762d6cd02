import { decimal, type Decimal } from '../base/decimal';
import type { Readings } from '../schemes/readings';
import { pointsOfRow } from '../schemes';
import type { Clause, RubricItem, RubricRow } from '../schemes/rubric';

/**
 * Whether a number typed as the 扣分 of a 小项 can come about from its clauses at all: fixed ones once each, counted
 * ones any number of times, item-emptying ones by the whole item.
 */
export function isPossibleSum(value: Decimal, item: RubricItem, row: RubricRow, readings: Readings): boolean {
  if (row.clauses.some(isOpen)) return true;
  const once: Decimal[] = [];
  const many: Decimal[] = [];
  for (const { kind, points, step } of row.clauses) {
    if (kind === 'indicator' || kind === 'event') once.push(decimal(item.points));
    else if (kind === 'row') once.push(decimal(pointsOfRow(item, row) ?? 0));
    else if (points === null || points === 0) continue;
    else if (kind === 'fixed') once.push(decimal(points));
    else if ((kind === 'percent' || step !== null) && readings.不足一档 === '按比例计') return true;
    else many.push(decimal(points));
  }
  const reachable = (rest: Decimal, index: number): boolean => {
    if (rest.lt(0)) return false;
    if (rest.eq(0)) return true;
    const first = once[index];
    if (first) return reachable(rest, index + 1) || reachable(rest.minus(first), index + 1);
    return coversBy(rest, many);
  };
  return value.eq(item.points) || reachable(value, 0);
}

/** A clause that may come to nearly any figure: by discretion, in proportion, by what was earned, up to a limit. */
const isOpen = ({ kind, earns, limit, repeat }: Clause): boolean =>
  kind === 'discretion' || kind === 'proportion' || [earns, limit, repeat].some((each) => each !== undefined);

/** Whether multiples of the given points add up to a number. */
function coversBy(rest: Decimal, many: readonly Decimal[]): boolean {
  const [first, ...others] = many;
  if (rest.eq(0)) return true;
  if (!first || rest.lt(0)) return false;
  for (let left = rest; left.gte(0); left = left.minus(first)) if (coversBy(left, others)) return true;
  return false;
}
