import { CellValueType, ICommandService, isTextFormat, IUndoRedoService } from '@univerjs/core';
import type { ICellData, Nullable, Workbook, Worksheet } from '@univerjs/core';
import { FormulaDataModel, LexerTreeBuilder } from '@univerjs/engine-formula';
import {
  COPY_TYPE,
  ISheetClipboardService,
  MessageType,
  SheetInterceptorService,
} from '@univerjs/preset-sheets-core';
import { isoOfSerial } from '../../../cells/dates';
import { isDateFormat } from '../../../cells/formats';
import { sameFormula } from '../../../sheets/formula-text';
import { pastedTable } from './pasted-table';
import { words } from './words';
import type { Grid } from './univer';

/** What was copied, as the grid hears of it. */
export interface Copied {
  htmlContent?: string;
  textContent?: string;
}

/** Cells that were copied or cut in the open workbook itself. */
type Own = NonNullable<ReturnType<ReturnType<ISheetClipboardService['copyContentCache']>['get']>>;

/** Where something is pasted. */
interface Target {
  workbook: Workbook;
  worksheet: Worksheet;
  rows: readonly number[];
  columns: readonly number[];
  /** Lines for which the sheet has no rows. */
  left: number;
}

type Cells = Record<number, Record<number, ICellData>>;

/**
 * Text in lines, from Word, from a chat: each line belongs into a cell of its own, and what tabs part side by side, as Excel
 * takes them.
 */
const pastedLines = (text: string): string[][] =>
  text
    .replace(/\r\n?|[\v\u2028\u2029]/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((piece) => piece.trim()));

/** Pastes what was copied as values: looks and rules of other cells stay where they are. */
export function paste(grid: Grid, { htmlContent = '', textContent = '' }: Copied): void {
  const clipboard = grid.univer.__getInjector().get(ISheetClipboardService);
  const id = /data-copy-id="([^\s"]+)"/.exec(htmlContent)?.[1];
  const own = id === undefined ? undefined : clipboard.copyContentCache().get(id);
  if (id !== undefined && own) pasteOwn(grid, id, own);
  else if (htmlContent !== '' || textContent !== '')
    pasteLines(grid, pastedTable(htmlContent) ?? pastedLines(textContent));
}

/** Pastes what the clipboard holds, where the browser lets a page read it: by the menu, without a key. */
export async function pasteFromClipboard(grid: Grid): Promise<void> {
  const read = async (item: ClipboardItem | undefined, type: string): Promise<string> =>
    item?.types.includes(type) ? (await item.getType(type)).text() : '';
  try {
    const [item] = await navigator.clipboard.read();
    const [htmlContent, textContent] = [await read(item, 'text/html'), await read(item, 'text/plain')];
    paste(grid, { htmlContent, textContent });
  } catch {
    grid.api.showMessage({ content: words.clipboard, type: MessageType.Warning });
  }
}

/**
 * The cells for so many lines and columns, from the selected one on; all selected cells where that goes into them several
 * times. Rows that a filter hides are passed over: nobody pastes where nothing is seen.
 */
function targetOf({ api }: Grid, height: number, width: number): Target | undefined {
  const facade = api.getActiveWorkbook();
  const range = facade?.getActiveSheet().getActiveRange()?.getRange();
  const workbook = facade?.getWorkbook();
  if (!workbook || !range || height * width === 0) return undefined;
  const worksheet = workbook.getActiveSheet();
  const { startRow, endRow, startColumn, endColumn } = range;
  const from = (first: number, count: number): number[] =>
    Array.from({ length: Math.max(0, count - first) }, (_, step) => first + step);
  const rows = from(startRow, worksheet.getRowCount()).filter((row) => worksheet.getRowVisible(row));
  const columns = from(startColumn, worksheet.getColumnCount());
  const [high, wide] = [rows.filter((row) => row <= endRow).length, endColumn - startColumn + 1];
  const several =
    high % height === 0 &&
    wide % width === 0 &&
    !worksheet.getMergedCellRange(startRow, startColumn, endRow, endColumn).length;
  const taken = rows.slice(0, several ? high : height);
  return {
    workbook,
    worksheet,
    rows: taken,
    columns: columns.slice(0, several ? wide : width),
    left: several ? 0 : height - taken.length,
  };
}

/** Puts into the target what `content` says for a line and a column of what was copied; undefined leaves a cell alone. */
function fill(
  { univer, api }: Grid,
  { workbook, worksheet, rows, columns, left }: Target,
  content: (at: { row: number; column: number; index: number; step: number }) => ICellData | undefined,
): boolean {
  const value: Cells = {};
  rows.forEach((row, index) => {
    columns.forEach((column, step) => {
      const cell = content({ row, column, index, step });
      if (cell) (value[row] ??= {})[column] = cell;
    });
  });
  const range = {
    startRow: rows[0] ?? 0,
    endRow: rows.at(-1) ?? 0,
    startColumn: columns[0] ?? 0,
    endColumn: columns.at(-1) ?? 0,
  };
  const target = { unitId: workbook.getUnitId(), subUnitId: worksheet.getSheetId() };
  const done = univer
    .__getInjector()
    .get(ICommandService)
    .syncExecuteCommand('sheet.command.set-range-values', { ...target, range, value });
  if (left > 0) api.showMessage({ content: words.cut(left), type: MessageType.Warning });
  return done;
}

const patternOf = (workbook: Workbook, cell: Nullable<ICellData>): string =>
  workbook.getStyles().getStyleByCell(cell)?.n?.pattern ?? 'General';

/** Fills cells, each as if its text were typed there; what begins with "=" stays a text. */
function pasteLines(grid: Grid, lines: readonly (readonly string[])[]): void {
  const target = targetOf(grid, lines.length, Math.max(...lines.map((line) => line.length)));
  if (!target) return;
  const { workbook, worksheet } = target;
  const cells = grid.univer.__getInjector().get(SheetInterceptorService);
  const width = Math.max(...lines.map((line) => line.length));
  fill(grid, target, ({ row, column, index, step }) => {
    const piece = lines[index % lines.length]?.[step % width];
    if (piece === undefined) return undefined;
    const before = worksheet.getCellRaw(row, column) ?? {};
    const text = piece.startsWith('=') || isTextFormat(patternOf(workbook, before));
    const entered: ICellData = { ...before, v: piece === '' ? null : piece, f: null, si: null, p: null };
    if (text) entered.t = CellValueType.STRING;
    else delete entered.t;
    return text
      ? entered
      : ((cells.onWriteCell(workbook, worksheet, row, column, entered) as ICellData | null) ?? entered);
  });
}

/**
 * Pastes cells of the open workbook. A formula that already stands where the same one would come is left alone: whoever
 * copies whole rows of a table has its columns calculated in the new rows too. What was cut goes from where it stood.
 */
function pasteOwn(grid: Grid, id: string, own: Own): void {
  const { range, matrix, unitId, subUnitId, copyType } = own;
  const target = targetOf(grid, range.rows.length, range.cols.length);
  if (!target || !matrix) return;
  const { workbook, worksheet } = target;
  const injector = grid.univer.__getInjector();
  const [formulas, lexer] = [injector.get(FormulaDataModel), injector.get(LexerTreeBuilder)];
  // What is put in and what is emptied is one step back.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is nothing else for it yet
  const undo = injector.get(IUndoRedoService).__tempBatchingUndoRedo(unitId);
  const taken = new Set<string>();
  try {
    const done = fill(grid, target, ({ row, column, index, step }) => {
      const [line, place] = [index % range.rows.length, step % range.cols.length];
      const [fromRow, fromColumn] = [range.rows[line] ?? 0, range.cols[place] ?? 0];
      if (subUnitId === worksheet.getSheetId()) taken.add(`${row} ${column}`);
      const there = formulas.getFormulaStringByCell(fromRow, fromColumn, subUnitId, unitId);
      const here = formulas.getFormulaStringByCell(row, column, worksheet.getSheetId(), unitId);
      if (
        there &&
        here &&
        sameFormula(lexer.moveFormulaRefOffset(there, column - fromColumn, row - fromRow), here)
      )
        return undefined;
      const cell = matrix.getValue(line, place);
      const { v = null, t = null, p = null } = cell ?? {};
      // A day count where no day is shown is another number.
      const day =
        typeof v === 'number' &&
        isDateFormat(patternOf(workbook, cell)) &&
        !isDateFormat(patternOf(workbook, worksheet.getCellRaw(row, column)))
          ? isoOfSerial(v)
          : undefined;
      return { v: day ?? v, t: day === undefined ? t : CellValueType.STRING, p, f: null, si: null };
    });
    if (done && copyType === COPY_TYPE.CUT) emptyCut(grid, id, own, taken);
  } finally {
    undo.dispose();
  }
}

/** Empties the cells that were cut, but for those that were pasted into and for formulas, which are the table's. */
function emptyCut({ univer }: Grid, id: string, own: Own, taken: ReadonlySet<string>): void {
  const { range, unitId, subUnitId } = own;
  const injector = univer.__getInjector();
  const formulas = injector.get(FormulaDataModel);
  const value: Cells = {};
  for (const row of range.rows)
    for (const column of range.cols)
      if (!taken.has(`${row} ${column}`) && !formulas.getFormulaStringByCell(row, column, subUnitId, unitId))
        (value[row] ??= {})[column] = { v: null, t: null, p: null, f: null, si: null };
  injector
    .get(ICommandService)
    .syncExecuteCommand('sheet.command.set-range-values', { unitId, subUnitId, value });
  const clipboard = injector.get(ISheetClipboardService);
  // Cut once, pasted once.
  clipboard.copyContentCache().set(id, { ...own, matrix: null });
  clipboard.removeMarkSelection();
}
