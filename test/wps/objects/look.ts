import type { Area } from '../../../src/base/address';
import type { Border, Borders, Font, Interior } from '../../../src/hosts/wps/object-model/members';
import { placesOf } from '../../simulated/book/areas';
import { lookAt, type Sheet } from '../../simulated/book/book';
import type { Look } from '../../simulated/book/look';
import { notSimulated } from '../../simulated/refused';
import { common, restyle } from '../cells';
import { strictly, withProperties, type Property } from '../strict';
import { Refusal, type World } from '../world';

/** Fonts, fills and lines of an area. */

/** RRGGBB and the program's blue-green-red number. */
const bgrOf = (rgb: string): number => {
  const value = parseInt(rgb === '' ? '000000' : rgb, 16);
  return ((value & 0xff) << 16) | (value & 0xff00) | (value >> 16);
};
const rgbOf = (bgr: unknown): string => {
  if (typeof bgr !== 'number' || bgr < 0 || bgr > 0xffffff) throw new Refusal(`不是颜色：${String(bgr)}`);
  const value = ((bgr & 0xff) << 16) | (bgr & 0xff00) | (bgr >> 16);
  return value.toString(16).padStart(6, '0').toUpperCase();
};

export interface Place {
  world: World;
  sheet: Sheet;
  area: Area;
}

export const change = (
  { world, sheet, area }: Place,
  with_: (look: Look, row: number, column: number) => Look,
) => {
  world.alive(sheet);
  world.mayFormat(sheet, 'formatCells');
  restyle(sheet, area, with_);
  sheet.book.saved = false;
};

/** A member of a look as a property that reads null where cells differ, in the object model's own values. */
function lookProperty<Name extends keyof Look>(
  place: Place,
  name: Name,
  from: (value: unknown) => Look[Name],
  to: (value: Look[Name]) => unknown = (value) => value,
): Property {
  return [
    () => common(place.sheet, place.area, (look) => to(look[name])),
    (value) => {
      const wanted = from(value);
      change(place, (look) => ({ ...look, [name]: wanted }));
    },
  ];
}

/** The object model's numbers for words of a file. */
const words = (numbers: Readonly<Record<string, number>>) => ({
  from: (value: unknown): string =>
    Object.keys(numbers).find((word) => numbers[word] === value) ?? notSimulated(`对齐 ${String(value)}`),
  to: (word: string): number => numbers[word] ?? notSimulated(`对齐 ${word}`),
});
const across = words({ general: 1, left: -4131, center: -4108, right: -4152 });
const upright = words({ top: -4160, center: -4108, bottom: -4107 });

/** Properties of a range that say how its cells look. */
export const looksOf = (place: Place) => ({
  NumberFormat: lookProperty(place, 'format', String),
  HorizontalAlignment: lookProperty(place, 'horizontal', across.from, across.to),
  VerticalAlignment: lookProperty(place, 'vertical', upright.from, upright.to),
  WrapText: lookProperty(place, 'wrap', (value) => value === true),
  Locked: lookProperty(place, 'locked', (value) => value === true),
});

export const fontObject = (place: Place): Font =>
  withProperties<Font>('Font', {
    Name: lookProperty(place, 'font', String),
    Size: lookProperty(place, 'size', Number),
    Bold: lookProperty(place, 'bold', (value) => value === true),
    Color: lookProperty(place, 'color', rgbOf, bgrOf),
  });

export const interiorObject = (place: Place): Interior =>
  withProperties<Interior>('Interior', {
    Color: lookProperty(place, 'fill', rgbOf, (fill) => bgrOf(fill === '' ? 'FFFFFF' : fill)),
    // Which of the 56 colours comes nearest nobody asks; only whether there is none.
    ColorIndex: lookProperty(
      place,
      'fill',
      (value) => (value === -4142 ? '' : notSimulated('填充色的编号')),
      (fill) => (fill === '' ? -4142 : 19),
    ),
  });

type Sides = (keyof Look['borders'])[];

/** Which sides of a cell at a place of the area a line lies on. */
function sidesAt(index: number, { top, left, bottom, right }: Area, row: number, column: number): Sides {
  const sides: Sides = [];
  if ((index === 7 && column === left) || (index === 11 && column > left)) sides.push('left');
  if ((index === 8 && row === top) || (index === 12 && row > top)) sides.push('top');
  if ((index === 9 && row === bottom) || (index === 12 && row < bottom)) sides.push('bottom');
  if ((index === 10 && column === right) || (index === 11 && column < right)) sides.push('right');
  return sides;
}

const lineDrawn = (value: unknown): boolean => {
  if (value !== 1 && value !== -4142) return notSimulated(`线型 ${String(value)}`);
  return value === 1;
};

function borderObject(place: Place, index: number): Border {
  const { sheet, area } = place;
  if (index < 7 || index > 12) throw new Refusal(`没有 ${index} 号边线`);
  return withProperties<Border>('Border', {
    LineStyle: [
      () => {
        const drawn = new Set<boolean>();
        for (const [row, column] of placesOf(area))
          for (const side of sidesAt(index, area, row, column))
            drawn.add(lookAt(sheet, row, column).borders[side]);
        return drawn.size > 1 ? null : drawn.has(true) ? 1 : -4142;
      },
      (value) => {
        const drawn = lineDrawn(value);
        change(place, (look, row, column) => {
          const borders = { ...look.borders };
          for (const side of sidesAt(index, area, row, column)) borders[side] = drawn;
          return { ...look, borders };
        });
      },
    ],
    Weight: [() => 2, (value: unknown) => (value === 2 ? undefined : notSimulated('粗线'))],
  });
}

export function bordersObject(place: Place): Borders {
  const { sheet, area } = place;
  return strictly('Borders', {
    Item: (index: number) => borderObject(place, index),
    get LineStyle(): unknown {
      return common(sheet, area, ({ borders }) => {
        const drawn = Object.values(borders).filter(Boolean).length;
        return drawn === 4 ? 1 : drawn === 0 ? -4142 : null;
      });
    },
    set LineStyle(value) {
      const drawn = lineDrawn(value);
      const borders = { left: drawn, top: drawn, bottom: drawn, right: drawn };
      change(place, (look) => ({ ...look, borders }));
    },
  });
}
