import { circumstancesOf, unitById, type Circumstance } from '../../schemes';
import type { Incidents } from '../../scoring/entries';
import { error } from '../finding';
import { cellPlace, type Context } from './context';

/** 奖惩情形; blank means none. */
export function incidentsOf(context: Context): Incidents[] {
  const circumstances = circumstancesOf(context.state.scheme);
  return [...context.state.incidents.values()].flatMap((row) => {
    const unit = unitById(context.state.scheme, row.unit);
    if (!unit) return [];
    const count = ({ id, name }: Circumstance): number => {
      const value = row.counts[id] ?? null;
      if (value === null || value === '') return 0;
      if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
      context.findings.push(
        error(
          'incident-count',
          `${name}“${String(value)}”不是次数。`,
          '填写不小于 0 的整数；没有的留空。',
          cellPlace(context, 'incidents', unit, id),
        ),
      );
      return 0;
    };
    const at = cellPlace(context, 'incidents', unit, circumstances[0]?.id ?? 'unit');
    const origin = { file: '', sheet: at.sheet ?? '', cell: at.cell ?? '' };
    const counts = Object.fromEntries(circumstances.map((each) => [each.id, count(each)]));
    return [{ unit: unit.id, counts, origin }];
  });
}
