import type { SheetModel, WorkbookModel } from '../../sheets/model';
import { address } from '../../base/address';
import { clean } from '../../cells/text';
import { identityRows, identitySheet } from '../../cells/identity';
import { attempt, rangeOf, sheetNamed, sheetsOf } from './address';
import { addressOf, astray } from './arrived';
import { blocksOf } from './blocks';
import { setProperties } from './identity';
import { applyLook, styleKeys } from './look';
import type { Application, Workbook, Worksheet } from './model';
import { visibility } from './numbers';
import { setName, setRole } from './names';
import { plannedFormula, plannedValue, type Planned } from './plan';
import { ourPermissions, protect } from './protect';
import { putCells } from './put';
import type { Note } from './quiet';
import { shape, tried, view } from './shape';
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

function fillSheet(sheet: Worksheet, cells: readonly Planned[], ways: Ways, book: string): void {
  const wanted = cells.filter(({ kind }) => kind !== 'clear');
  putCells(sheet, wanted, ways);
  const [wrong] = astray(sheet, wanted, ways, book);
  if (wrong) throw new Error(`${sheet.Name}!${addressOf(wrong.cell)} 没有写好，读回是“${wrong.found}”`);
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
    fillSheet(sheet, cells, ways, book.Name);
    for (const area of each.merges) rangeOf(sheet, area).Merge();
    shape(sheet, each, note);
    view(building.app, sheet, each, note);
  }
  const marks = identityRows(model.identity).flatMap((texts, row) =>
    texts.map((value, column): Planned => ({ row, column, kind: value === '' ? 'clear' : 'guarded', value })),
  );
  fillSheet(own, marks, ways, book.Name);
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
