import { folded } from '../base/text';
import type { CellChange } from './change';
import { cellAt, type CellData } from './data';
import { sameFormula } from './formula-text';
import type { LocatedRow, LocatedTable } from './locate';
import type { Scalar } from './model';
import { goesInAsDate, storable } from './storable';
import { rowPlace, type Table, type TableColumn } from './table';

/** Two cell values that people would call the same: empty is "", and numbers count to twelve digits. */
export function sameValue(a: Scalar, b: Scalar): boolean {
  const left = a ?? '';
  const right = b ?? '';
  if (typeof left === 'number' && typeof right === 'number') return Math.abs(left - right) < 1e-9;
  return left === right;
}

const change = <Row>(
  located: LocatedTable,
  column: TableColumn<Row>,
  row: number,
  kind: CellChange['kind'],
  value: Scalar,
  formula?: string,
): CellChange => ({
  sheet: located.sheet.name,
  row,
  column: located.place.columns.get(column.key) ?? 0,
  kind,
  value,
  ...(formula === undefined ? {} : { formula }),
  ...(goesInAsDate(value, column.date) ? { date: true } : {}),
  style: column.style,
});

/** The present formula for a cell that holds one of an earlier version. */
function renewed<Row>(
  { place }: LocatedTable,
  column: TableColumn<Row>,
  row: number,
  of: Row | undefined,
  now: CellData,
): string | undefined {
  if (!column.formula || !column.earlier || now.formula === undefined) return undefined;
  const at = rowPlace(place, row);
  const present = column.formula(at, of);
  return now.formula !== present &&
    column.earlier.some((earlier) => sameFormula(earlier(at, of), now.formula))
    ? present
    : undefined;
}

/** A column that the workbook as read does not have (sheets/extend): it comes with all its cells, those to type in too. */
export const arrives = <Row>({ sheet, place }: LocatedTable, { key }: TableColumn<Row>): boolean =>
  cellAt(sheet, place.headerRow, place.columns.get(key) ?? 0).type === 'empty';

/** Brings one row that stands in the workbook up to date; input cells only when `inputs`. */
function refreshRow<Row>(
  located: LocatedTable,
  table: Table<Row>,
  at: LocatedRow,
  row: Row,
  index: number,
  inputs: boolean,
): CellChange[] {
  const changes: CellChange[] = [];
  for (const column of table.columns) {
    if (!located.place.columns.has(column.key)) continue;
    const now = at.cell(column.key);
    const value = storable(column.value(row, index));
    if (arrives(located, column)) {
      const formula = column.formula?.(rowPlace(located.place, at.row), row);
      changes.push(
        change(located, column, at.row, formula === undefined ? 'value' : 'formula', value, formula),
      );
      continue;
    }
    const formula = renewed(located, column, at.row, row, now);
    if (formula !== undefined) changes.push(change(located, column, at.row, 'formula', value, formula));
    else if (now.formula !== undefined) {
      if (!sameValue(now.value, value)) changes.push(change(located, column, at.row, 'result', value));
    } else if (column.kind === 'engine' || (inputs && column.kind === 'input')) {
      if (!sameValue(now.value, value)) changes.push(change(located, column, at.row, 'value', value));
    }
  }
  return changes;
}

/** Refreshes the rows of a table that are known by their key. Typed cells stay as they are unless `inputs`. */
export function refreshTable<Row>(
  located: LocatedTable,
  table: Table<Row>,
  rows: readonly Row[],
  inputs = false,
): CellChange[] {
  const byKey = new Map(located.rows.map((row) => [folded(row.key), row]));
  return rows.flatMap((row, index) => {
    const at = byKey.get(folded(table.keyOf(row, index)));
    return at ? refreshRow(located, table, at, row, index, inputs) : [];
  });
}

/** A line of text where the add-in puts a number: somebody's remark, no row of the table. */
const isRemark = <Row>({ columns }: Table<Row>, at: LocatedRow): boolean =>
  columns.some(({ key, kind }) => kind === 'label' && at.cell(key).type === 'text');

/**
 * Writes rows one after the other from the table's top, whatever stood there: for tables that the add-in alone writes
 * (成绩公布) and for ledgers after a collection. Rows that are left over are emptied.
 * @param prepared empty rows with formulas and formats that are to stand below
 */
export function rewriteTable<Row>(
  located: LocatedTable,
  table: Table<Row>,
  rows: readonly Row[],
  prepared = 0,
): CellChange[] {
  const standing = new Map(located.rows.map((row) => [row.row, row]));
  const byKey = new Map(located.rows.map((row) => [folded(row.key), row]));
  const changes: CellChange[] = [];
  const top = located.place.firstRow;
  const bottom = Math.max(top + rows.length + prepared - 1, located.rows.at(-1)?.row ?? 0);
  for (let sheetRow = top; sheetRow <= bottom; sheetRow++) {
    const index = sheetRow - top;
    const row = rows[index];
    const at = standing.get(sheetRow);
    // Below the table nothing is ours: an empty row stays empty, a line of text stays.
    if (row === undefined && (at ? isRemark(table, at) : index >= rows.length + prepared)) continue;
    for (const column of table.columns) {
      if (!located.place.columns.has(column.key)) continue;
      const now = at?.cell(column.key) ?? { value: null, type: 'empty' as const };
      const value = storable(
        row === undefined
          ? (column.blank ?? null)
          : column.own
            ? (byKey.get(folded(table.keyOf(row, index)))?.cell(column.key).value ?? null)
            : column.value(row, index),
      );
      const newer = renewed(located, column, sheetRow, row, now);
      if (newer !== undefined) changes.push(change(located, column, sheetRow, 'formula', value, newer));
      else if (column.kind === 'formula' && column.formula) {
        if (now.formula === undefined && (now.value ?? '') !== '') {
          // Somebody typed over the formula: a check reports it; it is not ours to wipe out.
          continue;
        } else if (now.formula === undefined) {
          const formula = column.formula(rowPlace(located.place, sheetRow), row);
          changes.push(change(located, column, sheetRow, 'formula', value, formula));
        } else if (!sameValue(now.value, value) || at === undefined) {
          changes.push(change(located, column, sheetRow, 'result', value));
        }
      } else if (!sameValue(now.value, value) || at === undefined) {
        changes.push(change(located, column, sheetRow, 'value', value));
      }
    }
  }
  return changes;
}
