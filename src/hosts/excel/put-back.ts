import type { SheetState } from './before';
import { isErrorText } from '../../cells/errors';
import { entryOf, type Entry, type Written } from './entries';
import type { Job } from './job';
import { bareStep, protectStep, stepsOf, unprotectStep, type Step } from './steps';
import { styledAreas } from './style';
import { at, isFormula, isNew, isOld } from './verdict';

/** The calls that put back what stood before, where our writing stands; what somebody typed meanwhile stays. */

/** The old content of cells where our writing stands. */
function back({ target, blocks }: Written, state: SheetState, now: SheetState, book: string): Written {
  return {
    target,
    blocks: blocks.map(({ area, entries }, block) => {
      const [standingNow, old] = [now.blocks[block], state.blocks[block]];
      if (!standingNow || !old) return { area, entries: [] };
      const ours = entries.filter(
        (entry) => isNew(entry, area, standingNow, book) && !isOld(entry, area, standingNow, old),
      );
      return {
        area,
        entries: ours.map((entry) => {
          const [formula, value] = [at(old.formulas, area, entry), at(old.values, area, entry)];
          const content = isFormula(formula, value)
            ? { formula: formula.slice(1) }
            : { constant: value as string | number | boolean };
          // The present format is the old one, the new one, or the one in between: it is set in any case.
          const place = { row: entry.row, column: entry.column };
          const entryBack = entryOf(place, content, undefined, String(at(old.formats, area, entry)));
          // An error that somebody typed or pasted is put back as an error, not as its text.
          return typeof value === 'string' && isErrorText(value)
            ? { ...entryBack, constant: value }
            : entryBack;
        }),
      };
    }),
  };
}

/** Formats that were set before writing broke off, in cells that still hold the old. */
function formatSteps({ target, blocks }: Written, state: SheetState, now: SheetState): Step[] {
  return blocks.flatMap(({ area, entries }, block) => {
    const [old, present] = [state.blocks[block], now.blocks[block]];
    if (!old || !present) return [];
    const set = entries.filter((entry) => at(old.formats, area, entry) !== at(present.formats, area, entry));
    const formats = set.map((entry): Entry => ({
      row: entry.row,
      column: entry.column,
      meant: '',
      formatBefore: String(at(old.formats, area, entry)),
    }));
    return stepsOf({ target, blocks: [{ area, entries: formats }] });
  });
}

/** Sheet by sheet: lift the protection if there is anything to put back, put it back, protect as before. */
export const restoringSteps = (job: Job, now: readonly SheetState[]): Step[] =>
  job.written.flatMap((each, index) => {
    const [state, present] = [job.states[index], now[index]];
    if (!state || !present) return [];
    const { sheet } = each.target;
    const steps = [
      ...formatSteps(each, state, present),
      ...stepsOf(back(each, state, present, job.label)),
      ...each.blocks.flatMap(({ entries }) => styledAreas(entries).map(({ area }) => bareStep(sheet, area))),
    ];
    const open = present.protection.on && steps.length > 0;
    return [
      ...(open ? [unprotectStep(sheet)] : []),
      ...steps,
      ...(state.protection.on && (open || !present.protection.on)
        ? [protectStep(sheet, state.protection.options)]
        : []),
    ];
  });
