import { decimal } from '../../src/base/decimal';
import { gradeOf, printedTotal } from '../../src/scoring/total';
import { marginal } from '../../src/scoring/insight';
import { rowsOf, rubricOf, zhengzhou2019 } from '../../src/schemes';
import { assessment } from '../support/scoring-builder';

/** 等次、评先、一票否决、名次（通知 四、五）。 */

const scheme = zhengzhou2019();

describe('等次，下限含本数', () => {
  test.each([
    ['95', '优秀'],
    ['94.99', '完成'],
    ['80', '完成'],
    ['79.99', '基本完成'],
    ['60', '基本完成'],
    ['59.99', '未完成'],
    ['0', '未完成'],
    ['105', '优秀'],
  ])('%s 分：%s', (total, grade) => {
    expect(gradeOf(scheme, 'district', decimal(total))).toBe(grade);
  });

  test.each([
    ['两位小数', '94.995', '95', '优秀'],
    ['一位小数', '94.95', '95', '优秀'],
    ['不舍入', '94.995', '94.995', '完成'],
  ] as const)('口径 总分舍入 %s：%s 公布为 %s，按公布的分数判等次', (choice, exact, printed, grade) => {
    const own = { ...scheme, readings: { ...scheme.readings, 总分舍入: choice } };
    const total = printedTotal(own, decimal(exact));
    expect(total.toFixed()).toBe(printed);
    expect(gradeOf(own, 'district', total)).toBe(grade);
  });
});

describe('从记录到等次，恰在界上与差一点', () => {
  /** Leaders 15, offices 30, year-end 100 − points: total 95 − points / 2. */
  const near = (points: string) =>
    assessment()
      .everyoneScores(10, ['office'])
      .everyoneScores(7.5, ['leader'])
      .override('巩义市', 59, points);

  test.each([
    ['0', '95', '优秀'],
    ['0.01', '95', '优秀'],
    ['0.02', '94.99', '完成'],
    ['30', '80', '完成'],
    ['30.01', '80', '完成'],
    ['30.02', '79.99', '基本完成'],
  ])('年终扣 %s：公布 %s，%s', (points, printed, grade) => {
    const result = near(points).result('巩义市');
    expect(result.total?.toFixed()).toBe(printed);
    expect(result.grade).toBe(grade);
  });

  test.each([
    ['两位小数', '94.99', '完成'],
    ['一位小数', '95', '优秀'],
    ['不舍入', '94.9875', '完成'],
  ] as const)('口径 总分舍入 %s：95 − 0.0125 公布 %s，%s', (choice, printed, grade) => {
    const result = near('0.025').reading('总分舍入', choice).result('巩义市');
    expect(result.exactTotal?.toFixed()).toBe('94.9875');
    expect(result.total?.toFixed()).toBe(printed);
    expect(result.grade).toBe(grade);
  });

  /** Leaders 10, offices 15, year-end 100 − points: total 75 − points / 2, where 60 is the bound. */
  const low = (points: string) =>
    assessment().everyoneScores(5).override('巩义市', 59, points).result('巩义市');

  test.each([
    ['30', '60', '基本完成', false],
    ['30.01', '60', '基本完成', false],
    ['30.02', '59.99', '未完成', true],
  ])('年终扣 %s：公布 %s，%s，一票否决 %s', (points, printed, grade, veto) => {
    const result = low(points);
    expect(result.total?.toFixed()).toBe(printed);
    expect(result).toMatchObject({ grade, veto });
  });
});

describe('口径 否决成绩：「考核成绩60分以下」是总分还是细则得分', () => {
  /** 20 + 30 + (100 − points) × 50%. */
  const year = (points: string, choice: '总分' | '细则得分') =>
    assessment().reading('否决成绩', choice).everyoneScores(10).override('巩义市', 59, points);

  test.each([
    ['40', '总分', 80, false],
    ['40.01', '总分', 80, false],
    ['40', '细则得分', 80, false],
    ['40.01', '细则得分', 80, true],
    ['46', '细则得分', 77, true],
  ] as const)('年终扣 %s，按%s：总分 %s，一票否决 %s', (points, choice, total, veto) => {
    // 12 is 40 points: what goes beyond it comes from 附件1 第1行.
    const built = year('40', choice).override('巩义市', 1, decimal(points).minus(40).toFixed());
    const result = built.result('巩义市');
    expect(result.total?.toNumber()).toBeCloseTo(total, 1);
    expect(result.veto).toBe(veto);
    expect(result.eligible).toBe(false);
    if (veto) expect(result.vetoReasons.join()).toContain('细则得分');
  });

  test('折算前计入的加分算在细则得分里', () => {
    const built = year('40', '细则得分').override('巩义市', 1, 2).bonus('巩义市', '加2', '某项工作');
    expect(built.result('巩义市')).toMatchObject({ veto: false });
    expect(built.reading('加分', '折算后计入').result('巩义市')).toMatchObject({ veto: true });
  });

  test('表没有收齐、总分未定，细则得分已经低于 60 分的，已经否决', () => {
    const built = year('40', '细则得分').override('巩义市', 1, 2).outstanding('L01');
    expect(built.result('巩义市')).toMatchObject({ total: null, veto: true });
  });

  test.each(['总分', '细则得分'] as const)('成员单位的成绩就是附件2 得分，按%s一样', (choice) => {
    const low = (points: number) =>
      assessment().reading('否决成绩', choice).override('市教育局', 36, 40).override('市教育局', 1, points);
    expect(low(0).result('市教育局').veto).toBe(false);
    expect(low(0.5).result('市教育局').veto).toBe(true);
    // The bonus of a 成员单位 is part of its score whenever it enters.
    const raised = low(2).reading('加分', '折算后计入').bonus('市教育局', '加2', '某项工作');
    expect(raised.result('市教育局').veto).toBe(false);
  });
});

describe('除不尽的总分（口径 总分舍入 不舍入、不足一档 按比例计，每少 3% 一档）', () => {
  /** 附件1 第20行 with a step of 3 instead of 10: one percent missing takes 0.5 / 3 points. */
  const thirds = () => {
    const own = structuredClone(scheme);
    const clause = rowsOf(rubricOf(own, 'district'))
      .flatMap(({ row }) => row.clauses)
      .find(({ id }) => id === '附1-20-1');
    if (clause) clause.step = 3;
    return assessment(own).reading('总分舍入', '不舍入').reading('不足一档', '按比例计');
  };

  test('否决理由最多写六位小数，而且看得出低于 60 分', () => {
    const year = thirds().everyoneScores(5).deduct('巩义市', '附1-20-1', 1).override('巩义市', 59, 30);
    expect(year.result('巩义市').vetoReasons.join()).toMatch(/^总分 59\.916666 低于 60 分/);
    const least = thirds().everyoneScores(5).override('巩义市', 59, 30);
    const close = least.deduct('巩义市', '附1-20-1', '0.00001').result('巩义市');
    expect(close.vetoReasons.join()).toMatch(/^总分 59\.999999 低于 60 分/);
  });

  test('临界提示最多写六位小数', () => {
    const year = thirds().everyoneScores(9).deduct('巩义市', '附1-20-1', 1);
    const texts = marginal(year.build().scheme, year.settle()).map(({ text }) => text);
    expect(texts.some((text) => text.includes('总分 94.916667'))).toBe(true);
    expect(texts.filter((text) => /\.\d{7}/.test(text))).toEqual([]);
  });
});

describe('评先资格（五（一）（二））', () => {
  const top = () => assessment().everyoneScores(10);

  test('优秀的有资格', () => {
    expect(top().result('巩义市')).toMatchObject({ grade: '优秀', eligible: true });
  });

  test('不是优秀的没有资格', () => {
    expect(assessment().everyoneScores(8).result('巩义市')).toMatchObject({ grade: '完成', eligible: false });
  });

  test.each([
    ['任一情形', { summoned: 1 }, false],
    ['任一情形', { major: 1 }, true],
    ['同时具备', { summoned: 1 }, true],
    ['同时具备', { summoned: 1, major: 2 }, false],
  ] as const)('口径 评先取消 %s：%j', (choice, incidents, eligible) => {
    expect(top().reading('评先取消', choice).incident('巩义市', incidents).result('巩义市').eligible).toBe(
      eligible,
    );
  });
});

describe('一票否决（五（三））', () => {
  test.each([
    [{ major: 2 }, true],
    [{ major: 1, grave: 1 }, true],
    [{ grave: 2 }, true],
    [{ major: 1 }, false],
  ])('两起及以上较大以上事故：%j', (incidents, veto) => {
    const result = assessment().everyoneScores(10).incident('巩义市', incidents).result('巩义市');
    expect(result.veto).toBe(veto);
    expect(result.vetoReasons).toHaveLength(veto ? 1 : 0);
    expect(result.vetoReasons.every((reason) => reason.includes('一票否决'))).toBe(true);
  });

  test('优秀、没有被约谈，也没有两起较大事故：单凭一票否决也不得评先', () => {
    const result = assessment()
      .everyoneScores(10)
      .incident('巩义市', { major: 1, grave: 1 })
      .result('巩义市');
    expect(result).toMatchObject({ grade: '优秀', eligible: false, ineligibleReasons: ['一票否决'] });
  });

  test('考核成绩在 60 分以下的', () => {
    const low = assessment().everyoneScores(1).result('巩义市');
    expect(low).toMatchObject({ grade: '未完成', veto: true, eligible: false });
    expect(low.total?.toNumber()).toBe(55);
  });

  test.each([
    ['等次不变', '优秀'],
    ['定为未完成', '未完成'],
  ] as const)('口径 否决等次 %s', (choice, grade) => {
    const result = assessment()
      .everyoneScores(10)
      .reading('否决等次', choice)
      .incident('巩义市', { major: 2 })
      .result('巩义市');
    expect(result).toMatchObject({ grade, veto: true, eligible: false });
  });
});

describe('名次', () => {
  const ranksOf = (year: ReturnType<typeof assessment>) =>
    Object.fromEntries(
      ['航空港区', '郑东新区', '经开区', '高新区'].map((name) => [name, year.result(name).rank]),
    );
  const tied = () =>
    assessment()
      .everyoneScores(10)
      .deduct('航空港区', '附1-1-1')
      .deduct('郑东新区', '附1-1-1')
      .deduct('经开区', '附1-5-1', 16);

  test('口径 并列 同名次：总分相等的同一名次，后一名顺延', () => {
    expect(ranksOf(tied())).toMatchObject({ 航空港区: 14, 郑东新区: 14, 经开区: 16, 高新区: 1 });
  });

  test('口径 并列 按年终得分：总分相等的，年终得分高者在前', () => {
    const year = assessment().everyoneScores(10, ['office']).reading('并列', '按年终得分');
    for (const rater of Array.from({ length: 16 }, (_, index) => `L${String(index + 1).padStart(2, '0')}`))
      for (const unit of year.build().scheme.units.filter(({ kind }) => kind === 'district'))
        year.score(rater, unit.name, unit.name === '航空港区' ? 10 : 9.5);
    // 航空港区 gains one point from the leaders and loses it in the year-end part.
    year.deduct('航空港区', '附1-1-1');
    expect(ranksOf(year)).toMatchObject({ 航空港区: 16, 郑东新区: 1 });
    expect(ranksOf(year.reading('并列', '同名次'))).toMatchObject({ 航空港区: 1, 郑东新区: 1 });
  });

  test.each([
    ['参加排名', 1, 2],
    ['列后不排名', null, 1],
  ] as const)('口径 否决排名 %s', (choice, struck, next) => {
    const year = assessment()
      .everyoneScores(10)
      .reading('否决排名', choice)
      .bonus('航空港区', '加1', '甲')
      .bonus('郑东新区', '加2', '乙')
      .incident('航空港区', { major: 2 });
    expect(ranksOf(year)).toMatchObject({ 航空港区: struck, 郑东新区: next });
  });
});

test('成员单位与县（市、区）各排各的名次', () => {
  const results = assessment().everyoneScores(9).deduct('市教育局', '附2-6-1').settle();
  expect(results.districts.map(({ rank }) => rank)).toEqual(Array.from({ length: 16 }, () => 1));
  expect(results.members.find(({ total }) => total?.eq(98))?.rank).toBe(27);
  expect(results.members.filter(({ rank }) => rank === 1)).toHaveLength(26);
});

test('成绩未定的不排名，其余照排', () => {
  const results = assessment().everyoneScores(9).blank('L01', '巩义市').settle();
  expect(results.districts.filter(({ rank }) => rank === null).map(({ unit }) => unit)).toEqual(['D05']);
  expect(results.districts.filter(({ rank }) => rank === 1)).toHaveLength(15);
});

test('成绩未定的，评先资格也未定，不说等次不是优秀；已被约谈的照说', () => {
  const open = assessment().everyoneScores(9).blank('L01', '巩义市');
  expect(open.result('巩义市')).toMatchObject({ grade: null, eligible: false, ineligibleReasons: [] });
  const summoned = open.incident('巩义市', { summoned: 1 }).result('巩义市');
  expect(summoned.ineligibleReasons).toEqual([expect.stringContaining('取消评先资格')]);
});

test('成员单位也评先、也否决（行业管理部门，五（二）（三））', () => {
  const summoned = assessment().incident('市教育局', { summoned: 1 }).result('市教育局');
  expect(summoned).toMatchObject({ grade: '优秀', veto: false, eligible: false });
  expect(summoned.ineligibleReasons.join()).toContain('取消评先资格');
  expect(assessment().incident('市教育局', { grave: 2 }).result('市教育局').veto).toBe(true);
});
