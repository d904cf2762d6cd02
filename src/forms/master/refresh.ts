import { decimal, rounded } from '../../base/decimal';
import { folded } from '../../base/text';
import { groupsOf } from '../../schemes';
import type { Scheme } from '../../schemes/scheme';
import type { CellChange } from '../../sheets/change';
import { cellAt } from '../../sheets/data';
import { sameFormula } from '../../sheets/formula-text';
import type { LocatedTable } from '../../sheets/locate';
import { refreshTable, rewriteTable, sameValue } from '../../sheets/refresh';
import type { Table } from '../../sheets/table';
import { raterNames } from './decorate';
import { publishedId, summaryId } from './kind-tables';
import { Places } from './places';
import type { MasterReading } from './reading';
import type { MasterState } from './state';

/** Tables whose typed cells a collection fills; elsewhere typed cells are people's own. */
const collected = (scheme: Scheme) => new Set([...groupsOf(scheme), 'visits', 'raters']);

/** What only settling writes: results that may have been signed are not touched by anything else. */
const officialOf = ({ kinds }: Scheme) => ({
  tables: new Set([...kinds.map(({ id }) => publishedId(id)), 'candidates']),
  within: new Set(kinds.map(({ id }) => summaryId(id))),
});

const isOfficial = (key: string): boolean => key.startsWith('own') || key === 'difference';

const withoutOfficial = <Row>(table: Table<Row>): Table<Row> => ({
  ...table,
  columns: table.columns.filter((column) => !isOfficial(column.key)),
});

/** Names above the raters' columns are no table's; 0.1.0 looked them up in another way. */
function renewedNames({ scheme, tables }: MasterReading): CellChange[] {
  const places = new Places();
  for (const { entry, located } of tables) places.set(entry.table.id, located.place);
  return tables.flatMap(({ entry, located: { sheet } }) => {
    const { id } = entry.table;
    if (!groupsOf(scheme).includes(id)) return [];
    return raterNames(scheme, id, places).flatMap(({ row, column, rater, formula, earlier }): CellChange[] =>
      sameFormula(cellAt(sheet, row, column).formula, earlier)
        ? [{ sheet: sheet.name, row, column, kind: 'formula', value: rater.name, formula }]
        : [],
    );
  });
}

/**
 * 差额 against the 核算 numbers that stand there, as its formula has it: they are older than what the formulas give now.
 * Where somebody put a text in place of a number, that is left to the program.
 */
function differenceChanges<Row>(
  located: LocatedTable,
  table: Table<Row>,
  rows: readonly Row[],
): CellChange[] {
  const total = table.columns.find(({ key }) => key === 'total');
  const column = located.place.columns.get('difference');
  if (!total || column === undefined) return [];
  const byKey = new Map(located.rows.map((row) => [folded(row.key), row]));
  return rows.flatMap((row, index): CellChange[] => {
    const at = byKey.get(folded(table.keyOf(row, index)));
    const [now, own, live] = [
      at?.cell('difference'),
      at?.cell('ownTotal').value ?? '',
      total.value(row, index),
    ];
    if (!at || now?.formula === undefined || (own !== '' && typeof own !== 'number')) return [];
    const value =
      typeof own === 'number' && typeof live === 'number'
        ? rounded(decimal(live).minus(decimal(own)), 6).toNumber()
        : '';
    if (sameValue(now.value, value)) return [];
    return [{ sheet: located.sheet.name, row: at.row, column, kind: 'result', value }];
  });
}

/**
 * What must change in an open 总表 so that it shows `state`: typed cells that a collection brought, records, and the
 * stored results of formulas, and formulas of an earlier version; with `settling` also 核算 columns and the tables to publish.
 */
export function masterChanges(reading: MasterReading, state: MasterState, settling = false): CellChange[] {
  const official = officialOf(reading.scheme);
  const typed = collected(reading.scheme);
  const tables = reading.tables.flatMap(({ entry, located }) =>
    entry.use(({ table, rows, mode, prepared }): CellChange[] => {
      if (!settling && official.tables.has(table.id)) return [];
      const within = official.within.has(table.id);
      const shown = settling || !within ? table : withoutOfficial(table);
      const differences = !settling && within ? differenceChanges(located, table, rows(state)) : [];
      return mode === 'keyed'
        ? [...refreshTable(located, shown, rows(state), typed.has(table.id)), ...differences]
        : rewriteTable(located, shown, rows(state), mode === 'ledger' ? prepared : 0);
    }),
  );
  return [...reading.added, ...tables, ...renewedNames(reading)];
}
