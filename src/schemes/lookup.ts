import { folded } from '../base/text';
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

/** The 考核细则 of a kind of unit. A loaded scheme has exactly one for each kind of its units. */
export function rubricOf(scheme: Scheme, kind: UnitKind): Rubric {
  const rubric = scheme.rubrics.find(({ appliesTo }) => appliesTo === kind);
  if (!rubric) throw new Error(`scheme ${scheme.id} has no rubric for ${kind}`);
  return rubric;
}

/** All 小项 in order, each with its 大项. */
export const rowsOf = (rubric: Rubric): { item: RubricItem; row: RubricRow }[] =>
  rubric.items.flatMap((item) => item.rows.map((row) => ({ item, row })));

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

/** Where a clause stands and what it says: 附件1 第8行：“每缺少 1 人次扣 0.5 分”. */
export const sourceOf = ({ rubric, row, clause }: ClauseEntry): string =>
  `附件${annexNumber(rubric)} 第${row.no}行：“${clause.text}”`;

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
