import { SheetsSelectionsService } from '@univerjs/preset-sheets-core';
import { failed, ok, type Result } from '../../base/finding';
import type { CellPlace } from '../../port/program';
import { uncover } from './grid/filter';
import { finishEditing, isEditing } from './grid/open-editor';
import type { Grid } from './grid/univer';

/** Where people are in the grid, and how they are taken elsewhere. */

/** The first cell of what is selected; null where no workbook is open. */
export function selected({ api }: Grid): CellPlace | null {
  const sheet = api.getActiveWorkbook()?.getActiveSheet();
  const range = sheet?.getSelection()?.getActiveRange();
  return sheet && range
    ? { sheet: sheet.getSheetName(), row: range.getRow(), column: range.getColumn() }
    : null;
}

/**
 * Tells of selections. Listens to the grid's own service: the events of its facade fall silent with the second workbook.
 */
export function watchSelection(grid: Grid, tell: (place: CellPlace) => void): void {
  let last = '';
  const look = () => {
    const place = selected(grid);
    const now = JSON.stringify(place);
    if (!place || now === last) return;
    last = now;
    tell(place);
  };
  const selections = grid.univer.__getInjector().get(SheetsSelectionsService);
  selections.selectionChanged$.subscribe(look);
  selections.selectionMoveEnd$.subscribe(look);
  grid.api.addEvent(grid.api.Event.ActiveSheetChanged, look);
}

const noSheet = (sheet: string) =>
  failed('sheet-missing', `找不到工作表“${sheet}”。`, '它可能刚被删除或改名；请再做一次。', { sheet });

/** Shows the sheet and selects the cell. */
export function show(grid: Grid, { sheet: name, row, column }: CellPlace): Result<void> {
  const { api } = grid;
  const workbook = api.getActiveWorkbook();
  const sheet = workbook?.getSheetByName(name);
  if (!workbook || !sheet) return noSheet(name);
  if (sheet.isSheetHidden())
    return failed(
      'program-cannot',
      `工作表“${name}”是隐藏的，没有显示。`,
      '另存后在 Excel 或 WPS 里取消隐藏再看。',
      {
        sheet: name,
      },
    );
  finishEditing(grid);
  workbook.setActiveSheet(sheet);
  // A place beyond the sheet makes the grid throw; the nearest cell is what people then see.
  const [at, from] = [Math.min(row, sheet.getMaxRows() - 1), Math.min(column, sheet.getMaxColumns() - 1)];
  uncover(grid, workbook.getId(), sheet.getSheetId(), at);
  sheet.setActiveSelection(sheet.getRange(at, from));
  const seen = sheet.getVisibleRange();
  const within =
    seen && seen.startRow <= at && at < seen.endRow && seen.startColumn <= from && from < seen.endColumn;
  if (!within) sheet.scrollToCell(Math.max(0, at - 3), Math.max(0, from - 1));
  return ok(undefined);
}

/** Brings a sheet to the front and moves nothing else; as `Program` promises. */
export function bringForward(grid: Grid, sheets: readonly string[]): Result<void> {
  const workbook = grid.api.getActiveWorkbook();
  const front = workbook?.getActiveSheet().getSheetName();
  if (front !== undefined && sheets.includes(front)) return ok(undefined);
  // Leaving the sheet would end what is being typed on it.
  if (isEditing(grid)) return failed('program-cannot', '正在格子里打字，没有换表。', '打完这一格再点一次。');
  const sheet = sheets
    .map((name) => workbook?.getSheetByName(name))
    .find((each) => each && !each.isSheetHidden());
  if (!workbook || !sheet) return noSheet(sheets[0] ?? '');
  workbook.setActiveSheet(sheet);
  return ok(undefined);
}
