import { CellValueType } from '@univerjs/core';
import type { ICellData } from '@univerjs/core';
import type { Scalar } from '../../../sheets/model';
import { storedValue } from '../../../cells/values';

/** A value as the grid keeps it: its type said outright, or "007" would become 7 and "TRUE" a truth. */
export function gridValue(
  cell: { value: Scalar; date?: boolean | undefined },
  where: string,
): Pick<ICellData, 'v' | 't'> {
  const value = storedValue(cell, where);
  if (value === null) return { v: null, t: null };
  if (typeof value === 'number') return { v: value, t: CellValueType.NUMBER };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { v: value, t: CellValueType.STRING };
}
