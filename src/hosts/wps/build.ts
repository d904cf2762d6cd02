import type { SheetModel, WorkbookModel } from '../../sheets/model';
import { address } from '../../base/address';
import { clean } from '../xlsx/text';
import { identityRows, identitySheet } from '../xlsx/identity';
import { attempt, cellAreaOf, rangeOf, sheetNamed, sheetsOf } from './address';
import { addressOf, astray } from './arrived';
import { blocksOf } from './blocks';
import { said } from './findings';
import { setProperties } from './identity';
import { applyLook, styleKeys } from './look';
import type { Application, Workbook, Worksheet } from './model';
import { bgr, visibility } from './numbers';
import { setName, setRole } from './names';
import { applyPage } from './page';
import { plannedFormula, plannedValue, type Planned } from './plan';
import { ourPermissions, protect } from './protect';
import { putCells } from './put';
import type { Note } from './quiet';
import { applyCondition, applyValidation } from './rules';
import type { Ways } from './ways';

/**
 * The second way to make a workbook, where no file can be opened: cell by cell through the object model, into a new and
 * empty workbook. What a cell holds must arrive; how it looks and prints is done as far as the version lets us, and what
 * it refuses is noted.
 */
interface Building {
  app: Application;
  book: Workbook;
  ways: Ways;
  note: Note;
}

/** Puts a sheet after the last one. `Add` may answer with null; then the new sheet is the active or the last one. */
function addSheet({ app, book }: Building, name: string): Worksheet {
  const before = new Set(sheetsOf(book).map((sheet) => sheet.Name));
  const last = book.Worksheets.Item(book.Worksheets.Count);
  const answer = attempt(() => book.Worksheets.Add(null, last)) as Worksheet | null | undefined;
  const candidates = [answer, app.ActiveWorkbook?.ActiveSheet, ...sheetsOf(book)];
  const fresh = candidates.find((sheet) => sheet && !before.has(sheet.Name));
  if (!fresh) throw new Error(`没能添加工作表“${name}”`);
  fresh.Name = name;
  return fresh;
}

/** Tries what the workbook can do without. */
function tried(note: Note, what: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    note(`${what}：${said(error)}`);
  }
}

function cellPlans(model: SheetModel): Planned[] {
  const cells: Planned[] = [];
  model.rows.forEach((line, row) =>
    line.forEach((cell, column) => {
      if (!cell) return;
      const where = `${model.name}!${address(row, column)}`;
      const planned =
        cell.formula === undefined
          ? plannedValue({ row, column, value: cell.value, date: cell.date }, where, false)
          : plannedFormula(row, column, cell.formula, where);
      cells.push({ ...planned, style: cell.style, ...(cell.date ? { date: true } : {}) });
    }),
  );
  return cells;
}

function dress(sheet: Worksheet, cells: readonly Planned[], note: Note): void {
  const keyOf = styleKeys();
  for (const { area, rows } of blocksOf(cells, ({ style, date }) => keyOf(style, date === true))) {
    const [first] = rows[0] ?? [];
    if (first?.style) {
      const { style, date } = first;
      tried(note, `“${sheet.Name}”的格式`, () => applyLook(rangeOf(sheet, area), style, date === true, note));
    }
  }
}

function fillSheet(sheet: Worksheet, cells: readonly Planned[], ways: Ways): void {
  const wanted = cells.filter(({ kind }) => kind !== 'clear');
  putCells(sheet, wanted, ways);
  const [wrong] = astray(sheet, wanted, ways);
  if (wrong) throw new Error(`${sheet.Name}!${addressOf(wrong.cell)} 没有写好，读回是“${wrong.found}”`);
}

/** Width that a file says, less the margin that the program adds: it counts characters alone. */
const widthMargin = 0.71;

function shape(sheet: Worksheet, model: SheetModel, note: Note): void {
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
  each('页面设置', () => applyPage(sheet, model.page));
  const { tabColor } = model;
  if (tabColor !== undefined) each('标签颜色', () => (sheet.Tab.Color = bgr(tabColor)));
}

/** Frozen panes and zoom belong to the window: the sheet must be shown for them. */
function view({ app, note }: Building, sheet: Worksheet, model: SheetModel): void {
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

/** Fills a new workbook. Throws where cells, names or sheets cannot be made; the workbook is then good for nothing. */
export function buildBook(building: Building, model: WorkbookModel): void {
  const { book, ways, note } = building;
  const old = sheetsOf(book);
  // Names that the new sheets will have must be free: an empty workbook has a sheet of some name.
  old.forEach((sheet, index) => (sheet.Name = `__${index + 1}`));
  const sheets = model.sheets.map((each) => ({ model: each, sheet: addSheet(building, clean(each.name)) }));
  const own = addSheet(building, identitySheet);
  for (const sheet of old) sheet.Delete();
  if (sheetsOf(book).length !== sheets.length + 1) throw new Error('没能删去空白工作表');

  for (const { name, refersTo } of model.names) setName(book, name, refersTo);
  for (const { sheet, model: each } of sheets) if (each.role !== '') setRole(sheet, each.role);

  for (const { sheet, model: each } of sheets) {
    const cells = cellPlans(each);
    dress(sheet, cells, note);
    fillSheet(sheet, cells, ways);
    for (const area of each.merges) rangeOf(sheet, area).Merge();
    shape(sheet, each, note);
    view(building, sheet, each);
  }
  const marks = identityRows(model.identity).flatMap((texts, row) =>
    texts.map((value, column): Planned => ({ row, column, kind: value === '' ? 'clear' : 'guarded', value })),
  );
  fillSheet(own, marks, ways);
  setProperties(book, model.identity);

  const active = model.activeSheet ?? model.sheets.findIndex((sheet) => sheet.visibility === 'visible');
  const front = sheetNamed(book, clean(model.sheets[active]?.name ?? ''));
  front?.Activate();
  for (const { sheet, model: each } of sheets) {
    if (each.protected) tried(note, `“${each.name}”的保护`, () => protect(sheet, ourPermissions));
    if (each.visibility !== 'visible') sheet.Visible = visibility[each.visibility];
  }
  tried(note, '标识表的保护', () => protect(own, ourPermissions));
  own.Visible = visibility.veryHidden;
}
