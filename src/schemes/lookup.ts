import { folded } from '../base/text';
import type { KindOfUnit } from './kinds';
import { rubricPartsOf, unitsRatedBy } from './parts';
import type { Clause, Rubric, RubricItem, RubricRow } from './rubric';
import type { Rater, RaterKind, Scheme, Team, Unit, UnitKind } from './scheme';

/** Finding things in a scheme. A scheme is never changed in place, so tables are built once for each. */

export interface ClauseEntry {
  clause: Clause;
  row: RubricRow;
  item: RubricItem;
  rubric: Rubric;
}

/** "annex1" → 1. */
export const annexNumber = (rubric: Rubric): number => Number(rubric.id.slice('annex'.length));

/** 「附件 1」 in running text and in names: 附件1. */
export const annexWord = (annex: string): string => annex.replaceAll(' ', '');

/** Digits of 「附件 1」, the first of them; "" where it has none. */
export const annexDigits = (annex: string): string => /\d+/u.exec(annex)?.[0] ?? '';

/** Numbers of the annexes that rubrics and forms are, in their order; one that is only 「附件」 has none. */
const annexNumbers = ({ rubrics, forms }: Scheme): number[] =>
  [...rubrics, ...Object.values(forms)].flatMap(({ annex }) => Number(annexDigits(annex)) || []);

/** The annex of the 考核分组: of the numbers that follow the first, the first that is free. */
function teamsNumber(numbers: readonly number[]): number {
  let number = numbers.length > 0 ? Math.min(...numbers) : 1;
  while (numbers.includes(number)) number += 1;
  return number;
}

/** 「附件 5」: the annex of the 考核分组, whose number no rubric and no form has. */
export const teamsAnnex = (scheme: Scheme): string => `附件 ${teamsNumber(annexNumbers(scheme))}`;

/** 「附件1至5」: all annexes of the notice. */
export function annexSpan(scheme: Scheme): string {
  const numbers = annexNumbers(scheme);
  const teams = teamsNumber(numbers);
  const first = Math.min(teams, ...numbers);
  const last = Math.max(teams, ...numbers);
  return `附件${first < last ? `${first}至` : ''}${last}`;
}

/** The 考核细则 that a kind of unit is scored by, in the order of its parts; none where others give all its points. */
export const rubricsOf = (scheme: Scheme, kind: UnitKind): Rubric[] => [
  ...new Set(rubricPartsOf(scheme, kind).map(({ rubric }) => rubric)),
];

/** The first, or only, 考核细则 of a kind of unit: for callers who know that it has one. */
export function rubricOf(scheme: Scheme, kind: UnitKind): Rubric {
  const [rubric] = rubricsOf(scheme, kind);
  if (!rubric) throw new Error(`scheme ${scheme.id} has no rubric for ${kind}`);
  return rubric;
}

/** All 小项 in order, each with its 大项. */
export const rowsOf = (rubric: Rubric): { item: RubricItem; row: RubricRow }[] =>
  rubric.items.flatMap((item) => item.rows.map((row) => ({ item, row })));

/** 分值 of a 小项: its own, or those of a 大项 that consists of it alone; undefined where it has none of its own. */
export const pointsOfRow = (item: RubricItem, row: RubricRow): number | undefined =>
  row.points ?? (item.rows.length === 1 && item.kind === 'scored' ? item.points : undefined);

/** Whether a 小项 begins at nothing and earns its points (得分制). */
export const earnsPoints = (row: RubricRow): boolean => row.clauses.some(({ earns }) => earns === true);

const wideSchemes = new WeakMap<Scheme, boolean>();

/** Whether any 小项 or clause has what 郑安委〔2020〕1号 does not: 得, a limit, a discretion, a repetition, own points. */
export function usesMechanisms(scheme: Scheme): boolean {
  const known = wideSchemes.get(scheme);
  if (known !== undefined) return known;
  const wide = scheme.rubrics.some((rubric) =>
    rowsOf(rubric).some(
      ({ row }) => row.points !== undefined || row.clauses.some((clause) => hasMechanism(clause)),
    ),
  );
  wideSchemes.set(scheme, wide);
  return wide;
}

const newKinds = new Set<Clause['kind']>(['proportion', 'discretion', 'row']);

const hasMechanism = ({ kind, step, earns, limit, to, repeat }: Clause): boolean =>
  newKinds.has(kind) ||
  (step !== null && kind !== 'percent') ||
  [earns, limit, to, repeat].some((each) => each !== undefined);

/** 考核内容 to print: with its restored head; null where the cell above goes on. */
export const contentOf = (row: RubricRow): string | null =>
  row.content === null ? null : `${row.contentRestored ?? ''}${row.content}`;

const clauseTables = new WeakMap<Scheme, ReadonlyMap<string, ClauseEntry>>();

/** Every clause by its id, with where it stands. */
export function clauseById(scheme: Scheme): ReadonlyMap<string, ClauseEntry> {
  const known = clauseTables.get(scheme);
  if (known) return known;
  const table = new Map(
    scheme.rubrics.flatMap((rubric) =>
      rowsOf(rubric).flatMap(({ item, row }) =>
        row.clauses.map((clause) => [clause.id, { clause, row, item, rubric }] as const),
      ),
    ),
  );
  clauseTables.set(scheme, table);
  return table;
}

/** The unit of count with its step, as the text has it: 次, 10%, 个百分点, 5亩; null where nothing is counted. */
export function perOf({ text, unit, step }: Clause): string | null {
  if (unit === null) return null;
  const size = step === null || step === 1 ? '' : String(step);
  if (unit !== '百分点') return `${size}${unit}`;
  return /[%％]/.test(text) ? `${step ?? 1}%` : `${size}个百分点`;
}

/** Where a clause stands and what it says: 附件1 第8行：“每缺少 1 人次扣 0.5 分”. */
export const sourceOf = ({ rubric, row, clause }: ClauseEntry): string =>
  `附件${annexNumber(rubric)} 第${row.no}行：“${clause.text}”`;

/** A kind of unit as the scheme describes it. A loaded scheme has the kind of each of its units. */
export function kindOf(scheme: Scheme, id: UnitKind): KindOfUnit {
  const kind = scheme.kinds.find((each) => each.id === id);
  if (!kind) throw new Error(`scheme ${scheme.id} has no kind ${id}`);
  return kind;
}

/** What a kind of unit is called; its id where the scheme (not yet checked) does not have it. */
export const kindName = (scheme: Scheme, id: UnitKind): string =>
  scheme.kinds.find((each) => each.id === id)?.name ?? id;

/** What one rater of a 评价组 is called, which is the name of the group, too. */
export const groupWord = (scheme: Scheme, group: RaterKind): string =>
  scheme.forms[group]?.raterWord ?? group;

/** 「不参评：甲局（当年新设）、乙局（…）。」; "" where all units are assessed. */
export const absentWords = ({ absent = [] }: Pick<Scheme, 'absent'>, kind?: UnitKind): string => {
  const own = absent.filter((unit) => kind === undefined || unit.kind === kind);
  return own.length === 0
    ? ''
    : `不参评：${own.map(({ name, reason }) => `${name}（${reason}）`).join('、')}。`;
};

export const unitsOf = (scheme: Scheme, kind: UnitKind): Unit[] =>
  scheme.units.filter((unit) => unit.kind === kind);

export const ratersOf = (scheme: Scheme, kind: RaterKind): Rater[] =>
  scheme.raters.filter((rater) => rater.kind === kind);

const unitIds = new WeakMap<Scheme, ReadonlyMap<string, Unit>>();

export function unitById(scheme: Scheme, id: string): Unit | undefined {
  const known = unitIds.get(scheme);
  // Of units with one id (a scheme not yet checked) the first counts, as in a search.
  const table = known ?? new Map([...scheme.units].reverse().map((unit) => [unit.id, unit]));
  if (!known) unitIds.set(scheme, table);
  return table.get(id);
}

const unitTeams = new WeakMap<Scheme, ReadonlyMap<string, Team>>();

/** The 考核组 that assesses a unit. */
export function teamOf(scheme: Scheme, unitId: string): Team | undefined {
  const known = unitTeams.get(scheme);
  const table =
    known ??
    new Map([...scheme.teams].reverse().flatMap((team) => team.units.map((unit) => [unit, team] as const)));
  if (!known) unitTeams.set(scheme, table);
  return table.get(unitId);
}

const unitTables = new WeakMap<Scheme, ReadonlyMap<string, Unit>>();

/** The unit that a name or alias means; spaces, width and punctuation do not matter. */
export function unitByName(scheme: Scheme, name: string): Unit | undefined {
  const known = unitTables.get(scheme);
  const table =
    known ??
    new Map(
      scheme.units.flatMap((unit) =>
        [unit.name, ...unit.aliases].map((each) => [folded(each), unit] as const),
      ),
    );
  if (!known) unitTables.set(scheme, table);
  return table.get(folded(name));
}

/**
 * The unit that a rater is itself, where its group does not score its own: the one that bears its name. Undefined where the
 * rater scores all.
 */
export const ownUnitOf = (
  scheme: Scheme,
  { kind, name }: Pick<Rater, 'kind' | 'name'>,
): string | undefined => (scheme.forms[kind]?.ownVote === false ? unitByName(scheme, name)?.id : undefined);

/** The units that one rater scores: those of its group without its own. */
export function unitsOfRater(scheme: Scheme, rater: Rater): readonly Unit[] {
  const own = ownUnitOf(scheme, rater);
  const units = unitsRatedBy(scheme, rater.kind);
  return own === undefined ? units : units.filter(({ id }) => id !== own);
}

/** Raters of a group that do not score a unit because it is their own. */
export const ownRatersOf = (scheme: Scheme, group: string, unit: string): Rater[] =>
  scheme.forms[group]?.ownVote === false
    ? ratersOf(scheme, group).filter((rater) => ownUnitOf(scheme, rater) === unit)
    : [];
