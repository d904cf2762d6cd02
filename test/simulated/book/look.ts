/** How a cell looks, in the words of a workbook file; colours are RRGGBB, "" for none. */
export interface Look {
  font: string;
  /** Points. */
  size: number;
  bold: boolean;
  color: string;
  fill: string;
  borders: Readonly<Record<Side, boolean>>;
  horizontal: string;
  vertical: string;
  wrap: boolean;
  /** Number format. */
  format: string;
  locked: boolean;
}

export type Side = 'left' | 'top' | 'bottom' | 'right';

/** Looks are shared by all cells that look the same. */
const known = new Map<string, Look>();
export function shared(look: Look): Look {
  const key = JSON.stringify(look);
  const found = known.get(key);
  if (found) return found;
  known.set(key, look);
  return look;
}

export const plainLook: Look = shared({
  font: '宋体',
  size: 11,
  bold: false,
  color: '',
  fill: '',
  borders: { left: false, top: false, bottom: false, right: false },
  horizontal: 'general',
  vertical: 'bottom',
  wrap: false,
  format: 'General',
  locked: true,
});
