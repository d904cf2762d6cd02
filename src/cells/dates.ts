import { UnwritableError } from './text';

/**
 * Dates are ISO text in the model ("2020-12-01" or "2020-12-01T08:30:00") and day counts in a workbook. No time zone
 * takes part: both are what the wall calendar shows.
 */
const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/;
const day = 86_400_000;
const epoch = Date.UTC(1899, 11, 30);
/** Excel counts a 29 February 1900 that never was; days before it are one off. */
const leapMistake = 61;

/** Days since Excel's zero. Throws {@link UnwritableError} for anything that is no date from 1900 on. */
export function serialOf(iso: string, where: string): number {
  const match = pattern.exec(iso);
  const [year, month, date, hour, minute, second] = (match ?? []).slice(1).map((part) => Number(part || 0));
  if (year === undefined || month === undefined || date === undefined)
    throw new UnwritableError(`${where}：不是日期：${iso}`);
  const time = Date.UTC(year, month - 1, date, hour, minute, second);
  const back = new Date(time);
  if (year < 1900 || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== date)
    throw new UnwritableError(`${where}：没有这一天：${iso}`);
  const serial = (time - epoch) / day;
  return serial < leapMistake ? serial - 1 : serial;
}

/** ISO text of a moment that stands for a calendar day: without the time when there is none. */
export function isoOf(moment: Date): string {
  if (Number.isNaN(moment.getTime())) return '';
  // A day count has eleven good digits; what is left over below a second is noise.
  const rounded = new Date(Math.round(moment.getTime() / 1000) * 1000).toISOString();
  return rounded.endsWith('T00:00:00.000Z') ? rounded.slice(0, 10) : rounded.slice(0, 19);
}

/** ISO text of a day count: {@link serialOf} the other way round. */
export function isoOfSerial(serial: number): string {
  const days = serial < leapMistake - 1 ? serial + 1 : serial;
  return isoOf(new Date(epoch + days * day));
}
