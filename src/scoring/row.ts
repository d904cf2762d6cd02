import { decimal, minimum, sum, zero, type Decimal } from '../base/decimal';
import { earnsPoints, pointsOfRow } from '../schemes';
import type { Readings } from '../schemes/readings';
import type { RubricItem, RubricRow } from '../schemes/rubric';
import { clausePoints, countsOnce, withinLimit } from './clause';
import type { Deduction, Override } from './entries';
import type { CountedDeduction, RowResult } from './results';

/** 小项: what of its ledger rows counts. The cell formulas of 扣分台账 follow the same steps. */

interface Candidate {
  deduction: Deduction;
  /** Position of the clause in its row, for ties. */
  order: number;
  tier: string | null;
  earns: boolean;
  points: Decimal;
  /** What is left of the points below the clause's limit; 0 for a repetition of what counts once. */
  effective: Decimal;
  repeated: boolean;
}

/** Clause totals within a tier: the heaviest clause counts, of equal ones the first in the rubric (互斥条款 取较重). */
function heaviest(candidates: readonly Candidate[]): Map<string, number> {
  const totals = new Map<string, Map<number, Decimal>>();
  for (const { tier, order, effective } of candidates) {
    if (tier === null) continue;
    const clauses = totals.get(tier) ?? new Map<number, Decimal>();
    clauses.set(order, (clauses.get(order) ?? zero).plus(effective));
    totals.set(tier, clauses);
  }
  const winners = new Map<string, number>();
  for (const [tier, clauses] of totals) {
    let best: { order: number; total: Decimal } | undefined;
    for (const [order, total] of [...clauses].sort(([a], [b]) => a - b)) {
      if (!best || total.gt(best.total)) best = { order, total };
    }
    if (best) winners.set(tier, best.order);
  }
  return winners;
}

/** What a clause has had so far in the ledger of a unit. */
interface Before {
  times: number;
  quantity: Decimal;
  points: Decimal;
}

function candidatesOf(
  item: RubricItem,
  row: RubricRow,
  deductions: readonly Deduction[],
  readings: Readings,
): Candidate[] {
  const before = new Map<string, Before>();
  return deductions.flatMap((deduction): Candidate[] => {
    const order = row.clauses.findIndex(({ id }) => id === deduction.clause);
    const clause = row.clauses[order];
    if (!clause) return [];
    const { times, quantity, points: above } = before.get(clause.id) ?? none;
    const recorded = { quantity: deduction.quantity, before: quantity };
    const points = clausePoints(clause, item, row, recorded, readings);
    before.set(clause.id, {
      times: times + 1,
      quantity: quantity.plus(deduction.quantity),
      points: above.plus(points),
    });
    const repeated = countsOnce(clause) && times > 0;
    const effective = repeated ? zero : withinLimit(clause, points, above);
    return [
      { deduction, order, tier: clause.tier, earns: clause.earns === true, points, effective, repeated },
    ];
  });
}

const none: Before = { times: 0, quantity: zero, points: zero };

/**
 * What a 小项 loses. One that earns (得分制) has lost all its points as long as nothing is recorded; one with points of
 * its own loses at least nothing and at most these.
 * @param counted sum of what its ledger rows take, less what they give
 * @param typed 扣分 typed over the formula: it stands in place of all that
 */
export function rowDeduction(
  item: RubricItem,
  row: RubricRow,
  counted: Decimal,
  typed: Decimal | null,
): Decimal {
  const earned = typed === null && earnsPoints(row);
  const lost = typed ?? (earned ? counted.plus(pointsOfRow(item, row) ?? 0) : counted);
  const atLeast = lost.lt(0) ? zero : lost;
  return row.points === undefined ? atLeast : minimum(atLeast, decimal(row.points));
}

/**
 * @param deductions of one unit in this row, in the order of the ledger
 * @param override typed over the row's formula: it stands in place of the ledger
 */
export function rowResult(
  item: RubricItem,
  row: RubricRow,
  deductions: readonly Deduction[],
  override: Override | null,
  readings: Readings,
): RowResult {
  const candidates = candidatesOf(item, row, deductions, readings);
  const winners = readings.互斥条款 === '取较重' ? heaviest(candidates) : new Map<string, number>();
  const reasonOf = ({ tier, order, repeated, points, effective }: Candidate): CountedDeduction['reason'] => {
    if (override) return 'overridden';
    if (repeated) return 'repeated';
    const winner = tier === null ? undefined : winners.get(tier);
    if (winner !== undefined && winner !== order) return 'lighter-tier';
    return effective.lt(points) ? 'limited' : '';
  };
  const counted = candidates.map((candidate): CountedDeduction => {
    const reason = reasonOf(candidate);
    const { deduction, points, effective, earns } = candidate;
    const counts = reason === '' || reason === 'limited' ? effective : zero;
    return { deduction, points, counted: earns && counts.gt(0) ? counts.times(-1) : counts, reason };
  });
  const own = earnsPoints(row) ? pointsOfRow(item, row) : row.points;
  return {
    no: row.no,
    points: own === undefined ? null : decimal(own),
    earns: earnsPoints(row),
    deduction: rowDeduction(item, row, sum(counted.map((each) => each.counted)), override && override.points),
    deductions: counted,
    override,
  };
}
