import { CustomCommandExecutionError, CommandType, ICommandService } from '@univerjs/core';
import type { ICellData, ICommandInfo, IDisposable, IExecutionOptions } from '@univerjs/core';
import { ISheetClipboardService, MessageType } from '@univerjs/preset-sheets-core';
import type { GridBook } from './book';
import { words } from './words';
import type { Grid } from './univer';

/**
 * What people may do in the grid: select, scroll, type, delete, undo, fill and paste into cells that are theirs. What
 * a file's own cells cannot take — rows, columns, sheets, looks — is refused, so that what shows is what is saved.
 */

/** Changes of the workbook that may come from people's hands or follow from them. */
const allowed = new Set([
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

interface CellMutation {
  unitId: string;
  subUnitId: string;
  cellValue?: Record<number, Record<number, ICellData | null> | null>;
}

/** True where nothing but the looks would change: bold, colours, and the like. */
const isLooks = (cell: ICellData): boolean => Object.keys(cell).every((key) => key === 's');

/** Looks that come with typed or pasted values: only how a number shows belongs to the value. */
function withoutLooks(cell: ICellData): void {
  if (cell.s === undefined || cell.s === null) return;
  const pattern = typeof cell.s === 'string' ? undefined : cell.s.n;
  if (pattern) cell.s = { n: pattern };
  else delete cell.s;
}

export interface Guards extends IDisposable {
  /** While true people's typing is refused: the host is writing. */
  busy: boolean;
}

export function guardGrid({ univer, api }: Grid, book: () => GridBook | undefined): Guards {
  const injector = univer.__getInjector();
  let told = 0;
  const refuse = (message: string): never => {
    // One deed can be refused at several steps; it is said once.
    if (Date.now() - told > 1_000) api.showMessage({ content: message, type: MessageType.Warning });
    told = Date.now();
    throw new CustomCommandExecutionError(message);
  };

  function typed(params: CellMutation): void {
    const open = book();
    if (!open) return refuse(words.nothing);
    if (guards.busy) refuse(words.busy);
    for (const [row, cells] of Object.entries(params.cellValue ?? {}))
      for (const [column, cell] of Object.entries(cells ?? {})) {
        if (open.locked(params.subUnitId, Number(row), Number(column))) refuse(words.locked);
        if (cell && isLooks(cell)) refuse(words.structure);
        if (cell) withoutLooks(cell);
      }
  }

  /** People begin to type: told at the first key, not after the last. */
  function begun(params: { visible?: boolean } | undefined): void {
    const open = book();
    const place = api.getActiveWorkbook()?.getActiveSheet().getSelection()?.getCurrentCell();
    if (!params?.visible) return;
    if (!open || !place) return refuse(words.nothing);
    if (guards.busy) refuse(words.busy);
    const { actualRow, actualColumn } = place;
    if (open.locked(open.unit.getActiveSheet().getSheetId(), actualRow, actualColumn)) refuse(words.locked);
  }

  /** Pastes what was copied as values: looks and rules of other cells stay where they are. */
  function pasted({ htmlContent, textContent }: { htmlContent?: string; textContent?: string }): never {
    const parts: Record<string, Blob> = {};
    if (htmlContent) parts['text/html'] = new Blob([htmlContent], { type: 'text/html' });
    if (textContent) parts['text/plain'] = new Blob([textContent], { type: 'text/plain' });
    if (Object.keys(parts).length > 0)
      void injector.get(ISheetClipboardService).paste(new ClipboardItem(parts), 'special-paste-value');
    throw new CustomCommandExecutionError('pasted as values');
  }

  /** A formula follows the value out of its cell, though the value was not let go. Where people may not type, it stays. */
  function followed(params: CellMutation): void {
    const open = book();
    if (!open || guards.busy) return;
    for (const [row, cells] of Object.entries(params.cellValue ?? {}))
      for (const [column, cell] of Object.entries(cells ?? {}))
        if (cell?.f === null && open.locked(params.subUnitId, Number(row), Number(column)))
          Reflect.deleteProperty(cells ?? {}, column);
  }

  const check = (command: Readonly<ICommandInfo>, options: IExecutionOptions | undefined): void => {
    if (options?.byHost === true || options?.fromSync === true) return;
    const { id, type, params } = command;
    if (options?.fromFormula === true) {
      if (id === 'sheet.mutation.set-range-values') followed(params as CellMutation);
    } else if (id === 'sheet.operation.set-cell-edit-visible') begun(params);
    else if (id === 'sheet.command.paste-by-short-key') pasted(params as { htmlContent?: string });
    else if (type !== CommandType.MUTATION) return;
    else if (id === 'sheet.mutation.set-range-values') typed(params as CellMutation);
    else if (!allowed.has(id) && structural.some((start) => id.startsWith(start))) refuse(words.structure);
  };

  const listening = injector.get(ICommandService).beforeCommandExecuted(check);
  const guards: Guards = {
    busy: false,
    dispose: () => {
      listening.dispose();
    },
  };
  return guards;
}
