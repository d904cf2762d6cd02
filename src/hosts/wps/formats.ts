import type { Area } from '../../base/address';
import { attempt, rangeOf } from './address';
import type { Worksheet } from './model';

/** Number formats of an area. WPS tells one for an area only where all its cells have the same. */

export interface FormatPiece {
  area: Area;
  format: string;
}

/** Halves of an area: columns first, as formats go by column. */
export function halves({ top, left, bottom, right }: Area): [Area, Area] {
  if (right > left) {
    const middle = Math.floor((left + right) / 2);
    return [
      { top, left, bottom, right: middle },
      { top, left: middle + 1, bottom, right },
    ];
  }
  const middle = Math.floor((top + bottom) / 2);
  return [
    { top, left, bottom: middle, right },
    { top: middle + 1, left, bottom, right },
  ];
}

const isCell = ({ top, left, bottom, right }: Area) => top === bottom && left === right;

/**
 * The area cut into pieces of one format each. `wanted` leaves out pieces where nobody asks; `mixedTold` is whether
 * this version admits that an area has several formats (else every cell is asked).
 */
export function formatPieces(
  sheet: Worksheet,
  area: Area,
  mixedTold: boolean,
  wanted: (area: Area) => boolean = () => true,
): FormatPiece[] {
  if (!wanted(area)) return [];
  const single = isCell(area);
  if (single || mixedTold) {
    const format = attempt(() => rangeOf(sheet, area).NumberFormat);
    if (typeof format === 'string' && format !== '') return [{ area, format }];
    if (single) return [{ area, format: 'General' }];
  }
  const [first, second] = halves(area);
  return [
    ...formatPieces(sheet, first, mixedTold, wanted),
    ...formatPieces(sheet, second, mixedTold, wanted),
  ];
}
