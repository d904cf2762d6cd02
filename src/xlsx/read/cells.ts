import type { Cell, CellValue, Sheet } from 'hucre';
import type { CellData } from '../../sheets/data';
import { isoOf } from '../../cells/dates';
import { isErrorText } from '../../cells/errors';
import { formulaCell, numberCell } from '../../cells/numbers';
import { cellKey, type FormattedNumber, type FormattedNumbers } from './numbers';
import { shifted } from '../../cells/shift';

/** hucre's grid and its map of details as one sparse grid of our cells. */
type Row = (CellData | undefined)[];

/** A value of hucre's; `number` is the number as the file has it where its format says more than digits. */
function constant(value: CellValue, number: FormattedNumber | undefined, date1904: boolean) {
  if (number) return numberCell(number.value, number.format, date1904);
  return plainConstant(value);
}

function plainConstant(value: CellValue): CellData | undefined {
  if (value === null) return undefined;
  if (value instanceof Date) return { value: isoOf(value), type: 'date' };
  if (typeof value === 'number') return numberCell(value, undefined);
  if (typeof value === 'boolean') return { value, type: 'boolean' };
  return { value, type: 'text' };
}

/** Formulas that only state a constant: LibreOffice writes TRUE as one. */
const statedConstant = /^(?:TRUE|FALSE)\(\)$/;

function detailed(
  cell: Cell,
  formula: string | undefined,
  number: FormattedNumber | undefined,
  date1904: boolean,
): CellData | undefined {
  const data: CellData | undefined =
    cell.type === 'error'
      ? { value: String(cell.value), type: 'error' }
      : constant(cell.type === 'formula' ? (cell.formulaResult ?? cell.value) : cell.value, number, date1904);
  if (formula === undefined || (data && statedConstant.test(formula))) return data;
  // hucre writes an error result as text; any reader of ours calls it what it is.
  if (data?.type === 'text' && typeof data.value === 'string' && isErrorText(data.value))
    return { value: data.value, type: 'error', formula };
  return formulaCell(formula, data);
}

/** Each cell's own formula. Of a shared one only the first cell has the text; the others are moved copies of it. */
function formulaReader(): (cell: Cell, row: number, column: number) => string | undefined {
  const masters = new Map<number, { row: number; column: number; formula: string }>();
  return ({ formula, formulaType, formulaSharedIndex: group }, row, column) => {
    if (formula === undefined || formulaType !== 'shared' || group === undefined) return formula;
    if (formula !== '') masters.set(group, { row, column, formula });
    const master = masters.get(group);
    return master ? shifted(master.formula, row - master.row, column - master.column) : formula;
  };
}

/**
 * All cells of a sheet that hold anything.
 * @param date1904 whether the workbook counts its days from 1904
 */
export function sheetRows(
  sheet: Pick<Sheet, 'rows' | 'cells'>,
  numbers: FormattedNumbers,
  date1904: boolean,
): (Row | undefined)[] {
  const rows: (Row | undefined)[] = [];
  for (let r = 0; r < sheet.rows.length; r++) {
    const values = sheet.rows[r] ?? [];
    let row: Row | undefined;
    for (let column = 0; column < values.length; column++) {
      const number = numbers.size === 0 ? undefined : numbers.get(cellKey(r, column));
      const data = constant(values[column] ?? null, number, date1904);
      if (data) (row ??= [])[column] = data;
    }
    rows.push(row);
  }
  const formulaOf = formulaReader();
  for (const [key, cell] of sheet.cells ?? []) {
    const comma = key.indexOf(',');
    const [row, column] = [Number(key.slice(0, comma)), Number(key.slice(comma + 1))];
    const data = detailed(cell, formulaOf(cell, row, column), numbers.get(cellKey(row, column)), date1904);
    if (data) (rows[row] ??= [])[column] = data;
  }
  return rows;
}
