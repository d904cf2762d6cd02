import type { BonusClaim } from '../../scoring/entries';
import { error, warning } from '../finding';
import { originOf, unitOf, type Context } from './context';

/** 加分台账. */
export function bonusesOf(context: Context): BonusClaim[] {
  const { rules } = context.state.scheme.bonus;
  const claims: BonusClaim[] = [];
  context.state.bonuses.forEach((row, index) => {
    const { origin, place } = originOf(context, row, 'rule');
    const unit = unitOf(context, row.unit, place);
    if (!unit) return;
    const more = { ...place, unit: unit.name };
    const rule = rules.find((each) => each.name === String(row.rule ?? ''));
    if (!rule) {
      context.findings.push(
        error(
          'bonus-rule-unknown',
          `没有加分情形“${String(row.rule ?? '')}”。`,
          '从下拉列表中选择加分情形。',
          more,
        ),
      );
      return;
    }
    const work = String(row.work ?? '').trim();
    if (work === '')
      context.findings.push(
        error('bonus-no-work', '没有写工作名称。', '写明是哪一项工作：一项工作只加一次。', {
          ...more,
          source: rule.source,
        }),
      );
    if (String(row.facts ?? '').trim() === '')
      context.findings.push(
        warning('bonus-no-basis', '加分没有写依据。', '补写文号、批示或媒体名称。', {
          ...more,
          source: rule.source,
        }),
      );
    claims.push({
      id: `B${index + 1}`,
      unit: unit.id,
      rule: rule.id,
      work: String(row.work ?? ''),
      facts: String(row.facts ?? ''),
      origin,
    });
  });
  return claims;
}
