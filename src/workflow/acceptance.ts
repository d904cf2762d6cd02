import { decimal } from '../base/decimal';
import { failed, ok, type Result } from '../base/finding';
import { interpret } from '../checks/entries';
import type { BonusRow } from '../forms/bonus-ledger';
import type { LedgerRow } from '../forms/deduction-ledger';
import { bonusResults, ledgerResults } from '../forms/ledger-results';
import { emptyState } from '../forms/master/state';
import { ratingWorkbook } from '../forms/rating-form';
import { teamClauses, teamResults, teamUnits, type TeamEntries } from '../forms/team/entries';
import { teamWorkbook } from '../forms/team-workbook';
import type { WorkbookModel } from '../sheets/model';
import { formOf, groupsOf, rowsOf, rubricOf, unitsOf, unitsRatedBy, zhengzhou2019 } from '../schemes';
import type { RatingForm, Scheme, Team } from '../schemes/scheme';
import { settle } from '../scoring/settle';
import { madeBy } from './issue';
import type { OpenMaster } from './master';

/**
 * 验收: a small 总表, and three filled forms that go into it, by which people try the whole way in their own program
 * within ten minutes. It says of itself that it is no real year.
 */

const id = 'acceptance-2019';

/** One form makes the full weight, and its 说明 says so. */
const alone = (form: RatingForm): RatingForm => {
  const coefficient = form.weight / form.maximum;
  return {
    ...form,
    coefficient,
    notes: form.notes.map((note) => note.replace(String(form.coefficient), String(coefficient))),
  };
};

/** The built-in scheme with two districts, one member unit, one leader, one office and one team. */
export function acceptanceScheme(): Scheme {
  const full = zhengzhou2019();
  const units = [...unitsOf(full, 'district').slice(0, 2), ...unitsOf(full, 'member').slice(0, 1)];
  const [team] = full.teams;
  return {
    ...full,
    id,
    title: `${full.year}年度考核验收样例`,
    forms: Object.fromEntries(groupsOf(full).map((group) => [group, alone(formOf(full, group))])),
    units,
    raters: groupsOf(full).flatMap((kind) => full.raters.filter((rater) => rater.kind === kind).slice(0, 1)),
    teams: team ? [{ ...team, no: 1, units: units.map((unit) => unit.id) }] : [],
  };
}

const isAcceptance = (scheme: Scheme): boolean => scheme.id === id;

/** What a team typed, as its workbook comes back: with the stored results a spreadsheet program would have saved. */
export function teamAsReturned(
  scheme: Scheme,
  team: Team,
  typed: Pick<TeamEntries, 'deductions' | 'bonuses' | 'visits' | 'opinions'>,
): TeamEntries {
  const looked = ledgerResults(scheme, typed.deductions, teamClauses(scheme, team));
  const counted = bonusResults(scheme, typed.bonuses);
  const deductions = typed.deductions.map((row, index) => ({ ...row, looked: looked[index] }) as LedgerRow);
  const bonuses = typed.bonuses.map((row, index) => ({ ...row, looked: counted[index] }) as BonusRow);
  const results = settle(scheme, interpret({ ...emptyState(scheme), deductions, bonuses }).entries);
  return {
    ...typed,
    deductions,
    bonuses,
    overrides: [],
    results: teamResults(results),
  };
}

/** One deduction a unit, by the first clause of its rubric that is taken once. */
function sampleEntries(scheme: Scheme, team: Team): TeamEntries {
  const units = teamUnits(scheme, team);
  const { assessmentStart, assessmentEnd, reportDue } = scheme.calendar;
  const deductions = units.flatMap((unit): LedgerRow[] => {
    const clause = rowsOf(rubricOf(scheme, unit.kind))
      .flatMap(({ row }) => row.clauses)
      .find(({ kind }) => kind === 'fixed');
    const facts = '验收样例：查阅资料，未见相应文件';
    const place = { manual: null, file: '', sheet: '', cell: '' };
    return clause
      ? [{ unit: unit.name, clause: clause.id, quantity: null, facts, date: assessmentStart, ...place }]
      : [];
  });
  return teamAsReturned(scheme, team, {
    deductions,
    bonuses: [],
    visits: new Map(
      units.map((unit) => [
        unit.id,
        {
          unit: unit.id,
          start: assessmentStart,
          end: assessmentEnd,
          spotOne: unit.kind === 'district' ? '验收样例乡镇' : null,
          spotTwo: null,
          enterprises: '验收样例企业',
          signed: reportDue,
          note: '验收样例',
        },
      ]),
    ),
    opinions: new Map(units.map((unit) => [unit.id, '验收样例。'])),
  });
}

/** The three forms as they come back to the open 总表; refused for any 总表 that is not made for it. */
export function acceptanceForms(
  { state, identity }: Pick<OpenMaster, 'state' | 'identity'>,
  now: string,
): Result<{ name: string; model: WorkbookModel }[]> {
  const { scheme } = state;
  if (!isAcceptance(scheme))
    return failed(
      'acceptance-other',
      '打开的不是验收用的总表，样例文件不能收进正式的总表。',
      '请新建一个空白工作簿，在验收单里点“建验收用的总表”。',
    );
  const issued = identity.issued === '' ? now : identity.issued;
  const made = (model: WorkbookModel) => madeBy(model, identity.master, identity.serial);
  return ok([
    ...scheme.raters.map((rater, index) => {
      const scores = new Map(
        unitsRatedBy(scheme, rater.kind).map((unit, place) => [unit.id, decimal(9.5 - index - place)]),
      );
      return {
        name: `验收样例-${rater.name}.xlsx`,
        model: made(ratingWorkbook(scheme, rater, issued, scores)),
      };
    }),
    ...scheme.teams.map((team) => ({
      name: `验收样例-${team.name}.xlsx`,
      model: made(teamWorkbook(scheme, team, issued, sampleEntries(scheme, team))),
    })),
  ]);
}
