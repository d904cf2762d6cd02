import { folded } from '../../base/text';
import { formPartOf, groupsOf } from '../../schemes';
import type { Rater, RaterKind, Scheme, Unit } from '../../schemes/scheme';
import { cellAt, type WorkbookData } from '../../sheets/data';
import { locateTable, textOf, type LocatedTable } from '../../sheets/locate';
import type { Table } from '../../sheets/table';
import { evidenceTable, type EvidenceRow } from './evidence';
import { incidentTable, visitTable } from './incidents';
import { Places } from './places';
import { raterTable } from './raters-table';
import { matrixTable } from './score-matrix';
import { keptFacts } from './typed-facts';

/**
 * A 总表 whose scheme sheets were edited after its other tables had been filled: who and what these tables still speak
 * of, though the scheme does not know them any more.
 */
export interface Past {
  /** The scheme as edited, with everybody whom the tables still name, so that every row and column can be read. */
  scheme: Scheme;
  /** In the tables, and not in the scheme any more. */
  units: readonly Unit[];
  raters: readonly Rater[];
  /** In the scheme, and not when the 总表 was last written. */
  joined: readonly Unit[];
  /** How many raters of each kind the tables have a column for. */
  forms: Readonly<Record<RaterKind, number>>;
  /** The same number, another name. `free`: nobody else has the earlier name now. */
  renamed: readonly { id: string; was: string; now: string; of: 'unit' | 'rater'; free: boolean }[];
  /** The same name, another number: which of the two counts cannot be told. */
  renumbered: readonly { was: string; now: string; name: string; of: 'unit' | 'rater' }[];
}

/** Ids and names as the add-in last wrote them; empty in a 总表 of version 0.1.0. */
function lastWritten(book: WorkbookData): { units: Map<string, string>; raters: Map<string, string> } {
  const rows = locateTable(book, evidenceTable)?.rows ?? [];
  const evidence = rows.map((row): EvidenceRow => {
    const text = (key: string) => textOf(row.cell(`evidence${key}`));
    return {
      kind: text('Kind'),
      key: row.key,
      content: text('Content'),
      file: '',
      sheet: '',
      cell: '',
      noted: '',
      replaced: text('Replaced'),
    };
  });
  const units = new Map<string, string>();
  const raters = new Map<string, string>();
  for (const { action, key, object, value } of keptFacts(evidence) ?? []) {
    const [, unit] = /^单位 (.+)$/u.exec(key) ?? [];
    if (action === '改方案' && unit !== undefined) units.set(unit, value.split('、')[0] ?? '');
    if (action === '填名单' && object === key) raters.set(key, value);
  }
  return { units, raters };
}

/** Every column but the one that tells rows apart: a table is found by as little as is left of it. */
const anyColumns = <Row>({ columns, keyColumn }: Table<Row>): string[] =>
  columns.flatMap(({ key }) => (key === keyColumn ? [] : [key]));

/** Headers of a matrix between 单位 and 合计: the raters that it has columns for. */
function columnsOf({ sheet, place }: LocatedTable): string[] {
  const [from, to] = [place.columns.get('unit') ?? 0, place.columns.get('sum') ?? 0];
  const headers: string[] = [];
  for (let column = from + 1; column < to; column++) {
    const header = textOf(cellAt(sheet, place.headerRow, column));
    if (header !== '') headers.push(header);
  }
  return headers;
}

function pastRaters(
  book: WorkbookData,
  scheme: Scheme,
  written: ReadonlyMap<string, string>,
): Omit<Past, 'scheme' | 'units' | 'joined'> {
  const table = raterTable(undefined, new Places());
  const rows = locateTable(book, table, 'sheet', anyColumns(table))?.rows ?? [];
  const listed = new Map(rows.map((row) => [row.key, textOf(row.cell('raterName'))]));
  const known = new Map(scheme.raters.map((rater) => [rater.id, rater]));
  const raters: Rater[] = [];
  const forms: Record<RaterKind, number> = {};
  for (const kind of groupsOf(scheme)) {
    const matrix = matrixTable(scheme, kind, new Places());
    const located = locateTable(book, matrix, 'sheet', anyColumns(matrix));
    const columns = located ? columnsOf(located) : [];
    forms[kind] = columns.length;
    for (const id of columns)
      if (!known.has(id) && !raters.some((rater) => rater.id === id))
        raters.push({ id, kind, name: written.get(id) || listed.get(id) || id });
  }
  return { raters, forms, ...moves('rater', written, scheme.raters) };
}

/** Who changed a number or a name since the last write. */
function moves(
  of: 'unit' | 'rater',
  written: ReadonlyMap<string, string>,
  now: readonly { id: string; name: string }[],
): Pick<Past, 'renamed' | 'renumbered'> {
  const byId = new Map(now.map((each) => [each.id, each]));
  const byName = new Map(now.map((each) => [folded(each.name), each]));
  const renamed: Past['renamed'][number][] = [];
  const renumbered: Past['renumbered'][number][] = [];
  for (const [id, was] of written) {
    const same = byId.get(id);
    const other = byName.get(folded(was));
    if (other && other.id !== id) renumbered.push({ was: id, now: other.id, name: was, of });
    else if (same && folded(same.name) !== folded(was))
      renamed.push({ id, was, now: same.name, of, free: other === undefined });
  }
  return { renamed, renumbered };
}

function pastUnits(
  book: WorkbookData,
  scheme: Scheme,
  written: ReadonlyMap<string, string>,
): Pick<Past, 'units' | 'renamed' | 'renumbered'> {
  const known = new Map(
    scheme.units.flatMap((unit) => [unit.name, ...unit.aliases].map((name) => [folded(name), unit.id])),
  );
  const ids = new Map([...written].map(([id, name]) => [folded(name), id]));
  const taken = new Set([...scheme.units.map(({ id }) => id), ...written.keys()]);
  /** An id that nobody has or had, for a name of which nothing else is known. */
  const fresh = (letter: string): string => {
    let number = 1;
    while (taken.has(`${letter}${number}`)) number++;
    taken.add(`${letter}${number}`);
    return `${letter}${number}`;
  };
  const units = new Map<string, Unit>();
  const add = (name: string, kind: Unit['kind']) => {
    if (name === '' || units.has(folded(name))) return;
    const id = ids.get(folded(name));
    // A unit that has its number still is renamed, not gone; one that has become another's alias is gone.
    if (id !== undefined && scheme.units.some((unit) => unit.id === id)) return;
    if (known.has(folded(name)) && (id === undefined || known.get(folded(name)) === id)) return;
    const letter = scheme.kinds.find((each) => each.id === kind)?.letter ?? 'Y';
    units.set(folded(name), { id: id ?? fresh(letter), name, kind, aliases: [] });
  };
  const kindOfLetter = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : scheme.kinds.find(({ letter }) => letter === id.charAt(0))?.id;
  for (const group of groupsOf(scheme)) {
    const matrix = matrixTable(scheme, group, new Places());
    const located = locateTable(book, matrix, 'sheet', anyColumns(matrix));
    const rated = scheme.kinds.filter(({ id }) => formPartOf(scheme, id, group) !== undefined);
    for (const row of located?.rows ?? [])
      if (textOf(row.cell('no')) !== '')
        add(
          row.key,
          (rated.find(({ id }) => id === kindOfLetter(ids.get(folded(row.key)))) ?? rated[0])?.id ?? '',
        );
  }
  for (const table of [visitTable(scheme), incidentTable(scheme)] as readonly Table<never>[])
    for (const row of locateTable(book, table, 'sheet', anyColumns(table))?.rows ?? [])
      add(row.key, kindOfLetter(ids.get(folded(row.key))) ?? scheme.kinds.at(-1)?.id ?? '');
  return { units: [...units.values()], ...moves('unit', written, scheme.units) };
}

/** @param scheme as it is to be from now on: that of the workbook's edited sheets, or with other names */
export function pastOf(book: WorkbookData, scheme: Scheme): Past {
  const written = lastWritten(book);
  const raters = pastRaters(book, scheme, written.raters);
  const units = pastUnits(book, scheme, written.units);
  const gone = new Set(units.units.map(({ name }) => folded(name)));
  const earlier = new Map(units.renamed.flatMap(({ id, was, free }) => (free ? [[id, was] as const] : [])));
  return {
    units: units.units,
    joined: scheme.units.filter(({ id }) => written.units.size > 0 && !written.units.has(id)),
    raters: raters.raters,
    forms: raters.forms,
    renamed: [...units.renamed, ...raters.renamed],
    renumbered: [...units.renumbered, ...raters.renumbered],
    scheme: {
      ...scheme,
      units: [
        ...scheme.units.map((unit) => {
          const was = earlier.get(unit.id);
          return {
            ...unit,
            aliases: [
              ...unit.aliases.filter((alias) => !gone.has(folded(alias))),
              ...(was === undefined ? [] : [was]),
            ],
          };
        }),
        ...units.units,
      ],
      raters: [...scheme.raters, ...raters.raters],
    },
  };
}
