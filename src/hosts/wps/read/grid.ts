import type { Area } from '../../../base/address';
import { rangeOf } from '../object-model/access';
import type { Range, Worksheet } from '../object-model/members';

/** Values of an area in one shape, whatever shape the program gives them in. */

export type Plain = string | number | boolean | null;

/** Cells asked for at once. */
const chunk = 20_000;
const day = 86_400_000;

/** One value as data. Dates that come as objects become day counts, as `Value2` promises. */
function plain(value: unknown): Plain {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) {
    const wall = Date.UTC(
      value.getFullYear(),
      value.getMonth(),
      value.getDate(),
      value.getHours(),
      value.getMinutes(),
      value.getSeconds(),
    );
    return (wall - Date.UTC(1899, 11, 30)) / day;
  }
  return null;
}

/**
 * A block of values as rows, or undefined where its shape cannot be told. A single cell is a scalar, one row or one
 * column may come flat.
 */
export function shaped(raw: unknown, rows: number, columns: number): Plain[][] | undefined {
  if (!Array.isArray(raw)) return rows === 1 && columns === 1 ? [[plain(raw)]] : undefined;
  const list: readonly unknown[] = raw;
  if (list.every((row) => Array.isArray(row))) {
    const nested = list as readonly (readonly unknown[])[];
    return nested.length === rows && nested.every((row) => row.length === columns)
      ? nested.map((row) => Array.from(row, plain))
      : undefined;
  }
  if (rows === 1 && list.length === columns) return [list.map(plain)];
  return columns === 1 && list.length === rows ? list.map((value) => [plain(value)]) : undefined;
}

/** The value of one cell, in whatever shape it comes. */
export const singleOf = (range: Range): Plain => shaped(range.Value2, 1, 1)?.[0]?.[0] ?? null;

/** The area's values or formulas. Throws where the program throws, or gives a block of another shape. */
export function gridOf(sheet: Worksheet, area: Area, member: 'Value2' | 'Formula'): Plain[][] {
  const columns = area.right - area.left + 1;
  const height = Math.max(1, Math.floor(chunk / columns));
  const found: Plain[][] = [];
  for (let top = area.top; top <= area.bottom; top += height) {
    const part = { ...area, top, bottom: Math.min(area.bottom, top + height - 1) };
    const rows = shaped(rangeOf(sheet, part)[member], part.bottom - top + 1, columns);
    if (!rows) throw new Error(`读不出“${sheet.Name}”第 ${top + 1} 行起的一片单元格`);
    for (const row of rows) found.push(row);
  }
  return found;
}
