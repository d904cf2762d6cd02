import { literal } from '../../../base/address';
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

/** What became of a formula: it is as it should be, it takes something from another file, or it is gone. */
type Fate = 'well' | 'foreign' | 'lost';

/**
 * Whether a cell holds its formula. What it gives is asked first: Excel spells formulas in its own way, and while it
 * calculates by hand results may be old. One that takes something from another file is wrong whatever it gives.
 */
function sampleFate(wanted: CellModel, { formula, value }: Sample, book: string): Fate {
  if (wanted.formula === undefined) return 'well';
  if (!isFormula(formula, value)) return 'lost';
  if (otherFile(formula, book) !== undefined) return 'foreign';
  const same = sameValue(value as Scalar, wanted.value) || sameFormula(formula, wanted.formula, book);
  return same ? 'well' : 'lost';
}

/** What became of each formula of the model, as far as all were read. */
function fatesOf({ rows }: SheetModel, { formulas }: SheetArrival, book: string): Fate[] {
  if (!formulas) return [];
  const { area, cells } = formulas;
  return rows.flatMap((line, row) =>
    line.flatMap((cell, column): Fate[] => {
      if (cell?.formula === undefined) return [];
      const now = cells[row - area.top]?.[column - area.left];
      if (typeof now !== 'string' || !now.startsWith('=')) return ['lost'];
      if (otherFile(now, book) !== undefined) return ['foreign'];
      return [now.includes('#REF!') && !cell.formula.includes('#REF!') ? 'lost' : 'well'];
    }),
  );
}

/** The other file can be written away again; what is gone cannot be trusted to be all that is gone. */
function formulaRepairs(model: SheetModel, found: SheetArrival, book: string): Repair[] {
  const fates = new Set([
    ...samplesOf(model).flatMap(({ row, column }, index): Fate[] => {
      const [wanted, sample] = [model.rows[row]?.[column], found.samples[index]];
      return wanted ? [sample ? sampleFate(wanted, sample, book) : 'lost'] : [];
    }),
    ...fatesOf(model, found, book),
  ]);
  const what = `“${model.name}”的公式`;
  if (fates.has('lost')) return [{ what, fatal: true, queue: nothing }];
  return fates.has('foreign') ? [{ what, rewrite: model.name, queue: nothing }] : [];
}

function sheetRepairs(model: SheetModel, id: string, found: SheetArrival, book: string): Repair[] {
  const role = { name: roleName, refersTo: literal(model.role) };
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
