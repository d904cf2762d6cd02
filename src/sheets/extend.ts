import { folded } from '../base/text';
import type { CellChange } from './change';
import type { WorkbookData } from './data';
import type { LocatedTable } from './locate';
import { storable } from './storable';
import { rowPlace, type Table, type TableColumn } from './table';

/** Columns that a workbook can do without until the next write: those of later versions, and those that formulas fill. */
const isRestorable = <Row>({ added, kind }: TableColumn<Row>): boolean =>
  added === true || kind === 'formula';

/**
 * What a workbook of an earlier version, or one in which somebody deleted something, lacks: columns, rows, or a whole
 * table. They are put to the right of all that stands on the sheet, or below it, so nothing of people's moves; they are
 * written with the first write that follows.
 */
export class Extension {
  readonly changes: CellChange[] = [];
  private readonly next = new Map<string, number>();

  constructor(private readonly book: WorkbookData) {}

  /** The first column of a sheet that nothing stands in or right of. */
  private free(sheet: string): number {
    const known = this.next.get(sheet);
    if (known !== undefined) return known;
    const rows = this.book.sheets.find(({ name }) => name === sheet)?.rows ?? [];
    return rows.reduce((most, cells) => Math.max(most, cells?.length ?? 0), 0);
  }

  private put<Row>(
    table: Table<Row>,
    located: LocatedTable,
    missing: readonly TableColumn<Row>[],
  ): LocatedTable {
    const sheet = located.sheet.name;
    const columns = new Map(located.place.columns);
    let at = this.free(sheet);
    for (const { key, header } of missing) {
      this.changes.push({
        sheet,
        row: located.place.headerRow,
        column: at,
        kind: 'value',
        value: header,
        style: table.headerStyle,
      });
      columns.set(key, at);
      at++;
    }
    this.next.set(sheet, at);
    return { ...located, place: { ...located.place, columns } };
  }

  /** The table with the columns that it lacks. */
  complete<Row>(table: Table<Row>, located: LocatedTable): LocatedTable {
    const missing = table.columns.filter((column) => !located.place.columns.has(column.key));
    return missing.some(isRestorable) ? this.put(table, located, missing) : located;
  }

  /** The table with the rows that it lacks, where they have room above whatever stands below it. */
  completeRows<Row>(table: Table<Row>, located: LocatedTable, rows: readonly Row[]): LocatedTable {
    const known = new Set(located.rows.map(({ key }) => folded(key)));
    const missing = [...rows.entries()].filter(([index, row]) => {
      const key = table.keyOf(row, index);
      return table.addedRow?.(key) === true && !known.has(folded(key));
    });
    const below = located.rows.at(-1)?.row ?? located.place.headerRow;
    const free = (row: number): boolean =>
      located.sheet.rows[row]?.every((cell) => cell === undefined || cell.type === 'empty') ?? true;
    // One row more stays empty: it is where the table ends.
    if (missing.length > 0 && ![...missing, null].every((_, offset) => free(below + 1 + offset)))
      return located;
    const place = { ...located.place };
    missing.forEach(([index, row], offset) => {
      place.lastRow = below + 1 + offset;
      const at = rowPlace(place, place.lastRow);
      for (const column of table.columns) {
        const to = place.columns.get(column.key);
        if (to === undefined) continue;
        const formula = column.formula?.(at, row);
        this.changes.push({
          sheet: located.sheet.name,
          row: at.row,
          column: to,
          kind: formula === undefined ? 'value' : 'formula',
          value: storable(column.value(row, index)),
          ...(formula === undefined ? {} : { formula }),
          style: column.style,
        });
      }
    });
    return missing.length === 0 ? located : { ...located, place };
  }

  /** The table, still empty, to the right of another one. A column is left free between them. */
  beside<Row>(table: Table<Row>, other: LocatedTable): LocatedTable {
    this.next.set(other.sheet.name, this.free(other.sheet.name) + 1);
    const place = { ...other.place, columns: new Map<string, number>() };
    return this.put(table, { ...other, rows: [], place }, table.columns);
  }
}
