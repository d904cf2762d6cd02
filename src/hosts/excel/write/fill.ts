import { shifted } from '../../../cells/shift';
import type { CellWrite } from './cell-writes';

/** Formulas that repeat down a column: written once, and filled down by Excel. */

/** A formula that goes on downwards as filling down does. */
export interface Run {
  column: number;
  first: number;
  last: number;
  formula: string;
}

/** Runs of the formulas among writes, alone standing ones as well. */
export function runsOf(writes: readonly CellWrite[]): Run[] {
  const open = new Map<number, Run>();
  const runs: Run[] = [];
  for (const { row, column, formula } of writes) {
    if (formula === undefined) continue;
    const run = open.get(column);
    if (run?.last === row - 1 && shifted(run.formula, row - run.first, 0) === formula) run.last = row;
    else {
      const fresh = { column, first: row, last: row, formula };
      open.set(column, fresh);
      runs.push(fresh);
    }
  }
  return runs;
}

/** From how many rows on it pays to write a formula once and let Excel fill it down. */
export const worthFilling = 3;
