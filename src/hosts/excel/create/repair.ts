import { otherFile, sameFormula } from '../../../sheets/formula-text';
import type { CellModel, Scalar, SheetModel, WorkbookModel } from '../../../sheets/model';
import { sameValue } from '../../../sheets/refresh';
import { identitySheet, roleName } from '../../../cells/identity';
import { appearanceRepairs } from './appearance';
import { samplesOf, type Arrival, type Sample, type SheetArrival } from './arrival';
import { isFormula } from '../read/cell-data';
import type { KnownSheet } from '../read/known';
import { guardedRepairs, nameRepair, pageRepairs, protectionRepairs, type Repair } from './mend';

export type { Repair } from './mend';

/** What of an inserted workbook did not arrive as it was meant, each with how it is mended. */

const nothing = () => undefined;

const visibilities = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;

/**
 * Whether a cell holds its formula. What it gives is asked first: Excel spells formulas in its own way, and while it
 * calculates by hand results may be old. One that takes something from another file is wrong whatever it gives.
 */
function arrivedWell(wanted: CellModel, { formula, value }: Sample, book: string): boolean {
  if (wanted.formula === undefined) return true;
  if (!isFormula(formula, value) || otherFile(formula, book) !== undefined) return false;
  return sameValue(value as Scalar, wanted.value) || sameFormula(formula, wanted.formula, book);
}

/** Whether any formula is missing, refers to nothing or takes something from another file. */
function damagedFormula({ rows }: SheetModel, { formulas }: SheetArrival, book: string): boolean {
  if (!formulas) return false;
  const { area, cells } = formulas;
  return rows.some((line, row) =>
    line.some((cell, column) => {
      if (cell?.formula === undefined) return false;
      const now = cells[row - area.top]?.[column - area.left];
      if (typeof now !== 'string' || !now.startsWith('=')) return true;
      return otherFile(now, book) !== undefined || (now.includes('#REF!') && !cell.formula.includes('#REF!'));
    }),
  );
}

function formulaRepairs(model: SheetModel, found: SheetArrival, book: string): Repair[] {
  const lost = samplesOf(model).some(({ row, column }, index) => {
    const [wanted, sample] = [model.rows[row]?.[column], found.samples[index]];
    return wanted && (!sample || !arrivedWell(wanted, sample, book));
  });
  return lost || damagedFormula(model, found, book)
    ? [{ what: `“${model.name}”的公式`, fatal: true, queue: nothing }]
    : [];
}

function sheetRepairs(model: SheetModel, id: string, found: SheetArrival, book: string): Repair[] {
  const role = { name: roleName, refersTo: `"${model.role.replaceAll('"', '""')}"` };
  const visibility = visibilities[model.visibility];
  return [
    ...formulaRepairs(model, found, book),
    ...(model.role === ''
      ? []
      : nameRepair(
          `“${model.name}”的角色`,
          role,
          found.role,
          (context) => context.workbook.worksheets.getItem(id).names,
          { hidden: true, book },
        )),
    ...pageRepairs(model, id, found),
    ...protectionRepairs(model, id, found, [
      ...guardedRepairs(model, id, found),
      ...appearanceRepairs(model, id, found),
    ]),
    ...(found.visibility === visibility
      ? []
      : [
          {
            what: `“${model.name}”的隐藏`,
            queue: (context: Excel.RequestContext) => {
              context.workbook.worksheets.getItem(id).visibility = visibility;
            },
          },
        ]),
  ];
}

/** @param sheets where the model's sheets stand now, with the identity sheet last */
export function repairs(model: WorkbookModel, sheets: readonly KnownSheet[], found: Arrival): Repair[] {
  const own = sheets.at(-1);
  return [
    ...model.names.flatMap((wanted) =>
      nameRepair(
        `名称“${wanted.name}”`,
        wanted,
        found.names.find(({ name }) => name === wanted.name),
        (context) => context.workbook.names,
        { hidden: false, book: found.book },
      ),
    ),
    ...model.sheets.flatMap((sheet, index) => {
      const [id, arrival] = [sheets[index]?.id, found.sheets[index]];
      return id !== undefined && arrival ? sheetRepairs(sheet, id, arrival, found.book) : [];
    }),
    ...(found.identity.mark === identitySheet
      ? []
      : [{ what: '工作簿的标识', fatal: true as const, queue: nothing }]),
    ...(found.identity.visibility === 'VeryHidden' || !own
      ? []
      : [
          {
            what: '标识表的隐藏',
            queue: (context: Excel.RequestContext) => {
              context.workbook.worksheets.getItem(own.id).visibility = 'VeryHidden';
            },
          },
        ]),
  ];
}
