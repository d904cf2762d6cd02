import { chineseNumber } from '../../base/chinese-number';
import type { Scheme, Team, Unit } from '../../schemes/scheme';
import { annexWord, type RubricPart, rubricPartsOf, rubricsOf, unitById } from '../../schemes';
import type { Rubric } from '../../schemes/rubric';
import { allUnits, type Results, type RubricResult } from '../../scoring/results';
import { distinctNames, nameable } from '../../sheets/sheet-names';
import type { BonusRow } from '../bonus-ledger';
import { clauseRows, type ClauseRow } from '../clause-table';
import type { LedgerRow } from '../deduction-ledger';
import type { VisitRow } from '../master/state';

/** What a team's workbook holds beside its forms; all empty when it is issued. */
export interface TeamEntries {
  deductions: readonly LedgerRow[];
  bonuses: readonly BonusRow[];
  /** Typed over the 扣分 formula: by unit id, rubric id and 小项 number. */
  overrides: readonly { unit: string; rubric: string; row: number; points: number; reason: string }[];
  visits: ReadonlyMap<string, VisitRow>;
  /** 考核意见 by unit id. */
  opinions: ReadonlyMap<string, string>;
  /** Results of the workbook's own ledgers (see `teamResults`): the stored results of its formulas. */
  results: ReadonlyMap<string, RubricResult>;
  /** Whether an outline is enough (see `Canvas`). */
  outline?: boolean;
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

/** The rubrics that a team scores by, in the order of the scheme. */
const teamRubrics = (scheme: Scheme, team: Team): Rubric[] => {
  const own = new Set(teamUnits(scheme, team).flatMap((unit) => rubricsOf(scheme, unit.kind)));
  return scheme.rubrics.filter((rubric) => own.has(rubric));
};

/** 条款 as they stand in a team's workbook: its ledger finds a clause by its place among them. */
export const teamClauses = (scheme: Scheme, team: Team): ClauseRow[] =>
  clauseRows(scheme, teamRubrics(scheme, team));

/** A unit as a team scores it by one of its rubrics. */
export interface Scored {
  unit: Unit;
  part: RubricPart;
}

/** What a team scores, unit by unit, rubric by rubric. */
export const scoredBy = (scheme: Scheme, team: Team): Scored[] =>
  teamUnits(scheme, team).flatMap((unit) => rubricPartsOf(scheme, unit.kind).map((part) => ({ unit, part })));

/** The first rubric of a unit goes by the unit alone, as in version 0.1.0; another one by its id, too. */
const scoredKey = (unit: string, part: RubricPart): string =>
  part.first ? unit : `${unit}:${part.rubric.id}`;

/** The results of a year as a team's workbook asks for them. */
export const teamResults = (results: Results): TeamEntries['results'] =>
  new Map(
    allUnits(results).flatMap(({ unit, parts }) =>
      parts.flatMap(({ part, rubric }) =>
        part.source === '考核细则' && rubric ? [[scoredKey(unit, part), rubric] as const] : [],
      ),
    ),
  );

/** What the workbook's ledgers come to for a unit and rubric. */
export const resultFor = ({ results }: TeamEntries, { unit, part }: Scored): RubricResult | undefined =>
  results.get(scoredKey(unit.id, part));

export const rubricRole = ({ unit, part }: Scored): string => `rubric:${scoredKey(unit.id, part)}`;
/** The unit that a sheet with a rubric is about; undefined for another sheet. */
export const unitOfRole = (role: string): string | undefined => /^rubric:([A-Z]\d+)/u.exec(role)?.[1];

export const reportRole = (unit: string): string => `report:${unit}`;

/** @param index of the 附页 among those of the unit */
export const annexRole = (unit: string, index: number): string =>
  `report-annex${index === 0 ? '' : `-${index + 1}`}:${unit}`;

/** Sheets of a team's workbook that are named alike in all of them. */
export const commonSheets = {
  guide: '说明',
  visits: '考核情况',
  deductions: '扣分台账',
  bonuses: '加分台账',
  clauses: '条款',
  bonusRules: '加分标准',
} as const;

/**
 * Pages of each 附页; one more has the rest. Whoever prints a sheet prints all its pages: an ordinary unit needs no more than
 * the first, and of those that a wordier one needs few are empty.
 */
export const annexPages = [3, 3, 5] as const;

/** The first rubric of a unit goes by the unit alone, as in version 0.1.0. */
const rubricSheetName = ({ unit, part }: Scored): string =>
  part.first ? nameable(unit.name, 28) : `${nameable(unit.name, 20)}-${annexWord(part.rubric.annex)}`;

/** 附页, 附页二, 附页三, … */
const annexSheetName = (unit: Unit, index: number): string =>
  `附页${index === 0 ? '' : chineseNumber(index + 1)}-${unit.name}`;

/** Names of the sheets of a team's units by role: units whose long names begin alike are told apart by a number. */
export function teamSheetNames(scheme: Scheme, team: Team): ReadonlyMap<string, string> {
  const named = [
    ...scoredBy(scheme, team).map((scored) => [rubricRole(scored), rubricSheetName(scored)] as const),
    ...teamUnits(scheme, team).flatMap((unit) => [
      [reportRole(unit.id), `报告-${unit.name}`] as const,
      ...Array.from(
        { length: annexPages.length + 1 },
        (_, index) => [annexRole(unit.id, index), annexSheetName(unit, index)] as const,
      ),
    ]),
  ];
  const common = Object.values(commonSheets);
  const names = distinctNames([...common, ...named.map(([, name]) => name)]).slice(common.length);
  return new Map(named.map(([role, name], index) => [role, names[index] ?? name]));
}
