import { UnwritableError } from './text';

/**
 * Dates are ISO text in the model ("2020-12-01" or "2020-12-01T08:30:00") and day counts in a workbook. No time zone
 * takes part: both are what the wall calendar shows.
 */
const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/;
const day = 86_400_000;
const epoch = Date.UTC(1899, 11, 30);
/** Excel counts a 29 February 1900 that never was (day 60); days before it are one off. */
const leapMistake = 60;
/** Days from the first of January 1900 to the zero of workbooks made on an old Mac (ECMA-376 part 1, 18.17.4.1). */
const from1904 = 1_462;
/** 31 December 9999, the last day that programs show. */
const lastDay = 2_958_465;

/**
 * Days since the workbook's zero. Throws {@link UnwritableError} for anything that is no date from 1900 on.
 * @param date1904 whether the workbook counts from 1904
 */
export function serialOf(iso: string, where: string, date1904 = false): number {
  const match = pattern.exec(iso);
  const [year, month, date, hour, minute, second] = (match ?? []).slice(1).map((part) => Number(part || 0));
  if (year === undefined || month === undefined || date === undefined)
    throw new UnwritableError(`${where}：不是日期：${iso}`);
  const time = Date.UTC(year, month - 1, date, hour, minute, second);
  const back = new Date(time);
  if (year < 1900 || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== date)
    throw new UnwritableError(`${where}：没有这一天：${iso}`);
  const days = (time - epoch) / day;
  const serial = days <= leapMistake ? days - 1 : days;
  if (!date1904) return serial;
  if (serial < from1904) throw new UnwritableError(`${where}：工作簿从 1904 年起计日，没有这一天：${iso}`);
  return serial - from1904;
}

/** ISO text of a moment that stands for a calendar day: without the time when there is none. */
export function isoOf(moment: Date): string {
  if (Number.isNaN(moment.getTime())) return '';
  // A day count has eleven good digits; what is left over below a second is noise.
  const rounded = new Date(Math.round(moment.getTime() / 1000) * 1000).toISOString();
  return rounded.endsWith('T00:00:00.000Z') ? rounded.slice(0, 10) : rounded.slice(0, 19);
}

/**
 * ISO text of a day count: {@link serialOf} the other way round. Undefined for what is no day: zero and less, the
 * 29 February 1900, and what comes after 9999.
 */
export function isoOfSerial(serial: number, date1904 = false): string | undefined {
  const count = date1904 ? serial + from1904 : serial;
  if (!(count >= 1 && count < lastDay + 1) || Math.floor(count) === leapMistake) return undefined;
  return isoOf(new Date(epoch + (count < leapMistake ? count + 1 : count) * day));
}

/** 1 January 1950 and 31 December 2099. */
const [first, last] = [18_264, 73_050];

/**
 * Whether a number may be a day at all. One outside 1950–2099 is none, even below a date format: who types 9-5 makes
 * the cell one of dates, and 9.5 typed there afterwards is still a score of 9.5.
 */
export function mayBeDay(serial: number, date1904 = false): boolean {
  const count = date1904 ? serial + from1904 : serial;
  return count >= first && count < last + 1;
}

/** A part of a day as "08:30:00", to the second. */
export const timeOfDay = (part: number): string =>
  new Date(Math.min(Math.round(part * 86_400), 86_399) * 1000).toISOString().slice(11, 19);
