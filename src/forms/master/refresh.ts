import type { Change } from '../../sheets/change';
import { refreshTable, rewriteTable } from '../../sheets/refresh';
import type { MasterReading } from './reading';
import type { MasterState } from './state';

/** Tables whose typed cells a collection fills; elsewhere typed cells are people's own. */
const collected = new Set(['leader', 'office', 'visits', 'raters']);

/**
 * What must change in an open 总表 so that it shows `state`: typed cells that a collection brought, 核算 columns, the
 * tables to publish, and the stored results of formulas.
 */
export function masterChanges(reading: MasterReading, state: MasterState): Change[] {
  return reading.tables.flatMap(({ entry, located }) =>
    entry.use(({ table, rows, mode }) =>
      mode === 'keyed'
        ? refreshTable(located, table, rows(state), collected.has(table.id))
        : rewriteTable(located, table, rows(state)),
    ),
  );
}
