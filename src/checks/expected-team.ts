import { bonusResults, ledgerResults } from '../forms/ledger-results';
import { rowKey } from '../forms/clause-table';
import { emptyState, type VisitRow } from '../forms/master/state';
import type { BonusRow } from '../forms/bonus-ledger';
import type { LedgerRow } from '../forms/deduction-ledger';
import { teamWorkbook } from '../forms/team-workbook';
import { noEntries, teamClauses, teamResults, type TeamEntries } from '../forms/team/entries';
import { rowsOf, rubricsOf, unitByName } from '../schemes';
import type { Scheme, Team } from '../schemes/scheme';
import { settle } from '../scoring/settle';
import { typedNumber } from '../base/typed-number';
import type { SheetModel } from '../sheets/model';
import { interpret } from './entries';
import type { CheckedTeam } from './team';
import type { Expected } from './unread';

/**
 * A team's workbook as it would stand with what was read from it: labels, and where formulas are. Their results need the
 * whole year settled and are worked out when somebody asks.
 */
export function expectedTeam(
  scheme: Scheme,
  team: Team,
  content: CheckedTeam,
): Required<Pick<Expected, 'sheets' | 'results'>> {
  const { visits, bonuses } = content;
  const deductions = content.deductions.filter((row) => row.manual === null);
  const typed: TeamEntries = {
    ...noEntries,
    deductions,
    bonuses,
    overrides: overridesOf(scheme, content.deductions),
    visits: new Map(visits.map((visit): [string, VisitRow] => [visit.unit, visit])),
  };
  const sheets = drawn(scheme, team, { ...typed, outline: true });
  let counted: readonly SheetModel[] | undefined;
  return {
    sheets,
    results: (sheet) => {
      counted ??= drawn(scheme, team, withResults(scheme, team, typed, content));
      return counted[sheets.indexOf(sheet)];
    },
  };
}

const drawn = (scheme: Scheme, team: Team, entries: TeamEntries): readonly SheetModel[] =>
  teamWorkbook(scheme, team, '', entries).sheets;

function withResults(scheme: Scheme, team: Team, typed: TeamEntries, content: CheckedTeam): TeamEntries {
  const looked = ledgerResults(scheme, typed.deductions, teamClauses(scheme, team));
  const counted = bonusResults(scheme, typed.bonuses);
  const bonuses = typed.bonuses.map((row, index) => ({ ...row, looked: counted[index] }) as BonusRow);
  const { entries } = interpret({ ...emptyState(scheme), deductions: content.deductions, bonuses });
  return {
    ...typed,
    deductions: typed.deductions.map((row, index) => ({ ...row, looked: looked[index] }) as LedgerRow),
    bonuses,
    results: teamResults(settle(scheme, entries)),
  };
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
