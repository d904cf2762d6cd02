import type { CellData, WorkbookData } from './data';
import type { CellModel, WorkbookModel } from './model';

/** A workbook as it will be read once it was made of its model, without making it. */

function dataOf({ value, formula, date }: CellModel): CellData | undefined {
  const own = formula === undefined ? {} : { formula };
  // What a formula gives is never nothing: "" is an empty text.
  if (value === null || (value === '' && formula === undefined))
    return formula === undefined ? undefined : { value: '', type: 'text', ...own };
  if (date === true && value !== '') return { value, type: 'date', ...own };
  const kind = typeof value;
  return { value, type: kind === 'number' || kind === 'boolean' ? kind : 'text', ...own };
}

export const dataOfModel = ({ identity, sheets, names }: WorkbookModel): WorkbookData => ({
  identity: { ...identity },
  sheets: sheets.map(({ name, role, visibility, rows, merges }) => ({
    name,
    role,
    hidden: visibility !== 'visible',
    rows: rows.map((row) => row.map((cell) => (cell ? dataOf(cell) : undefined))),
    merges,
  })),
  names: Object.fromEntries(names.map(({ name, refersTo }) => [name, refersTo])),
  baggage: [],
});
