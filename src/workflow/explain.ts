import { failed, ok, type Result } from '../base/finding';
import type { HostWorkbook } from '../port/port';
import { unitByName } from '../schemes';
import { explain, type Step } from '../scoring/explain';
import { openMaster } from './master';

/** 分数来历: the trace of one unit's result, from the 总表 as it stands. */
export async function explainUnit(master: HostWorkbook, name: string): Promise<Result<Step>> {
  const open = await openMaster(master);
  if (!open.ok) return open;
  const { state } = open.value;
  const unit = unitByName(state.scheme, name);
  const step = unit && state.results && explain(state.scheme, state.results, unit.id);
  if (!step)
    return failed('unit-unknown', `“${name}”不是考核对象。`, '用“考核对象”表里的名称或别名。', {
      unit: name,
    });
  return ok(step);
}
