import { cellChanges, type CellChange, type Change, type IdentityChange } from './change';
import type { CellData, WorkbookData } from './data';

/** A workbook as it will be read after changes, without writing them. What it was made from stays as it is. */

const typeOf = ({ value, date }: CellChange): CellData['type'] => {
  if (value === null || value === '') return 'empty';
  if (date === true) return 'date';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'text';
};

function changed(before: CellData | undefined, change: CellChange): CellData | undefined {
  const formula = change.kind === 'formula' ? change.formula : before?.formula;
  const type = typeOf(change);
  // What a formula gives is never nothing: "" is an empty text.
  if (change.kind !== 'value' && formula !== undefined)
    return { value: change.value, type: change.value === '' ? 'text' : type, formula };
  return type === 'empty' ? undefined : { value: change.value, type };
}

/** Changes of sheets that are not there are passed over: whoever writes them is refused. */
export function applied(
  book: WorkbookData,
  changes: readonly Change[],
  identity: IdentityChange = {},
): WorkbookData {
  const bySheet = new Map<string, CellChange[]>();
  for (const change of cellChanges(changes)) {
    const own = bySheet.get(change.sheet);
    if (own) own.push(change);
    else bySheet.set(change.sheet, [change]);
  }
  const sheets = book.sheets.map((sheet) => {
    const own = bySheet.get(sheet.name);
    if (!own) return sheet;
    const rows = [...sheet.rows];
    const fresh = new Set<number>();
    for (const change of own) {
      const cells = fresh.has(change.row)
        ? (rows[change.row] as (CellData | undefined)[])
        : [...(rows[change.row] ?? [])];
      cells[change.column] = changed(cells[change.column], change);
      rows[change.row] = cells;
      fresh.add(change.row);
    }
    return { ...sheet, rows };
  });
  const set = Object.entries(identity).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...book, identity: { ...book.identity, ...Object.fromEntries(set) }, sheets };
}
