import type { Area } from '../../base/address';
import type { SheetState, Standing } from './before';
import type { Entry } from './entries';
import type { Job } from './job';
import { sameFormula } from '../../sheets/formula-text';

/** Of each cell that was to be written: does the old stand there, the new, or what somebody typed meanwhile? */

/** What the rows of a rectangle say of an entry's cell. */
export const at = (cells: Standing['values'], area: Area, { row, column }: Entry): unknown =>
  cells[row - area.top]?.[column - area.left];

/** Excel gives a constant for its own formula, even one that begins with "=". */
export const isFormula = (formula: unknown, value: unknown): formula is string =>
  typeof formula === 'string' && formula.startsWith('=') && formula !== value;

const sameConstant = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= Math.abs(b) * 1e-12 : a === b;

/** The cell holds what it held before the write. */
export const isOld = (entry: Entry, area: Area, now: Standing, old: Standing): boolean => {
  const [formula, before] = [at(now.formulas, area, entry), at(old.formulas, area, entry)];
  if (formula !== before) return false;
  return (
    isFormula(formula, at(now.values, area, entry)) ||
    sameConstant(at(now.values, area, entry), at(old.values, area, entry))
  );
};

/** The cell holds what was to be written. */
export const isNew = (entry: Entry, area: Area, now: Standing, book: string): boolean => {
  const [formula, value] = [at(now.formulas, area, entry), at(now.values, area, entry)];
  if (entry.formula !== undefined)
    return isFormula(formula, value) && sameFormula(formula, entry.formula, book);
  return !isFormula(formula, value) && sameConstant(value, entry.meant);
};

/** Cells by what they hold. */
export interface Verdict {
  old: number;
  fresh: number;
  /** Neither the one nor the other: typed by somebody meanwhile. */
  other: number;
}

/** How many cells stand how. */
export function verdictOf(job: Job, now: readonly SheetState[]): Verdict {
  const verdict = { old: 0, fresh: 0, other: 0 };
  job.written.forEach(({ blocks }, index) => {
    blocks.forEach(({ area, entries }, block) => {
      const [standingNow, standingOld] = [now[index]?.blocks[block], job.states[index]?.blocks[block]];
      if (!standingNow || !standingOld) return;
      for (const entry of entries) {
        const [old, fresh] = [
          isOld(entry, area, standingNow, standingOld),
          isNew(entry, area, standingNow, job.label),
        ];
        if (old && fresh) continue;
        if (old) verdict.old += 1;
        else if (fresh) verdict.fresh += 1;
        else verdict.other += 1;
      }
    });
  });
  return verdict;
}
