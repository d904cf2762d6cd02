import type { KnownSheet } from './known';
import { queueSheets } from './fetch';
import type { Session, Trip } from './session';

/** How the open workbook stands before a new one is put into it. */

export interface Look {
  sheets: KnownSheet[];
  names: string[];
  custom: string[];
  /** Whether the sheets looked at hold anything. */
  filled: boolean;
}

/** One look at the sheets; a new workbook has one or two, and more cost one more message. */
export async function look(session: Session): Promise<Trip<Look>> {
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
