/** Days and moments as ISO text, "2020-12-01" or "2020-12-01T08:30:00": what the wall calendar shows, no time zone. */

const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** Whether a year, month and day are on the calendar, from 1900 on: what the cells of a workbook can hold as a date. */
export function isDay(year: number, month: number, day: number): boolean {
  if (!(year >= 1900 && year <= 9999)) return false;
  const back = new Date(Date.UTC(year, month - 1, day));
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
}

/** Whether a text is a day, or a moment of one, that the cells of a workbook can hold as a date. */
export function isIsoDate(text: string): boolean {
  const match = pattern.exec(text);
  if (!match) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number((part as string | undefined) ?? 0));
  return isDay(year, month, day) && hour < 24 && minute < 60 && second < 60;
}

const padded = (value: number, length: number): string => String(value).padStart(length, '0');

/** (2020, 1, 4) → "2020-01-04". */
export const isoDay = (year: number, month: number, day: number): string =>
  `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;

/** "2020-01-14" → 「2020年1月14日」, as official documents write it. Anything else stays as it is. */
export function chineseDay(text: string): string {
  const [, year, month, day] = isIsoDate(text) ? (pattern.exec(text) ?? []) : [];
  return year === undefined ? text : `${year}年${Number(month)}月${Number(day)}日`;
}
