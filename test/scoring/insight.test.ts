import { ratersOf, unitsOf, zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import { settle } from '../../src/scoring/settle';
import { marginal, outlook } from '../../src/scoring/insight';
import { assessment } from '../support/scoring-builder';

/** 临界提示、缺表推演。 */

type Year = ReturnType<typeof assessment>;

const hints = (year: Year, unit = 'D05') =>
  marginal(year.build().scheme, year.settle()).filter((each) => each.unit === unit);
const kinds = (year: Year) => hints(year).map(({ kind }) => kind);

/** 巩义市: 15 + 30 + (100 − points) / 2 = 95 − points / 2; every other district stands elsewhere, under 95. */
function near(points: string): Year {
  const year = assessment()
    .everyoneScores(10, ['office'])
    .everyoneScores(7.5, ['leader'])
    .override('巩义市', 59, points);
  unitsOf(zhengzhou2019(), 'district')
    .filter(({ name }) => name !== '巩义市')
    .forEach(({ name }, index) => year.override(name, 59, `${20 - index / 10}`));
  return year;
}

describe('临界提示', () => {
  test.each([
    ['0.1', '94.95', ['higher']],
    ['0.5', '94.75', ['higher']],
    ['0.52', '94.74', []],
    ['29.51', '80.25', []],
    ['29.52', '80.24', ['lower']],
    ['30', '80', ['lower', 'rounding']],
    ['30.02', '79.99', ['higher']],
  ])('年终扣 %s 分，总分 %s：%j', (points, total, expected) => {
    const year = near(points);
    expect(year.result('巩义市').total?.toFixed()).toBe(total);
    expect(kinds(year)).toEqual(expected);
  });

  test('总分舍入改变等次：94.995 公布 95，再扣一次又不是优秀', () => {
    const found = hints(near('0.01'));
    expect(found.map(({ kind }) => kind)).toEqual(['lower', 'rounding']);
    expect(found.map(({ text }) => text)).toEqual([
      '总分 95，优秀；再扣 0.5 分（计入总分 0.25 分）即为完成',
      '总分 95，优秀；各步都不舍入为 94.875，是完成',
    ]);
  });

  test('口径 总分舍入 一位小数：从未舍入的分数再扣，80.19 − 0.25 公布 79.9', () => {
    const year = near('29.62').reading('总分舍入', '一位小数');
    expect(hints(year)).toMatchObject([
      { kind: 'lower', text: expect.stringContaining('总分 80.2，完成') as string },
    ]);
  });

  test('换算舍入改变等次：29.88 进为 30（附件4）', () => {
    const close = assessment().everyoneScores(10).override('巩义市', 59, '10');
    expect(hints(close)).toMatchObject([
      { kind: 'lower' },
      { kind: 'rounding', total: close.result('巩义市').total },
    ]);
    expect(hints(close)[1]?.text).toContain('94.88，是完成');
  });

  test('成员单位一次扣分就是 0.5 分', () => {
    const year = assessment().override('市教育局', 36, '5.5').override('市公安局', 36, '5.51');
    const own = (name: string) => hints(year, year.result(name).unit).map(({ kind }) => kind);
    expect(own('市教育局')).toEqual(['higher']);
    expect(own('市公安局')).toEqual([]);
  });

  test('总分相同的只说一次，写明是哪几家', () => {
    const year = near('10').override('新郑市', 59, '10');
    const { scheme, results } = { scheme: year.build().scheme, results: year.settle() };
    const names = new Map(scheme.units.map(({ id, name }) => [id, name]));
    const ties = marginal(scheme, results).filter(({ kind }) => kind === 'tied');
    const ours = ties.filter(({ text }) => text === '总分都是 90');
    expect(ours.map(({ unit, tied }) => [unit, ...tied].map((id) => names.get(id)))).toEqual([
      ['巩义市', '新郑市'],
    ]);
  });

  test('成绩未定的没有提示', () => {
    expect(hints(assessment().everyoneScores(9).outstanding('L01'))).toEqual([]);
  });
});

describe('缺表推演', () => {
  const shown = (year: Year, unit = 'D05') => {
    const { scheme, entries } = year.build();
    const found = outlook(scheme, entries).find((each) => each.unit === unit);
    return (
      found && {
        open: found.outstanding,
        low: [found.lowest.total?.toFixed(), found.lowest.grade],
        high: [found.highest.total?.toFixed(), found.highest.grade],
      }
    );
  };

  test('收齐了就没有可推演的', () => {
    expect(shown(assessment().everyoneScores(9))).toBeUndefined();
  });

  test('一位领导缺表：0 分到 10 分之间', () => {
    expect(shown(assessment().everyoneScores('9.6').outstanding('L01'))).toEqual({
      open: ['L01'],
      // 144 × 0.125 = 18; 154 × 0.125 = 19.25 → 19; offices 172.8 × 0.166 = 28.68 → 29.
      low: ['97', '优秀'],
      high: ['98', '优秀'],
    });
  });

  test('两份缺表足以改变等次', () => {
    const year = assessment().everyoneScores(9).outstanding('L01').outstanding('O01');
    expect(shown(year)).toEqual({ open: ['L01', 'O01'], low: ['92', '完成'], high: ['95', '优秀'] });
  });

  test('只漏填一个单位的，只推演这个单位', () => {
    const { scheme, entries } = assessment().everyoneScores(9).blank('L02', '巩义市').build();
    expect(outlook(scheme, entries).map(({ unit, outstanding }) => [unit, outstanding])).toEqual([
      ['D05', ['L02']],
    ]);
  });

  test('口径会代为决定的，表没来也照样推演；逐份决定了的不再推演', () => {
    const year = assessment().everyoneScores(9).outstanding('L01').reading('缺表', '按零分计');
    expect(shown(year)?.open).toEqual(['L01']);
    expect(shown(year.decided('L01', 'zero'))).toBeUndefined();
  });

  test.each(['scale', 'zero'] as const)('不论怎样决定（%s），总分都在推演的范围内', (decision) => {
    const year = assessment().everyoneScores('8.7').outstanding('L01').outstanding('L02').outstanding('O05');
    const { scheme, entries } = year.build();
    const ranges = outlook(scheme, entries);
    expect(ranges).toHaveLength(16);
    for (const rater of ['L01', 'L02', 'O05']) year.decided(rater, decision);
    const results = settle(scheme, year.build().entries).districts;
    for (const { unit, lowest, highest } of ranges) {
      const total = results.find((each) => each.unit === unit)?.total ?? null;
      expect(total && lowest.total?.lte(total) && highest.total?.gte(total)).toBe(true);
    }
  });
});

describe('名额和情形', () => {
  const scheme = zhengzhou2019();
  const one: Scheme = {
    ...scheme,
    grades: scheme.grades.map((grade) => (grade.name === '优秀' ? { ...grade, places: 1 } : grade)),
  };

  /** 巩义市 97 分，登封市 96.8 分，其余不到 95 分；“优秀”只有一个名额。 */
  function rivals(of = one): Year {
    const year = assessment(of).everyoneScores(10).override('巩义市', 59, '6').override('登封市', 59, '6.4');
    unitsOf(scheme, 'district')
      .filter(({ name }) => name !== '巩义市' && name !== '登封市')
      .forEach(({ name }, index) => year.override(name, 59, `${20 - index / 10}`));
    return year;
  }

  test('等次的名称里有括号，名额的原因不从括号处截断', () => {
    const named: Scheme = {
      ...one,
      grades: one.grades.map((grade) => ({ ...grade, name: `${grade.name}（本级）` })),
    };
    const year = rivals(named);
    const texts = hints(year, year.result('巩义市').unit).map(({ text }) => text);
    expect(texts.join()).toContain('（超出名额：优秀（本级）名额 1 个，排在第 ');
  });

  test('名额内最后一个再扣一次就让给下一个；名额外第一个差多少', () => {
    const year = rivals();
    const texts = (name: string) => hints(year, year.result(name).unit).map(({ kind, text }) => [kind, text]);
    expect(texts('巩义市')).toEqual([
      [
        'lower',
        '总分 97，优秀；再扣 0.5 分（计入总分 0.25 分）即为完成（超出名额：优秀名额 1 个，排在第 2 位）',
      ],
    ]);
    expect(texts('登封市')).toEqual([
      ['higher', '总分 96.8，完成；少扣 0.5 分（计入总分 0.25 分）即为优秀'],
      ['next', '总分 96.8，优秀名额之外的第一个；名额内最后一个是巩义市（97），相差 0.2 分'],
    ]);
  });

  test('总分相同、按年终得分排在后面的，名额之外只有第一个', () => {
    const year = assessment(one).reading('并列', '按年终得分').everyoneScores(10);
    const three = ['巩义市', '登封市', '新密市'];
    // 96 each: 领导 18, 19, 20 and 年终 96, 94, 92.
    three.forEach((name, index) => {
      for (const { id } of ratersOf(scheme, 'leader')) year.score(id, name, 9 + index / 2);
      year.override(name, 59, `${4 + index * 2}`);
    });
    unitsOf(scheme, 'district')
      .filter(({ name }) => !three.includes(name))
      .forEach(({ name }, index) => year.override(name, 59, `${20 - index / 10}`));
    expect(three.map((name) => year.result(name).total?.toFixed())).toEqual(['96', '96', '96']);
    const next = marginal(year.build().scheme, year.settle()).filter(
      ({ kind, unit }) => kind === 'next' && unit.startsWith('D'),
    );
    expect(next.map(({ unit, text }) => [unit, text])).toEqual([
      [year.result('登封市').unit, '总分 96，优秀名额之外的第一个；名额内最后一个是巩义市（96），总分相同'],
    ]);
  });

  test('降一等的单位，再扣一次从“完成”再降一等', () => {
    const lowering: Scheme = {
      ...scheme,
      circumstances: [{ of: ['约谈'], unit: '次', from: 1, effect: '降一等', source: '被约谈的降一等' }],
    };
    const year = assessment(lowering)
      .everyoneScores(10)
      .override('巩义市', 59, '9.6')
      .incident('巩义市', { summoned: 1 });
    expect(hints(year)).toMatchObject([
      { kind: 'lower', text: '总分 95.2，完成；再扣 0.5 分（计入总分 0.25 分）即为基本完成' },
    ]);
  });

  test('缺表推演：自己全得零分而别家全得满分，名额就让出去', () => {
    const { entries } = rivals().outstanding('L01').build();
    const found = outlook(one, entries).find(({ unit }) => unit === 'D05');
    expect([found?.lowest.grade, found?.highest.grade]).toEqual(['完成', '优秀']);
  });
});
