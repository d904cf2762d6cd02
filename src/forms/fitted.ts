import { cellChanges, type Change, type LayoutChange } from '../sheets/change';
import type { SheetData, WorkbookData } from '../sheets/data';
import { fittedLayout, sheetAfter, type FittedTable } from '../sheets/fit';
import type { SheetLayout } from '../sheets/layout';
import { locateTable, textOf } from '../sheets/locate';
import { clauseTable, ledgerClauses, optionalClauseColumns } from './clause-table';
import { readIdentity } from './identity';
import { publishedId, summaryId } from './master/kind-tables';
import { hiddenColumnsOf } from './master/plan';
import { readMaster } from './master/reading';
import { hiddenTeamColumns, locateTeamLedger } from './team/ledgers';

/** Which tables of a workbook the layout follows, and what a write means for it. */

/** A workbook as it will be after some changes, and its tables found again in it. */
export interface BookAfter {
  sheets: readonly SheetData[];
  tables: readonly FittedTable[];
  /** Rows by sheet in which cells change. */
  touched: ReadonlyMap<string, ReadonlySet<number>>;
  /** Ids of tables whose rows only the add-in writes: nobody keeps empty ones to type in. */
  engineOnly: ReadonlySet<string>;
  /** Results stand in it: its ledgers are complete. */
  settled: boolean;
}

type BookTables = Pick<BookAfter, 'tables' | 'engineOnly' | 'settled'>;

function masterTables(book: WorkbookData): BookTables {
  const { reading } = readMaster(book);
  const kinds = reading?.scheme.kinds.map(({ id }) => id) ?? [];
  const tables = (reading?.tables ?? []).map(({ entry, located }) => ({
    table: entry.table,
    located,
    written: entry.use(({ mode }) => mode !== 'keyed'),
    hidden: hiddenColumnsOf(entry.table.id),
    ...(entry.table.spareHidden ? { room: entry.use(({ prepared }) => prepared) } : {}),
  }));
  const summaries = new Set(kinds.map(summaryId));
  return {
    tables,
    engineOnly: new Set(['log', 'candidates', ...kinds.map(publishedId)]),
    settled: tables.some(
      ({ table, located }) =>
        summaries.has(table.id) && located.rows.some((row) => textOf(row.cell('ownTotal')) !== ''),
    ),
  };
}

function teamTables(book: WorkbookData): FittedTable[] {
  const clauses = locateTable(book, clauseTable(true, undefined, true), 'sheet', optionalClauseColumns);
  const ledger = clauses && locateTeamLedger(book, ledgerClauses(clauses.place));
  return ledger
    ? [{ table: ledger.table, located: ledger.located, written: true, hidden: hiddenTeamColumns }]
    : [];
}

export function bookAfter(book: WorkbookData, changes: readonly Change[]): BookAfter {
  const bySheet = new Map<string, ReturnType<typeof cellChanges>>();
  for (const change of cellChanges(changes)) {
    const own = bySheet.get(change.sheet);
    if (own) own.push(change);
    else bySheet.set(change.sheet, [change]);
  }
  const sheets = book.sheets.map((sheet) => sheetAfter(sheet, bySheet.get(sheet.name) ?? []));
  const after = { ...book, sheets };
  const kind = readIdentity(book.identity)?.kind;
  const touched = new Map([...bySheet].map(([name, own]) => [name, new Set(own.map(({ row }) => row))]));
  if (kind === 'master') return { sheets, touched, ...masterTables(after) };
  const tables = kind === 'team' ? teamTables(after) : [];
  return { sheets, touched, tables, engineOnly: new Set(), settled: false };
}

const tablesOn = ({ tables }: BookAfter, sheet: SheetData): FittedTable[] =>
  tables.filter(({ located }) => located.sheet.name === sheet.name);

/** Sheets that people see and whose layout may have to follow: those that change, and those that grow by rows. */
export const followingSheets = (after: BookAfter): string[] =>
  after.sheets
    .filter(
      (sheet) =>
        !sheet.hidden &&
        sheet.role !== '' &&
        tablesOn(after, sheet).some((each) => each.written || after.touched.has(sheet.name)),
    )
    .map(({ name }) => name);

/** @param layouts of these sheets, as they stand before the changes */
export function layoutFor(after: BookAfter, layouts: readonly SheetLayout[]): LayoutChange[] {
  return layouts.flatMap((layout) => {
    const sheet = after.sheets.find(({ name }) => name === layout.sheet);
    if (!sheet || sheet.hidden) return [];
    const tables = tablesOn(after, sheet);
    const exact =
      tables.some((each) => each.written) &&
      tables.every(({ table, written }) => written && (after.settled || after.engineOnly.has(table.id)));
    const touched = after.touched.get(sheet.name) ?? new Set<number>();
    return fittedLayout(sheet, layout, tables, touched, { exact, settled: after.settled }) ?? [];
  });
}
