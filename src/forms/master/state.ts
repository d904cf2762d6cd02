import type { Scheme } from '../../schemes/scheme';
import type { Results } from '../../scoring/results';
import type { Scalar } from '../../sheets/model';
import type { BonusRow } from '../bonus-ledger';
import type { LedgerRow } from '../deduction-ledger';
import type { CorrectionRow } from './corrections';
import type { EvidenceRow } from './evidence';
import type { ReportEntry } from './reports';

/** Everything that stands in the 总表, as typed: checks interpret it, nothing here does. */

/** What is known of a form or workbook that came back. Empty strings while it has not. */
export interface Receipt {
  file: string;
  /** SHA-256 of the file's bytes. */
  hash: string;
  /** Local time, "2020-01-18 09:30". */
  received: string;
}

export const noReceipt: Receipt = { file: '', hash: '', received: '' };

/** 奖惩情形 of one unit. */
export interface IncidentRow {
  unit: string;
  /** As typed, by the id of the circumstance; one that is not there is blank. */
  counts: Readonly<Record<string, Scalar>>;
  basis: Scalar;
  /** Why the ledger rightly says otherwise; blank where the two agree. */
  mismatch: Scalar;
}

/** 考核情况 of one unit, as the team recorded it. Dates are ISO text or as typed. */
export interface VisitRow {
  unit: string;
  start: Scalar;
  end: Scalar;
  spotOne: Scalar;
  spotTwo: Scalar;
  enterprises: Scalar;
  signed: Scalar;
  note: Scalar;
}

/** 考核情况 of a unit of which nothing is recorded. */
export const noVisit = (unit: string): VisitRow => ({
  unit,
  start: null,
  end: null,
  spotOne: null,
  spotTwo: null,
  enterprises: null,
  signed: null,
  note: null,
});

/** 操作记录: who did what to what, when and why. What does not apply is "". */
export interface LogRow {
  time: string;
  action: string;
  /** 经办人; "" in lines of version 0.1.0. */
  by: string;
  /** What was acted on: a rater, a cell, a reading. */
  object: string;
  content: string;
  before: string;
  after: string;
  reason: string;
  file: string;
  fingerprint: string;
  /** Number and digest of the line (see log.ts); "" in lines of version 0.1.0. */
  seal: string;
}

/** 收表明细: where a score of a returned form was read, and what was typed there. */
export interface ProvenanceRow {
  rater: string;
  unit: string;
  typed: Scalar;
  taken: Scalar;
  file: string;
  sheet: string;
  cell: string;
}

export interface MasterState {
  /** 收到内容. */
  evidence: EvidenceRow[];
  /** 更正. */
  corrections: CorrectionRow[];
  scheme: Scheme;
  /** Typed scores: by rater id, then unit id. */
  scores: Map<string, Map<string, Scalar>>;
  /** 缺表处理 by rater id, as chosen. */
  missing: Map<string, string>;
  /** By rater id, or team number as text. */
  receipts: Map<string, Receipt>;
  /** By rater id or team number: several files differ and staff have not chosen yet. */
  conflicts: Map<string, string>;
  deductions: LedgerRow[];
  bonuses: BonusRow[];
  incidents: Map<string, IncidentRow>;
  /** 转报分 by unit and part (see reportKey). */
  reports: Map<string, ReportEntry>;
  visits: Map<string, VisitRow>;
  log: LogRow[];
  provenance: ProvenanceRow[];
  /** How many 评价表 of each 评价组 went out first; absent before. */
  issuedForms?: Readonly<Record<string, number>>;
  /** What the engine makes of it; absent in the state as read. */
  results?: Results;
  /** Whether results are official: 核算 columns and the tables to publish are written only by settling. */
  settled: boolean;
}

export const missingWords = { scale: '按收到份数折算', zero: '按零分计' } as const;

/** A year that has just begun. */
export const emptyState = (scheme: Scheme): MasterState => ({
  scheme,
  scores: new Map(),
  missing: new Map(),
  receipts: new Map(),
  conflicts: new Map(),
  deductions: [],
  bonuses: [],
  incidents: new Map(),
  reports: new Map(),
  visits: new Map(),
  log: [],
  provenance: [],
  evidence: [],
  corrections: [],
  settled: false,
});
