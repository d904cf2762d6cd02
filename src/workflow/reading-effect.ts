import { failed, ok, type Result } from '../base/finding';
import { readingTable } from '../schemes';
import type { Scheme } from '../schemes/scheme';
import { allUnits, type Results } from '../scoring/results';
import { settle } from '../scoring/settle';
import { interpret } from '../checks/entries';
import { tableFinder, type OpenMaster } from './master';

/** What another choice of a 口径 would make of the entries as they stand: nothing is written. */

/** Results by one choice and by another. */
export interface ReadingEffect {
  scheme: Scheme;
  now: Results;
  then: Results;
}

export function readingEffect(open: OpenMaster, id: string, choice: string): Result<ReadingEffect> {
  const { state, reading } = open;
  const row = readingTable(state.scheme.readings, state.scheme).find((each) => each.id === id);
  if (!row?.options.some((option) => option.choice === choice))
    return failed('reading-choice', `口径“${id}”没有“${choice}”这一种。`, '以“口径”页列出的为准。');
  const scheme: Scheme = { ...state.scheme, readings: { ...state.scheme.readings, [id]: choice } };
  const { entries } = interpret({ ...state, scheme }, tableFinder(reading));
  return ok({
    scheme: state.scheme,
    now: state.results ?? settle(state.scheme, open.interpreted.entries),
    then: settle(scheme, entries),
  });
}

/** Every unit by one choice and by the other, in the order of the results. */
export const unitPairs = ({ now, then }: ReadingEffect) => {
  const other = new Map(allUnits(then).map((each) => [each.unit, each]));
  return allUnits(now).flatMap((before) => {
    const after = other.get(before.unit);
    return after ? [{ before, after }] : [];
  });
};
