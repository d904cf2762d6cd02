import type { Cell, CellValue, Sheet } from 'hucre';
import { isIsoDate } from '../../base/calendar';
import type { CellData } from '../../sheets/data';
import { isoOf } from '../../cells/dates';
import { shifted } from '../../cells/shift';

/** hucre's grid and its map of details as one sparse grid of our cells. */
type Row = (CellData | undefined)[];

/** What programs store where a formula went wrong. */
const errorText =
  /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!)$/;

/** A number without end (1e999 in the file) is no number: it stands as a text, for checks to name. */
const numberCell = (value: number): CellData =>
  Number.isFinite(value) ? { value, type: 'number' } : { value: String(value), type: 'text' };

const day = 86_400_000;
const epoch = Date.UTC(1899, 11, 30);

/** A number under a date's format. What is no day stays what it is: a time of day alone, or a number past the calendar. */
function momentCell(moment: Date): CellData {
  const iso = isoOf(moment);
  if (isIsoDate(iso)) return { value: iso, type: 'date' };
  const days = (moment.getTime() - epoch) / day;
  if (days >= 0 && days < 2 && iso.length > 10) return { value: iso.slice(11), type: 'text' };
  return numberCell(days);
}

function constant(value: CellValue): CellData | undefined {
  if (value === null) return undefined;
  if (value instanceof Date) return momentCell(value);
  if (typeof value === 'number') return numberCell(value);
  if (typeof value === 'boolean') return { value, type: 'boolean' };
  return { value, type: 'text' };
}

/** Formulas that only state a constant: LibreOffice writes TRUE as one. */
const statedConstant = /^(?:TRUE|FALSE)\(\)$/;

function detailed(cell: Cell, formula: string | undefined): CellData | undefined {
  const data: CellData | undefined =
    cell.type === 'error'
      ? { value: String(cell.value), type: 'error' }
      : constant(cell.type === 'formula' ? (cell.formulaResult ?? cell.value) : cell.value);
  if (formula === undefined || (data && statedConstant.test(formula))) return data;
  // hucre writes an error result as text; any reader of ours calls it what it is.
  if (data?.type === 'text' && typeof data.value === 'string' && errorText.test(data.value))
    return { value: data.value, type: 'error', formula };
  return { ...(data ?? { value: null, type: 'empty' }), formula };
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

/** All cells of a sheet that hold anything. */
export function sheetRows(sheet: Pick<Sheet, 'rows' | 'cells'>): (Row | undefined)[] {
  const rows: (Row | undefined)[] = sheet.rows.map((values) => {
    let row: Row | undefined;
    values.forEach((value, column) => {
      const data = constant(value);
      if (data) (row ??= [])[column] = data;
    });
    return row;
  });
  const formulaOf = formulaReader();
  for (const [key, cell] of sheet.cells ?? []) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    const data = detailed(cell, formulaOf(cell, row, column));
    if (data) (rows[row] ??= [])[column] = data;
  }
  return rows;
}
