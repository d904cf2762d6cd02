import type { Book, Cell } from './model/book';

/** What a simulated workbook holds, as plain data for comparing: all that a person could tell apart. */

const cellText = ({ value, formula, numberFormat, locked }: Cell): string =>
  JSON.stringify([formula === undefined ? value : `=${formula}`, numberFormat, locked]);

const bare = (cell: Cell): boolean =>
  cell.formula === undefined &&
  (cell.value === null || cell.value === '') &&
  cell.numberFormat === 'General' &&
  cell.locked;

export function photo(book: Book): Record<string, unknown> {
  return Object.fromEntries([
    ['工作表', book.sheets.map(({ name, visibility, protection }) => [name, visibility, protection])],
    ['名称', book.names.map(({ name, formula, visible }) => [name, formula, visible])],
    ['属性', Object.fromEntries(book.custom)],
    ...book.sheets.map(({ name, rows }) => [
      `表：${name}`,
      Object.fromEntries(
        rows.flatMap((row, r) =>
          (row ?? []).flatMap((cell, c) => (cell && !bare(cell) ? [[`${r},${c}`, cellText(cell)]] : [])),
        ),
      ),
    ]),
  ]) as Record<string, unknown>;
}

/** Where two photos differ, the first few places; empty when they are alike. */
export function differences(a: Record<string, unknown>, b: Record<string, unknown>): string[] {
  const found: string[] = [];
  for (const part of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [x, y] = [a[part] ?? {}, b[part] ?? {}] as Record<string, unknown>[];
    if (JSON.stringify(x) === JSON.stringify(y)) continue;
    for (const key of new Set([...Object.keys(x ?? {}), ...Object.keys(y ?? {})])) {
      const [one, other] = [JSON.stringify(x?.[key]), JSON.stringify(y?.[key])];
      if (one !== other) found.push(`${part} ${key}：${one} / ${other}`);
    }
  }
  return found.slice(0, 8);
}
