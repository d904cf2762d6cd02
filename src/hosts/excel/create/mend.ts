import { areaAddress, sameArea } from '../../../base/address';
import { sameFormula } from '../../../sheets/formula-text';
import type { DefinedName, SheetModel } from '../../../sheets/model';
import type { NameArrival, SheetArrival } from './arrival';
import { queueValidation, ruleTypes } from './validation';

/** What can be mended: names, page setup, rules, frozen panes, protection. */

/** One thing that Excel lost of a workbook that was inserted as bytes, and how it is mended. */
export interface Repair {
  /** What was lost, for people. */
  what: string;
  /** It cannot be mended: the workbook would not calculate. */
  fatal?: true;
  /** Formulas of this sheet take something from another file: they are written over, all of them. */
  rewrite?: string;
  /** Nothing was lost: it is done on the way to another mending. */
  step?: true;
  /** An estimate of what it weighs on the wire; a few calls where nothing is said. */
  bytes?: number;
  queue: (context: Excel.RequestContext) => void;
}

type Names = Excel.NamedItemCollection;

/** Puts a name right that is not there or says something else. */
export function nameRepair(
  what: string,
  wanted: DefinedName,
  found: NameArrival | undefined,
  namesOf: (context: Excel.RequestContext) => Names,
  { hidden, book }: { hidden: boolean; book: string },
): Repair[] {
  const formula = `=${wanted.refersTo}`;
  if (found && sameFormula(found.formula, formula, book)) return [];
  return [
    {
      what,
      queue: (context) => {
        const names = namesOf(context);
        if (found) names.getItem(found.name).formula = formula;
        else {
          const name = names.add(wanted.name, formula);
          if (hidden) name.visible = false;
        }
      },
    },
  ];
}

/** What the freeze shows as its place: whole rows, whole columns, or a rectangle. */
const frozenAs = ({ freeze }: SheetModel): boolean => (freeze?.rows ?? 0) + (freeze?.columns ?? 0) > 0;

/** Paper, print area and the rows repeated on each page. */
export function pageRepairs(model: SheetModel, id: string, found: SheetArrival): Repair[] {
  const { page, name } = model;
  const layout = (context: Excel.RequestContext) => context.workbook.worksheets.getItem(id).pageLayout;
  const title = page.repeatRows && `${page.repeatRows.first + 1}:${page.repeatRows.last + 1}`;
  const wanted = page.orientation === 'landscape' ? 'Landscape' : 'Portrait';
  const paper = page.paper ?? 'A4';
  const repairs: Repair[] = [];
  if (found.orientation !== wanted || found.paperSize !== paper)
    repairs.push({
      what: `“${name}”的纸张方向`,
      queue: (context) => {
        const target = layout(context);
        target.orientation = wanted;
        target.paperSize = paper;
        target.zoom = {
          horizontalFitToPages: page.fit.across,
          ...(page.fit.down > 0 ? { verticalFitToPages: page.fit.down } : {}),
        };
      },
    });
  if (model.visibility === 'visible' && !sameArea(found.printArea, page.printArea))
    repairs.push({
      what: `“${name}”的打印区域`,
      queue: (context) => {
        layout(context).setPrintArea(areaAddress(page.printArea));
      },
    });
  if (title !== undefined && found.titleRows !== title)
    repairs.push({
      what: `“${name}”的打印标题行`,
      queue: (context) => {
        layout(context).setPrintTitleRows(`$${title.replace(':', ':$')}`);
      },
    });
  return repairs;
}

/** Things that a protected sheet does not let be changed. */
export function guardedRepairs(model: SheetModel, id: string, found: SheetArrival): Repair[] {
  const repairs: Repair[] = [];
  const [first] = model.validations;
  if (first && found.rule !== ruleTypes[first.type])
    repairs.push({
      what: `“${model.name}”的数据有效性`,
      queue: (context) => {
        const sheet = context.workbook.worksheets.getItem(id);
        for (const validation of model.validations) queueValidation(sheet, validation);
      },
    });
  const { freeze } = model;
  if (freeze && frozenAs(model) && found.frozen === '')
    repairs.push({
      what: `“${model.name}”的冻结窗格`,
      queue: (context) => {
        const panes = context.workbook.worksheets.getItem(id).freezePanes;
        if (freeze.columns === 0) panes.freezeRows(freeze.rows);
        else if (freeze.rows === 0) panes.freezeColumns(freeze.columns);
        else
          panes.freezeAt(
            areaAddress({ top: 0, left: 0, bottom: freeze.rows - 1, right: freeze.columns - 1 }),
          );
      },
    });
  return repairs;
}

/** @param guarded for which the protection is lifted, and put back */
export function protectionRepairs(
  model: SheetModel,
  id: string,
  found: SheetArrival,
  guarded: Repair[],
): Repair[] {
  const protection = (context: Excel.RequestContext) => context.workbook.worksheets.getItem(id).protection;
  const lift: Repair[] =
    found.protected && guarded.length > 0
      ? [
          {
            what: `“${model.name}”的保护`,
            step: true,
            queue: (context) => {
              protection(context).unprotect();
            },
          },
        ]
      : [];
  const missing = model.protected && (!found.protected || lift.length > 0);
  return [
    ...lift,
    ...guarded,
    ...(missing
      ? [
          {
            what: `“${model.name}”的保护`,
            ...(found.protected ? { step: true as const } : {}),
            queue: (context: Excel.RequestContext) => {
              // As the file has it: pictures and scenarios stay free.
              protection(context).protect({
                allowFormatColumns: true,
                allowFormatRows: true,
                allowEditObjects: true,
                allowEditScenarios: true,
              });
            },
          },
        ]
      : []),
  ];
}
