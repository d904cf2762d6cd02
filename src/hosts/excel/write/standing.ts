import { areaAddress, contains, type Area } from '../../../base/address';
import type { CellData } from '../../../sheets/data';
import type { Standing } from '../../office/compare';
import type { PlannedCell } from '../../office/plan';
import { usedAreaOf } from '../read/addresses';
import { isFormula } from '../read/cell-data';
import type { Session, Answer } from '../session/session';

/** How the cells that a write touches stand in Excel: read before writing, and again when writing went wrong. */

/** What is to be written on one sheet. */
export interface Target {
  /** The sheet's id. */
  sheet: string;
  name: string;
  cells: readonly PlannedCell[];
  /** Rectangles that cover the cells. */
  areas: readonly Area[];
}

interface Block {
  formulas: readonly (readonly unknown[])[];
  values: readonly (readonly unknown[])[];
  formats: readonly (readonly unknown[])[];
}

export interface SheetState {
  protection: { on: boolean; options: Excel.WorksheetProtectionOptions };
  /** All cells the write touches can be typed into: protection need not be lifted. */
  open: boolean;
  /** Cells that hold or show anything, formats included. Cells outside are bare. */
  used: Area | undefined;
  /** One for each of the target's areas. */
  blocks: Block[];
}

interface Item {
  target: Target;
  /** Undefined for what concerns the sheet as a whole. */
  area?: Area;
}

const cells = ({ top, left, bottom, right }: Area): number => (bottom - top + 1) * (right - left + 1);

function queueSheet(
  context: Excel.RequestContext,
  { sheet: id }: Target,
): () => Omit<SheetState, 'blocks' | 'open'> {
  const sheet = context.workbook.worksheets.getItem(id);
  const protection = sheet.protection.load('protected,options');
  const used = sheet.getUsedRangeOrNullObject(false).load('address');
  return () => ({
    protection: { on: protection.protected, options: protection.options },
    used: used.isNullObject ? undefined : usedAreaOf(used.address),
  });
}

function queueBlock(
  context: Excel.RequestContext,
  { sheet: id }: Target,
  area: Area,
): () => { block: Block; locked: boolean } {
  const range = context.workbook.worksheets.getItem(id).getRange(areaAddress(area));
  range.load('formulas,values,numberFormat');
  const protection = range.format.protection.load('locked');
  return () => ({
    block: {
      formulas: range.formulas as unknown[][],
      values: range.values as unknown[][],
      formats: range.numberFormat as unknown[][],
    },
    // True, or null where some are and some are not.
    locked: (protection.locked as boolean | null) !== false,
  });
}

type Part = { sheet: Omit<SheetState, 'blocks' | 'open'> } | { block: Block; locked: boolean };

/** One state for each target. */
export async function readStates(
  session: Session,
  targets: readonly Target[],
): Promise<Answer<SheetState[]>> {
  const items = targets.flatMap((target): Item[] => [
    { target },
    ...target.areas.map((area) => ({ target, area })),
  ]);
  const done = await session.roundTrips<Item, Part>(
    items,
    ({ area }) => (area ? 300 + cells(area) * 30 : 1_000),
    (context, { target, area }) => {
      if (area) return queueBlock(context, target, area);
      const read = queueSheet(context, target);
      return () => ({ sheet: read() });
    },
  );
  if (!done.ok) return done;
  const states: SheetState[] = [];
  for (const answer of done.value) {
    const last = states.at(-1);
    if ('sheet' in answer) states.push({ ...answer.sheet, open: true, blocks: [] });
    else if (last) {
      last.blocks.push(answer.block);
      last.open &&= !answer.locked;
    }
  }
  return { ok: true, value: states };
}

/** Whether a cell contains or shows nothing, its format included. */
export const isBare = ({ used }: SheetState, row: number, column: number): boolean =>
  !used || !contains(used, row, column);

/** One cell of a state: what Excel gives for its formula, its value and its format. */
export function rawCell(
  { areas }: Target,
  { blocks }: SheetState,
  row: number,
  column: number,
): { formula: unknown; value: unknown; format: string } | undefined {
  const index = areas.findIndex((area) => contains(area, row, column));
  const [area, block] = [areas[index], blocks[index]];
  if (!area || !block) return undefined;
  const [r, c] = [row - area.top, column - area.left];
  const format = block.formats[r]?.[c];
  return {
    formula: block.formulas[r]?.[c],
    value: block.values[r]?.[c],
    format: typeof format === 'string' ? format : 'General',
  };
}

const typeOf = (value: unknown): CellData['type'] =>
  typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text';

/** The state's cells as they are compared. Excel gives an error value and its text alike: both are texts here. */
export const standingOf =
  (target: Target, state: SheetState): Standing =>
  (row, column) => {
    const raw = rawCell(target, state, row, column);
    if (!raw) return undefined;
    const { formula, value } = raw;
    const cell: CellData = { value: value as CellData['value'], type: typeOf(value) };
    return isFormula(formula, value) ? { ...cell, formula: formula.slice(1) } : cell;
  };
