import { failed, ok, type Result } from '../base/finding';
import { explain } from '../scoring/explain';
import { resultsView } from '../views/results-view';
import type { TraceView } from '../views/results';
import { traceView } from '../views/trace';
import { typeKeyed } from '../workflow/names';
import { settleMaster } from '../workflow/settle';
import type { Assistant } from './api';
import { begin, readMaster, type Desk } from './desk';

/** 成绩: settling, results and where they come from. */

async function trace(desk: Desk, unit: string): Promise<Result<TraceView>> {
  const open = await readMaster(desk);
  if (!open.ok) return open;
  const { scheme, results } = open.value.state;
  const step = results && explain(scheme, results, unit);
  return step
    ? ok(traceView(open.value, unit, step))
    : failed('unit-unknown', `${unit} 不是考核对象。`, '刷新后再试。');
}

type Steps = Pick<Assistant, 'settle' | 'results' | 'trace' | 'setReading'>;

export const resultSteps = (desk: Desk): Steps => ({
  settle: async (options) => {
    const settled = await settleMaster(desk.workbook, { ...options, now: begin(desk, '核算') });
    return settled.ok
      ? ok({ settled: settled.value.results !== null, findings: settled.value.findings })
      : settled;
  },

  results: async () => {
    const open = await readMaster(desk);
    return open.ok ? ok(resultsView(open.value)) : open;
  },

  trace: (unit) => trace(desk, unit),

  setReading: (id, choice) => {
    begin(desk, '改口径');
    return typeKeyed(desk.workbook, 'readings', id, 'choice', choice);
  },
});
