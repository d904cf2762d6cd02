import type { Scalar } from '../sheets/model';
import { serialOf } from './dates';
import { cellText, finite } from './text';

/** What a cell holds for a value: text cleaned, numbers finite, dates as day counts. */
export function storedValue(
  cell: { value: Scalar; date?: boolean | undefined },
  where: string,
  date1904 = false,
): string | number | boolean | null {
  const { value } = cell;
  if (typeof value === 'number') return finite(value, where);
  if (typeof value !== 'string') return value;
  return cell.date ? serialOf(value, where, date1904) : cellText(value, where);
}
