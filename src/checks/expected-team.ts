import { bonusResults, ledgerResults } from '../forms/ledger-results';
import { rowKey } from '../forms/clause-table';
import { emptyState, type VisitRow } from '../forms/master/state';
import type { BonusRow } from '../forms/bonus-ledger';
import type { LedgerRow } from '../forms/deduction-ledger';
import { teamWorkbook } from '../forms/team-workbook';
import { teamClauses, teamResults, type TeamEntries } from '../forms/team/entries';
import { rowsOf, rubricsOf, unitByName } from '../schemes';
import type { Scheme, Team } from '../schemes/scheme';
import { settle } from '../scoring/settle';
import { typedNumber } from '../base/typed-number';
import type { SheetModel } from '../sheets/model';
import { interpret } from './entries';
import type { CheckedTeam } from './team';

/** A team's workbook as it would stand with what was read from it: labels, and the results of its formulas. */
export function expectedTeam(scheme: Scheme, team: Team, content: CheckedTeam): readonly SheetModel[] {
  const typed = content.deductions.filter((row) => row.manual === null);
  const looked = ledgerResults(scheme, typed, teamClauses(scheme, team));
  const counted = bonusResults(scheme, content.bonuses);
  const deductions = typed.map((row, index) => ({ ...row, looked: looked[index] }) as LedgerRow);
  const bonuses = content.bonuses.map((row, index) => ({ ...row, looked: counted[index] }) as BonusRow);
  const { entries } = interpret({ ...emptyState(scheme), deductions: content.deductions, bonuses });
  const results = settle(scheme, entries);
  const workbook: TeamEntries = {
    deductions,
    bonuses,
    overrides: overridesOf(scheme, content.deductions),
    visits: new Map(content.visits.map((visit): [string, VisitRow] => [visit.unit, visit])),
    opinions: new Map(),
    results: teamResults(results),
  };
  return teamWorkbook(scheme, team, '', workbook).sheets;
}

function overridesOf(scheme: Scheme, rows: readonly LedgerRow[]): TeamEntries['overrides'] {
  return rows.flatMap((row) => {
    const typed = typedNumber(row.manual);
    const unit = unitByName(scheme, String(row.unit ?? ''));
    if (typed.kind !== 'number' || !unit) return [];
    const lines = rubricsOf(scheme, unit.kind).flatMap((rubric) =>
      rowsOf(rubric).map((line) => ({ rubric, row: line.row })),
    );
    const line = lines.find((each) => rowKey(each.rubric, each.row) === row.clause);
    if (!line) return [];
    const reason = String(row.facts ?? '');
    const points = typed.value.toNumber();
    return [{ unit: unit.id, rubric: line.rubric.id, row: line.row.no, points, reason }];
  });
}
