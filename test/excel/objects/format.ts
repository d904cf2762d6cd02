import type { Area } from '../../../src/base/address';
import { placesOf } from '../../simulated/book/areas';
import { lookAt, madeCell, type Sheet } from '../../simulated/book/book';
import { shared, type Look, type Side } from '../../simulated/book/look';
import { NotSimulated } from '../wire/faults';
import type { Sim } from '../wire/sim';
import { setHeight, setWidth } from './sizes';
import { writable } from './place';

const oneOf =
  (...words: readonly string[]) =>
  (value: unknown): string => {
    const word = String(value).toLowerCase();
    if (!words.includes(word)) throw new NotSimulated(`the alignment ${String(value)}`);
    return word;
  };

/** Excel.RangeFormat and what hangs below it: looks are kept, not drawn. */
export function formatObject(sheet: Sheet, area: Area): Sim {
  const change = (work: (look: Look, row: number, column: number) => Partial<Look>): void => {
    writable(sheet, area, true);
    for (const [row, column] of placesOf(area)) {
      const cell = madeCell(sheet, row, column);
      cell.look = shared({ ...cell.look, ...work(cell.look, row, column) });
    }
  };
  const set =
    <Name extends keyof Look>(name: Name, from: (value: unknown) => Look[Name]) =>
    (value: unknown): void => {
      const wanted = from(value);
      change(() => ({ [name]: wanted }));
    };
  const color = (value: unknown): string => String(value).replace('#', '').toUpperCase();
  const truth = (value: unknown): boolean => value === true;
  const border = (name: unknown): Sim => ({
    type: 'RangeBorder',
    set: {
      Style: (value) => {
        if (!/^(?:Edge(?:Top|Bottom|Left|Right)|Inside(?:Horizontal|Vertical))$/.test(String(name)))
          throw new NotSimulated(`the border ${String(name)}`);
        if (value !== 'Continuous' && value !== 'None') throw new NotSimulated(`the line ${String(value)}`);
        change(({ borders }, row, column) => {
          const lined = { ...borders };
          for (const each of sidesOf(String(name), area, row, column)) lined[each] = value === 'Continuous';
          return { borders: lined };
        });
      },
      Color: (value) => {
        if (color(value) !== '000000') throw new NotSimulated('a line that is not black');
      },
    },
  });
  return {
    type: 'RangeFormat',
    get: {
      Font: (): Sim => ({
        type: 'RangeFont',
        set: {
          Name: set('font', String),
          Size: set('size', Number),
          Bold: set('bold', truth),
          Color: set('color', color),
        },
      }),
      Fill: (): Sim => ({ type: 'RangeFill', set: { Color: set('fill', color) } }),
      Borders: (): Sim => ({ type: 'RangeBorderCollection', item: border }),
      Protection: (): Sim => ({
        type: 'FormatProtection',
        get: {
          // True, false, or null where cells differ.
          Locked: () => {
            const found = new Set<boolean>();
            for (const [row, column] of placesOf(area)) found.add(lookAt(sheet, row, column).locked);
            return found.size === 1 ? [...found][0] : null;
          },
        },
        set: { Locked: set('locked', truth) },
      }),
    },
    set: {
      ColumnWidth: (value) => {
        setWidth(sheet, area, value);
      },
      RowHeight: (value) => {
        setHeight(sheet, area, value);
      },
      HorizontalAlignment: set('horizontal', oneOf('general', 'left', 'center', 'right')),
      VerticalAlignment: set('vertical', oneOf('top', 'center', 'bottom')),
      WrapText: set('wrap', truth),
    },
  };
}

/** The sides of a cell at a place of the area that a line of this name lies on. */
function sidesOf(name: string, { top, left, bottom, right }: Area, row: number, column: number): Side[] {
  const at: [boolean, Side][] = [
    [name === 'EdgeTop' ? row === top : name === 'InsideHorizontal' && row > top, 'top'],
    [name === 'EdgeBottom' ? row === bottom : name === 'InsideHorizontal' && row < bottom, 'bottom'],
    [name === 'EdgeLeft' ? column === left : name === 'InsideVertical' && column > left, 'left'],
    [name === 'EdgeRight' ? column === right : name === 'InsideVertical' && column < right, 'right'],
  ];
  return at.flatMap(([lies, side]) => (lies ? [side] : []));
}
