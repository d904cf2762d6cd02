import { newerMaster } from '../checks/file';
import { failed, ok, type Result } from '../base/finding';
import { draftCheck } from '../forms/draft/lines';
import { readScheme } from '../forms/master/scheme-reading';
import type { HostWorkbook } from '../port/port';
import { examineScheme, formOf, groupsOf, groupWord, measureOf, ratersOf, unitById } from '../schemes';
import type { Rater, Scheme, Unit } from '../schemes/scheme';
import type { CellChange } from '../sheets/change';
import type { WorkbookData } from '../sheets/data';
import type { Scalar } from '../sheets/model';
import { sameValue } from '../sheets/refresh';
import type { Finding } from '../base/finding';
import { draftOrigin } from './draft';
import { openMaster, type OpenMaster } from './master';
import type { Author } from './evidence';
import { writeRecorded } from './recorded';

/** Names of raters and teams: what the office types before the forms go out. */

interface TeamNames {
  no: number;
  name: string;
  /** Names of its units, for reading. */
  units: string;
  leader: string;
  members: string;
  liaison: string;
  phone: string;
}

/** The raters of one 评价组, by name. */
interface GroupNames {
  /** Id of the group. */
  id: string;
  /** What one of them is called. */
  word: string;
  /** Measure word: 「位」 for people, 「个」 for offices. */
  measure: string;
  names: string[];
}

/** A unit and the team that assesses it. */
export interface UnitPlace {
  /** "" for one that the scheme does not have yet. */
  id: string;
  name: string;
  /** Id of its 对象类别. */
  kind: string;
  /** Number of its team, null where it has none. */
  team: number | null;
}

export interface SchemeNames {
  /** In the scheme's order. */
  groups: GroupNames[];
  teams: TeamNames[];
  /** 对象类别 in the scheme's order. */
  kinds: { id: string; name: string }[];
  /** 考核对象 in the scheme's order. */
  units: UnitPlace[];
}

export const namesOf = (scheme: Scheme): SchemeNames => ({
  groups: groupsOf(scheme).map((id) => ({
    id,
    word: groupWord(scheme, id),
    measure: measureOf(formOf(scheme, id)),
    names: ratersOf(scheme, id).map(({ name }) => name),
  })),
  teams: scheme.teams.map(({ no, name, units, leader, members, liaison, phone }) => ({
    no,
    name,
    units: units.map((id) => unitById(scheme, id)?.name ?? id).join('、'),
    leader,
    members,
    liaison,
    phone,
  })),
  kinds: scheme.kinds.map(({ id, name }) => ({ id, name })),
  units: scheme.units.map(({ id, name, kind }) => ({
    id,
    name,
    kind,
    team: scheme.teams.find(({ units }) => units.includes(id))?.no ?? null,
  })),
});

const two = (value: number): string => String(value).padStart(2, '0');

/** Letters that none of these numbers begins with. */
function freeLetters(all: readonly { id: string }[]): string[] {
  const taken = new Set(all.map(({ id }) => id.charAt(0)));
  return Array.from('PQRSTUVWXYZABCDEFGHIJKLMNO').filter((letter) => !taken.has(letter));
}

/** The letter that numbers of a group begin with; of groups without raters one that nobody has, each its own. */
function letterOf(scheme: Scheme, group: string): string {
  const without = groupsOf(scheme).filter((id) => ratersOf(scheme, id).length === 0);
  return (
    ratersOf(scheme, group)[0]?.id.charAt(0) ?? freeLetters(scheme.raters)[without.indexOf(group)] ?? 'P'
  );
}

/**
 * Raters by their names. Whoever was there keeps the number, which forms that came back are known by; a new name in the
 * place of one that is gone takes over its number, any other gets one that nobody had.
 */
function ratersNamed(kind: Rater['kind'], names: readonly string[], scheme: Scheme): Rater[] {
  const before = ratersOf(scheme, kind);
  const letter = letterOf(scheme, kind);
  const typed = names.map((name) => name.trim());
  const taken = new Set<string>();
  const ids = typed.map((name) => {
    const same = before.find((rater) => rater.name === name && !taken.has(rater.id));
    if (same) taken.add(same.id);
    return same?.id;
  });
  let last = Math.max(0, ...before.map(({ id }) => Number(id.slice(letter.length))));
  return typed.map((name, index) => {
    const there = before[index];
    const follows = ids[index] === undefined && there && !taken.has(there.id) ? there.id : undefined;
    if (follows !== undefined) taken.add(follows);
    return { id: ids[index] ?? follows ?? `${letter}${two(++last)}`, kind, name };
  });
}

/** A number that no unit of the kind has or had, in the manner of those that are there. */
function newUnitId(scheme: Scheme, kind: string, units: readonly Unit[]): string {
  const everybody = [...scheme.units, ...(scheme.absent ?? []), ...units];
  const own = everybody.filter((unit) => unit.kind === kind);
  const letter =
    scheme.kinds.find(({ id }) => id === kind)?.letter ??
    own[0]?.id.charAt(0) ??
    freeLetters(everybody)[0] ??
    'P';
  const numbers = everybody.flatMap(({ id }) => (id.startsWith(letter) ? [id.slice(letter.length)] : []));
  const last = Math.max(0, ...numbers.map(Number).filter(Number.isFinite));
  return `${letter}${String(last + 1).padStart(numbers[0]?.length ?? 2, '0')}`;
}

/**
 * Units as they are placed: whoever was there keeps the number, by which scores and returned forms are known, and its
 * former name as an alias, by which a returned form still names it. Who is not placed has left.
 */
function unitsPlaced(scheme: Scheme, placed: readonly UnitPlace[]): Pick<Scheme, 'units' | 'teams'> {
  const stays = new Map(placed.map((each) => [each.id, each]));
  const names = new Set(placed.map(({ name }) => name.trim()));
  const units = scheme.units.flatMap((unit): Unit[] => {
    const name = stays.get(unit.id)?.name.trim();
    if (name === undefined) return [];
    if (name === unit.name) return [unit];
    const aliases = [...unit.aliases.filter((alias) => alias !== name), unit.name];
    return [{ ...unit, name, aliases: aliases.filter((alias) => !names.has(alias)) }];
  });
  const teamOf = new Map(placed.map(({ id, team }) => [id, team]));
  for (const { id, name, kind, team } of placed) {
    if (id !== '') continue;
    const unit = { id: newUnitId(scheme, kind, units), name: name.trim(), kind, aliases: [] };
    const last = units.findLastIndex((each) => each.kind === kind);
    units.splice(last < 0 ? units.length : last + 1, 0, unit);
    teamOf.set(unit.id, team);
  }
  return {
    units,
    teams: scheme.teams.map((team) => {
      const own = units.filter(({ id }) => teamOf.get(id) === team.no).map(({ id }) => id);
      const stayed = team.units.filter((id) => own.includes(id));
      return { ...team, units: [...stayed, ...own.filter((id) => !stayed.includes(id))] };
    }),
  };
}

/** The scheme with these units, these raters, however many, and these people in its teams. */
export function namedScheme(scheme: Scheme, names: SchemeNames): Result<Scheme> {
  const people = new Map(names.teams.map((team) => [team.no, team]));
  const lists = new Map(names.groups.map((group) => [group.id, group.names]));
  const { units, teams } = unitsPlaced(scheme, names.units);
  const named: Scheme = {
    ...scheme,
    units,
    raters: [
      ...groupsOf(scheme).flatMap((group) => {
        const list = lists.get(group);
        // 评价组 that the lists do not speak of stay as the scheme has them.
        return list ? ratersNamed(group, list, scheme) : ratersOf(scheme, group);
      }),
    ],
    teams: teams.map((team) => {
      const typed = people.get(team.no);
      if (!typed) return team;
      const { name, leader, members, liaison, phone } = typed;
      return { ...team, name, leader, members, liaison, phone };
    }),
  };
  const examined = examineScheme(named);
  const fault = examined.findings.find(({ severity }) => severity === 'error');
  return fault ? { ok: false, finding: fault } : ok(named);
}

/** The scheme of another 总表, with what is to be said of it. */
export function schemeOfWorkbook(
  book: WorkbookData,
): Result<{ scheme: Scheme; findings: Finding[]; origin: string }> {
  const newer = newerMaster(book, '');
  if (newer) return { ok: false, finding: newer };
  const draft = draftCheck(book);
  const { scheme, findings } = readScheme(book, true);
  // A draft that nobody looked at is not in force, whatever else is wrong with it.
  const fault = [...(draft?.findings ?? []), ...findings].find(({ severity }) => severity === 'error');
  if (fault) return { ok: false, finding: fault };
  return scheme
    ? ok({ scheme, findings, origin: draftOrigin(draft) })
    : failed(
        'scheme-unreadable',
        '这个工作簿里没有方案。',
        '请选一份总表（有“方案”“口径”“条款”等表的工作簿）。',
      );
}

/** Whether a cell says what was typed. A text that looks like a number, as a telephone's, stands in its cell as one. */
const sameTyped = (now: Scalar, typed: Scalar): boolean =>
  typeof typed === 'string' ? String(now ?? '') === typed : sameValue(now, typed);

/** Puts typed values into keyed rows of a table; only cells that differ. */
export function keyedChanges(
  { reading }: OpenMaster,
  id: string,
  values: ReadonlyMap<string, Readonly<Record<string, Scalar>>>,
): CellChange[] {
  const located = reading.tables.find(({ entry }) => entry.table.id === id)?.located;
  if (!located) return [];
  return located.rows.flatMap((row) =>
    Object.entries(values.get(row.key) ?? {}).flatMap(([key, value]): CellChange[] => {
      const column = located.place.columns.get(key);
      if (column === undefined || sameTyped(row.cell(key).value, value)) return [];
      return [
        {
          sheet: located.sheet.name,
          row: row.row,
          column,
          kind: 'value',
          value: value === '' ? null : value,
        },
      ];
    }),
  );
}

/** Names into the open 总表. The number of raters is fixed when it is created. */
export async function saveNames(
  master: HostWorkbook,
  names: SchemeNames,
  author: Author,
): Promise<Result<void>> {
  const open = await openMaster(master);
  if (!open.ok) return open;
  const { scheme } = open.value.state;
  const lists = new Map(names.groups.map((group) => [group.id, group.names]));
  for (const group of groupsOf(scheme)) {
    const typed = lists.get(group);
    const count = ratersOf(scheme, group).length;
    if (typed && (typed.length !== count || typed.some((name) => name.trim() === '')))
      return failed(
        'names-count',
        `总表里有${groupWord(scheme, group)} ${count} 位，现在填了 ${typed.filter((name) => name.trim() !== '').length} 个名字。`,
        `填满 ${count} 个名字；人数有增减的，用“建表”另建一份总表。`,
        { sheet: '评价人' },
      );
  }
  const raters = new Map(
    groupsOf(scheme).flatMap((group) =>
      ratersOf(scheme, group).flatMap(({ id }, index) => {
        const typed = lists.get(group)?.[index];
        return typed === undefined ? [] : [[id, { raterName: typed.trim() }] as const];
      }),
    ),
  );
  const teams = new Map(
    names.teams.map(({ no, name, leader, members, liaison, phone }) => [
      String(no),
      { teamName: name, leader, members, liaison, phone },
    ]),
  );
  const changes = [
    ...keyedChanges(open.value, 'raters', raters),
    ...keyedChanges(open.value, 'teams', teams),
  ];
  return writeRecorded(master, open.value.reading.book, changes, author);
}

/** One typed cell of a keyed table: 缺表处理 of a rater, or the choice of a reading. */
export async function typeKeyed(
  master: HostWorkbook,
  table: 'raters' | 'readings',
  key: string,
  column: string,
  value: string,
  author: Author,
): Promise<Result<void>> {
  const open = await openMaster(master);
  if (!open.ok) return open;
  const changes = keyedChanges(open.value, table, new Map([[key, { [column]: value }]]));
  return writeRecorded(master, open.value.reading.book, changes, author);
}
