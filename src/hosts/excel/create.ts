import { failed, ok, type Result } from '../../base/finding';
import type { WorkbookModel } from '../../sheets/model';
import { identitySheet } from '../../cells/identity';
import { workbookBytes } from '../../xlsx/write';
import { queueArrival, type Arrival } from './arrival';
import { base64Of } from '../../cells/bytes';
import { look, type Look } from './create-before';
import { again, finishedAgain, finishing } from './create-finish';
import { refused } from './create-undo';
import { queueSheets } from './fetch';
import { hintsOf, type Known, type KnownSheet } from './known';
import { repairs } from './repair';
import { budget, type Session, type Trip } from './session';
import { findingOf, noAnswer } from './trouble';

/**
 * Puts a new workbook into the open, empty one: our bytes as sheets, so that formats, validation and page setup come
 * whole and in one call. Then it looks at what arrived, mends what Excel lost, and takes the empty sheets away.
 */

const exists = (file: string) =>
  failed('master-exists', '当前工作簿里已有内容，没有新建。', '请先在 Excel 里新建一个空白工作簿，再建表。', {
    file,
  });

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
  if (base64.length > budget)
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
          '请点下面的“在新窗口打开”或“下载总表”，总表单独成一个文件。',
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
