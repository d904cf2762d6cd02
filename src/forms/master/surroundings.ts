import { folded } from '../../base/text';
import { Canvas } from '../../sheets/canvas';
import type { SheetModel } from '../../sheets/model';
import type { SheetData } from '../../sheets/data';
import type { LocatedTable } from '../../sheets/locate';
import type { TablePlace } from '../../sheets/table';
import { cell } from '../look';
import { decorate } from './decorate';
import { Places, sheetsOf, type MasterRole } from './places';
import { earlierPlan, sheetPlans } from './plan';
import { isEarlierPublication } from './publication-sheet';
import { pointCells, type MasterReading } from './reading';
import { sheetCanvas } from './sheet-frames';
import type { AnyTable } from './tables';

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
  for (const { entry, located } of tables) places.set(entry.table.id, roomOf(entry, located));
  const names = sheetsOf(scheme);
  const has = (role: MasterRole) =>
    book.sheets.some((sheet) => sheet.role === role || folded(sheet.name) === folded(names.get(role) ?? ''));
  return sheetPlans(scheme).flatMap((now): Surroundings[] => {
    const own = tables.filter(({ entry }) => now.tables.includes(entry.table.id));
    const sheet = own[0]?.located.sheet;
    // Of an earlier version: a table without a sheet of its own stands beside another one.
    if (!sheet || own.some(({ entry, located }) => located.sheet !== sheet || entry.table.role !== now.role))
      return [];
    if (sheet.role !== '' && sheet.role !== now.role) return [];
    const plan = now.role === 'publication' && isEarlierPublication(sheet) ? earlierPlan(now, scheme) : now;
    const columns = Math.max(...own.flatMap(({ located }) => [...located.place.columns.values()])) + 1;
    const canvas = sheetCanvas(plan, plan.heading, plan.hint, Array<number>(columns).fill(10), plan.options);
    const last = Math.max(...own.map(({ entry }) => places.of(entry.table.id).lastRow));
    while (canvas.rows.length <= last) canvas.rows.push([]);
    decorate(plan, canvas, scheme, places, pointCells(reading), has);
    const texts = textsOf(canvas);
    for (const { entry, located } of own)
      for (const { key, header } of entry.table.columns) {
        const column = located.place.columns.get(key);
        if (column !== undefined) canvas.text(located.place.headerRow, column, header, cell());
      }
    return [{ sheet, rows: canvas.rows, texts }];
  });
}

/** A table's place with the rows that it was drawn with, filled or not. */
const roomOf = (entry: AnyTable, { place }: LocatedTable): TablePlace =>
  entry.use(({ mode, prepared }) => ({
    ...place,
    lastRow: Math.max(place.lastRow, mode === 'written' ? place.headerRow + prepared : 0),
  }));

const textsOf = ({ rows }: Canvas): { row: number; column: number; text: string }[] =>
  rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      cell && (cell.value ?? '') !== '' ? [{ row, column, text: String(cell.value) }] : [],
    ),
  );
