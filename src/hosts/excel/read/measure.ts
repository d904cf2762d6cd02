import type { Known } from './known';
import { usedAreaOf } from './addresses';
import type { Answer, Session } from '../session/session';

/**
 * Sizes of all sheets, when nothing is known and all at once is too much: fills in their hints and yields the number of
 * cells.
 */
export async function measured(session: Session, known: Known): Promise<Answer<number>> {
  const done = await session.roundTrip((context) => {
    const ranges = known.sheets.map(({ id }) =>
      context.workbook.worksheets.getItem(id).getUsedRangeOrNullObject(true).load('address'),
    );
    return () => ranges.map((range) => (range.isNullObject ? undefined : usedAreaOf(range.address)));
  });
  if (!done.ok) return done;
  let cells = 0;
  done.value.forEach((area, index) => {
    const sheet = known.sheets[index];
    if (!sheet || !area) return;
    const width = area.right - area.left + 1;
    const before = known.hints.get(sheet.id);
    cells += width * (area.bottom - area.top + 1);
    const all = new Set(Array.from({ length: width }, (_, column) => area.left + column));
    known.hints.set(sheet.id, {
      rows: area.bottom + 1,
      columns: area.right + 1,
      rowBytes: Math.max(width * 60, (before?.rowBytes ?? 0) * 2),
      formulas: before?.formulas ?? all,
      formats: before?.formats ?? all,
    });
  });
  return { ok: true, value: cells };
}
