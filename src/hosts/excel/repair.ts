import type { SheetModel, WorkbookModel } from '../../sheets/model';
import { identitySheet, roleName } from '../../cells/identity';
import { samplesOf, type Arrival, type SheetArrival } from './arrival';
import type { KnownSheet } from './known';
import { plain } from './plain-formula';
import { nameRepair, type Repair } from './repair-name';
import { guardedRepairs, pageRepairs, protectionRepairs } from './repair-sheet';

/** What of an inserted workbook did not arrive as it was meant, each with how it is mended. */

const nothing = () => undefined;

const visibilities = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;

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
