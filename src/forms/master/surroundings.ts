import { folded } from '../../base/text';
import { Canvas } from '../../sheets/canvas';
import type { SheetModel } from '../../sheets/model';
import type { SheetData } from '../../sheets/data';
import { cell } from '../look';
import { decorate } from './decorate';
import { Places, sheetsOf, type MasterRole } from './places';
import { sheetPlans } from './plan';
import { pointCells, type MasterReading } from './reading';
import { sheetCanvas } from './sheet-frames';

/**
 * What the add-in draws around the tables of a 总表 — titles, hints, notes, rows above the headers, signature lines, the
 * guide — drawn anew for the tables where they stand by now: what else stands there somebody put there.
 */
export interface Surroundings {
  sheet: SheetData;
  /** Drawn cells, the tables' headers included: they tell where the rest has moved to. */
  rows: SheetModel['rows'];
  /** Sheet rows and columns (from 0) of what is to stand there, headers left out. */
  texts: readonly { row: number; column: number; text: string }[];
}

export function surroundings(reading: MasterReading): Surroundings[] {
  const { book, scheme, tables } = reading;
  const places = new Places();
  for (const { entry, located } of tables) places.set(entry.table.id, located.place);
  const names = sheetsOf(scheme);
  const has = (role: MasterRole) =>
    book.sheets.some((sheet) => sheet.role === role || folded(sheet.name) === folded(names.get(role) ?? ''));
  return sheetPlans(scheme).flatMap((plan): Surroundings[] => {
    const own = tables.filter(({ entry }) => plan.tables.includes(entry.table.id));
    const sheet = own[0]?.located.sheet;
    // Of an earlier version: a table without a sheet of its own stands beside another one.
    if (!sheet || own.some(({ entry, located }) => located.sheet !== sheet || entry.table.role !== plan.role))
      return [];
    if (sheet.role !== '' && sheet.role !== plan.role) return [];
    const columns = Math.max(...own.flatMap(({ located }) => [...located.place.columns.values()])) + 1;
    const canvas = sheetCanvas(plan, plan.heading, plan.hint, Array<number>(columns).fill(10), plan.options);
    const last = Math.max(
      ...own.map(({ entry, located: { place } }) =>
        entry.use(({ mode, prepared }) =>
          Math.max(place.lastRow, mode === 'written' ? place.headerRow + prepared : 0),
        ),
      ),
    );
    while (canvas.rows.length <= last) canvas.rows.push([]);
    decorate(plan.role, canvas, scheme, places, pointCells(reading), has);
    const texts = textsOf(canvas);
    for (const { entry, located } of own)
      for (const { key, header } of entry.table.columns) {
        const column = located.place.columns.get(key);
        if (column !== undefined) canvas.text(located.place.headerRow, column, header, cell());
      }
    return [{ sheet, rows: canvas.rows, texts }];
  });
}

const textsOf = ({ rows }: Canvas): { row: number; column: number; text: string }[] =>
  rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      cell && (cell.value ?? '') !== '' ? [{ row, column, text: String(cell.value) }] : [],
    ),
  );
