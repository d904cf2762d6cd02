import { failed, type Result } from '../../base/finding';
import type { Look } from './create-before';
import { queueSheets } from './fetch';
import type { Session } from './session';
import { findingOf, type Trouble } from './trouble';

/** Takes back what came of a workbook that could not be created whole. */

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

/** Ends with the empty workbook of before, or says that it is not to be used. */
export async function refused(
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
