import type { Area } from '../base/address';
import type { LayoutChange } from './change';
import type { PageSetup, SheetModel } from './model';

/** How a sheet of an open workbook is laid out on paper, as it stands there. */
export interface SheetLayout {
  /** The sheet's present name. */
  sheet: string;
  /** In characters of the standard font. */
  columnWidths: number[];
  hiddenColumns: number[];
  /** In points; null or nothing where the program decides. */
  rowHeights: (number | null | undefined)[];
  hiddenRows: number[];
  page: Pick<PageSetup, 'paper' | 'orientation' | 'margins' | 'fit' | 'repeatRows' | 'repeatColumns'> & {
    /** Undefined: all that is in use prints. */
    printArea?: Area;
    /** Rows before which a page begins. Undefined: the program does not tell. */
    breaks?: number[];
  };
}

/** The layout with changes made, those of other sheets left out. */
export function layoutAfter(layout: SheetLayout, changes: readonly LayoutChange[]): SheetLayout {
  const own = changes.filter(({ sheet }) => sheet === layout.sheet);
  if (own.length === 0) return layout;
  const page = { ...layout.page };
  const rowHeights = [...layout.rowHeights];
  const hidden = new Set(layout.hiddenRows);
  for (const { now } of own) {
    if (now.printArea) page.printArea = now.printArea;
    for (const { row, height } of now.rowHeights ?? []) rowHeights[row] = height;
    for (const { row, shown } of now.rowsShown ?? []) {
      if (shown) hidden.delete(row);
      else hidden.add(row);
    }
  }
  return { ...layout, rowHeights, hiddenRows: [...hidden], page };
}

/** The layout that a drawn sheet has. */
export const layoutOf = (model: SheetModel): SheetLayout => ({
  sheet: model.name,
  columnWidths: model.columnWidths,
  hiddenColumns: model.hiddenColumns ?? [],
  rowHeights: model.rowHeights,
  hiddenRows: model.hiddenRows ?? [],
  page: {
    ...(model.page.paper ? { paper: model.page.paper } : {}),
    orientation: model.page.orientation,
    margins: model.page.margins,
    fit: model.page.fit,
    ...(model.page.repeatRows ? { repeatRows: model.page.repeatRows } : {}),
    ...(model.page.repeatColumns ? { repeatColumns: model.page.repeatColumns } : {}),
    printArea: model.page.printArea,
    breaks: model.page.breaks ?? [],
  },
});
