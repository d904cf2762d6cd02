import { interpret } from '../../src/checks/entries';
import { emptyState } from '../../src/forms/master/state';
import { loadScheme } from '../../src/schemes';
import type { BonusRule } from '../../src/schemes/bonus';
import type { Scheme } from '../../src/schemes/scheme';
import { explain } from '../../src/scoring/explain';
import type { Step } from '../../src/scoring/explain-step';
import { settle } from '../../src/scoring/settle';
import { bonusClaim, bonusRule, compactScheme } from '../support/scoring-scheme';

/** 加减分：逐条规定一个场景，照通知的说法算得出来。 */

function scheme(cap: number, rules: BonusRule[], more: Partial<Scheme> = {}): Scheme {
  const base = compactScheme(1, 1, 1);
  const loaded = loadScheme({ ...base, bonus: { cap, rules, source: '累计有上限' }, ...more });
  if (!loaded.ok) throw new Error(loaded.finding.message);
  return loaded.value;
}

/** 细则全得、评价全得满分的一个单位：总分 100 上下只看加减分。 */
function unitWith(of: Scheme, claims: readonly [rule: number, work: string][]) {
  const state = emptyState(of);
  for (const [no, work] of claims)
    state.bonuses.push(bonusClaim(of.units.find(({ kind }) => kind === 'member')?.name ?? '', no, work));
  const results = settle(of, interpret(state).entries);
  const [result] = results.members;
  if (!result) throw new Error('no unit');
  return { result, trace: explain(of, results, result.unit) };
}

const words = (step: Step | undefined): string[] =>
  step ? [`${step.label} ${step.value}`, ...step.children.flatMap(words)] : [];

const total = (of: Scheme, claims: readonly [number, string][]): number | undefined =>
  unitWith(of, claims).result.total?.toNumber();

test.each<[string, Scheme, [number, string][], number]>([
  [
    '通报批评每次减 2 分',
    scheme(10, [bonusRule(1, -2)]),
    [
      [1, '甲'],
      [1, '乙'],
    ],
    96,
  ],
  [
    '同一件事只减一次，减得多的算',
    scheme(10, [bonusRule(1, -2), bonusRule(2, -3)]),
    [
      [1, '甲'],
      [2, '甲'],
    ],
    97,
  ],
  [
    '同一件事有加有减，各算各的',
    scheme(10, [bonusRule(1, 3), bonusRule(2, -1)]),
    [
      [1, '甲'],
      [2, '甲'],
    ],
    102,
  ],
  [
    '单项至多加 3 分',
    scheme(10, [bonusRule(1, 2, { limit: 3 })]),
    [
      [1, '甲'],
      [1, '乙'],
    ],
    103,
  ],
  [
    '单项至多减 3 分',
    scheme(10, [bonusRule(1, -2, { limit: 3 })]),
    [
      [1, '甲'],
      [1, '乙'],
    ],
    97,
  ],
  [
    '本类至多加 4 分',
    scheme(10, [bonusRule(1, 3, { family: '荣誉', familyLimit: 4 }), bonusRule(2, 2, { family: '荣誉' })]),
    [
      [1, '甲'],
      [2, '乙'],
    ],
    104,
  ],
  [
    '加减相抵以后不超过累计上限',
    scheme(5, [bonusRule(1, 4), bonusRule(2, -2)]),
    [
      [1, '甲'],
      [1, '乙'],
      [2, '丙'],
    ],
    105,
  ],
  ['总分上限 102 分', scheme(10, [bonusRule(1, 4)], { totalCap: 102 }), [[1, '甲']], 102],
])('%s', (_, of, claims, expected) => {
  expect(total(of, claims)).toBe(expected);
});

test('计入细则的随细则折算，计入总分的全额计入；累计上限先用于细则', () => {
  const of = scheme(5, [bonusRule(1, 4, { into: '细则' }), bonusRule(2, 3, { into: '总分' })]);
  const { result, trace } = unitWith(of, [
    [1, '甲'],
    [2, '乙'],
  ]);
  expect([result.yearEnd.inside.toNumber(), result.yearEnd.bonus.toNumber()]).toEqual([4, 5]);
  expect(words(trace)).toEqual(expect.arrayContaining(['计入细则 加 4', '计入总分 加 1']));
});

test('超过上限的，来历写明哪一项、至多几分', () => {
  const { trace } = unitWith(scheme(10, [bonusRule(1, -2, { limit: 3 })]), [
    [1, '甲'],
    [1, '乙'],
  ]);
  expect(words(trace)).toEqual(
    expect.arrayContaining(['减分：甲（情形1） 减 2', '情形1 减 4，至多 3', '加减分合计 减 3']),
  );
});

test('得分减到 0 为止', () => {
  const claims = Array.from({ length: 60 }, (_, index): [number, string] => [1, `事${index}`]);
  expect(total(scheme(10, [bonusRule(1, -2)]), claims)).toBe(0);
});

test.each<[string, BonusRule[]]>([
  [
    '同类两行的上限不同',
    [bonusRule(1, 1, { family: '类', familyLimit: 2 }), bonusRule(2, 1, { family: '类', familyLimit: 3 })],
  ],
  [
    '同类一行计入细则一行计入总分',
    [bonusRule(1, 1, { family: '类', into: '细则' }), bonusRule(2, 1, { family: '类', into: '总分' })],
  ],
  ['没有类别却写了本类至多', [bonusRule(1, 1, { familyLimit: 2 })]],
  ['单项至多比一次还少', [bonusRule(1, -3, { limit: 2 })]],
])('%s：方案不能用', (_, rules) => {
  const loaded = loadScheme({ ...compactScheme(1, 1, 1), bonus: { cap: 10, rules, source: '上限' } });
  expect(loaded.ok ? '' : loaded.finding.code).toBe('scheme-bonus');
});
