import { sum, zero, type Decimal } from '../base/decimal';
import type { Readings } from '../schemes/readings';
import type { RubricItem, RubricRow } from '../schemes/rubric';
import { clausePoints, countsOnce } from './clause';
import type { Deduction, Override } from './entries';
import type { CountedDeduction, RowResult } from './results';

/** 小项: what of its ledger rows counts. The cell formulas of 扣分台账 follow the same steps. */

interface Candidate {
  deduction: Deduction;
  /** Position of the clause in its row, for ties. */
  order: number;
  tier: string | null;
  points: Decimal;
  repeated: boolean;
}

/** Clause totals within a tier: the heaviest clause counts, of equal ones the first in the rubric (互斥条款 取较重). */
function heaviest(candidates: readonly Candidate[]): Map<string, number> {
  const totals = new Map<string, Map<number, Decimal>>();
  for (const { tier, order, points, repeated } of candidates) {
    if (tier === null) continue;
    const clauses = totals.get(tier) ?? new Map<number, Decimal>();
    clauses.set(order, (clauses.get(order) ?? zero).plus(repeated ? zero : points));
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
  const seen = new Set<string>();
  const candidates = deductions.flatMap((deduction): Candidate[] => {
    const order = row.clauses.findIndex(({ id }) => id === deduction.clause);
    const clause = row.clauses[order];
    if (!clause) return [];
    const repeated = countsOnce(clause) && seen.has(clause.id);
    seen.add(clause.id);
    const points = clausePoints(clause, item, deduction.quantity, readings);
    return [{ deduction, order, tier: clause.tier, points, repeated }];
  });
  const winners = readings.互斥条款 === '取较重' ? heaviest(candidates) : new Map<string, number>();
  const reasonOf = ({ tier, order, repeated }: Candidate): CountedDeduction['reason'] => {
    if (override) return 'overridden';
    if (repeated) return 'repeated';
    const winner = tier === null ? undefined : winners.get(tier);
    return winner !== undefined && winner !== order ? 'lighter-tier' : '';
  };
  const counted = candidates.map((candidate): CountedDeduction => {
    const reason = reasonOf(candidate);
    const { deduction, points } = candidate;
    return { deduction, points, counted: reason === '' ? points : zero, reason };
  });
  return {
    no: row.no,
    deduction: override ? override.points : sum(counted.map((each) => each.counted)),
    deductions: counted,
    override,
  };
}
