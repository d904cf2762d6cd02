import { CustomCommandExecutionError, CommandType, ICommandService } from '@univerjs/core';
import type { ICellData, ICommandInfo, IExecutionOptions, Nullable } from '@univerjs/core';
import { AFTER_CELL_EDIT, MessageType, SheetInterceptorService } from '@univerjs/preset-sheets-core';
import type { GridBook } from './book';
import { watchEntries, type CellChange } from './entries';
import { toggle, toggleFilter } from './filter';
import { filterChanged, filterMutations } from './filter-mutations';
import { setCells } from './overtaken';
import { paste, pasteFromClipboard, type Copied } from './paste';
import { sorting } from './sort';
import { typedInto } from './typed-values';
import { words } from './words';
import type { Grid } from './univer';

/**
 * What people may do in the grid: select, scroll, type, delete, undo, fill and paste into cells that are theirs. What
 * a file's own cells cannot take — rows, columns, sheets, looks — is refused, so that what shows is what is saved.
 */

/** Changes of the workbook that may come from people's hands or follow from them. */
const allowed = new Set([
  ...filterMutations,
  filterChanged,
  'sheet.mutation.set-worksheet-row-auto-height',
  'sheet.mutation.data-validation-formula-mark-dirty',
  'sheet.mutation.empty',
]);

/** Changes of what a workbook is made of, by the beginnings of their names. */
const structural = [
  'sheet.mutation.',
  'data-validation.mutation.',
  'formula.mutation.set-defined',
  'formula.mutation.remove-defined',
];

/** True where nothing but the looks would change: bold, colours, and the like. */
const isLooks = (cell: ICellData): boolean => Object.keys(cell).every((key) => key === 's');

/** Looks that come with typed or pasted values: only how a number shows belongs to the value. */
function withoutLooks(cell: ICellData): void {
  if (cell.s === undefined || cell.s === null) return;
  const pattern = typeof cell.s === 'string' ? undefined : cell.s.n;
  if (pattern) cell.s = { n: pattern };
  else delete cell.s;
}

export function guardGrid(grid: Grid, book: () => GridBook | undefined): void {
  const { univer, api } = grid;
  const injector = univer.__getInjector();
  const entries = watchEntries(grid, book);
  let lastShown = 0;
  const tell = (message: string): void => {
    api.showMessage({ content: message, type: MessageType.Warning });
  };
  const refuse = (message: string): never => {
    // One deed can be refused at several steps; it is said once.
    if (Date.now() - lastShown > 1_000) tell(message);
    lastShown = Date.now();
    throw new CustomCommandExecutionError(message);
  };
  sorting(grid, book, tell);

  function typed(params: CellChange): void {
    const open = book();
    if (!open) return refuse(words.nothing);
    for (const [row, cells] of Object.entries(params.sorted ? {} : (params.cellValue ?? {})))
      for (const [column, cell] of Object.entries(cells ?? {})) {
        if (open.locked(params.subUnitId, Number(row), Number(column))) refuse(words.locked);
        if (cell && isLooks(cell)) refuse(words.structure);
        if (cell) withoutLooks(cell);
      }
    if (!params.sorted) entries.admit(params);
    open.edit(params.subUnitId, params.cellValue);
  }

  /** People begin to type: told at the first key, not after the last. */
  function begun(params: { visible?: boolean } | undefined): void {
    const open = book();
    const place = api.getActiveWorkbook()?.getActiveSheet().getSelection()?.getCurrentCell();
    if (!params?.visible) return;
    if (!open || !place) return refuse(words.nothing);
    const { actualRow, actualColumn } = place;
    if (open.locked(open.unit.getActiveSheet().getSheetId(), actualRow, actualColumn)) refuse(words.locked);
  }

  /** A formula follows the value out of its cell, though the value was not let go. Where people may not type, it stays. */
  function followed(params: CellChange): void {
    const open = book();
    if (!open) return;
    for (const [row, cells] of Object.entries(params.cellValue ?? {}))
      for (const [column, cell] of Object.entries(cells ?? {}))
        if (cell?.f === null && open.locked(params.subUnitId, Number(row), Number(column)))
          Reflect.deleteProperty(cells ?? {}, column);
  }

  const check = (command: Readonly<ICommandInfo>, options: IExecutionOptions | undefined): void => {
    if (options?.byHost === true || options?.fromSync === true) return;
    const { id, type, params } = command;
    if (options?.fromFormula === true) {
      if (id === setCells) followed(params as CellChange);
    } else if (id === 'sheet.operation.set-cell-edit-visible') begun(params);
    else if (id === 'sheet.command.paste-by-short-key') {
      paste(grid, params as Copied);
      throw new CustomCommandExecutionError('pasted as values');
    } else if (id === 'sheet.command.paste-value') {
      void pasteFromClipboard(grid);
      throw new CustomCommandExecutionError('pasted as values');
    } else if (id === toggleFilter) {
      toggle(grid, book(), tell);
      throw new CustomCommandExecutionError('the table is found by its lines');
    } else if (type !== CommandType.MUTATION) return;
    else if (id === setCells) typed(params as CellChange);
    else if (!allowed.has(id) && structural.some((start) => id.startsWith(start))) refuse(words.structure);
  };

  injector.get(ICommandService).beforeCommandExecuted(check);
  injector.get(SheetInterceptorService).writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    // Before the grid gives the cell a format.
    priority: 1_000,
    handler: (cell: Nullable<ICellData>, { workbook, worksheet, row, col }, next) => {
      const style = workbook.getStyles().getStyleByCell(worksheet.getCellRaw(row, col));
      return (cell && typedInto(cell, style?.n?.pattern ?? 'General')) ?? next(cell);
    },
  });
}
