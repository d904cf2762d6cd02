import { BooleanNumber } from '@univerjs/core';
import type { ICellData, IWorksheetData } from '@univerjs/core';
import { address, type Area } from '../../../base/address';
import type { CellModel, SheetModel } from '../../../sheets/model';
import { bareStyle } from '../../../cells/formats';
import { gridValue } from '../cells/value';
import type { StyleTable } from './styles';

/** One sheet of the model as the grid's snapshot of it. */

/** Room below and beside what is filled, for what people type there. */
const room = { rows: 100, columns: 8, leastRows: 200, leastColumns: 26 };

/** A character of the standard font (宋体 11) is 8 pixels wide, a point 4/3 pixels high. */
export const columnPixels = (characters: number) => Math.round(characters * 8);
export const rowPixels = (points: number) => Math.round((points * 4) / 3);

export const gridArea = ({ top, left, bottom, right }: Area) => ({
  startRow: top,
  startColumn: left,
  endRow: bottom,
  endColumn: right,
});

function cell(model: CellModel, where: string, styles: StyleTable): ICellData {
  const looks =
    model.style === bareStyle && model.date !== true
      ? {}
      : { s: styles.name(model.style, model.date === true) };
  const { v, t } = gridValue(model, where);
  if (model.formula !== undefined) return { ...looks, f: `=${model.formula}`, v: v ?? '', t: t ?? null };
  return v === null || v === undefined ? looks : { ...looks, v, t: t ?? null };
}

function cells(sheet: SheetModel, styles: StyleTable): Record<number, Record<number, ICellData>> {
  const matrix: Record<number, Record<number, ICellData>> = {};
  sheet.rows.forEach((row, r) => {
    const made: Record<number, ICellData> = {};
    row.forEach((model, c) => {
      if (model) made[c] = cell(model, `${sheet.name}!${address(r, c)}`, styles);
    });
    matrix[r] = made;
  });
  return matrix;
}

function rowData(sheet: SheetModel): NonNullable<IWorksheetData['rowData']> {
  const rows: Record<number, { h?: number; hd?: BooleanNumber; ia?: BooleanNumber }> = {};
  sheet.rowHeights.forEach((points, row) => {
    // A height that the form computed stays, however much is typed into the row.
    if (points !== null) rows[row] = { h: rowPixels(points), ia: BooleanNumber.FALSE };
  });
  for (const row of sheet.hiddenRows ?? []) rows[row] = { ...rows[row], hd: BooleanNumber.TRUE };
  return rows;
}

function columnData(sheet: SheetModel): NonNullable<IWorksheetData['columnData']> {
  const columns: Record<number, { w?: number; hd?: BooleanNumber }> = {};
  sheet.columnWidths.forEach((width, column) => {
    columns[column] = { w: columnPixels(width) };
  });
  for (const column of sheet.hiddenColumns ?? [])
    columns[column] = { ...columns[column], hd: BooleanNumber.TRUE };
  return columns;
}

/** The sheet for the grid, under an id of its own. */
export function gridSheet(sheet: SheetModel, id: string, styles: StyleTable): Partial<IWorksheetData> {
  const columns = Math.max(sheet.columnWidths.length, ...sheet.rows.map((row) => row.length), 1);
  const { rows: frozenRows = 0, columns: frozenColumns = 0 } = sheet.freeze ?? {};
  return {
    id,
    name: sheet.name,
    cellData: cells(sheet, styles),
    rowData: rowData(sheet),
    columnData: columnData(sheet),
    rowCount: Math.max(sheet.rows.length + room.rows, room.leastRows),
    columnCount: Math.max(columns + room.columns, room.leastColumns),
    mergeData: sheet.merges.map(gridArea),
    hidden: sheet.visibility === 'visible' ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    defaultColumnWidth: 72,
    defaultRowHeight: 20,
    ...(frozenRows + frozenColumns > 0
      ? {
          freeze: {
            ySplit: frozenRows,
            xSplit: frozenColumns,
            startRow: frozenRows > 0 ? frozenRows : -1,
            startColumn: frozenColumns > 0 ? frozenColumns : -1,
          },
        }
      : {}),
    ...(sheet.tabColor ? { tabColor: `#${sheet.tabColor}` } : {}),
    // The grid's own view reads it from here, whatever its remark says.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    ...(sheet.zoom ? { zoomRatio: sheet.zoom / 100 } : {}),
  };
}
