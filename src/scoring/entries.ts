import type { Decimal } from '../base/decimal';

/** What people recorded: the only input of the engine beside the scheme. */

/** Where an entry was read, for the trace. */
export interface Origin {
  file: string;
  sheet: string;
  /** A1 address. */
  cell: string;
}

/** One cell of a 评价表. */
export interface Score {
  rater: string;
  unit: string;
  value: Decimal;
  origin: Origin;
}

/** What staff decided about a form that never came back. */
export type MissingDecision = 'scale' | 'zero';

/** One row of the 扣分台账. */
export interface Deduction {
  id: string;
  unit: string;
  clause: string;
  /** In the clause's unit of count; 1 for clauses that count nothing. For `shortfall`/`percent`: what is missing. */
  quantity: Decimal;
  /** 事实说明. */
  facts: string;
  /** ISO date, or "". */
  date: string;
  origin: Origin;
}

/** A 扣分 typed over the formula of a 小项: it stands in place of the ledger's rows for that 小项. */
export interface Override {
  unit: string;
  /** 小项 number in the unit's rubric. */
  row: number;
  points: Decimal;
  reason: string;
  origin: Origin;
}

/** One row of the 加分台账. */
export interface BonusClaim {
  id: string;
  unit: string;
  /** Id of the bonus rule. */
  rule: string;
  /** The work it is claimed for: one work counts once, by its highest rule. */
  work: string;
  facts: string;
  origin: Origin;
}

/** 奖惩情形 of one unit: how often each circumstance occurred within the period. */
export interface Incidents {
  unit: string;
  /** By the id of the circumstance. */
  counts: Readonly<Record<string, number>>;
  origin: Origin;
}

export interface Entries {
  scores: readonly Score[];
  /** Decisions by rater id. */
  missing: ReadonlyMap<string, MissingDecision>;
  deductions: readonly Deduction[];
  overrides: readonly Override[];
  bonuses: readonly BonusClaim[];
  incidents: readonly Incidents[];
}
