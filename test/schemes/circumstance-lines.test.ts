import { sheetPlans } from '../../src/forms/master/plan';
import { checkScheme, circumstancesOf, zhengzhou2019, type CircumstanceLine } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import { compactScheme } from '../support/scoring-scheme';

/** 情形表的检查：起数 1 以上或留空，效果要的数字，适用类别，计量，与方案里单列的起数不并存。 */

const base = compactScheme(2, 1, 2);

const line = (given: Partial<CircumstanceLine>): CircumstanceLine => ({
  of: ['亡人事故'],
  unit: '起',
  from: 1,
  effect: '一票否决',
  source: '发生亡人事故的，一票否决',
  ...given,
});

const withLines = (lines: readonly CircumstanceLine[], more: Partial<Scheme> = {}): Scheme => ({
  ...base,
  awards: { ...base.awards, accidents: null },
  veto: { ...base.veto, accidents: null },
  circumstances: [...lines],
  ...more,
});

const messages = (scheme: Scheme): string[] =>
  checkScheme(scheme)
    .filter(({ code }) => code === 'scheme-circumstance')
    .map(({ message }) => message);

test.each<[string, Partial<CircumstanceLine>, string[]]>([
  ['照写', {}, []],
  ['起数留空：没有这条规定', { from: null }, []],
  ['只记录、没有效果', { effect: null, from: null }, []],
  ['0 起', { from: 0 }, ['情形“亡人事故”的起数是 0。']],
  ['一起半', { from: 1.5 }, ['情形“亡人事故”的起数是 1.5。']],
  ['扣总分没有写几分', { effect: '扣总分' }, ['情形“亡人事故”扣总分，没有写每次扣几分。']],
  ['否决却写了扣分', { points: 2 }, ['情形“亡人事故”的效果是“一票否决”，却写了扣分。']],
  [
    '至多扣的比一次还少',
    { effect: '扣总分', points: 2, limit: 1 },
    ['情形“亡人事故”至多扣 1 分，每次就扣 2 分。'],
  ],
  ['没有这个类别', { kinds: ['乡镇'] }, ['情形“亡人事故”的适用类别“乡镇”不是对象类别。']],
])('%s', (_, given, told) => {
  expect(messages(withLines([line(given)]))).toEqual(told);
});

test('同一情形前后计量不同', () => {
  const lines = [line({}), line({ unit: '人', effect: '取消评先' })];
  expect(messages(withLines(lines))).toEqual(['情形“亡人事故”的计量是“人”，“亡人事故”在前面计“起”。']);
});

test('有情形表，方案里单列的起数就要清空', () => {
  const scheme = withLines([line({})], { veto: { ...base.veto, accidents: 2 } });
  expect(messages(scheme)).toEqual(['方案有“情形”表，又在“一票否决的较大及以上事故起数”填了 2。']);
});

test('奖惩情形的各栏是表里的各个情形，先后照表；合并计的一行也算两栏', () => {
  const scheme = withLines([line({ of: ['较大事故', '重大事故'] }), line({ of: ['较大事故'] }), line({})]);
  expect(circumstancesOf(scheme).map(({ header }) => header)).toEqual([
    '较大事故（起）',
    '重大事故（起）',
    '亡人事故（起）',
  ]);
});

test('“奖惩情形”、“评先候选”表上的说明说的是本方案的情形和等次', () => {
  const hintOf = (scheme: Scheme, role: string) =>
    sheetPlans(scheme).find((plan) => plan.role === role)?.hint;
  const own = withLines([line({}), line({ of: ['重大隐患挂牌'], effect: '取消评先' })], {
    awards: { ...base.awards, accidents: null, grade: '好' },
  });
  expect(hintOf(own, 'incidents')).toMatch(/^年度内的亡人事故、重大隐患挂牌；/);
  expect(hintOf(own, 'candidates')).toMatch(/^在目标考核好单位中评选/);
  expect(hintOf(zhengzhou2019(), 'incidents')).toMatch(/较大以上生产安全事故、被约谈/);
});
