import type { Change } from '../../sheets/change';
import { refreshTable, rewriteTable } from '../../sheets/refresh';
import type { Table } from '../../sheets/table';
import type { MasterReading } from './reading';
import type { MasterState } from './state';

/** Tables whose typed cells a collection fills; elsewhere typed cells are people's own. */
const collected = new Set(['leader', 'office', 'visits', 'raters']);

/** What only settling writes: results that may have been signed are not touched by anything else. */
const official = {
  tables: new Set(['published', 'publishedMembers', 'candidates']),
  within: new Set(['summary', 'memberSummary']),
  columns: (key: string): boolean => key.startsWith('own') || key === 'difference',
};

const withoutOfficial = <Row>(table: Table<Row>): Table<Row> =>
  official.within.has(table.id)
    ? { ...table, columns: table.columns.filter((column) => !official.columns(column.key)) }
    : table;

/**
 * What must change in an open 总表 so that it shows `state`: typed cells that a collection brought, records, and the
 * stored results of formulas; with `settling` also 核算 columns and the tables to publish.
 */
export function masterChanges(reading: MasterReading, state: MasterState, settling = false): Change[] {
  return reading.tables.flatMap(({ entry, located }) =>
    entry.use(({ table, rows, mode, prepared }) => {
      if (!settling && official.tables.has(table.id)) return [];
      const shown = settling ? table : withoutOfficial(table);
      return mode === 'keyed'
        ? refreshTable(located, shown, rows(state), collected.has(table.id))
        : rewriteTable(located, shown, rows(state), mode === 'ledger' ? prepared : 0);
    }),
  );
}
