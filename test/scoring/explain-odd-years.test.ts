import { zhengzhou2019 } from '../../src/schemes';
import type { BonusRule } from '../../src/schemes/bonus';
import type { Scheme } from '../../src/schemes/scheme';
import { explain, type Step } from '../../src/scoring/explain';
import { allUnits } from '../../src/scoring/results';
import { computed } from '../../src/workflow/master';
import { partsScheme, partsYear } from '../support/parts-scheme';
import { generatedYear } from '../support/generated-year';
import { sampleSchemeNamed } from '../support/sample-facts';
import { assessment } from '../support/scoring-builder';
import { withClause } from '../support/changed-scheme';
import { find, flat, readingsIn, trace } from '../support/traces';

/** 分数来历说的话，在少见的方案和数据里也对：算式算得出结果，口径只列起了作用的，上限说的是起作用的那一条。 */

/** The scheme with its 加分情形 changed, by their order. */
function withRules(...changes: Partial<BonusRule>[]): Scheme {
  const scheme = zhengzhou2019();
  const rules = scheme.bonus.rules.map((rule, index) => ({ ...rule, ...changes[index] }));
  return { ...scheme, bonus: { ...scheme.bonus, rules } };
}

/** The first kind of unit with its parts changed, by their order. */
function withParts(...changes: object[]): Scheme {
  const scheme = zhengzhou2019();
  const kinds = scheme.kinds.map((kind, at) =>
    at === 0 ? { ...kind, parts: kind.parts.map((part, index) => ({ ...part, ...changes[index] })) } : kind,
  );
  return { ...scheme, kinds };
}

describe('一笔扣分', () => {
  test('第二次起加倍的，写明此前已记几次', () => {
    const year = assessment(withClause('附1-5-1', { repeat: 2 })).everyoneScores(9);
    const rows = flat(trace(year.deduct('巩义市', '附1-5-1', 1).deduct('巩义市', '附1-5-1', 2))).filter(
      ({ label }) => label === '事实：附1-5-1',
    );
    expect(rows.map(({ value, formula }) => [value, formula])).toEqual([
      ['扣 0.5', '0.5 × 1人次，第二次起每次按 2 倍'],
      ['扣 2', '0.5 × 2人次（此前已记 1人次），第二次起每次按 2 倍'],
    ]);
  });

  test('得分的条款重复登记，只得一次', () => {
    const year = assessment(withClause('附1-1-1', { earns: true })).everyoneScores(9);
    const step = trace(year.deduct('巩义市', '附1-1-1').deduct('巩义市', '附1-1-1'));
    expect(find(step, '不计').value).toBe('2 分：重复登记，只得一次');
  });

  test('手填的扣分多于小项的分值，写明只扣到分值', () => {
    const year = assessment(withClause('附1-1-1', {}, 3))
      .everyoneScores(9)
      .override('巩义市', 1, 5);
    expect(find(trace(year), '附件1 第1行')).toMatchObject({
      value: '扣 3',
      formula: '分值 3，手填扣 5，扣 3',
    });
  });
});

describe('加减分', () => {
  const claims = (scheme: Scheme, ...rules: string[]): Step =>
    trace(
      rules.reduce((year, rule, index) => year.bonus('巩义市', rule, `工作${index}`), assessment(scheme)),
    );

  test('减的写减号，不写“+ -2”；减到不足 0 分写明', () => {
    const step = trace(
      assessment(withRules({ points: -2 }))
        .everyoneScores(9)
        .bonus('巩义市', '加1', '甲'),
    );
    expect(find(step, '年终考核').formula).toBe('（细则 100 − 加减分 2）× 50% = 49');
    const member = assessment(withRules({ points: -200 })).bonus('市教育局', '加1', '甲');
    const unit = member.result('市教育局').unit;
    expect(trace(member, unit)).toMatchObject({
      value: '总分 0',
      formula: '100 − 200 = -100，不足 0 分按 0 分计',
    });
  });

  test('同一工作减两次的，写明不计几分，不写负数', () => {
    const step = trace(
      assessment(withRules({ points: -2 }))
        .bonus('巩义市', '加1', '甲')
        .bonus('巩义市', '加1', '甲'),
    );
    expect(find(step, '不计').value).toBe('2 分：一项工作只减一次，按减得多的计');
  });

  test('只有一笔，超过累计上限，也写明', () => {
    expect(find(claims(withRules({ points: 12 }), '加1'), '加分合计')).toMatchObject({
      value: '加 10',
      formula: '12，累计不超过 10',
    });
  });

  test('单项至多起了作用、累计上限没有：不说累计不超过', () => {
    const found = find(claims(withRules({ limit: 6 }), '加1', '加1', '加1'), '加分合计');
    expect(found).toMatchObject({ value: '加 6', formula: '5 + 5 + 5 = 15，按单项、本类的上限计 6' });
    expect(find(found, '批示肯定：全国推广')).toMatchObject({ value: '加 15，至多 6' });
  });

  test('单项限过以后不超过本类至多的，不说本类至多', () => {
    const family = { family: '批示' };
    const scheme = withRules({ ...family, limit: 5, familyLimit: 8 }, family);
    const labels = flat(find(claims(scheme, '加1', '加1'), '加分合计')).map(({ label }) => label);
    expect(labels).toContain('批示肯定：全国推广');
    expect(labels).not.toContain('批示合计');
  });

  test('口径“加分”只在它起作用时列：自己写明计入哪里的、细则就是全部得分的不列', () => {
    const into = { into: '总分' as const };
    expect(readingsIn(claims(withRules(into), '加1'))).not.toContain('加分');
    expect(readingsIn(claims(withRules(into), '加2'))).toContain('加分');
    const member = assessment().bonus('市教育局', '加1', '甲');
    expect(readingsIn(trace(member, member.result('市教育局').unit))).not.toContain('加分');
  });
});

describe('评价表', () => {
  test('折算不尽的系数和缺表折算写成除式，照式子算得出结果', () => {
    const year = assessment().everyoneScores(9).reading('折算系数', '按满分折算');
    year.outstanding('O03').decided('O03', 'scale');
    expect(find(trace(year), '平时考核').formula).toBe(
      '153 × 30 ÷ 180 × 18 ÷ 17（缺表折算） = 27，四舍五入为 27',
    );
  });

  test('求平均的不列口径“折算系数”，自己写明小数位数的不列“换算舍入”', () => {
    const scheme = withParts({ combination: '平均' }, { decimals: 2 });
    const step = trace(assessment(scheme).everyoneScores(9));
    expect(readingsIn(find(step, '领导考核'))).toEqual(['换算舍入']);
    expect(readingsIn(find(step, '平时考核'))).toEqual(['折算系数']);
  });

  test('不足三个分数，没有去掉最高最低，就不说去掉了', () => {
    const scheme = withParts({ combination: '去掉最高最低后平均' });
    const few = { ...scheme, raters: scheme.raters.filter(({ id }) => !/^L(?!0[12])/u.test(id)) };
    expect(find(trace(assessment(few).everyoneScores(9)), '领导考核').formula).toBe(
      '不足 3 个分数，不去掉最高最低，平均 9 × 20 ÷ 10 = 18，四舍五入为 18',
    );
    expect(find(trace(assessment(scheme).everyoneScores(9)), '领导考核').formula).toMatch(
      /^去掉最高最低后平均 9/u,
    );
  });
});

describe('总分、等次、名次', () => {
  test('情形扣到不足 0 分，写明按 0 分计；从第几次起扣也写明', () => {
    const line = { of: ['约谈'], unit: '次', from: 2, effect: '扣总分' as const, points: 60, source: '扣分' };
    const year = assessment({ ...zhengzhou2019(), circumstances: [line] }).everyoneScores(9);
    const step = trace(year.incident('巩义市', { summoned: 3 }));
    expect(step.formula).toBe('18 + 27 + 50 = 95 − 情形扣分 120 = -25，不足 0 分按 0 分计');
    expect(find(step, '约谈 3 次').label).toContain('从第 2 次起，60 × 2 = 120');
  });

  test('总分封顶：封了才列，列的是封它的那一条', () => {
    const over = (scheme: Scheme) => assessment(scheme).everyoneScores(10).bonus('巩义市', '加1', '甲');
    const given = zhengzhou2019();
    expect(readingsIn(trace(over(given).reading('总分封顶', '封顶100')))).toContain('总分封顶');
    const below = assessment().everyoneScores(9).reading('总分封顶', '封顶100');
    expect(readingsIn(trace(below))).not.toContain('总分封顶');
    const own = trace(over({ ...given, totalCap: 101 }));
    expect(own.formula).toContain('，封顶 101');
    expect(find(own, '总分封顶').value).toBe('101 分');
    expect(readingsIn(own)).not.toContain('总分封顶');
  });

  test('几类合在一起排的，与别类的单位同分也列怎样分先后；排在最后的一票否决不算同分', () => {
    const given = zhengzhou2019();
    const together = (vetoed?: '列在最后'): Scheme => ({
      ...given,
      kinds: given.kinds.map((kind) => ({ ...kind, ranking: '全市', ...(vetoed ? { vetoed } : {}) })),
    });
    // 97 for all districts, 98 for one of them; the members that lose nothing have 100.
    const year = (scheme: Scheme) => assessment(scheme).everyoneScores(10);
    expect(readingsIn(find(trace(year(together())), '名次'))).toEqual(['并列']);
    const alone = ['市教育局'].reduce(
      (built, name) => built.incident(name, { major: 2 }),
      assessment({
        ...together('列在最后'),
        units: given.units.filter(({ name }) => ['巩义市', '市教育局'].includes(name)),
      }).everyoneScores(10),
    );
    expect(readingsIn(find(trace(alone), '名次'))).toEqual([]);
  });

  test('口径“评先取消”只在有的情形发生、有的没有时列', () => {
    const award = (counts: Record<string, number>) =>
      readingsIn(find(trace(assessment().everyoneScores(10).incident('巩义市', counts)), '评先资格'));
    expect(award({ summoned: 1 })).toEqual(['评先取消']);
    expect(award({ summoned: 0 })).toEqual([]);
    expect(award({ summoned: 1, major: 2 })).toEqual([]);
  });

  test('口径“否决成绩”只在有别于总分的细则得分时列', () => {
    const year = assessment().everyoneScores(10).reading('否决成绩', '细则得分');
    expect(readingsIn(find(trace(year), '一票否决'))).toEqual(['否决成绩']);
    const { unit } = year.result('市教育局');
    expect(readingsIn(find(trace(year, unit), '一票否决'))).toEqual([]);
  });
});

/** What a formula says on the left of its last sign of equality, as figures alone. */
const figures = (text: string): string =>
  text
    .replace(/（(?:[^（）]*折算|保留[^（）]*|此前[^（）]*)）/gu, '')
    .replace(/，不足 0 分按 0 分计/gu, '')
    .replace(/不足 3 个分数，不去掉最高最低，/u, '')
    .replace(/[一-龥（）]+/gu, (words) => words.replace(/[^（）]/gu, ''))
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replaceAll('×', ' * ')
    .replaceAll('÷', ' / ')
    .replaceAll('−', '-')
    .replace(/([\d.]+)%/gu, '($1 / 100)')
    .replace(/ +/gu, ' ');

/** What figures with signs between them come to: brackets first, then × and ÷, then + and −. */
function calculated(text: string): number {
  const [whole, inner] = /\(([^()]*)\)/u.exec(text) ?? [];
  if (whole !== undefined && inner !== undefined)
    return calculated(text.replace(whole, String(calculated(inner))));
  return text
    .trim()
    .split(/ (?=[+-] )/u)
    .map((term) => {
      const factors = term.replace(/^[+-] /u, '').split(/ (?=[*/] )/u);
      const product = factors.reduce((left, factor, index) => {
        const own = Number(factor.replace(/^[*/] /u, ''));
        return index === 0 ? own : factor.startsWith('*') ? left * own : left / own;
      }, 0);
      return term.startsWith('- ') ? -product : product;
    })
    .reduce((left, right) => left + right, 0);
}

/** The two sides of each equation in the formulas of a trace. */
const equations = (step: Step): [string, number, number][] =>
  flat(step).flatMap(({ formula = '' }): [string, number, number][] => {
    const sides = formula.split(' = ');
    return sides.slice(1).flatMap((right, index): [string, number, number][] => {
      const left = figures(sides[index] ?? '');
      const result = /^-?[\d.]+/u.exec(right)?.[0];
      if (result === undefined || !/^[-+*/(). \d]+$/u.test(left)) return [];
      const value = calculated(left);
      return [[formula, /不足 0 分按 0 分计）/u.test(formula) ? Math.max(0, value) : value, Number(result)]];
    });
  });

describe('式子照着算，算得出写的数', () => {
  const schemes: [string, Scheme, (scheme: Scheme) => ReturnType<typeof generatedYear>][] = [
    ['2019', zhengzhou2019(), (scheme) => generatedYear(scheme, 3)],
    ...['青岚县', '云江市', '安禾市'].map((name): (typeof schemes)[number] => [
      name,
      sampleSchemeNamed(name),
      (scheme) => partsYear(scheme, 5),
    ]),
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((seed): (typeof schemes)[number] => [
      `任意方案 ${seed}`,
      partsScheme(seed),
      (scheme) => partsYear(scheme, seed),
    ]),
  ];

  test.each(schemes)('%s', (_, scheme, yearOf) => {
    const { results } = computed(yearOf(scheme)).state;
    const found = allUnits(results).flatMap(({ unit }) => {
      const step = results && explain(scheme, results, unit);
      return step ? equations(step) : [];
    });
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(([, left, right]) => !(Math.abs(left - right) <= 2e-5))).toEqual([]);
  });
});
