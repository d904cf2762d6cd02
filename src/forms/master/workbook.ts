import type { Scheme } from '../../schemes/scheme';
import type { Canvas } from '../../sheets/canvas';
import type { SheetModel, WorkbookModel } from '../../sheets/model';
import { standardHeight } from '../../sheets/pages';
import { pageHeight } from '../../sheets/paper';
import { drawTable, placeTable, spareRows } from '../../sheets/table';
import { clauseTable } from '../clause-table';
import { formIdentity } from '../identity';
import { pageBreaks } from '../rubric-pages';
import { decorate } from './decorate';
import { masterSheets, Places, rubricRole, sheetsOf, type MasterRole } from './places';
import { hiddenColumnsOf, sheetPlans, type SheetPlan } from './plan';
import { spreadPlace } from './publication-sheet';
import { masterNames } from './names';
import { rubricCanvas } from './rubric-canvas';
import { headerRow, sheetCanvas } from './sheet-frames';
import { pageSlack } from './signed';
import type { MasterState } from './state';
import type { PointCells } from '../points';
import { schemeTables, workTables, type AnyTable, type MasterTable } from './tables';
import { guardSheet } from './validations';

/** The 总表 drawn afresh. */

/** Rows that formulas take into account on the ledgers: far more than a year brings. */
export const ledgerRows = (scheme: Scheme): number => Math.max(2000, scheme.units.length * 60);

/** Between tables: lines of room, of which the last is for what stands above a header. */
const tableGap = 2;

function placeSheet(
  plan: SheetPlan,
  tables: ReadonlyMap<string, AnyTable>,
  state: MasterState,
  places: Places,
): void {
  const { arranged } = plan;
  let row = plan.options?.headerRow ?? headerRow;
  for (const id of plan.tables) {
    tables.get(id)?.use((entry) => {
      const { table, mode } = entry;
      const drawn = Math.max(entry.rows(state).length + emptyRows(entry, state), 1);
      const capacity = mode === 'ledger' ? Math.max(drawn, ledgerRows(state.scheme)) : drawn;
      const place = placeTable(table, plan.name, row, capacity);
      places.set(table.id, arranged ? spreadPlace(place, arranged.spread[id] ?? 0) : place);
      row += drawn + 1 + (arranged?.below[id] ?? tableGap);
    });
  }
}

/** Rows that a table keeps ready below those that it has. */
function emptyRows<Row>({ rows, mode, prepared }: MasterTable<Row>, state: MasterState): number {
  if (mode === 'keyed') return 0;
  if (mode === 'ledger') return prepared;
  // A written table always shows room for all its rows, so that filling it later changes no layout.
  return Math.max(0, prepared - rows(state).length);
}

function widths(plan: SheetPlan, tables: ReadonlyMap<string, AnyTable>): number[] {
  if (plan.arranged) return plan.arranged.columnWidths;
  const result: number[] = [];
  for (const id of plan.tables)
    tables.get(id)?.table.columns.forEach((column, index) => {
      result[index] = Math.max(result[index] ?? 0, column.width);
    });
  return result;
}

function drawSheet(
  plan: SheetPlan,
  tables: ReadonlyMap<string, AnyTable>,
  state: MasterState,
  places: Places,
  points: PointCells,
): SheetModel {
  const hiddenColumns = plan.tables.flatMap((id) =>
    hiddenColumnsOf(id).map((key) => places.of(id).columns.get(key) ?? 0),
  );
  const canvas = sheetCanvas(plan, plan.heading, plan.hint, widths(plan, tables), {
    ...plan.options,
    ...(hiddenColumns.length > 0 ? { hiddenColumns } : {}),
    several: plan.tables.length > 1,
  });
  const drawn = plan.tables.filter((id) => tables.has(id));
  for (const id of drawn)
    tables.get(id)?.use((entry) => {
      const { table, rows } = entry;
      const [own, empty] = [rows(state), emptyRows(entry, state)];
      const place = places.of(table.id);
      drawTable(canvas, table, place, own, empty);
      if (table.spareHidden && state.settled)
        canvas.hiddenRows.push(
          ...spareRows(place, own.length + empty, (row) => row >= place.firstRow + own.length),
        );
    });
  decorate(plan, canvas, state.scheme, places, points);
  if (canvas.breaks.length === 0) canvas.breaks.push(...breaksBefore(canvas, drawn.slice(1), places));
  guardSheet(plan.role, canvas, state.scheme, places);
  return canvas.finish();
}

/** Tables that would go on over a page's end begin the next page: no header stands at the end of a page by itself. */
function breaksBefore(canvas: Canvas, tables: readonly string[], places: Places): number[] {
  const blocks = tables.map((id) => {
    const { headerRow: first, lastRow: last } = places.of(id);
    return { first, last, needed: Infinity };
  });
  const heights = canvas.rows.map((_, row) => canvas.heightOf(row) || standardHeight);
  const { repeatRows: again } = canvas.frame.page;
  // The first page has the title once, as one of its rows.
  const repeated = again
    ? heights.slice(again.first, again.last + 1).reduce((sum, height) => sum + height, 0)
    : 0;
  const room = pageHeight(canvas.frame.page, canvas.width(0, canvas.columns - 1)) - pageSlack - repeated;
  const heads = new Set(blocks.map(({ first }) => first));
  return pageBreaks(heights, blocks, { first: 0, room, used: -repeated, tail: 0 }).filter((row) =>
    heads.has(row),
  );
}

const pointsColumn = 4;

const byId = (tables: readonly AnyTable[]) => new Map(tables.map((each) => [each.table.id, each]));

/** All that the sheets of a 总表 are drawn from. */
function prepared(state: MasterState) {
  const { scheme } = state;
  const places = new Places();
  const sheets = sheetsOf(scheme);
  const rubrics = scheme.rubrics.map((rubric, index) => {
    const role = rubricRole(index, rubric);
    return { rubric, role, ...rubricCanvas(rubric, role, sheets.get(role) ?? '') };
  });
  const points: PointCells = (rubricId, row) => {
    const found = rubrics.find(({ rubric }) => rubric.id === rubricId);
    return {
      sheet: found?.canvas.frame.name ?? '',
      row: found?.place.rows.get(row) ?? 0,
      column: pointsColumn,
    };
  };
  const plans = sheetPlans(scheme);
  const ground = byId([...schemeTables(scheme, places)]);
  for (const plan of plans) placeSheet(plan, ground, state, places);
  places.set('clauses', placeTable(clauseTable(true, undefined, true), masterSheets.clauses, headerRow, 1));
  const clauses = byId(workTables(scheme, places, points));
  for (const plan of plans) placeSheet(plan, new Map([...ground, ...clauses]), state, places);
  // Ledgers name the clause table's whole extent, which is known only now.
  const tables = new Map([...ground, ...byId(workTables(scheme, places, points))]);

  return { places, sheets, rubrics, points, plans, tables };
}

/** @param issued time of the first issue, "" before it */
export function masterWorkbook(state: MasterState, issued = ''): WorkbookModel {
  const { scheme } = state;
  const { places, sheets, rubrics, points, plans, tables } = prepared(state);
  const drawn = new Map<MasterRole, SheetModel>();
  for (const plan of plans) drawn.set(plan.role, drawSheet(plan, tables, state, places, points));
  for (const { canvas, role } of rubrics) drawn.set(role, canvas.finish());
  return {
    identity: formIdentity(scheme, { kind: 'master', issued }),
    title: `${scheme.title}总表`,
    sheets: [...sheets.keys()].flatMap((role) => drawn.get(role) ?? []),
    names: masterNames(scheme, places),
  };
}
