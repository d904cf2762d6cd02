import { areaAddress, type Area } from '../../base/address';
import { areaOf } from './places';
import type { Session, Trip } from './session';
import type { Target } from './targets';

/** How the cells that a write touches stand in Excel: looked at before writing, and again when writing went wrong. */

export interface Standing {
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
  blocks: Standing[];
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
    used: used.isNullObject ? undefined : areaOf(used.address),
  });
}

function queueBlock(
  context: Excel.RequestContext,
  { sheet: id }: Target,
  area: Area,
): () => { block: Standing; locked: boolean } {
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

type Answer = { sheet: Omit<SheetState, 'blocks' | 'open'> } | { block: Standing; locked: boolean };

/** One state for each target. */
export async function standing(session: Session, targets: readonly Target[]): Promise<Trip<SheetState[]>> {
  const items = targets.flatMap((target): Item[] => [
    { target },
    ...target.areas.map((area) => ({ target, area })),
  ]);
  const done = await session.trips<Item, Answer>(
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
