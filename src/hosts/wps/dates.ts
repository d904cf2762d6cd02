import { isoOf, serialOf } from '../../cells/dates';

/** Day counts as ISO text and back, in workbooks that count from 1900 or, made on an old Mac, from 1904. */

const day = 86_400_000;
const epoch = Date.UTC(1899, 11, 30);
/** Excel's 29 February 1900, which never was. */
const leapMistake = 60;
const from1904 = 1462;

/** ISO text of a day count; undefined for one that is no day. */
export function isoOfSerial(serial: number, date1904: boolean): string | undefined {
  const count = date1904 ? serial + from1904 : serial;
  if (!(count >= 0) || count > 2_958_466) return undefined;
  const days = count < leapMistake ? count + 1 : count;
  const iso = isoOf(new Date(epoch + days * day));
  return iso === '' ? undefined : iso;
}

/** The day count of ISO text. Throws UnwritableError for what is no date. */
export const serialOfIso = (iso: string, date1904: boolean, where: string): number =>
  serialOf(iso, where) - (date1904 ? from1904 : 0);
