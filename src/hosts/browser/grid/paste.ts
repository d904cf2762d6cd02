import { CellValueType, ICommandService, isTextFormat } from '@univerjs/core';
import type { ICellData } from '@univerjs/core';
import { ISheetClipboardService, MessageType, SheetInterceptorService } from '@univerjs/preset-sheets-core';
import { words } from './words';
import type { Grid } from './univer';

/** What was copied, as the grid hears of it. */
export interface Copied {
  htmlContent?: string;
  textContent?: string;
}

/**
 * Lines of text that are no table: from Word, from a chat. Each line belongs into a cell of its own, and what tabs part
 * side by side, as Excel takes them. Undefined for a table, and for a single value.
 */
function pastedLines({ htmlContent = '', textContent = '' }: Copied): string[][] | undefined {
  if (/<table[\s>]/i.test(htmlContent)) return undefined;
  const lines = textContent
    .replace(/\r\n?|[\v\u2028\u2029]/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((piece) => piece.trim()));
  return lines.length > 1 || (lines[0]?.length ?? 0) > 1 ? lines : undefined;
}

/** Pastes what was copied as values: looks and rules of other cells stay where they are. */
export function paste(grid: Grid, copied: Copied): void {
  const lines = pastedLines(copied);
  if (lines) {
    pasteLines(grid, lines);
    return;
  }
  const parts: Record<string, Blob> = {};
  const { htmlContent, textContent } = copied;
  if (htmlContent) parts['text/html'] = new Blob([htmlContent], { type: 'text/html' });
  if (textContent) parts['text/plain'] = new Blob([textContent], { type: 'text/plain' });
  if (Object.keys(parts).length > 0)
    void grid.univer
      .__getInjector()
      .get(ISheetClipboardService)
      .paste(new ClipboardItem(parts), 'special-paste-value');
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

/** Fills cells from the selected one on, each as if its text were typed there; what begins with "=" stays a text. */
function pasteLines({ univer, api }: Grid, lines: readonly (readonly string[])[]): void {
  const injector = univer.__getInjector();
  const workbook = api.getActiveWorkbook()?.getWorkbook();
  const at = api.getActiveWorkbook()?.getActiveSheet().getSelection()?.getCurrentCell();
  if (!workbook || !at) return;
  const worksheet = workbook.getActiveSheet();
  const cells = injector.get(SheetInterceptorService);
  const [top, left] = [at.actualRow, at.actualColumn];
  // Rows that a filter hides are passed over: nobody pastes where nothing is seen.
  const places = Array.from({ length: worksheet.getRowCount() - top }, (_, step) => top + step)
    .filter((row) => worksheet.getRowVisible(row))
    .slice(0, lines.length);
  const value: Record<number, Record<number, ICellData>> = {};
  let right = left;
  for (const [index, row] of places.entries()) {
    const pieces = lines[index] ?? [];
    const line: Record<number, ICellData> = {};
    value[row] = line;
    for (const [step, piece] of pieces.slice(0, worksheet.getColumnCount() - left).entries()) {
      const column = left + step;
      right = Math.max(right, column);
      const before = worksheet.getCellRaw(row, column) ?? {};
      const style = workbook.getStyles().getStyleByCell(before);
      const text = piece.startsWith('=') || isTextFormat(style?.n?.pattern);
      const entered: ICellData = { ...before, v: piece === '' ? null : piece, f: null, si: null, p: null };
      if (text) entered.t = CellValueType.STRING;
      else delete entered.t;
      line[column] = text
        ? entered
        : ((cells.onWriteCell(workbook, worksheet, row, column, entered) as ICellData | null) ?? entered);
    }
  }
  void injector.get(ICommandService).executeCommand('sheet.command.set-range-values', {
    unitId: workbook.getUnitId(),
    subUnitId: worksheet.getSheetId(),
    range: { startRow: top, endRow: places.at(-1) ?? top, startColumn: left, endColumn: right },
    value,
  });
  if (places.length < lines.length)
    api.showMessage({ content: words.cut(lines.length - places.length), type: MessageType.Warning });
}
