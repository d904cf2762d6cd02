import type { ICellData } from '@univerjs/core';
import { address } from '../../../base/address';
import type { CellChange } from '../../../sheets/change';
import { bareStyle } from '../../../cells/formats';
import { formulaText } from '../../../cells/text';
import { gridStyle } from '../render/styles';
import { gridValue } from './value';

/** Changes of one sheet as the grid takes them: cells by row and column. */
export interface SheetPatch {
  sheet: string;
  cells: Record<number, Record<number, ICellData>>;
  count: number;
  lastRow: number;
  lastColumn: number;
  /** Results of formulas that stand there, and nothing else. */
  results: boolean;
}

/** Whatever stood in the cell besides its looks goes: a formula, its group, a text of several looks. */
const emptied: ICellData = { f: null, si: null, p: null };

/**
 * The cell after a change. Throws UnwritableError for a value that no workbook can hold. `bare` says that the cell had
 * no format, and then takes the change's.
 */
function patched(change: CellChange, bare: boolean): ICellData {
  const where = `${change.sheet}!${address(change.row, change.column)}`;
  const date = change.date === true;
  const looks =
    bare && (change.style !== undefined || date) ? { s: gridStyle(change.style ?? bareStyle, date) } : {};
  const { v, t } = gridValue(change, where);
  if (change.kind === 'result') return { v: v ?? '', t: t ?? null };
  if (change.kind === 'formula')
    return {
      ...emptied,
      ...looks,
      f: `=${formulaText(change.formula ?? '', where)}`,
      v: v ?? '',
      t: t ?? null,
    };
  return { ...emptied, ...looks, v: v ?? null, t: t ?? null };
}

/** Cells in one patch: setting more at once would hold the page up for too long. */
const most = 600;

/**
 * Patches in the order of the changes, results before all others; of a cell that is named twice the last one counts. The
 * grid calculates anew because of the others alone: a calculation that began before the results would be overtaken.
 */
export function patchesOf(
  changes: readonly CellChange[],
  isBare: (change: CellChange) => boolean,
): SheetPatch[] {
  const isResult = ({ kind }: CellChange): boolean => kind === 'result';
  return [
    ...alike(changes.filter(isResult), true, isBare),
    ...alike(
      changes.filter((change) => !isResult(change)),
      false,
      isBare,
    ),
  ];
}

function alike(
  changes: readonly CellChange[],
  results: boolean,
  isBare: (change: CellChange) => boolean,
): SheetPatch[] {
  const patches: SheetPatch[] = [];
  const open = new Map<string, SheetPatch>();
  for (const change of changes) {
    const { sheet, row, column } = change;
    let patch = open.get(sheet);
    if (!patch || patch.count >= most) {
      patch = { sheet, cells: {}, count: 0, lastRow: 0, lastColumn: 0, results };
      open.set(sheet, patch);
      patches.push(patch);
    }
    (patch.cells[row] ??= {})[column] = patched(change, isBare(change));
    patch.count += 1;
    patch.lastRow = Math.max(patch.lastRow, row);
    patch.lastColumn = Math.max(patch.lastColumn, column);
  }
  return patches;
}
