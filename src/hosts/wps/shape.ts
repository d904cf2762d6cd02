import type { SheetModel } from '../../sheets/model';
import { cellAreaOf, rangeOf } from './address';
import { said } from './findings';
import type { Application, Worksheet } from './model';
import { bgr } from './numbers';
import { applyPage } from './page';
import type { Note } from './quiet';
import { applyCondition, applyValidation } from './rules';

/** A sheet's shape, rules and page: a workbook is of use without them, so what a version refuses is noted. */

/** Tries what the workbook can do without. */
export function tried(note: Note, what: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    note(`${what}：${said(error)}`);
  }
}

/** Width that a file says, less the margin that the program adds: it counts characters alone. */
export const widthMargin = 0.71;

export function shape(sheet: Worksheet, model: SheetModel, note: Note): void {
  const each = (what: string, work: () => void) => tried(note, `“${model.name}”的${what}`, work);
  each('列宽', () =>
    model.columnWidths.forEach((width, column) => {
      rangeOf(sheet, cellAreaOf(0, column)).ColumnWidth = Math.max(0, width - widthMargin);
    }),
  );
  each('行高', () =>
    model.rowHeights.forEach((height, row) => {
      if (height !== null) rangeOf(sheet, cellAreaOf(row, 0)).RowHeight = height;
    }),
  );
  each('隐藏行列', () => {
    for (const row of model.hiddenRows ?? []) rangeOf(sheet, cellAreaOf(row, 0)).EntireRow.Hidden = true;
    for (const column of model.hiddenColumns ?? [])
      rangeOf(sheet, cellAreaOf(0, column)).EntireColumn.Hidden = true;
  });
  for (const rule of model.validations) each('有效性', () => applyValidation(sheet, rule));
  for (const condition of model.conditionalFormats) each('条件格式', () => applyCondition(sheet, condition));
  each('页面设置', () => applyPage(sheet, model.page, model.visibility === 'visible'));
  const { tabColor } = model;
  if (tabColor !== undefined) each('标签颜色', () => (sheet.Tab.Color = bgr(tabColor)));
}

/** Frozen panes and zoom belong to the window: the sheet must be shown for them. */
export function view(app: Application, sheet: Worksheet, model: SheetModel, note: Note): void {
  if (!model.freeze && model.zoom === undefined) return;
  tried(note, `“${model.name}”的冻结窗格`, () => {
    sheet.Activate();
    const window = app.ActiveWindow;
    if (!window) return;
    if (model.zoom !== undefined) window.Zoom = model.zoom;
    if (!model.freeze || model.freeze.rows + model.freeze.columns === 0) return;
    window.FreezePanes = false;
    window.ScrollRow = 1;
    window.ScrollColumn = 1;
    window.SplitRow = model.freeze.rows;
    window.SplitColumn = model.freeze.columns;
    window.FreezePanes = true;
  });
}
