import { areaAddress, type Area } from '../../base/address';
import type { DefinedName, SheetModel, WorkbookModel } from '../../sheets/model';
import { identitySheet, roleName } from '../xlsx/identity';
import { samplesOf, type Arrival, type NameArrival, type SheetArrival } from './arrival';
import type { KnownSheet } from './known';
import { queueValidation, ruleTypes } from './validation';

/** Mends what Excel lost of a workbook that was inserted as bytes. */
export interface Repair {
  /** What was lost, for people. */
  what: string;
  /** It cannot be mended: the workbook would not calculate. */
  fatal?: true;
  queue: (context: Excel.RequestContext) => void;
}

/** Formulas whatever Excel quotes or spaces differently. */
const plain = (formula: string): string => formula.replace(/[\s']/g, '').toUpperCase();

const nothing = () => undefined;

const visibilities = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;

type Names = Excel.NamedItemCollection;

function nameRepair(
  what: string,
  wanted: DefinedName,
  found: NameArrival | undefined,
  namesOf: (context: Excel.RequestContext) => Names,
  hidden: boolean,
): Repair[] {
  const formula = `=${wanted.refersTo}`;
  if (found && plain(found.formula) === plain(formula)) return [];
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

const sameArea = (a: Area | undefined, b: Area): boolean =>
  a?.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;

/** What the freeze shows as its place: whole rows, whole columns, or a rectangle. */
const frozenAs = ({ freeze }: SheetModel): boolean => (freeze?.rows ?? 0) + (freeze?.columns ?? 0) > 0;

function pageRepairs(model: SheetModel, id: string, found: SheetArrival): Repair[] {
  const { page, name } = model;
  const layout = (context: Excel.RequestContext) => context.workbook.worksheets.getItem(id).pageLayout;
  const title = page.repeatRows && `${page.repeatRows.first + 1}:${page.repeatRows.last + 1}`;
  const wanted = page.orientation === 'landscape' ? 'Landscape' : 'Portrait';
  const repairs: Repair[] = [];
  if (found.orientation !== wanted || found.paperSize !== 'A4')
    repairs.push({
      what: `“${name}”的纸张方向`,
      queue: (context) => {
        const target = layout(context);
        target.orientation = wanted;
        target.paperSize = 'A4';
        target.zoom = {
          horizontalFitToPages: page.fit.across,
          ...(page.fit.down > 0 ? { verticalFitToPages: page.fit.down } : {}),
        };
      },
    });
  if (!sameArea(found.printArea, page.printArea))
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
function guardedRepairs(model: SheetModel, id: string, found: SheetArrival): Repair[] {
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

function protectionRepairs(model: SheetModel, id: string, found: SheetArrival, guarded: Repair[]): Repair[] {
  const protection = (context: Excel.RequestContext) => context.workbook.worksheets.getItem(id).protection;
  const lift: Repair[] =
    found.protected && guarded.length > 0
      ? [
          {
            what: `“${model.name}”的保护`,
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
            queue: (context: Excel.RequestContext) => {
              protection(context).protect({ allowFormatColumns: true, allowFormatRows: true });
            },
          },
        ]
      : []),
  ];
}

function formulaRepairs(model: SheetModel, found: SheetArrival): Repair[] {
  const lost = samplesOf(model).some(({ row, column }, index) => {
    const wanted = model.rows[row]?.[column]?.formula;
    return wanted !== undefined && plain(String(found.samples[index]?.formula)) !== plain(`=${wanted}`);
  });
  return lost ? [{ what: `“${model.name}”的公式`, fatal: true, queue: nothing }] : [];
}

function sheetRepairs(model: SheetModel, id: string, found: SheetArrival): Repair[] {
  const role = { name: roleName, refersTo: `"${model.role.replaceAll('"', '""')}"` };
  const visibility = visibilities[model.visibility];
  return [
    ...formulaRepairs(model, found),
    ...(model.role === ''
      ? []
      : nameRepair(
          `“${model.name}”的角色`,
          role,
          found.role,
          (context) => context.workbook.worksheets.getItem(id).names,
          true,
        )),
    ...pageRepairs(model, id, found),
    ...protectionRepairs(model, id, found, guardedRepairs(model, id, found)),
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
        false,
      ),
    ),
    ...model.sheets.flatMap((sheet, index) => {
      const [id, arrival] = [sheets[index]?.id, found.sheets[index]];
      return id !== undefined && arrival ? sheetRepairs(sheet, id, arrival) : [];
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
