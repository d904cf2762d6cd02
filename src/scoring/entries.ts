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

/** 弃权: a cell of a 评价表 that says that there is no score. */
export interface Abstention {
  rater: string;
  unit: string;
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
  /** 小项 number in its rubric. */
  row: number;
  /** Id of the rubric; left out where the unit has only one. */
  rubric?: string;
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

/** 转报分: what a department or a lower level sent for one part of a unit's score. */
export interface Report {
  unit: string;
  /** Name of the 计分部分. */
  part: string;
  /** In points of the part's 满分. */
  value: Decimal;
  /** 依据: what it rests on, and the file it came in; "" where nothing is written. */
  basis: string;
  origin: Origin;
}

export interface Entries {
  scores: readonly Score[];
  /** None where no form lets anybody abstain. */
  abstentions?: readonly Abstention[];
  /** Decisions by rater id. */
  missing: ReadonlyMap<string, MissingDecision>;
  deductions: readonly Deduction[];
  overrides: readonly Override[];
  bonuses: readonly BonusClaim[];
  incidents: readonly Incidents[];
  /** None where the scheme has no part of this source. */
  reports?: readonly Report[];
}
