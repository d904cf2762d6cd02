import { isIsoDate } from '../base/calendar';
import { longestText } from '../base/text';
import type { Scalar } from './model';

/**
 * What goes into a cell of a workbook, whatever came from somewhere: an input that no cell can hold must not stop the
 * writing of all others. A number without end stands as text, a text beyond the limit is cut and says so. Whoever takes
 * such an input reports it (checks/bounded.ts); this is the last fence.
 */
export function storable(value: Scalar): Scalar {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  return typeof value === 'string' ? fitting(value) : value;
}

/** A text within the limit of a cell: the beginning of a longer one, with what was left out. */
export function fitting(text: string): string {
  if (text.length <= longestText) return text;
  const note = `……（共 ${text.length} 字，只留开头）`;
  // Half a surrogate pair is no character.
  return text.slice(0, longestText - note.length).replace(/[\uD800-\uDBFF]$/, '') + note;
}

/** Whether a value goes in as a date: only what the calendar has; 「无」 in a date column is a text. */
export const goesInAsDate = (value: Scalar, dateColumn: boolean | undefined): boolean =>
  dateColumn === true && typeof value === 'string' && isIsoDate(value);
