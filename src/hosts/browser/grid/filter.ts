import { ICommandService } from '@univerjs/core';
import {
  ClearSheetsFilterCriteriaCommand,
  ReCalcSheetsFilterMutation,
  RemoveSheetFilterCommand,
  SetSheetFilterRangeCommand,
  SheetsFilterService,
  SmartToggleSheetsFilterCommand,
} from '@univerjs/preset-sheets-filter';
import type { GridBook } from './book';
import { tableHere } from './table-area';
import { words } from './words';
import type { Grid } from './univer';

/**
 * Filters of tables (@univerjs/sheets-filter). A filter is for looking: it hides rows in the grid and is no part of the
 * file, so that what is saved and printed has all rows, whoever looked at some of them.
 */

/** The command of the menu and of Ctrl+Shift+L. */
export const toggleFilter = SmartToggleSheetsFilterCommand.id;

/** The filter of a sheet, where it has one. */
export const filterOf = ({ univer }: Grid, unitId: string, subUnitId: string) =>
  univer.__getInjector().get(SheetsFilterService).getFilterModel(unitId, subUnitId);

/** Puts a filter on the table in which a cell is selected, or takes the sheet's filter off; says why it cannot. */
export function toggle(grid: Grid, book: GridBook | undefined, refuse: (message: string) => void): void {
  const commands = grid.univer.__getInjector().get(ICommandService);
  const sheet = book?.unit.getActiveSheet();
  if (!book || !sheet) {
    refuse(words.nothing);
    return;
  }
  const target = { unitId: book.unit.getUnitId(), subUnitId: sheet.getSheetId() };
  if (filterOf(grid, target.unitId, target.subUnitId)) {
    void commands.executeCommand(RemoveSheetFilterCommand.id, target);
    return;
  }
  const table = tableHere(grid, book);
  if (typeof table === 'string') {
    refuse(table);
    return;
  }
  const { left, bottom, right } = table.rows;
  void commands.executeCommand(SetSheetFilterRangeCommand.id, {
    ...target,
    range: { startRow: table.head, endRow: bottom, startColumn: left, endColumn: right },
  });
}

/** What was written into a sheet shows or hides as its filter says. */
export function refilter(grid: Grid, unitId: string, subUnitId: string): void {
  if (filterOf(grid, unitId, subUnitId))
    grid.univer
      .__getInjector()
      .get(ICommandService)
      .syncExecuteCommand(ReCalcSheetsFilterMutation.id, { unitId, subUnitId });
}

/** Nobody is shown a row that a filter hides: its choices are cleared, and all rows show. */
export function uncover(grid: Grid, unitId: string, subUnitId: string, row: number): void {
  if (filterOf(grid, unitId, subUnitId)?.isRowFiltered(row))
    grid.univer
      .__getInjector()
      .get(ICommandService)
      .syncExecuteCommand(ClearSheetsFilterCriteriaCommand.id, { unitId, subUnitId });
}
