import type { Area } from '../../../src/base/address';
import type { Border, Borders, Font, Interior } from '../../../src/hosts/wps/model';
import { common, dress } from '../cells';
import type { Look, Sheet } from '../state';
import { strictly } from '../strict';
import { Refusal, type World } from '../world';

/** Fonts, fills and lines of an area. */

/** RRGGBB and the program's blue-green-red number. */
export const bgrOf = (rgb: string): number => {
  const value = parseInt(rgb === '' ? '000000' : rgb, 16);
  return ((value & 0xff) << 16) | (value & 0xff00) | (value >> 16);
};
export const rgbOf = (bgr: unknown): string => {
  if (typeof bgr !== 'number' || bgr < 0 || bgr > 0xffffff) throw new Refusal(`不是颜色：${String(bgr)}`);
  const value = ((bgr & 0xff) << 16) | (bgr & 0xff00) | (bgr >> 16);
  return value.toString(16).padStart(6, '0').toUpperCase();
};

export interface Place {
  world: World;
  sheet: Sheet;
  area: Area;
}

const change = ({ world, sheet, area }: Place, with_: (look: Look, row: number, column: number) => Look) => {
  world.alive(sheet);
  world.mayFormat(sheet, 'AllowFormattingCells');
  dress(sheet, area, with_);
  sheet.book.saved = false;
};

/** A member of a look as a property that reads null where cells differ. */
export function lookProperty<Name extends keyof Look>(place: Place, name: Name) {
  return {
    get: () => common(place.world, place.sheet, place.area, (look) => look[name]),
    set: (value: Look[Name]) => change(place, (look) => ({ ...look, [name]: value })),
  };
}

export function fontObject(place: Place): Font {
  const [name, size, bold] = [
    lookProperty(place, 'font'),
    lookProperty(place, 'size'),
    lookProperty(place, 'bold'),
  ];
  return strictly('Font', {
    get Name(): unknown {
      return name.get();
    },
    set Name(value) {
      name.set(String(value));
    },
    get Size(): unknown {
      return size.get();
    },
    set Size(value) {
      size.set(Number(value));
    },
    get Bold(): unknown {
      return bold.get();
    },
    set Bold(value) {
      bold.set(value === true);
    },
    get Color(): unknown {
      return common(place.world, place.sheet, place.area, ({ color }) => bgrOf(color));
    },
    set Color(value) {
      const color = rgbOf(value);
      change(place, (look) => ({ ...look, color }));
    },
  });
}

export function interiorObject(place: Place): Interior {
  return strictly('Interior', {
    get Color(): unknown {
      return common(place.world, place.sheet, place.area, ({ fill }) => bgrOf(fill === '' ? 'FFFFFF' : fill));
    },
    set Color(value) {
      const fill = rgbOf(value);
      change(place, (look) => ({ ...look, fill }));
    },
    get ColorIndex(): unknown {
      // Which of the 56 colours comes nearest nobody asks; only whether there is none.
      return common(place.world, place.sheet, place.area, ({ fill }) => (fill === '' ? -4142 : 19));
    },
    set ColorIndex(value) {
      if (value !== -4142) throw new Error('模拟只能去掉填充色');
      change(place, (look) => ({ ...look, fill: '' }));
    },
  });
}

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
  if (value !== 1 && value !== -4142) throw new Error(`模拟不认线型 ${String(value)}`);
  return value === 1;
};

function borderObject(place: Place, index: number): Border {
  const { world, sheet, area } = place;
  if (index < 7 || index > 12) throw new Refusal(`没有 ${index} 号边线`);
  return strictly('Border', {
    get LineStyle(): unknown {
      let drawn: boolean | undefined;
      for (let row = area.top; row <= area.bottom; row++)
        for (let column = area.left; column <= area.right; column++)
          for (const side of sidesAt(index, area, row, column)) {
            const here = common(
              world,
              sheet,
              { top: row, left: column, bottom: row, right: column },
              (look) => look.borders[side],
            );
            if (drawn !== undefined && here !== drawn) return null;
            drawn = here === true;
          }
      return drawn === true ? 1 : -4142;
    },
    set LineStyle(value) {
      const drawn = lineDrawn(value);
      change(place, (look, row, column) => {
        const borders = { ...look.borders };
        for (const side of sidesAt(index, area, row, column)) borders[side] = drawn;
        return { ...look, borders };
      });
    },
    get Weight(): unknown {
      return 2;
    },
    set Weight(value) {
      if (value !== 2) throw new Error('模拟只有细线');
    },
  });
}

export function bordersObject(place: Place): Borders {
  const { world, sheet, area } = place;
  if (world.quirks.bordersFail) throw new Refusal('边框不可用');
  return strictly('Borders', {
    Item: (index: number) => borderObject(place, index),
    get LineStyle(): unknown {
      return common(world, sheet, area, ({ borders }) => {
        const drawn = Object.values(borders).filter(Boolean).length;
        return drawn === 4 ? 1 : drawn === 0 ? -4142 : null;
      });
    },
    set LineStyle(value) {
      const drawn = lineDrawn(value);
      change(place, (look) => ({
        ...look,
        borders: { left: drawn, top: drawn, bottom: drawn, right: drawn },
      }));
    },
  });
}
