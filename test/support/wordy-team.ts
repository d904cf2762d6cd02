import { clauseRows } from '../../src/forms/clause-table';
import { ledgerResults } from '../../src/forms/ledger-results';
import { noEntries } from '../../src/forms/team/entries';
import { Random } from '../../src/sample/random';
import { qualities, sampleTeam } from '../../src/sample/entries';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { rowsOf, rubricOf, unitById } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import type { WorkbookModel } from '../../src/sheets/model';
import { longDeductions } from './papers';

/** Longer than any cell of a printed form holds. */
const wordy = '现场查阅资料，该单位未按照《河南省安全生产条例》的规定逐级签订目标责任书；'.repeat(6);

/** A team's workbook whose every text is as long as people ever write. */
export function wordyTeam(scheme: Scheme): WorkbookModel {
  const [team] = scheme.teams;
  if (!team) throw new Error('no team');
  const random = new Random(1);
  const entries = sampleTeam(scheme, team, qualities(scheme, random), random);
  return teamWorkbook(scheme, team, '', {
    ...entries,
    deductions: entries.deductions.map((row) => ({ ...row, facts: wordy })),
    visits: new Map(
      [...entries.visits].map(([unit, visit]) => [
        unit,
        { ...visit, spotOne: wordy, spotTwo: wordy, enterprises: wordy },
      ]),
    ),
  });
}

/** The first team's workbook in which its first unit has so many deductions of 300 characters, looked up and counted. */
export function longReportTeam(scheme: Scheme, count: number): { book: WorkbookModel; unit: string } {
  const [team] = scheme.teams;
  const unit = team && unitById(scheme, team.units[0] ?? '');
  if (!unit) throw new Error('no unit');
  const clauses = rowsOf(rubricOf(scheme, unit.kind)).flatMap(({ item, row }) =>
    item.kind === 'scored' ? row.clauses.filter(({ kind }) => kind === 'fixed') : [],
  );
  const own = longDeductions(unit.name, clauses, count, null);
  const looked = ledgerResults(scheme, own, clauseRows(scheme));
  const deductions = own.map((row, index) => {
    const found = looked[index];
    return found ? { ...row, looked: found } : row;
  });
  return { book: teamWorkbook(scheme, team, '', { ...noEntries, deductions }), unit: unit.name };
}
