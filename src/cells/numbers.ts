import type { CellData } from '../sheets/data';
import { isoOfSerial, mayBeDay, timeOfDay } from './dates';
import { numberFormat } from './formats';

/** Digits that a typed number has; what comes after them is noise of binary fractions. */
const digits = 15;

/** Whether the number has more decimals than so many, as people count them. */
const exceeds = (value: number, decimals: number): boolean =>
  Number(value.toFixed(Math.min(decimals, 100))) !== Number(value.toPrecision(digits));

/**
 * What people see of a number whose format shows another quantity: 12% of 0.12, a day of 9. Undefined where the number
 * itself is seen.
 */
export function shownOtherwise({ value, type, percent, day }: CellData): string | undefined {
  if (type === 'date') return `日期 ${String(value)}`;
  if (day !== undefined) return `日期 ${day}`;
  return percent && typeof value === 'number' ? `${Number((value * 100).toPrecision(digits))}%` : undefined;
}

/**
 * A number of a cell as what it is under its format: a day or a time where it may be one, else a number. Every host reads
 * numbers through this, so that a cell says the same wherever its workbook is open.
 * @param format the cell's format code; undefined when it has none
 * @param date1904 whether the workbook counts its days from 1904
 */
export function numberCell(value: number, format: string | undefined, date1904 = false): CellData {
  // A number without end (1e999 in a file) is no number: it stands as a text, for checks to name.
  if (!Number.isFinite(value)) return { value: String(value), type: 'text' };
  if (format === undefined) return { value, type: 'number' };
  const { kind, decimals } = numberFormat(format);
  if ((kind === 'date' || kind === 'time') && mayBeDay(value, date1904)) {
    const iso = isoOfSerial(value, date1904);
    if (iso !== undefined) return { value: iso, type: 'date' };
  }
  // 8:30 is no 0.354: what was typed as a time of day is neither a day nor a number.
  if (kind === 'time' && value >= 0 && value < 1) return { value: timeOfDay(value), type: 'text' };
  const day = kind === 'date' ? (isoOfSerial(value, date1904) ?? '########') : undefined;
  const percent = kind === 'percent';
  const hidden = decimals !== undefined && exceeds(percent ? value * 100 : value, decimals);
  return {
    value,
    type: 'number',
    ...(percent ? { percent } : {}),
    ...(day === undefined ? {} : { day }),
    ...(hidden ? { decimals } : {}),
  };
}

/**
 * A cell with a formula. One without a result was never calculated. How many decimals of a result are shown is a matter
 * of who made the formula, and says nothing of what somebody typed.
 */
export function formulaCell(formula: string, result: CellData | undefined): CellData {
  if (!result) return { value: null, type: 'empty', formula };
  const { value, type, percent, day } = result;
  return {
    value,
    type,
    ...(percent === undefined ? {} : { percent }),
    ...(day === undefined ? {} : { day }),
    formula,
  };
}
