import { identitySheet } from '../../../cells/identity';
import type { WorkbookModel } from '../../../sheets/model';
import { queueSheets } from '../read/fetch';
import type { KnownSheet } from '../read/known';
import type { Answer, Session } from '../session/session';
import { queueArrival, type Arrival } from './arrival';
import type { EmptyWorkbook } from './empty-workbook';

/** Puts our bytes into the open workbook as sheets. */

/** Sheets that came with our bytes, in the model's order with the identity last; undefined when one is missing. */
export function arrived(
  model: WorkbookModel,
  before: readonly KnownSheet[],
  now: readonly KnownSheet[],
): KnownSheet[] | undefined {
  const fresh = now.filter(({ id }) => !before.some((old) => old.id === id));
  const wanted = [...model.sheets.map(({ name }) => name), identitySheet];
  const found = wanted.map((name) => fresh.find((sheet) => sheet.name === name));
  return found.every((sheet) => sheet !== undefined) ? found : undefined;
}

/** What one message brought. */
export interface Inserted {
  sheets: KnownSheet[];
  arrival: Arrival;
}

/** Inserts and reads what arrived in the same message. */
export const inserting = (
  session: Session,
  model: WorkbookModel,
  base64: string,
  before: EmptyWorkbook,
): Promise<Answer<Inserted>> =>
  session.roundTrip((context) => {
    // An empty sheet that has one of our names would make Excel number ours.
    before.sheets
      .filter(({ name }) => model.sheets.some((sheet) => sheet.name === name))
      .forEach(({ id }, index) => {
        context.workbook.worksheets.getItem(id).name = `空白${Date.now()}-${index}`;
      });
    context.workbook.insertWorksheetsFromBase64(base64, { positionType: 'End' });
    const sheets = queueSheets(context);
    const read = queueArrival(context, model);
    return () => ({ sheets: sheets(), arrival: read() });
  });
