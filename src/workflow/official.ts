import { failed } from '../base/finding';
import { summaryId } from '../forms/master/kind-tables';
import { unitByName } from '../schemes';
import { allUnits } from '../scoring/results';
import { cellAt } from '../sheets/data';
import type { OpenMaster } from './master';

/** Whether the results of a 总表 are official: settled, and nothing was changed since. */

/** What stands in a cell of 成绩汇总, as text; the unit's row may be written by an alias. */
export function summaryText(
  { reading, state }: OpenMaster,
  unit: string,
  kind: string,
  column: string,
): string {
  const located = reading.tables.find(({ entry }) => entry.table.id === summaryId(kind))?.located;
  const row = located?.rows.find(({ key }) => unitByName(state.scheme, key)?.id === unit);
  const at = located?.place.columns.get(column);
  const value = located && row && at !== undefined ? cellAt(located.sheet, row.row, at).value : null;
  return value === null ? '' : String(value);
}

/** Whether the 总表 was settled and what was typed since then comes to other totals (差额). */
export function changedSince(open: OpenMaster): boolean {
  const { settled, results } = open.state;
  return (
    settled &&
    allUnits(results).some(({ unit, kind }) => Number(summaryText(open, unit, kind, 'difference')) !== 0)
  );
}

/** Only what was settled may be signed; what the entries would come to now is nobody's result yet. */
export function unsettled(open: OpenMaster): ReturnType<typeof failed> | null {
  if (!open.state.settled) return failed('not-settled', '还没有核算，没有可以签发的成绩。', '请先核算。');
  if (changedSince(open))
    return failed(
      'changed-since-settled',
      '核算以后又改过，现在的分数还没有核算。',
      '请再核算一次，然后签发。',
    );
  return null;
}
