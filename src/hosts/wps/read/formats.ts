import type { Area } from '../../../base/address';
import { attempt, rangeOf } from '../object-model/access';
import type { Worksheet } from '../object-model/members';

/** Number formats of an area. WPS gives one for an area only where all its cells have the same. */

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

/** The area cut into pieces of one format each. `wanted` leaves out pieces that nobody needs. */
export function formatPieces(
  sheet: Worksheet,
  area: Area,
  wanted: (area: Area) => boolean = () => true,
): FormatPiece[] {
  if (!wanted(area)) return [];
  const format = attempt(() => rangeOf(sheet, area).NumberFormat);
  if (typeof format === 'string' && format !== '') return [{ area, format }];
  if (area.top === area.bottom && area.left === area.right) return [{ area, format: 'General' }];
  return halves(area).flatMap((half) => formatPieces(sheet, half, wanted));
}
