import { summaryId, publishedId } from '../forms/master/kind-tables';
import type { Finding, Place } from '../base/finding';
import { folded } from '../base/text';
import type { MasterReading } from '../forms/master/reading';
import type { MasterState } from '../forms/master/state';
import type { UnitKind } from '../schemes/scheme';
import type { LocatedRow } from '../sheets/locate';
import type { Scalar } from '../sheets/model';
import { sameValue } from '../sheets/refresh';
import { warning } from './finding';

/**
 * What settling wrote — 核算 columns, 成绩公布, 评先候选 — held against each other and against what the entries come to
 * now. The same figure stands twice, so it can be told who was changed: the record, or the entries since.
 */

/** One cell of them. */
interface OfficialCell {
  unit: string;
  /** Key and header of its column. */
  key: string;
  head: string;
  place: Place;
  stands: Scalar;
  /** What settling would write there now. */
  engine: Scalar;
}

interface OfficialDifference {
  unit: string;
  head: string;
  place: Place;
  stands: Scalar;
  /** What settling wrote there, or what it comes to now. */
  should: Scalar;
}

export interface Official {
  /** Cells that somebody changed after settling wrote them. */
  edited: OfficialDifference[];
  /** Units whose entries come to something else by now. */
  since: OfficialDifference[];
}

/** The same figure in 核算 columns and on 成绩公布. */
const shared = new Map([
  ['ownTotal', 'total'],
  ['ownGrade', 'grade'],
  ['ownRank', 'rank'],
]);

/** Cells of a table that settling writes, with what it would write. Rows are found as settling finds them. */
function cellsOf(reading: MasterReading, state: MasterState, id: string): OfficialCell[] {
  const found = reading.tables.find(({ entry }) => entry.table.id === id);
  if (!found) return [];
  const { located, entry } = found;
  return entry.use(({ table, rows, mode }) => {
    const settled = rows({ ...state, settled: true });
    const columns = table.columns.filter(
      ({ key, own }) =>
        !own && located.place.columns.has(key) && (mode === 'written' || key.startsWith('own')),
    );
    const byKey = new Map(located.rows.map((row) => [folded(row.key), row]));
    const byRow = new Map(located.rows.map((row) => [row.row, row]));
    const cell = (unit: string, at: LocatedRow, column: (typeof columns)[number], engine: Scalar) => ({
      unit,
      key: column.key,
      head: column.header.replaceAll('\n', ''),
      place: { sheet: located.sheet.name, cell: at.address(column.key), unit },
      stands: at.cell(column.key).value,
      engine,
    });
    const cells = settled.flatMap((row, index) => {
      const unit = table.keyOf(row, index);
      const at = mode === 'written' ? byRow.get(located.place.firstRow + index) : byKey.get(folded(unit));
      return at ? columns.map((column) => cell(unit, at, column, column.value(row, index))) : [];
    });
    const key = columns.find((column) => column.key === table.keyColumn);
    const below = mode === 'written' ? located.place.firstRow + settled.length : Infinity;
    const more = located.rows.filter((row) => row.row >= below && row.key !== '');
    return [...cells, ...(key ? more.map((row) => cell(row.key, row, key, null)) : [])];
  });
}

/** A unit without a rank has "—" on paper and an empty cell in 核算 columns. */
const plain = (value: Scalar): Scalar => (value === '—' ? null : value);
const same = (a: Scalar, b: Scalar): boolean => sameValue(plain(a), plain(b));

/** What stands on 成绩公布 for a unit, wherever its row is now. */
function publishedOf(
  reading: MasterReading,
  kind: UnitKind,
): (unit: string, key: string) => Scalar | undefined {
  const located = reading.tables.find(({ entry }) => entry.table.id === publishedId(kind))?.located;
  const byName = new Map(located?.rows.map((row) => [folded(row.key), row]));
  return (unit, key) => byName.get(folded(unit))?.cell(key).value;
}

/** @param state with the results of the entries as they stand */
export function officialOf(reading: MasterReading, state: MasterState): Official {
  const edited: OfficialDifference[] = [];
  const since: OfficialDifference[] = [];
  if (!state.settled) return { edited, since };
  const say = (list: OfficialDifference[], { unit, head, place, stands }: OfficialCell, should: Scalar) =>
    list.push({ unit, head, place, stands, should });
  const kinds = state.scheme.kinds.map(({ id }) => id);
  for (const kind of kinds) {
    const published = publishedOf(reading, kind);
    for (const own of cellsOf(reading, state, summaryId(kind))) {
      if (same(own.stands, own.engine)) continue;
      const key = shared.get(own.key);
      const printed = key === undefined ? undefined : published(own.unit, key);
      // The entries still come to what was printed: the record was changed, not the entries.
      if (printed !== undefined && same(printed, own.engine)) say(edited, own, own.engine);
      else say(since, own, own.engine);
    }
  }
  // Once entries changed, paper no longer says what the engine does; then it is held against 核算 columns.
  if (since.length > 0) edited.push(...apart(reading, state, edited));
  else
    for (const cell of [...kinds.map(publishedId), 'candidates'].flatMap((id) => cellsOf(reading, state, id)))
      if (!same(cell.stands, cell.engine)) say(edited, cell, cell.engine);
  return { edited, since };
}

/** Where 成绩公布 says something else than 核算 columns. */
function apart(
  reading: MasterReading,
  state: MasterState,
  said: readonly OfficialDifference[],
): OfficialDifference[] {
  const known = new Set(said.map(({ place }) => place.cell));
  return state.scheme.kinds.flatMap(({ id: kind }) => {
    const located = reading.tables.find(({ entry }) => entry.table.id === publishedId(kind))?.located;
    const rows = new Map(located?.rows.map((row) => [folded(row.key), row]));
    return cellsOf(reading, state, summaryId(kind)).flatMap((own): OfficialDifference[] => {
      const key = shared.get(own.key);
      const at = rows.get(folded(own.unit));
      if (key === undefined || !at || !located || known.has(own.place.cell)) return [];
      if (same(at.cell(key).value, own.stands)) return [];
      const place = { sheet: located.sheet.name, cell: at.address(key), unit: own.unit };
      return [{ unit: own.unit, head: own.head, place, stands: at.cell(key).value, should: own.stands }];
    });
  });
}

export const shownValue = (value: Scalar): string =>
  value === null || value === '' ? '（空）' : String(value);

export function checkOfficial(reading: MasterReading, state: MasterState): Finding[] {
  const { edited, since } = officialOf(reading, state);
  const units = new Map<string, OfficialDifference[]>();
  for (const each of since) units.set(each.unit, [...(units.get(each.unit) ?? []), each]);
  return [
    ...edited.map(({ head, place, stands, should }) =>
      warning(
        'official-changed',
        `“${head}”核算时写的是 ${shownValue(should)}，现在是 ${shownValue(stands)}。`,
        '再核算一次即恢复为核算结果，改动记入操作记录；已经签发的，以签字件核对。',
        { ...place, allowed: '核算列、成绩公布、评先候选只由核算写入。' },
      ),
    ),
    ...[...units].map(([unit, own]) =>
      warning(
        'changed-since-settled',
        `核算以后又有改动：${own.map(({ head, stands, should }) => `${head} ${shownValue(stands)}，现在是 ${shownValue(should)}`).join('；')}。`,
        '核对改动的原因；确应改的，再核算一次。',
        { ...own[0]?.place, unit },
      ),
    ),
  ];
}
