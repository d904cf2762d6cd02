import { address, areaAddress, type Area } from '../../../base/address';
import type { SheetModel, WorkbookModel } from '../../../sheets/model';
import { identitySheet, roleName } from '../../../cells/identity';
import { areaOf } from '../read/addresses';

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

function queueSheet(context: Excel.RequestContext, model: SheetModel): () => SheetArrival {
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
  return () => ({
    visibility: sheet.visibility,
    protected: protection.protected,
    role: names.items.map(nameOf).find(({ name }) => name.endsWith(roleName)),
    orientation: page.orientation,
    paperSize: page.paperSize,
    printArea: printArea.isNullObject ? undefined : areaOf(printArea.address),
    titleRows: rowsOf(titleRows),
    frozen: rowsOf(frozen),
    rule: rule?.type ?? 'None',
    samples: samples.map(({ row, column, range }) => ({
      row,
      column,
      formula: (range.formulas as unknown[][])[0]?.[0],
      value: (range.values as unknown[][])[0]?.[0],
    })),
  });
}

/** Asks for everything that is worth a check. */
export function queueArrival(context: Excel.RequestContext, model: WorkbookModel): () => Arrival {
  const sheets = model.sheets.map((sheet) => queueSheet(context, sheet));
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
