import { failed, ok, type Finding, type Result } from '../../../base/finding';
import { base64Of } from '../../../cells/bytes';
import { customProperties } from '../../../cells/identity';
import type { CellChange } from '../../../sheets/change';
import type { WorkbookModel } from '../../../sheets/model';
import { workbookBytes } from '../../../xlsx/write';
import { queueSheets } from '../read/fetch';
import { hintsOf, type Known, type KnownSheet } from '../read/known';
import { budget, type Answer, type Queue, type Session } from '../session/session';
import { findingOf, isMissing, noAnswer, type ExcelError } from '../session/excel-error';
import { queueArrival, type Arrival } from './arrival';
import { arrived, inserting } from './insert';
import { readEmptyWorkbook, refused, type EmptyWorkbook } from './empty-workbook';
import { repairs, type Repair } from './repair';
import { writeOpen } from '../write/write';

/**
 * Puts a new workbook into the open, empty one: our bytes as sheets, so that formats, validation and page setup come
 * whole and in one call. Then it checks what arrived, mends what Excel lost, and takes the empty sheets away.
 */

const lost = (what: string): Finding => ({
  code: 'excel-lost',
  severity: 'warning',
  message: `Excel 没有把${what}带过来，也没能补上。`,
  remedy: '数据不受影响。打印以前请看一遍那张表的样子。',
});

const exists = (file: string) =>
  failed('master-exists', '当前工作簿里已有内容，没有新建。', '请先在 Excel 里新建一个空白工作簿，再建表。', {
    file,
  });

/**
 * Mends, shows the right sheet, takes the empty sheets away and marks the workbook as ours: in one message, unless so much
 * was lost that mending alone takes more.
 */
const finishing = (
  session: Session,
  model: WorkbookModel,
  before: EmptyWorkbook,
  sheets: readonly KnownSheet[],
  mending: readonly Repair[],
): Promise<Answer<unknown>> => {
  const end: Repair = { what: '', queue: (context) => queueEnd(context, model, before, sheets) };
  return session.roundTrips(
    [...mending, end],
    ({ bytes = 3_000 }) => bytes,
    (context, { queue }) => {
      queue(context);
      return () => undefined;
    },
  );
};

function queueEnd(
  context: Excel.RequestContext,
  model: WorkbookModel,
  before: EmptyWorkbook,
  sheets: readonly KnownSheet[],
): void {
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
}

/** The same again after a pause: the connection may have come back. */
async function again<Value>(session: Session, queue: Queue<Value>): Promise<Answer<Value>> {
  let done = await session.roundTrip(queue);
  for (let tries = 0; !done.ok && tries < 2; tries++) {
    await session.pause(session.times.recovery);
    done = await session.roundTrip(queue);
  }
  return done;
}

/** After these Excel may go on with what it was given: we stopped waiting, it did not. */
const goesOn = ({ code }: ExcelError): boolean =>
  code === noAnswer.code || code === 'Timeout' || code === 'ConnectionFailure';

/** How often it is looked whether sheets came after all, with a pause between. */
const lateLooks = 8;

/** Excel has been seen to report an error although all sheets had come; or the answer was lost, or comes later. */
async function cameAnyway(
  session: Session,
  model: WorkbookModel,
  before: EmptyWorkbook,
  error: ExcelError,
): Promise<KnownSheet[] | undefined> {
  for (let looks = 1; ; looks++) {
    const now = await again(session, queueSheets);
    const sheets = now.ok ? arrived(model, before.sheets, now.value) : undefined;
    if (sheets || !now.ok || !goesOn(error) || looks >= lateLooks) return sheets;
    await session.pause(session.times.recovery);
  }
}

const late = (file: string) =>
  failed(
    'create-late',
    'Excel 一直没有回应，新表还没有放进来；也可能过一会儿才出现。',
    '请点下面的“在新窗口打开”或“下载总表”，在那一份里做；这个工作簿不要再用，不保存地关闭它。',
    { file },
  );

const damaged = (what: string, file: string) =>
  failed(
    'insert-damaged',
    `Excel 没有完整放入总表（${what}），已撤回。`,
    '请点下面的“在新窗口打开”或“下载总表”，总表单独成一个文件。',
    { file },
  );

/** What is said of sheets that did not come, once the workbook is empty again. */
function absent(put: Answer<unknown>, file: string): Result<never> {
  if (put.ok || isMissing(put.error)) return damaged('缺少工作表', file);
  return goesOn(put.error) ? late(file) : notMade(put.error, file);
}

const notMade = (error: ExcelError, file: string) => findingOf(error, file, '没有建成，工作簿还是空的。');

/** What was not done of the end is done once more, from how things stand now. */
async function finishedAgain(
  session: Session,
  model: WorkbookModel,
  before: EmptyWorkbook,
  sheets: readonly KnownSheet[],
): Promise<boolean> {
  for (let tries = 0; tries < 2; tries++) {
    await session.pause(session.times.recovery);
    const now = await session.roundTrip((context) => {
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

/** What is known of sheets that were just made. */
function knownOf(model: WorkbookModel, sheets: readonly KnownSheet[]): Known {
  const hints = hintsOf(model);
  return {
    sheets: [...sheets],
    hints: new Map(
      sheets.flatMap(({ id, name }) => {
        const hint = hints.get(name);
        return hint ? [[id, hint] as const] : [];
      }),
    ),
    identity: { sheet: sheets.at(-1)?.id ?? '', entries: model.identity },
  };
}

/**
 * The formulas of sheets whose formulas point at the file that they came from (office-js issue 2809), to be written over
 * what came.
 */
const formulasOf = ({ sheets }: WorkbookModel, mending: readonly Repair[]): CellChange[] =>
  sheets
    .filter(({ name }) => mending.some(({ rewrite }) => rewrite === name))
    .flatMap(({ name, rows }) =>
      rows.flatMap((line, row) =>
        line.flatMap((cell, column): CellChange[] =>
          cell?.formula === undefined
            ? []
            : [{ sheet: name, row, column, kind: 'formula', value: cell.value, formula: cell.formula }],
        ),
      ),
    );

/** @param notice called with what Excel did not take over and that could not be mended */
export async function createOpen(
  session: Session,
  model: WorkbookModel,
  label: string,
  notice: (finding: Finding) => void,
): Promise<Result<Known>> {
  const before = await readEmptyWorkbook(session);
  if (!before.ok) return findingOf(before.error, label, '没有新建。');
  if (before.value.filled) return exists(label);
  const base64 = base64Of(await workbookBytes(model));
  if (base64.length > budget)
    return findingOf({ code: 'RequestPayloadSizeLimitExceeded', message: '', location: '' }, label);

  const put = await inserting(session, model, base64, before.value);
  let sheets: KnownSheet[] | undefined;
  let arrival: Arrival | undefined;
  if (put.ok) {
    sheets = arrived(model, before.value.sheets, put.value.sheets);
    ({ arrival } = put.value);
  } else {
    sheets = await cameAnyway(session, model, before.value, put.error);
  }
  if (!sheets) return refused(session, before.value, label, absent(put, label));
  const looked = arrival
    ? { ok: true as const, value: arrival }
    : await again(session, (context) => queueArrival(context, model));
  if (!looked.ok) return refused(session, before.value, label, notMade(looked.error, label));

  const known = knownOf(model, sheets);
  let mending = repairs(model, sheets, looked.value);
  if (mending.some(({ rewrite }) => rewrite !== undefined) && !mending.some(({ fatal }) => fatal)) {
    const rewritten = await writeOpen(session, known, looked.value.book, formulasOf(model, mending));
    const now = rewritten.ok ? await again(session, (context) => queueArrival(context, model)) : undefined;
    // Without a second look they count as they were.
    if (now?.ok) mending = repairs(model, sheets, now.value);
  }
  const broken = mending.find(({ fatal, rewrite }) => fatal || rewrite !== undefined);
  if (broken) return refused(session, before.value, label, damaged(broken.what, label));
  const finished = await finishing(session, model, before.value, sheets, mending);
  if (!finished.ok) {
    const done = await finishedAgain(session, model, before.value, sheets);
    if (!done) return refused(session, before.value, label, notMade(finished.error, label));
  } else if (mending.length > 0) {
    const after = await session.roundTrip((context) => queueArrival(context, model));
    const left = after.ok ? repairs(model, sheets, after.value) : mending;
    for (const what of new Set(left.map((repair) => repair.what))) notice(lost(what));
  }
  return ok(known);
}
