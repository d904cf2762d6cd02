import { failed, ok, type Result } from '../base/finding';
import { unitById } from '../schemes';
import { shownFindings } from '../views/findings';
import { picturesView } from '../views/pictures';
import { readingEffectView } from '../views/reading-effect-view';
import { resultsView, unitTrace, type UnitTrace } from '../views/results';
import { typeKeyed } from '../workflow/names';
import { giveReason, putBack } from '../workflow/correct';
import { explained } from '../workflow/explain';
import { readingEffect } from '../workflow/reading-effect';
import { settleMaster } from '../workflow/settle';
import type { Assistant } from './api';
import { begin, readMaster, type Desk } from './desk';

/** 成绩: settling, results and where they come from. */

async function trace(desk: Desk, unit: string): Promise<Result<UnitTrace>> {
  const open = await readMaster(desk);
  if (!open.ok) return open;
  const found = unitById(open.value.state.scheme, unit);
  const step = found && explained(open.value, found);
  return step
    ? ok(unitTrace(open.value, unit, step))
    : failed('unit-unknown', `${unit} 不是考核对象。`, '刷新后再试。');
}

type Steps = Pick<
  Assistant,
  'settle' | 'results' | 'trace' | 'pictures' | 'readingEffect' | 'setReading' | 'correct' | 'putBack'
>;

export const resultSteps = (desk: Desk): Steps => ({
  settle: async (options) => {
    const settled = await settleMaster(desk.workbook, { ...options, now: begin(desk, '核算'), by: desk.by });
    return settled.ok
      ? ok({ settled: settled.value.results !== null, findings: shownFindings(settled.value.findings, true) })
      : settled;
  },

  results: async () => {
    const open = await readMaster(desk);
    return open.ok ? ok(resultsView(open.value)) : open;
  },

  trace: (unit) => trace(desk, unit),

  pictures: async (named) => {
    const open = await readMaster(desk);
    return open.ok ? ok(picturesView(open.value, named, desk.now().slice(0, 10))) : open;
  },

  correct: (seen, reason) =>
    giveReason(desk.workbook, seen, reason, { now: begin(desk, '更正'), by: desk.by }),

  putBack: (seen) => putBack(desk.workbook, seen, { now: begin(desk, '恢复原值'), by: desk.by }),

  readingEffect: async (id, choice) => {
    const open = await readMaster(desk);
    if (!open.ok) return open;
    const effect = readingEffect(open.value, id, choice);
    return effect.ok ? ok(readingEffectView(effect.value)) : effect;
  },

  setReading: (id, choice) => {
    const author = { now: begin(desk, '改口径'), by: desk.by };
    return typeKeyed(desk.workbook, 'readings', id, 'choice', choice, author);
  },
});
