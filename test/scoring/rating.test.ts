import { decimal, rounded } from '../../src/base/decimal';
import { formPartOf, zhengzhou2019 } from '../../src/schemes';
import { convert } from '../../src/scoring/rating';
import { assessment } from '../support/scoring-builder';

/** 附件3、附件4：总得分 × 系数 并四舍五入。 */

const leaderConverted = (build: ReturnType<typeof assessment>) =>
  build.result('巩义市').leader?.converted?.toNumber();
const officeConverted = (build: ReturnType<typeof assessment>) =>
  build.result('巩义市').office?.converted?.toNumber();

describe('换算分数', () => {
  test('16 位领导都打满分：160 × 0.125 = 20（附件3）', () => {
    expect(leaderConverted(assessment().everyoneScores(10))).toBe(20);
  });

  test('18 个处室都打满分：180 × 0.166 = 29.88，四舍五入为 30（附件4）', () => {
    expect(officeConverted(assessment().everyoneScores(10))).toBe(30);
  });

  test.each([
    ['整数', 10, 18],
    ['一位小数', 10, 18.1],
    ['两位小数', 10, 18.13],
    ['整数', 13, 19],
    ['一位小数', 11, 18.3],
  ] as const)('口径 换算舍入 %s：15 位打 9 分、1 位打 %s 分，得 %s', (choice, last, expected) => {
    // 135 + 10 = 145, × 0.125 = 18.125; 148 gives 18.5 and 146 gives 18.25, each a tie at its own decimal.
    const year = assessment().reading('换算舍入', choice).everyoneScores(9).score('L01', '巩义市', last);
    expect(leaderConverted(year)).toBe(expected);
  });

  test('恰在一半的进一：100 × 0.125 = 12.5 得 13', () => {
    const year = assessment().everyoneScores(6).score('L01', '巩义市', 10);
    expect(year.result('巩义市').leader?.exact?.toNumber()).toBe(12.5);
    expect(leaderConverted(year)).toBe(13);
  });

  test('口径 折算系数 按满分折算：180 × 30 ÷ 180 = 30，175 分得 29.17', () => {
    const exact = assessment().reading('折算系数', '按满分折算').reading('换算舍入', '两位小数');
    expect(officeConverted(exact.everyoneScores(10).score('O01', '巩义市', 5))).toBe(29.17);
  });
});

describe('与整数算术逐一相符：总得分从 0 起每 0.1 分', () => {
  test.each([
    ['leader', '125', 1600],
    ['office', '166', 1800],
  ] as const)('%s × 0.%s 保留 0、1、2 位小数', (kind, thousandths, most) => {
    const scheme = zhengzhou2019();
    const part = formPartOf(scheme, 'district', kind);
    if (!part) throw new Error(kind);
    let ties = 0;
    for (let tenths = 0; tenths <= most; tenths += 1) {
      const exact = convert(scheme, part, decimal(tenths).div(10), 0);
      for (const decimals of [0, 1, 2]) {
        const unit = 10n ** BigInt(4 - decimals);
        const product = BigInt(tenths) * BigInt(thousandths);
        if (product % unit === unit / 2n) ties += 1;
        const expected = (2n * product + unit) / (2n * unit);
        expect(
          rounded(exact, decimals)
            .times(10 ** decimals)
            .toFixed(),
        ).toBe(String(expected));
      }
    }
    expect(ties).toBeGreaterThan(30);
  });

  test('0.166 的半数进一：162.5 × 0.166 = 26.975 得 26.98（附件4）', () => {
    const year = assessment().reading('换算舍入', '两位小数').everyoneScores(9).score('O01', '巩义市', '9.5');
    expect(officeConverted(year)).toBe(26.98);
  });
});

describe('缺表（口径 缺表）', () => {
  const year = () => assessment().everyoneScores(8).outstanding('L01');

  test('逐份决定：没有决定就没有成绩，写明缺谁', () => {
    const result = year().result('巩义市');
    expect(result.leader).toMatchObject({ sum: null, converted: null, outstanding: ['L01'] });
    expect(result.total).toBeNull();
    expect(result.rank).toBeNull();
  });

  test('按收到份数折算：120 × 0.125 × 16 ÷ 15 = 16', () => {
    expect(leaderConverted(year().decided('L01', 'scale'))).toBe(16);
  });

  test('按零分计：120 × 0.125 = 15', () => {
    expect(leaderConverted(year().decided('L01', 'zero'))).toBe(15);
  });

  test.each([
    ['按收到份数折算', 16],
    ['按零分计', 15],
  ] as const)('口径定为 %s，不必逐份决定', (choice, expected) => {
    expect(leaderConverted(year().reading('缺表', choice))).toBe(expected);
  });

  test('交了表却漏填一个单位：仍算未填，口径不代为决定', () => {
    const blank = assessment().everyoneScores(8).blank('L02', '巩义市').reading('缺表', '按零分计');
    expect(blank.result('巩义市').leader).toMatchObject({ converted: null, outstanding: ['L02'] });
    expect(blank.result('登封市').leader?.converted?.toNumber()).toBe(16);
  });

  test('全部缺表且都按份数折算：没有成绩，不是 0', () => {
    const none = assessment().everyoneScores(8, ['office']).reading('缺表', '按收到份数折算');
    expect(leaderConverted(none)).toBeUndefined();
  });

  test('先乘后除，一半仍是一半：129.5 × 0.125 × 16 ÷ 14 = 18.5 得 19', () => {
    const two = assessment()
      .everyoneScores('9.25')
      .outstanding('L01')
      .outstanding('L02')
      .decided('L01', 'scale')
      .decided('L02', 'scale');
    expect(two.result('巩义市').leader?.exact?.toFixed()).toBe('18.5');
    expect(leaderConverted(two)).toBe(19);
  });

  test('一份折算、一份零分：112 × 0.125 × 16 ÷ 15 = 14.93 得 15', () => {
    const mixed = year().outstanding('L02').decided('L01', 'scale').decided('L02', 'zero');
    const { leader } = mixed.result('巩义市');
    expect(leader?.exact?.round(2).toNumber()).toBe(14.93);
    expect(leader?.decided).toEqual([
      { rater: 'L01', decision: 'scale' },
      { rater: 'L02', decision: 'zero' },
    ]);
    expect(leaderConverted(mixed)).toBe(15);
  });

  test('逐份的决定先于口径', () => {
    expect(leaderConverted(year().reading('缺表', '按零分计').decided('L01', 'scale'))).toBe(16);
  });

  test('处室缺表同样：17 × 8 × 0.166 × 18 ÷ 17 = 23.904 得 24', () => {
    const office = assessment().everyoneScores(8).outstanding('O18').decided('O18', 'scale');
    expect(office.result('巩义市').office?.exact?.toFixed()).toBe('23.904');
    expect(officeConverted(office)).toBe(24);
  });

  test('按满分折算又缺表：比重 ÷（10 × 实收份数），其余满分仍得满额', () => {
    const full = assessment()
      .reading('折算系数', '按满分折算')
      .reading('换算舍入', '两位小数')
      .everyoneScores(10)
      .outstanding('O18')
      .decided('O18', 'scale');
    expect(officeConverted(full)).toBe(30);
  });
});
