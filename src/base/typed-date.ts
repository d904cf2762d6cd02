import { isDay, isIsoDate, isoDay } from './calendar';
import { plain } from './text';

/** What a person typed where a date belongs. */
export type TypedDate =
  | { kind: 'empty' }
  /** `before` is what stood there when it was not a plain day already (「2020年1月4日」, or a day with a time). */
  | { kind: 'date'; iso: string; before?: string }
  | { kind: 'bad'; text: string };

const time = String.raw`(?:[T ]?(?:上午|下午|中午|晚上?)?\d{1,2}(?::|时|点)(?:\d{1,2}(?::\d{1,2}(?:\.\d+)?|分(?:\d{1,2}秒)?)?)?Z?)?`;
const weekday = String.raw`(?:\(?(?:星期|周|礼拜)[一二三四五六日天]\)?)?`;
/** The year has four digits: 20.1.4 may be 2020, or the 20th. */
const written = new RegExp(
  String.raw`^(\d{4})(?:([-./])(\d{1,2})\2(\d{1,2})[日号]?|年(\d{1,2})月(\d{1,2})[日号]?)${weekday}${time}$`,
  'u',
);
/** 20200104 */
const run = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * Reads a date as people write it: 2020-1-4, 2020/1/4, 2020.1.4, 2020年1月4日, 20200104, full-width digits, spaces, a
 * weekday or a time of day behind it. Anything else is bad: a day of no year, or two digits of one, is asked for.
 */
export function typedDate(value: string | number | boolean | null): TypedDate {
  if (value === null) return { kind: 'empty' };
  if (typeof value === 'boolean') return { kind: 'bad', text: value ? 'TRUE' : 'FALSE' };
  const before = String(value);
  const text = plain(before).replaceAll('。', '.').replaceAll('．', '.').replace(/\s+/g, '');
  if (text === '') return { kind: 'empty' };
  if (text === before && isIsoDate(text) && text.length === 10) return { kind: 'date', iso: text };
  const match = run.exec(text) ?? written.exec(text);
  if (!match) return { kind: 'bad', text: before };
  const parts = match.slice(1).filter((part) => /^\d+$/.test((part as string | undefined) ?? ''));
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  return isDay(year, month, day)
    ? { kind: 'date', iso: isoDay(year, month, day), before }
    : { kind: 'bad', text: before };
}
