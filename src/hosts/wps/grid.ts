import type { Area } from '../../base/address';
import { attempt, cellAreaOf, rangeOf } from './address';
import type { Range, Worksheet } from './model';

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

interface Wrapped {
  Item(row: number, column: number): unknown;
}

const isWrapped = (value: unknown): value is Wrapped =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Wrapped>).Item === 'function';

/**
 * A block of values as rows, or undefined where its shape cannot be told. A single cell is a scalar, one row or one
 * column may come flat, and some versions wrap a block into an object with `Item`.
 */
export function shaped(raw: unknown, rows: number, columns: number): Plain[][] | undefined {
  if (rows === 1 && columns === 1) {
    const inner: unknown = Array.isArray(raw) ? (Array.isArray(raw[0]) ? raw[0][0] : raw[0]) : raw;
    return isWrapped(inner) ? [[plain(inner.Item(1, 1))]] : [[plain(inner)]];
  }
  if (Array.isArray(raw)) {
    const list: readonly unknown[] = raw;
    if (list.every((row) => Array.isArray(row))) {
      const nested = list as readonly (readonly unknown[])[];
      return nested.length === rows && nested.every((row) => row.length === columns)
        ? nested.map((row) => Array.from(row, plain))
        : undefined;
    }
    if (rows === 1 && list.length === columns) return [list.map(plain)];
    if (columns === 1 && list.length === rows) return list.map((value) => [plain(value)]);
    return undefined;
  }
  if (isWrapped(raw))
    return Array.from({ length: rows }, (_row, row) =>
      Array.from({ length: columns }, (_column, column) => plain(raw.Item(row + 1, column + 1))),
    );
  return undefined;
}

/** The value of one cell, in whatever shape it comes. */
export const singleOf = (range: Range): Plain => shaped(range.Value2, 1, 1)?.[0]?.[0] ?? null;

/** The area's values or formulas: at once, else row by row, else cell by cell. */
export function gridOf(sheet: Worksheet, area: Area, member: 'Value2' | 'Formula'): Plain[][] {
  const rows = area.bottom - area.top + 1;
  const columns = area.right - area.left + 1;
  const height = Math.max(1, Math.floor(chunk / columns));
  const found: Plain[][] = [];
  for (let top = area.top; top <= area.bottom; top += height) {
    const part = { ...area, top, bottom: Math.min(area.bottom, top + height - 1) };
    for (const row of partOf(sheet, part, member)) found.push(row);
  }
  return found.length === rows ? found : [];
}

function partOf(sheet: Worksheet, area: Area, member: 'Value2' | 'Formula'): Plain[][] {
  const rows = area.bottom - area.top + 1;
  const columns = area.right - area.left + 1;
  if (rows === 1 && columns === 1) {
    // The last way: what this throws is the caller's to report.
    return shaped(rangeOf(sheet, area)[member], 1, 1) ?? [[null]];
  }
  const whole = attempt(() => shaped(rangeOf(sheet, area)[member], rows, columns));
  if (whole) return whole;
  if (rows > 1)
    return Array.from({ length: rows }, (_, row) => {
      const top = area.top + row;
      return partOf(sheet, { ...area, top, bottom: top }, member)[0] ?? [];
    });
  return [
    Array.from({ length: columns }, (_, column) => {
      const cell = cellAreaOf(area.top, area.left + column);
      return partOf(sheet, cell, member)[0]?.[0] ?? null;
    }),
  ];
}
