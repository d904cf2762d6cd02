import type { Area } from '../../../src/base/address';
import { cellOf, madeCell, type Sheet } from '../model/book';
import type { Sim } from '../wire/sim';
import { writable } from './place';

/** Excel.RangeFormat and what hangs below it: looks are kept, not drawn. */
export function formatObject(sheet: Sheet, area: Area): Sim {
  const each = (work: (row: number, column: number) => void): void => {
    for (let row = area.top; row <= area.bottom; row++)
      for (let column = area.left; column <= area.right; column++) work(row, column);
  };
  const look =
    (path: string) =>
    (value: unknown): void => {
      writable(sheet, area, true);
      each((row, column) => {
        madeCell(sheet, row, column).look[path] = value;
      });
    };
  const part = (type: string, path: string, names: readonly string[]): Sim => ({
    type,
    get: {},
    set: Object.fromEntries(names.map((name) => [name, look(`${path}/${name}`)])),
  });
  return {
    type: 'RangeFormat',
    get: {
      Font: (): Sim => part('RangeFont', 'font', ['Name', 'Size', 'Bold', 'Color']),
      Fill: (): Sim => part('RangeFill', 'fill', ['Color']),
      Borders: (): Sim => ({
        type: 'RangeBorderCollection',
        get: {},
        item: (key) => part('RangeBorder', `border/${String(key)}`, ['Style', 'Color']),
      }),
      Protection: (): Sim => ({
        type: 'FormatProtection',
        get: {
          // True, false, or null where cells differ.
          Locked: () => {
            const found = new Set<boolean>();
            each((row, column) => found.add(cellOf(sheet, row, column)?.locked ?? true));
            return found.size === 1 ? [...found][0] : null;
          },
        },
        set: {
          Locked: (value) => {
            writable(sheet, area, true);
            each((row, column) => {
              madeCell(sheet, row, column).locked = value === true;
            });
          },
        },
      }),
    },
    set: {
      HorizontalAlignment: look('horizontal'),
      VerticalAlignment: look('vertical'),
      WrapText: look('wrap'),
    },
  };
}
