import { failed, type Result } from '../../../base/finding';
import { queueSheets } from '../read/fetch';
import type { KnownSheet } from '../read/known';
import type { Answer, Session } from '../session/session';

/** The empty workbook that a new one is put into: how it stands before, and the way back to it. */

export interface EmptyWorkbook {
  sheets: KnownSheet[];
  names: string[];
  custom: string[];
  /** Whether any sheet holds anything. */
  filled: boolean;
}

/** Reads whether the sheets are empty; a new workbook has one or two, and more cost one more message. */
export async function readEmptyWorkbook(session: Session): Promise<Answer<EmptyWorkbook>> {
  const done = await session.roundTrip((context): (() => EmptyWorkbook) => {
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
  const between = await session.roundTrip((context) => {
    const ranges = done.value.sheets
      .slice(1, -1)
      .map(({ id }) =>
        context.workbook.worksheets.getItem(id).getUsedRangeOrNullObject(true).load('address'),
      );
    return () => ranges.some((range) => !range.isNullObject);
  });
  return between.ok ? { ok: true, value: { ...done.value, filled: between.value } } : between;
}

/** Takes away again what came in; false where that did not work. */
export async function undone(session: Session, before: EmptyWorkbook): Promise<boolean> {
  const now = await session.roundTrip((context) => {
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
  const gone = await session.roundTrip((context) => {
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

/** Ends with the empty workbook of before and says why, or that it is not to be used. */
export async function refused(
  session: Session,
  before: EmptyWorkbook,
  label: string,
  why: Result<never>,
): Promise<Result<never>> {
  for (let tries = 0; tries < 3; tries++) {
    if (await undone(session, before)) return why;
    await session.pause(session.times.recovery);
  }
  return failed(
    'create-unfinished',
    '建表没有做完：工作簿里可能有一部分新表，也可能缺几张。',
    '请不要使用这个工作簿：不保存地关闭它，新建一个空白工作簿再建表。',
    { file: label },
  );
}
