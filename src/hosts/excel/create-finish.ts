import type { WorkbookModel } from '../../sheets/model';
import { customProperties } from '../../cells/identity';
import { queueArrival } from './arrival';
import type { Look } from './create-before';
import type { KnownSheet } from './known';
import { queueSheets } from './fetch';
import { repairs } from './repair';
import type { Repair } from './repair-name';
import type { Queue, Session, Trip } from './session';

/** The end of creating: what Excel lost is mended, and the empty sheets go. */

/** Mends, shows the right sheet, takes the empty sheets away and marks the workbook as ours: all in one message. */
export const finishing = (
  session: Session,
  model: WorkbookModel,
  before: Look,
  sheets: readonly KnownSheet[],
  mending: readonly Repair[],
): Promise<Trip<void>> =>
  session.trip((context) => {
    for (const repair of mending) repair.queue(context);
    const shown =
      sheets[model.activeSheet ?? model.sheets.findIndex(({ visibility }) => visibility === 'visible')];
    if (shown) context.workbook.worksheets.getItem(shown.id).activate();
    for (const { id, visibility } of before.sheets) {
      const sheet = context.workbook.worksheets.getItem(id);
      // What is very hidden cannot be deleted.
      if (visibility === 'VeryHidden') sheet.visibility = 'Hidden';
      sheet.delete();
    }
    for (const [key, value] of Object.entries(customProperties(model.identity)))
      context.workbook.properties.custom.add(key, value);
    return () => undefined;
  });

/** The same again after a pause: the connection may have come back. */
export async function again<Value>(session: Session, queue: Queue<Value>): Promise<Trip<Value>> {
  let done = await session.trip(queue);
  for (let tries = 0; !done.ok && tries < 2; tries++) {
    await session.pause(session.times.recovery);
    done = await session.trip(queue);
  }
  return done;
}

/** What was not done of the end is done once more, from how things stand now. */
export async function finishedAgain(
  session: Session,
  model: WorkbookModel,
  before: Look,
  sheets: readonly KnownSheet[],
): Promise<boolean> {
  for (let tries = 0; tries < 2; tries++) {
    await session.pause(session.times.recovery);
    const now = await session.trip((context) => {
      const list = queueSheets(context);
      const read = queueArrival(context, model);
      return () => ({ list: list(), arrival: read() });
    });
    if (!now.ok) continue;
    const left = before.sheets.filter(({ id }) => now.value.list.some((sheet) => sheet.id === id));
    const mending = repairs(model, sheets, now.value.arrival);
    if ((await finishing(session, model, { ...before, sheets: left }, sheets, mending)).ok) return true;
  }
  return false;
}
