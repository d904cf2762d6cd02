import { isoOf } from '../../cells/dates';

/** Dates: Excel hands out day counts; only the number format tells that one is a date. */

const day = 86_400_000;
const epoch = Date.UTC(1899, 11, 30);

/** Texts, colours and conditions in a format say nothing; elapsed hours ("[h]") are no date either. */
const said = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g;

export const isDateFormat = (format: string): boolean =>
  !/^general$/i.test(format) && /[ymdhs]/i.test((format.split(';')[0] ?? '').replace(said, ''));

/**
 * Days of our lifetime. A number outside is no date even where the cell's format says so: a score of 9.5 typed into
 * a cell that once held a date is a score.
 */
const [first, last] = [18_264, 73_050];

export const mayBeDate = (value: unknown): value is number =>
  typeof value === 'number' && value >= first && value <= last;

/** ISO text of a day count. */
export const isoOfSerial = (serial: number): string => isoOf(new Date(epoch + serial * day));
