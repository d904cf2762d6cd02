import { BooleanNumber } from '@univerjs/core';
import type { ICommandService, Worksheet } from '@univerjs/core';
import type { LayoutChange, LayoutPart, RowHeight } from '../../../sheets/change';
import { layoutOf, type SheetLayout } from '../../../sheets/layout';
import type { SheetModel } from '../../../sheets/model';
import { columnPixels, rowPixels } from '../render/sheet';

/**
 * How the sheets of a book in the grid are laid out on paper. The grid knows heights and widths and whether rows show;
 * of print areas it does not know: those are kept here until the file is made.
 */

const pointsOf = (pixels: number): number => (pixels * 3) / 4;

interface Kept {
  /** As the sheet was opened. */
  opened: SheetLayout;
  page: SheetLayout['page'];
  /** Heights set since, by row; null gave the row back to the program. */
  heights: Map<number, number | null>;
}

/** A row as the grid's commands name it. */
const rowRange = (row: number) => ({ startRow: row, endRow: row, startColumn: 0, endColumn: 0 });

export class GridLayouts {
  readonly #kept: Map<string, Kept>;

  constructor(models: ReadonlyMap<string, SheetModel>) {
    this.#kept = new Map(
      [...models].map(([id, model]) => {
        const opened = layoutOf(model);
        return [id, { opened, page: opened.page, heights: new Map<number, number | null>() }] as const;
      }),
    );
  }

  /** Undefined for a sheet that people added. */
  of(sheet: Worksheet): SheetLayout | undefined {
    const kept = this.#kept.get(sheet.getSheetId());
    if (!kept) return undefined;
    const { opened, page, heights } = kept;
    const rows = sheet.getRowManager();
    const columns = sheet.getColumnManager();
    const rowHeights: SheetLayout['rowHeights'] = [];
    const hiddenRows: number[] = [];
    for (let row = 0; row < sheet.getRowCount(); row++) {
      const expected = heights.has(row) ? heights.get(row) : opened.rowHeights[row];
      const data = rows.getRow(row);
      // A height in the grid that is not the one expected was dragged by people.
      const dragged =
        data?.h !== undefined &&
        data.ia === BooleanNumber.FALSE &&
        (typeof expected !== 'number' || data.h !== rowPixels(expected));
      const height = dragged ? pointsOf(data.h ?? 0) : expected;
      if (height !== undefined && height !== null) rowHeights[row] = height;
      if (data?.hd === BooleanNumber.TRUE) hiddenRows.push(row);
    }
    return {
      sheet: sheet.getName(),
      columnWidths: opened.columnWidths.map((width, column) => {
        const pixels = columns.getColumnWidth(column);
        return pixels > 0 && pixels !== columnPixels(width) ? pixels / columnPixels(1) : width;
      }),
      hiddenColumns: opened.columnWidths.flatMap((_, column) =>
        columns.getColVisible(column) ? [] : [column],
      ),
      rowHeights,
      hiddenRows,
      page,
    };
  }

  /** Carries a change out: heights in the grid, the rest here. */
  async lay(
    commands: ICommandService,
    target: { unitId: string; subUnitId: string },
    { now }: LayoutChange,
    options: { byHost: true },
  ): Promise<void> {
    const kept = this.#kept.get(target.subUnitId);
    if (!kept) return;
    const { printArea, rowHeights = [], rowsShown = [] } = now;
    if (printArea) kept.page = { ...kept.page, printArea };
    for (const shown of [true, false]) {
      const rows = rowsShown.filter((each) => each.shown === shown).map(({ row }) => row);
      const id = shown ? 'sheet.mutation.set-row-visible' : 'sheet.mutation.set-row-hidden';
      if (rows.length > 0)
        await commands.executeCommand(id, { ...target, ranges: rows.map(rowRange) }, options);
    }
    if (rowHeights.length === 0) return;
    for (const { row, height } of rowHeights) kept.heights.set(row, height);
    const ranges = rowHeights.map(({ row }) => rowRange(row));
    const byRow = <Value>(of: (each: RowHeight) => Value): Record<number, Value> =>
      Object.fromEntries(rowHeights.map((each) => [each.row, of(each)]));
    await commands.executeCommand(
      'sheet.mutation.set-worksheet-row-height',
      { ...target, ranges, rowHeight: byRow(({ height }) => rowPixels(height ?? 15)) },
      options,
    );
    await commands.executeCommand(
      'sheet.mutation.set-worksheet-row-is-auto-height',
      {
        ...target,
        ranges,
        autoHeightInfo: byRow(({ height }) => (height === null ? BooleanNumber.TRUE : BooleanNumber.FALSE)),
      },
      options,
    );
  }

  /** What the file needs so that it is laid out as the sheet is now. */
  difference(sheet: Worksheet): LayoutChange | undefined {
    const opened = this.#kept.get(sheet.getSheetId())?.opened;
    const layout = this.of(sheet);
    if (!opened || !layout) return undefined;
    const now: LayoutPart = {};
    const { printArea } = layout.page;
    if (printArea && JSON.stringify(printArea) !== JSON.stringify(opened.page.printArea))
      now.printArea = printArea;
    const rows = Math.max(opened.rowHeights.length, layout.rowHeights.length);
    const rowHeights = Array.from({ length: rows }, (_, row) => ({
      row,
      height: layout.rowHeights[row] ?? null,
    })).filter(({ row, height }) => height !== (opened.rowHeights[row] ?? null));
    if (rowHeights.length > 0) now.rowHeights = rowHeights;
    const [was, hidden] = [new Set(opened.hiddenRows), new Set(layout.hiddenRows)];
    const rowsShown = [...new Set([...was, ...hidden])].flatMap((row) =>
      was.has(row) === hidden.has(row) ? [] : [{ row, shown: was.has(row) }],
    );
    if (rowsShown.length > 0) now.rowsShown = rowsShown;
    if (Object.keys(now).length === 0) return undefined;
    return { kind: 'layout', sheet: layout.sheet, now, before: {} };
  }
}
