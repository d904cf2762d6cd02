import type { Scheme, Team, Unit } from '../../schemes/scheme';
import { unitById } from '../../schemes';
import type { RubricResult } from '../../scoring/results';
import type { BonusRow } from '../bonus-ledger';
import type { LedgerRow } from '../deduction-ledger';
import type { VisitRow } from '../master/state';

/** What a team's workbook holds beside its forms; all empty when it is issued. */
export interface TeamEntries {
  deductions: readonly LedgerRow[];
  bonuses: readonly BonusRow[];
  /** Typed over the 扣分 formula: by unit id and 小项 number. */
  overrides: readonly { unit: string; row: number; points: number; reason: string }[];
  visits: ReadonlyMap<string, VisitRow>;
  /** 考核意见 by unit id. */
  opinions: ReadonlyMap<string, string>;
  /** Results of the workbook's own ledgers, by unit id: the stored results of its formulas. */
  results: ReadonlyMap<string, RubricResult>;
}

export const noEntries: TeamEntries = {
  deductions: [],
  bonuses: [],
  overrides: [],
  visits: new Map(),
  opinions: new Map(),
  results: new Map(),
};

export const teamUnits = (scheme: Scheme, team: Team): Unit[] =>
  team.units.flatMap((id) => unitById(scheme, id) ?? []);

export const rubricRole = (unit: string): string => `rubric:${unit}`;
export const reportRole = (unit: string): string => `report:${unit}`;

/** Sheet names may hold 31 characters. */
export const rubricSheetName = (unit: Unit): string => unit.name.slice(0, 28);
export const reportSheetName = (unit: Unit): string => `报告-${unit.name}`.slice(0, 31);
