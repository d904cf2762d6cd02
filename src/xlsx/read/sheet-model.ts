import type { Sheet } from 'hucre';
import type { Area } from '../../base/address';
import type { CellData } from '../../sheets/data';
import type { CellModel, SheetModel } from '../../sheets/model';
import type { CellStyle } from '../../sheets/style';
import { sheetRows } from './cells';
import { pageOf } from './page';
import { conditionalFormatsOf, validationsOf } from './rules';
import { rgbOf, type styleReader } from './styles';

/** One sheet of a file, back as a model. */

/** Columns that a form never reaches; programs define widths up to the last one there is. */
export const mostColumns = 500;
/** What Excel takes where a file says nothing, in characters. */
export const usualWidth = 8.43;

function cellOf(data: CellData | undefined, style: CellStyle): CellModel {
  if (!data) return { value: null, style };
  return {
    value: data.value,
    ...(data.formula === undefined ? {} : { formula: data.formula }),
    ...(data.type === 'date' ? { date: true } : {}),
    style,
  };
}

export const mergesOf = ({ merges = [] }: Sheet): Area[] =>
  merges.map(({ startRow, startCol, endRow, endCol }) => ({
    top: startRow,
    left: startCol,
    bottom: endRow,
    right: endCol,
  }));

/** All cells that hold anything or look like anything. */
function rowsOf(
  sheet: Sheet,
  data: ReturnType<typeof sheetRows>,
  styleOf: ReturnType<typeof styleReader>,
): (CellModel | null)[][] {
  const rows: (CellModel | null)[][] = [];
  const put = (row: number, column: number, cell: CellModel) => {
    while (rows.length <= row) rows.push([]);
    const cells = rows[row] ?? [];
    while (cells.length < column) cells.push(null);
    cells[column] = cell;
  };
  data.forEach((cells, row) => {
    cells?.forEach((cell, column) => {
      if (cell) put(row, column, cellOf(cell, styleOf(sheet.cells?.get(`${row},${column}`)?.style)));
    });
  });
  for (const [key, { style }] of sheet.cells ?? []) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    if (style && !data[row]?.[column]) put(row, column, cellOf(undefined, styleOf(style)));
  }
  return rows;
}

function heightsOf(sheet: Sheet): { rowHeights: (number | null)[]; hiddenRows: number[] } {
  const rowHeights: (number | null)[] = [];
  const hiddenRows: number[] = [];
  for (const [row, { height, hidden }] of sheet.rowDefs ?? []) {
    if (hidden) hiddenRows.push(row);
    if (height === undefined) continue;
    while (rowHeights.length < row) rowHeights.push(null);
    rowHeights[row] = height;
  }
  return { rowHeights, hiddenRows };
}

export function sheetModelOf(
  sheet: Sheet,
  data: ReturnType<typeof sheetRows>,
  role: string,
  theme: readonly string[],
  styleOf: ReturnType<typeof styleReader>,
): SheetModel {
  const rows = rowsOf(sheet, data, styleOf);
  const columns = (sheet.columns ?? []).slice(0, mostColumns);
  const hiddenColumns = columns.flatMap(({ hidden }, column) => (hidden ? [column] : []));
  const { rowHeights, hiddenRows } = heightsOf(sheet);
  const { rows: frozenRows = 0, columns: frozenColumns = 0 } = sheet.freezePane ?? {};
  const tabColor = rgbOf(sheet.view?.tabColor, theme);
  const zoom = sheet.view?.zoomScale;
  return {
    name: sheet.name,
    role,
    visibility: sheet.veryHidden ? 'veryHidden' : sheet.hidden ? 'hidden' : 'visible',
    columnWidths: columns.map(({ width }) => width ?? usualWidth),
    ...(hiddenColumns.length > 0 ? { hiddenColumns } : {}),
    rowHeights,
    ...(hiddenRows.length > 0 ? { hiddenRows } : {}),
    rows,
    merges: mergesOf(sheet),
    validations: validationsOf(sheet.dataValidations ?? []),
    conditionalFormats: conditionalFormatsOf(sheet.conditionalRules ?? [], theme),
    protected: sheet.protection?.sheet === true,
    ...(frozenRows + frozenColumns > 0 ? { freeze: { rows: frozenRows, columns: frozenColumns } } : {}),
    page: pageOf(sheet, rows.length, Math.max(columns.length, ...rows.map((row) => row.length))),
    ...(tabColor ? { tabColor } : {}),
    ...(zoom !== undefined && zoom !== 100 ? { zoom } : {}),
  };
}
