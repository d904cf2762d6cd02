import { checkBonuses } from '../../src/checks/settlement';
import { emptyState } from '../../src/forms/master/state';
import { loadScheme } from '../../src/schemes';
import type { BonusRule } from '../../src/schemes/bonus';
import { computed } from '../../src/workflow/master';
import { bonusClaim, bonusRule, compactScheme } from '../support/scoring-scheme';
import { valueOf } from '../support/year';

/** 加减分的提醒：说的数就是核算的数，减分的说减分。 */

/** 第二类对象没有考核细则，分数全由部门转报。 */
function year(rules: BonusRule[], claims: readonly [rule: number, work: string][]) {
  const base = compactScheme(1, 1, 1);
  const scheme = valueOf(
    loadScheme({
      ...base,
      bonus: { cap: 5, rules, source: '累计不超过 5 分' },
      rubrics: base.rubrics.slice(0, 1),
      kinds: base.kinds.map((kind, index) =>
        index === 0
          ? kind
          : { ...kind, parts: [{ name: '转报', source: '转报分' as const, full: 100, weight: 100 }] },
      ),
    }),
  );
  const state = emptyState(scheme);
  const unit = scheme.units.at(-1)?.name ?? '';
  for (const [no, work] of claims) state.bonuses.push(bonusClaim(unit, no, work));
  return checkBonuses(computed(state).state).map(({ code, message }) => `${code} ${message}`);
}

test('没有考核细则的一类，加减分全部计入总分：没有超过上限的，不说超过', () => {
  expect(
    year(
      [bonusRule(1, 8, { into: '细则' }), bonusRule(2, -4, { into: '总分' })],
      [
        [1, '甲'],
        [2, '乙'],
      ],
    ),
  ).toEqual([]);
});

test('超过上限的，说的是核算用的数', () => {
  expect(year([bonusRule(1, 8)], [[1, '甲']])).toEqual(['bonus-over-cap 加分合计 8 分，按上限 5 分计。']);
});

test('单项至多起了作用的，说的是那一条，不说成累计上限', () => {
  expect(
    year(
      [bonusRule(1, 2, { limit: 3 }), bonusRule(2, -3, { limit: 4 })],
      [
        [1, '甲'],
        [1, '乙'],
        [2, '丙'],
        [2, '丁'],
      ],
    ),
  ).toEqual([
    expect.stringMatching(/^bonus-over-cap “.+”加 4 分，按上限 3 分计。$/u),
    expect.stringMatching(/^bonus-over-cap “.+”减 6 分，按上限 4 分计。$/u),
  ]);
});

test('同一件事减了两次：按减得多的计，不说“最高”', () => {
  expect(
    year(
      [bonusRule(1, -2), bonusRule(2, -3)],
      [
        [1, '甲'],
        [2, '甲'],
      ],
    ),
  ).toEqual(['bonus-twice “甲”重复申报：一项工作只减一次，按减得多的计。']);
});
