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
    ['整数', 18.5, 19],
    ['一位小数', 18.5, 18.5],
    ['两位小数', 18.5, 18.5],
  ] as const)('口径 换算舍入 %s：148 × 0.125 = %s', (choice, _, expected) => {
    const year = assessment().reading('换算舍入', choice).everyoneScores(9.25);
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
});
