import { failed, ok, type Result } from '../../base/finding';
import type { WorkbookModel } from '../../sheets/model';
import { customProperties, identitySheet } from '../xlsx/identity';
import { workbookBytes } from '../xlsx/write';
import { queueArrival, type Arrival } from './arrival';
import { base64Of } from './base64';
import { hintsOf, type Known, type KnownSheet } from './known';
import { queueSheets } from './read';
import { repairs, type Repair } from './repair';
import { budget, type Session, type Trip } from './session';
import { findingOf, noAnswer, type Trouble } from './trouble';

/**
 * Puts a new workbook into the open, empty one: our bytes as sheets, so that formats, validation and page setup come
 * whole and in one call. Then it looks at what arrived, mends what Excel lost, and takes the empty sheets away.
 */

interface Look {
  sheets: KnownSheet[];
  names: string[];
  custom: string[];
  /** Whether the sheets looked at hold anything. */
  filled: boolean;
}

const exists = (file: string) =>
  failed('master-exists', '当前工作簿里已有内容，没有新建。', '请先在 Excel 里新建一个空白工作簿，再建表。', {
    file,
  });

/** One look at the sheets; a new workbook has one or two, and more cost one more message. */
async function look(session: Session): Promise<Trip<Look>> {
  const done = await session.trip((context): (() => Look) => {
    const sheets = queueSheets(context);
    const names = context.workbook.names.load('items/name');
    const custom = context.workbook.properties.custom.load('items/key');
    const first = context.workbook.worksheets.getFirst(false);
    const last = context.workbook.worksheets.getLast(false);
    const ranges = [first, last, context.workbook.worksheets.getActiveWorksheet()].map((sheet) =>
      sheet.getUsedRangeOrNullObject(true).load('address'),
    );
    return () => ({
      sheets: sheets(),
      names: names.items.map(({ name }) => name),
      custom: custom.items.map(({ key }) => key),
      filled: ranges.some((range) => !range.isNullObject),
    });
  });
  if (!done.ok || done.value.filled || done.value.sheets.length <= 2) return done;
  const between = await session.trip((context) => {
    const ranges = done.value.sheets
      .slice(1, -1)
      .map(({ id }) =>
        context.workbook.worksheets.getItem(id).getUsedRangeOrNullObject(true).load('address'),
      );
    return () => ranges.some((range) => !range.isNullObject);
  });
  return between.ok ? { ok: true, value: { ...done.value, filled: between.value } } : between;
}

/** Sheets that came with our bytes, in the model's order with the identity last; undefined when one is missing. */
function arrived(
  model: WorkbookModel,
  before: readonly KnownSheet[],
  now: readonly KnownSheet[],
): KnownSheet[] | undefined {
  const fresh = now.filter(({ id }) => !before.some((old) => old.id === id));
  const wanted = [...model.sheets.map(({ name }) => name), identitySheet];
  const found = wanted.map((name) => fresh.find((sheet) => sheet.name === name));
  return found.every((sheet) => sheet !== undefined) ? found : undefined;
}

interface Inserted {
  sheets: KnownSheet[];
  arrival: Arrival;
}

/** Inserts and looks at what arrived in the same message. */
const inserting = (
  session: Session,
  model: WorkbookModel,
  base64: string,
  before: Look,
): Promise<Trip<Inserted>> =>
  session.trip((context) => {
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

/** Mends, shows the right sheet, takes the empty sheets away and marks the workbook as ours: all in one message. */
const finishing = (
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

/** Takes away again what came in. */
async function undone(session: Session, before: Look): Promise<boolean> {
  const now = await session.trip((context) => {
    const sheets = queueSheets(context);
    const names = context.workbook.names.load('items/name');
    return () => ({ sheets: sheets(), names: names.items.map(({ name }) => name) });
  });
  if (!now.ok) return false;
  const fresh = now.value.sheets.filter(({ id }) => !before.sheets.some((old) => old.id === id));
  const names = now.value.names.filter((name) => !before.names.includes(name));
  if (fresh.length + names.length === 0) return true;
  // Sheets that were there are needed: a workbook must show one.
  if (!before.sheets.some(({ id }) => now.value.sheets.some((sheet) => sheet.id === id))) return false;
  const gone = await session.trip((context) => {
    for (const name of names) context.workbook.names.getItem(name).delete();
    for (const { id } of fresh) {
      const sheet = context.workbook.worksheets.getItem(id);
      // What is very hidden cannot be deleted.
      sheet.visibility = 'Hidden';
      sheet.delete();
    }
    return () => undefined;
  });
  return gone.ok;
}

async function refused(
  session: Session,
  before: Look,
  trouble: Trouble,
  label: string,
): Promise<Result<never>> {
  for (let tries = 0; tries < 3; tries++) {
    if (await undone(session, before)) return findingOf(trouble, label, '没有建成，工作簿还是空的。');
    await session.pause(session.times.recovery);
  }
  return failed(
    'create-unfinished',
    '建表没有做完：工作簿里可能有一部分新表，也可能缺几张。',
    '请不要使用这个工作簿：不保存地关闭它，新建一个空白工作簿再建表。',
    { file: label },
  );
}

/** @param notice told of what Excel did not take over and that could not be mended */
export async function createOpen(
  session: Session,
  model: WorkbookModel,
  label: string,
  notice: (message: string) => void,
): Promise<Result<Known>> {
  const before = await look(session);
  if (!before.ok) return findingOf(before.trouble, label, '没有新建。');
  if (before.value.filled) return exists(label);
  const base64 = base64Of(await workbookBytes(model));
  if (base64.length > budget * 1.3)
    return findingOf({ code: 'RequestPayloadSizeLimitExceeded', message: '', location: '' }, label);

  const put = await inserting(session, model, base64, before.value);
  let sheets: KnownSheet[] | undefined;
  let arrival: Arrival | undefined;
  if (put.ok) {
    sheets = arrived(model, before.value.sheets, put.value.sheets);
    ({ arrival } = put.value);
  } else {
    // Excel has been seen to report an error although all sheets had come; or the answer was lost.
    const now = await again(session, queueSheets);
    sheets = now.ok ? arrived(model, before.value.sheets, now.value) : undefined;
  }
  if (!sheets) return refused(session, before.value, put.ok ? noAnswer : put.trouble, label);
  const looked = arrival
    ? { ok: true as const, value: arrival }
    : await again(session, (context) => queueArrival(context, model));
  if (!looked.ok) return refused(session, before.value, looked.trouble, label);

  const mending = repairs(model, sheets, looked.value);
  const broken = mending.find(({ fatal }) => fatal);
  if (broken) {
    const undoing = await refused(session, before.value, noAnswer, label);
    return !undoing.ok && undoing.finding.code === 'create-unfinished'
      ? undoing
      : failed(
          'insert-damaged',
          `Excel 没有完整放入总表（${broken.what}），已撤回。`,
          '请改用“另存”把总表存成文件，再用 Excel 打开。',
          { file: label },
        );
  }
  const finished = await finishing(session, model, before.value, sheets, mending);
  if (!finished.ok) {
    const done = await finishedAgain(session, model, before.value, sheets);
    if (!done) return refused(session, before.value, finished.trouble, label);
  } else if (mending.length > 0) {
    const after = await session.trip((context) => queueArrival(context, model));
    for (const { what } of after.ok ? repairs(model, sheets, after.value) : mending) notice(what);
  }
  const hints = hintsOf(model);
  return ok({
    sheets,
    hints: new Map(
      sheets.flatMap(({ id, name }) => {
        const hint = hints.get(name);
        return hint ? [[id, hint] as const] : [];
      }),
    ),
    identity: { sheet: sheets.at(-1)?.id ?? '', entries: model.identity },
  });
}

/** The same again after a pause: the connection may have come back. */
async function again<Value>(
  session: Session,
  queue: (context: Excel.RequestContext) => () => Value,
): Promise<Trip<Value>> {
  let done = await session.trip(queue);
  for (let tries = 0; !done.ok && tries < 2; tries++) {
    await session.pause(session.times.recovery);
    done = await session.trip(queue);
  }
  return done;
}

/** What was not done of the end is done once more, from how things stand now. */
async function finishedAgain(
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
