import { CellValueType } from '@univerjs/core';
import type { ICellData, Nullable } from '@univerjs/core';
import type { CellData } from '../../../sheets/data';
import { isErrorText } from '../../../cells/errors';
import { formulaCell, numberCell } from '../../../cells/numbers';
import type { Scalar } from '../../../sheets/model';

/** What stands in the grid, in the words of a workbook that was read. */

/** Where people typed several lines or mixed looks, the text is a small document, its lines ended by "\r". */
const documentText = (cell: ICellData): string | undefined =>
  cell.p?.body?.dataStream
    .replace(/\r?\n$/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '');

/** The bare value or result of a cell: a day as its number, null where nothing stands. */
export function scalarIn(cell: Nullable<ICellData>): Scalar {
  if (!cell) return null;
  const text = documentText(cell);
  if (text !== undefined) return text;
  const { v, t } = cell;
  if (v === null || v === undefined || v === '') return null;
  if (t === CellValueType.BOOLEAN || typeof v === 'boolean') return v === true || v === 1 || v === '1';
  if (t === CellValueType.STRING || t === CellValueType.FORCE_STRING) return String(v);
  const number = typeof v === 'string' && v.trim() === '' ? NaN : Number(v);
  return Number.isFinite(number) ? number : v;
}

/** A value with its type; undefined for a cell that holds nothing. */
function content(cell: ICellData, formatOf: (cell: ICellData) => string | undefined): CellData | undefined {
  const text = documentText(cell);
  if (text !== undefined) return text === '' ? undefined : { value: text, type: 'text' };
  const { v, t } = cell;
  if (v === null || v === undefined) return undefined;
  if (t === CellValueType.BOOLEAN || typeof v === 'boolean')
    return { value: v === true || v === 1 || /^(1|true)$/i.test(String(v)), type: 'boolean' };
  if (typeof v === 'number') {
    if (t === CellValueType.STRING || t === CellValueType.FORCE_STRING)
      return { value: String(v), type: 'text' };
    return numberCell(v, formatOf(cell));
  }
  return { value: v, type: 'text' };
}

/** A cell in the words of a workbook that was read; undefined for one that holds nothing. */
export function cellData(
  cell: Nullable<ICellData>,
  formatOf: (cell: ICellData) => string | undefined,
): CellData | undefined {
  if (!cell) return undefined;
  const data = content(cell, formatOf);
  if (typeof cell.f !== 'string' || cell.f === '') return data;
  const formula = cell.f.startsWith('=') ? cell.f.slice(1) : cell.f;
  if (data?.type === 'text' && isErrorText(String(data.value))) return { ...data, type: 'error', formula };
  return formulaCell(formula, data);
}

/** Cells by row and column, as the grid keeps them. */
type CellMatrix = Record<number, Record<number, Nullable<ICellData>> | undefined>;

/** All cells of a sheet that hold anything. `formatOf` tells a cell's number format. */
export function gridRows(
  matrix: CellMatrix,
  formatOf: (cell: ICellData) => string | undefined,
): (CellData | undefined)[][] {
  const rows: (CellData | undefined)[][] = [];
  for (const [row, cells] of Object.entries(matrix)) {
    if (!cells) continue;
    let found: (CellData | undefined)[] | undefined;
    for (const [column, cell] of Object.entries(cells)) {
      const data = cellData(cell, formatOf);
      if (data) (found ??= [])[Number(column)] = data;
    }
    if (found) rows[Number(row)] = found;
  }
  return rows;
}
