import { address } from '../base/address';
import { folded } from '../base/text';
import { cellAt, type CellData, type SheetData, type WorkbookData } from './data';
import type { Table, TablePlace } from './table';

/** A table found again in a workbook that people have worked in. */
export interface LocatedTable {
  place: TablePlace;
  sheet: SheetData;
  /** Rows below the header that hold anything in the table's columns. */
  rows: LocatedRow[];
}

export interface LocatedRow {
  row: number;
  /** Text of the key column, as typed. */
  key: string;
  cell: (columnKey: string) => CellData;
  address: (columnKey: string) => string;
}

export const textOf = (cell: CellData): string => (cell.value === null ? '' : String(cell.value)).trim();

/** Sheets of a role; a sheet that lost its mark is also tried, in case its headers fit. */
const sheetsOf = (book: WorkbookData, role: string): SheetData[] => [
  ...book.sheets.filter((sheet) => sheet.role === role),
  ...book.sheets.filter((sheet) => sheet.role === ''),
];

/**
 * The header row: of those that show all required headers, wherever they were moved, the one that shows most of the rest. Two
 * rubrics of one kind of unit stand one below the other, and only the columns that formulas fill tell them apart.
 */
function findHeader(
  sheet: SheetData,
  headers: ReadonlyMap<string, string>,
  optional: readonly string[],
): { row: number; columns: Map<string, number> } | undefined {
  const keys = new Set(headers.values());
  const required = [...keys].filter((key) => !optional.includes(key)).length;
  let best: { row: number; columns: Map<string, number> } | undefined;
  for (const [row, cells] of sheet.rows.entries()) {
    if (!cells) continue;
    const columns = new Map<string, number>();
    for (const [column, cell] of cells.entries()) {
      if (cell?.type !== 'text') continue;
      const key = headers.get(folded(String(cell.value)));
      if (key !== undefined && !columns.has(key)) columns.set(key, column);
    }
    const found = [...columns.keys()].filter((key) => !optional.includes(key)).length;
    if (found !== required || (best && columns.size <= best.columns.size)) continue;
    best = { row, columns };
    if (columns.size === keys.size) break;
  }
  return best;
}

/**
 * The first sheet of the role that shows the headers. Where marks are lost, the unmarked sheet that shows most of them:
 * without its optional columns a table can look like any list of units.
 */
function bestHeader(
  book: WorkbookData,
  role: string,
  headers: ReadonlyMap<string, string>,
  optional: readonly string[],
) {
  let best: { sheet: SheetData; header: { row: number; columns: Map<string, number> } } | undefined;
  for (const sheet of sheetsOf(book, role)) {
    const header = findHeader(sheet, headers, optional);
    if (!header || (best && header.columns.size <= best.header.columns.size)) continue;
    best = { sheet, header };
    if (sheet.role === role) break;
  }
  return best;
}

/** Headers of a table that no row of its sheets shows together with the rest: what somebody renamed or deleted. */
export function missingHeaders<Row>(
  book: WorkbookData,
  table: Table<Row>,
  optional: readonly string[] = [],
): string[] {
  const columns = table.columns.filter((column) => !optional.includes(column.key));
  let fewest = columns.map(({ header }) => header);
  for (const sheet of sheetsOf(book, table.role))
    for (const cells of sheet.rows) {
      const texts = new Set(cells?.map((cell) => (cell?.type === 'text' ? folded(String(cell.value)) : '')));
      const missing = columns.flatMap(({ header, also = [] }) =>
        [header, ...also].some((each) => texts.has(folded(each))) ? [] : [header],
      );
      if (missing.length < fewest.length) fewest = missing;
    }
  return fewest;
}

/**
 * Finds a table on the sheets of its role. `ends` says where its rows end: at the first row that is empty in all its
 * columns (several tables on one sheet), or with the sheet.
 */
export function locateTable<Row>(
  book: WorkbookData,
  table: Table<Row>,
  ends: 'blank-row' | 'sheet' = 'sheet',
  optional: readonly string[] = [],
): LocatedTable | undefined {
  const headers = new Map(
    table.columns.flatMap(({ header, also = [], key }) =>
      [header, ...also].map((each) => [folded(each), key] as const),
    ),
  );
  const found = bestHeader(book, table.role, headers, optional);
  if (found) {
    const { sheet, header } = found;
    const rows: LocatedRow[] = [];
    for (let row = header.row + 1; row < sheet.rows.length; row++) {
      const cell = (key: string): CellData => {
        const column = header.columns.get(key);
        return column === undefined ? { value: null, type: 'empty' } : cellAt(sheet, row, column);
      };
      const used = [...header.columns.values()].some(
        (column) =>
          cellAt(sheet, row, column).type !== 'empty' || cellAt(sheet, row, column).formula !== undefined,
      );
      if (!used && ends === 'blank-row') break;
      if (!used) continue;
      const where = row;
      rows.push({
        row: where,
        key: textOf(cell(table.keyColumn)),
        cell,
        address: (key) => address(where, header.columns.get(key) ?? 0),
      });
    }
    // Notes below a table have no key: formulas over its rows end before them.
    const last = rows.filter((row) => row.key !== '').at(-1)?.row ?? header.row + 1;
    return {
      sheet,
      rows,
      place: {
        sheet: sheet.name,
        headerRow: header.row,
        firstRow: header.row + 1,
        lastRow: last,
        columns: header.columns,
      },
    };
  }
  return undefined;
}
