import type { CellChange } from '../../../sheets/change';
import type { CellData, SheetData } from '../../../sheets/data';
import type { CellStyle } from '../../../sheets/style';
import { bareStyle, dateFormat, isDateFormat } from '../../../cells/formats';

/** What must change in the file that was opened so that it holds what the grid holds now. */

const alike = (a: CellData | undefined, b: CellData | undefined): boolean =>
  a === b || (a?.value === b?.value && a?.type === b?.type && a?.formula === b?.formula);

const inFormat = ({ numberFormat = dateFormat, ...style }: CellStyle): CellStyle => ({
  ...style,
  numberFormat,
});

/** A style that the file's cell does not have yet, or its own that it keeps. */
export type StyleAt = (row: number, column: number) => { style: CellStyle | undefined; bare: boolean };

function changed(
  place: Pick<CellChange, 'sheet' | 'row' | 'column'>,
  before: CellData | undefined,
  now: CellData | undefined,
  styleAt: StyleAt,
): CellChange {
  const value = now?.value ?? null;
  const { style, bare } = styleAt(place.row, place.column);
  const looks = bare && style ? { style } : {};
  if (now?.formula !== undefined) {
    const date = now.type === 'date' ? { date: true } : {};
    return now.formula === before?.formula
      ? { ...place, kind: 'result', value, ...date }
      : { ...place, kind: 'formula', value, formula: now.formula, ...date, ...looks };
  }
  if (now?.type !== 'date') return { ...place, kind: 'value', value, ...looks };
  // The grid shows a typed date as one wherever it is typed. A cell of the file keeps its format, and in one that is
  // not a date's the day count would show; there the date is written out.
  if (bare)
    return {
      ...place,
      kind: 'value',
      value,
      date: true,
      style: inFormat(style ?? bareStyle),
    };
  return {
    ...place,
    kind: 'value',
    value,
    ...(isDateFormat(style?.numberFormat ?? '') ? { date: true } : {}),
  };
}

/**
 * Changes of one sheet, from the cells at opening to the cells now. `given` are the cells that were given a format since:
 * they change also where nothing stands in them, as in rows prepared for people to fill.
 */
export function differences(
  before: SheetData,
  now: SheetData,
  styleAt: StyleAt,
  given: readonly { row: number; column: number }[] = [],
): CellChange[] {
  const changes: CellChange[] = [];
  const compare = (row: number, column: number, also: boolean) => {
    const [old, fresh] = [before.rows[row]?.[column], now.rows[row]?.[column]];
    if (alike(old, fresh) === also)
      changes.push(changed({ sheet: now.name, row, column }, old, fresh, styleAt));
  };
  const rows = Math.max(before.rows.length, now.rows.length);
  for (let row = 0; row < rows; row++) {
    const [old, fresh] = [before.rows[row], now.rows[row]];
    if (old === fresh) continue;
    const columns = Math.max(old?.length ?? 0, fresh?.length ?? 0);
    for (let column = 0; column < columns; column++) compare(row, column, false);
  }
  for (const { row, column } of given) compare(row, column, true);
  return changes;
}
