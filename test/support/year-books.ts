import { masterWorkbook } from '../../src/forms/master/workbook';
import type { MasterState } from '../../src/forms/master/state';
import { teamResults } from '../../src/forms/team/entries';
import { teamWorkbook } from '../../src/forms/team-workbook';
import type { WorkbookModel } from '../../src/sheets/model';
import { computed } from '../../src/workflow/master';
import { time } from './year';

/** The workbook of a year's first team, with what a team can register: nothing typed over a sum. */
function teamBook(state: MasterState): WorkbookModel {
  const { scheme } = state;
  const [team] = scheme.teams;
  if (!team) throw new Error('no team');
  const deductions = state.deductions.filter(({ manual }) => manual === null);
  const own = computed({ ...state, deductions }).state;
  return teamWorkbook(scheme, team, time, {
    deductions: own.deductions,
    bonuses: own.bonuses,
    overrides: [],
    visits: new Map(),
    opinions: new Map(),
    results: own.results ? teamResults(own.results) : new Map(),
  });
}

/** A year settled: its 总表, and its first team's workbook. */
export function yearBooks(year: MasterState): { master: WorkbookModel; team: WorkbookModel } {
  const { state } = computed({ ...year, settled: true });
  return { master: masterWorkbook(state), team: teamBook(state) };
}
