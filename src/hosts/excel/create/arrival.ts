import { address, areaAddress, parseArea, type Area } from '../../../base/address';
import type { SheetModel, WorkbookModel } from '../../../sheets/model';
import { identitySheet, roleName } from '../../../cells/identity';
import { bytesOf } from '../read/known';
import { budget } from '../session/session';

/** What came of a model that was inserted as bytes, read back from Excel. */

export interface NameArrival {
  name: string;
  formula: string;
  visible: boolean;
}

export interface SheetArrival {
  visibility: string;
  protected: boolean;
  role: NameArrival | undefined;
  orientation: string;
  paperSize: string;
  printArea: Area | undefined;
  titleRows: string;
  frozen: string;
  /** Type of the rule at the first place with one. */
  rule: string;
  samples: Sample[];
  /** Formulas of all that is in use; undefined where they are too many for one message. */
  formulas: { area: Area; cells: readonly (readonly unknown[])[] } | undefined;
  /** Font and fill along {@link styledRow}. */
  fonts: CellFont[];
  /** In points. */
  columnWidths: number[];
  rowHeights: number[];
  conditionalFormats: number;
}

/** What a cell's text looks like; colours as Excel gives them, "#RRGGBB". */
interface CellFont {
  name: string | undefined;
  size: number | undefined;
  bold: boolean | undefined;
  fill: string | undefined;
}

/** The row with the most cells that are bold, filled or lined: it shows whether styles came. */
export function styledRow({ rows }: SheetModel): number {
  const counts = rows.map(
    (cells) =>
      cells.filter((cell) => cell && (cell.style.bold || cell.style.fill || cell.style.border)).length,
  );
  return counts.indexOf(Math.max(0, ...counts));
}

/** One cell that must be a formula. */
export interface Sample {
  row: number;
  column: number;
  formula: unknown;
  value: unknown;
}

export interface Arrival {
  /** The workbook's own name. */
  book: string;
  sheets: SheetArrival[];
  names: NameArrival[];
  identity: { visibility: string; mark: unknown };
}

/**
 * The first, the middle and the last cell with a formula, and the first that names another sheet: it is such formulas
 * that Excel has been seen to point at the file they came from (office-js issue 2809).
 */
export function samplesOf({ rows }: SheetModel): { row: number; column: number }[] {
  const all = rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) => (cell?.formula === undefined ? [] : [{ row, column }])),
  );
  const outward = all.find(({ row, column }) => rows[row]?.[column]?.formula?.includes('!'));
  return [...new Set([all[0], all[Math.floor(all.length / 2)], all.at(-1), outward])].flatMap(
    (each) => each ?? [],
  );
}

const nameOf = ({ name, formula, visible }: Excel.NamedItem): NameArrival => ({
  name,
  formula: String(formula),
  visible,
});

/** "1:3" of an address of whole rows, wherever the sheet's name ends. */
const rowsOf = (range: Excel.Range): string =>
  range.isNullObject ? '' : range.address.slice(range.address.lastIndexOf('!') + 1).replaceAll('$', '');

/** What all formulas of the model weigh on the wire. */
const formulaBytes = ({ sheets }: WorkbookModel): number =>
  sheets.reduce(
    (sum, { rows }) =>
      sum + bytesOf(rows.map((cells) => cells.map((cell) => cell?.formula ?? cell?.value ?? ''))),
    0,
  );

const cellFont = ({ format }: Excel.CellProperties): CellFont => ({
  name: format?.font?.name,
  size: format?.font?.size,
  bold: format?.font?.bold,
  fill: format?.fill?.color,
});

/** @param whole whether all formulas are asked for, not only samples */
function queueSheet(context: Excel.RequestContext, model: SheetModel, whole: boolean): () => SheetArrival {
  const sheet = context.workbook.worksheets.getItem(model.name).load('visibility');
  const protection = sheet.protection.load('protected');
  const names = sheet.names.load('items/name,items/formula,items/visible');
  const page = sheet.pageLayout.load('orientation,paperSize');
  const printArea = sheet.pageLayout.getPrintAreaOrNullObject().load('address');
  const titleRows = sheet.pageLayout.getPrintTitleRowsOrNullObject().load('address');
  const frozen = sheet.freezePanes.getLocationOrNullObject().load('address');
  const [first] = model.validations;
  const rule = first
    ? sheet.getRange(address(first.area.top, first.area.left)).dataValidation.load('type')
    : undefined;
  const samples = samplesOf(model).map(({ row, column }) => ({
    row,
    column,
    range: sheet.getRange(address(row, column)).load('formulas,values'),
  }));
  const used = whole ? sheet.getUsedRangeOrNullObject(true).load('address,formulas') : undefined;
  const [rows, columns] = [model.rows.length, model.columnWidths.length];
  const row = styledRow(model);
  const right = Math.max(0, (model.rows[row]?.length ?? 0) - 1);
  const fonts = sheet
    .getRange(areaAddress({ top: Math.max(0, row), left: 0, bottom: Math.max(0, row), right }))
    .getCellProperties({
      format: { font: { name: true, size: true, bold: true }, fill: { color: true } },
    });
  const widths = sheet
    .getRange(areaAddress({ top: 0, left: 0, bottom: 0, right: Math.max(0, columns - 1) }))
    .getColumnProperties({ format: { columnWidth: true } });
  const heights = sheet.getRange(`1:${Math.max(1, rows)}`).getRowProperties({ format: { rowHeight: true } });
  const conditions = sheet.getRange().conditionalFormats.getCount();
  return () => ({
    visibility: sheet.visibility,
    protected: protection.protected,
    role: names.items.map(nameOf).find(({ name }) => name.endsWith(roleName)),
    orientation: page.orientation,
    paperSize: page.paperSize,
    printArea: printArea.isNullObject ? undefined : parseArea(printArea.address),
    titleRows: rowsOf(titleRows),
    frozen: rowsOf(frozen),
    rule: rule?.type ?? 'None',
    samples: samples.map(({ row, column, range }) => ({
      row,
      column,
      formula: (range.formulas as unknown[][])[0]?.[0],
      value: (range.values as unknown[][])[0]?.[0],
    })),
    formulas: formulasOf(used),
    fonts: fonts.value[0]?.map(cellFont) ?? [],
    columnWidths: widths.value.map(({ format }) => format?.columnWidth ?? 0),
    rowHeights: heights.value.map(({ format }) => format?.rowHeight ?? 0),
    // eslint-disable-next-line office-addins/load-object-before-read -- a count is an answer, not a property
    conditionalFormats: conditions.value,
  });
}

function formulasOf(used: Excel.Range | undefined): SheetArrival['formulas'] {
  const area = used && !used.isNullObject ? parseArea(used.address) : undefined;
  return used && area ? { area, cells: used.formulas as unknown[][] } : undefined;
}

/** Asks for everything that is worth a check. */
export function queueArrival(context: Excel.RequestContext, model: WorkbookModel): () => Arrival {
  const whole = formulaBytes(model) < budget / 2;
  const sheets = model.sheets.map((sheet) => queueSheet(context, sheet, whole));
  const names = context.workbook.names.load('items/name,items/formula,items/visible');
  const own = context.workbook.worksheets.getItem(identitySheet).load('visibility');
  context.workbook.load('name');
  const mark = own.getRange(areaAddress({ top: 0, left: 0, bottom: 0, right: 0 })).load('values');
  return () => ({
    book: context.workbook.name,
    sheets: sheets.map((read) => read()),
    names: names.items.map(nameOf),
    identity: { visibility: own.visibility, mark: (mark.values as unknown[][])[0]?.[0] },
  });
}
