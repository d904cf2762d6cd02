import { shifted } from '../../src/cells/shift';
import { clauseRows } from '../../src/forms/clause-table';
import type { LedgerRow } from '../../src/forms/deduction-ledger';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { noEntries, teamUnits } from '../../src/forms/team/entries';
import { rubricsOf } from '../../src/schemes';
import type { Scheme, Team } from '../../src/schemes/scheme';
import { ruleFormula } from '../../src/sheets/entry-rule';
import type { SheetModel, Validation, WorkbookModel } from '../../src/sheets/model';

/** The list of clauses in a team's ledger, asked of a spreadsheet program row by row. */

const clauseColumn = 2;

export const deductionOf = (unit: string, clause: string): LedgerRow => ({
  unit,
  clause,
  quantity: 1,
  facts: '现场查到的事实',
  date: '2020-01-14',
  manual: null,
  file: '',
  sheet: '',
  cell: '',
});

/** The team whose units are of most kinds. */
export function mixedTeam(scheme: Scheme): Team {
  const kinds = (team: Team) => new Set(teamUnits(scheme, team).map(({ kind }) => kind)).size;
  const [team] = [...scheme.teams].sort((a, b) => kinds(b) - kinds(a));
  if (!team) throw new Error('no team');
  return team;
}

/** A row for each unit and each clause that its own rubrics have. */
export const ownRows = (scheme: Scheme, team: Team): LedgerRow[] =>
  teamUnits(scheme, team).flatMap((unit) =>
    clauseRows(scheme, rubricsOf(scheme, unit.kind))
      .filter(({ clause }) => clause.kind !== 'veto')
      .map(({ clause }) => deductionOf(unit.name, clause.id)),
  );

/** Rows with clauses that are not the unit's, and with 否决. */
export const strangeRows = (scheme: Scheme, team: Team): LedgerRow[] =>
  teamUnits(scheme, team).flatMap((unit) =>
    clauseRows(scheme)
      .filter(
        ({ rubric, clause }) => !rubricsOf(scheme, unit.kind).includes(rubric) || clause.kind === 'veto',
      )
      .slice(0, 40)
      .map(({ clause }) => deductionOf(unit.name, clause.id)),
  );

export const ledgerOf = ({ sheets }: { sheets: readonly SheetModel[] }): SheetModel => {
  const found = sheets.find(({ role }) => role === 'deductions');
  if (!found) throw new Error('no ledger');
  return found;
};

export const clauseRuleOf = ({ validations }: SheetModel): Validation => {
  const rule = validations.find(({ area, type }) => type === 'list' && area.left === clauseColumn);
  if (!rule) throw new Error('no list of clauses');
  return rule;
};

/** A team's workbook with what the list's rule says to each row in a column to the right of its ledger. */
export function askedLists(
  scheme: Scheme,
  team: Team,
  deductions: readonly LedgerRow[],
): { model: WorkbookModel; sheet: string; top: number; column: number } {
  const model = teamWorkbook(scheme, team, '', { ...noEntries, deductions });
  const sheet = ledgerOf(model);
  const rule = clauseRuleOf(sheet);
  const { top } = rule.area;
  const column = sheet.columnWidths.length;
  deductions.forEach((_, index) => {
    const cells = sheet.rows[top + index];
    while (cells && cells.length < column) cells.push(null);
    cells?.push({
      value: '',
      formula: shifted(ruleFormula(rule), index, 0),
      style: { font: '宋体', size: 11 },
    });
  });
  return { model, sheet: sheet.name, top, column };
}
