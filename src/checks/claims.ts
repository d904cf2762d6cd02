import type { SheetData } from '../sheets/data';
import type { LocatedRow, LocatedTable } from '../sheets/locate';

/** Which cells of a returned workbook somebody has read: what is claimed became an entry or a finding of its own. */
export class Claims {
  /** Columns by row. */
  private readonly cells = new Map<SheetData, Map<number, Set<number>>>();
  private readonly tables: LocatedTable[] = [];
  /** Cells with a 考核意见, as 「sheet!cell」. */
  readonly opinions: string[] = [];

  cell(sheet: SheetData, row: number, column: number): void {
    const rows = this.cells.get(sheet) ?? new Map<number, Set<number>>();
    this.cells.set(sheet, rows);
    const columns = rows.get(row);
    if (columns) columns.add(column);
    else rows.set(row, new Set([column]));
  }

  /** A table that was found: its header is read, its rows are claimed one by one. */
  table(located: LocatedTable | undefined): void {
    if (!located) return;
    this.tables.push(located);
    for (const column of located.place.columns.values())
      this.cell(located.sheet, located.place.headerRow, column);
  }

  /** The cells of a row in the columns named. */
  row(located: LocatedTable, row: LocatedRow, keys: Iterable<string>): void {
    for (const key of keys) {
      const column = located.place.columns.get(key);
      if (column !== undefined) this.cell(located.sheet, row.row, column);
    }
  }

  opinion(place: string): void {
    this.opinions.push(place);
  }

  has(sheet: SheetData, row: number, column: number): boolean {
    return this.cells.get(sheet)?.get(row)?.has(column) ?? false;
  }

  /** Whether anything of a sheet was read. */
  knows(sheet: SheetData): boolean {
    return this.cells.has(sheet);
  }

  /** Tables found on a sheet. */
  tablesOn(sheet: SheetData): LocatedTable[] {
    return this.tables.filter((located) => located.sheet === sheet);
  }
}
