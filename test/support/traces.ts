import { explain, type Step } from '../../src/scoring/explain';
import type { assessment } from './scoring-builder';

/** What tests of 分数来历 look a trace through with. */

export type Year = ReturnType<typeof assessment>;

/** A step with all below it. */
export const flat = (step: Step): Step[] => [step, ...step.children.flatMap(flat)];

/** The trace of a unit of a year, that of 巩义市 where none is named. */
export function trace(year: Year, unit = 'D05'): Step {
  const step = explain(year.build().scheme, year.settle(), unit);
  if (!step) throw new Error(`no trace for ${unit}`);
  return step;
}

/** The first step whose label begins so. */
export function find(step: Step, label: string): Step {
  const found = flat(step).find((each) => each.label.startsWith(label));
  if (!found) throw new Error(`no step ${label}`);
  return found;
}

/** The readings that a trace names. */
export const readingsIn = (step: Step): string[] =>
  flat(step).flatMap(({ label }) => /^口径“(.+)”$/u.exec(label)?.[1] ?? []);
