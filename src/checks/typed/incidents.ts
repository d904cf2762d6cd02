import { unitById } from '../../schemes';
import type { Incidents } from '../../scoring/entries';
import { error } from '../finding';
import { cellPlace, type Context } from './context';

/** 奖惩情形; blank means none. */
export function incidentsOf(context: Context): Incidents[] {
  return [...context.state.incidents.values()].flatMap((row) => {
    const unit = unitById(context.state.scheme, row.unit);
    if (!unit) return [];
    const count = (key: 'major' | 'grave' | 'summoned', what: string): number => {
      const value = row[key];
      if (value === null || value === '') return 0;
      if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
      context.findings.push(
        error(
          'incident-count',
          `${what}“${String(value)}”不是次数。`,
          '填写不小于 0 的整数；没有的留空。',
          cellPlace(context, 'incidents', unit, key),
        ),
      );
      return 0;
    };
    const at = cellPlace(context, 'incidents', unit, 'major');
    const origin = { file: '', sheet: at.sheet ?? '', cell: at.cell ?? '' };
    return [
      {
        unit: unit.id,
        major: count('major', '较大事故'),
        grave: count('grave', '重大及以上事故'),
        summoned: count('summoned', '约谈'),
        origin,
      },
    ];
  });
}
