import { holds, placeOf, type Book } from '../simulated/book/book';
import { valueAt } from '../simulated/book/calculation';

/** What a simulated workbook holds, as plain data for comparing: all that a person could tell apart. */

export function photo(book: Book): Record<string, unknown> {
  return Object.fromEntries([
    ['工作表', book.sheets.map(({ name, visibility, protection }) => [name, visibility, protection])],
    ['名称', book.names.map(({ name, formula, visible }) => [name, formula, visible])],
    ['属性', Object.fromEntries(book.properties)],
    ...book.sheets.map((sheet) => [
      `表：${sheet.name}`,
      Object.fromEntries(
        [...sheet.cells]
          .map(([key, cell]) => ({ place: placeOf(key), cell }))
          .filter(({ cell }) => holds(cell) || cell.look.format !== 'General' || !cell.look.locked)
          .sort(({ place: [row, column] }, { place: [otherRow, other] }) => row - otherRow || column - other)
          .map(({ place: [row, column], cell: { formula, look } }) => [
            `${row},${column}`,
            JSON.stringify([formula ?? '', valueAt(sheet, row, column), look.format, look.locked]),
          ]),
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
