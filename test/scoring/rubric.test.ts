import { assessment } from '../support/scoring-builder';

/** 附件1、附件2：条款 → 小项 → 大项 → 细则得分。 */

describe('条款怎样扣分', () => {
  test.each([
    ['一次性：未落实的扣 2 分（附件1 第1行）', '附1-1-1', 1, 1, 8 - 2],
    ['按次数：每缺少一人次扣 0.5 分（附件1 第5行）', '附1-5-1', 3, 1, 8 - 1.5],
    ['按缺数：不少于 2 家，每少一家扣 0.5 分（附件1 第13行）', '附1-13-1', 2, 2, 5 - 1],
    ['按百分点：每少 10% 扣 0.5 分，少 20%（附件1 第20行）', '附1-20-1', 20, 4, 5 - 1],
    ['指标超限：有一项超标的，此大项均不得分（附件1 第59行）', '附1-59-1', 1, 12, 0],
    ['事件：发生一起安全生产责任事故的，扣完本大项分值（附件1 第48行）', '附1-48-1', 1, 8, 0],
    ['原文未列分值：只记录，不扣分（附件1 第43行）', '附1-43-4', 1, 8, 6],
    ['较大事故每起扣 20 分（附件1 第60行）', '附1-60-1', 1, 12, 20],
    ['重大以上的扣 40 分（附件1 第60行）', '附1-60-2', 1, 12, 0],
  ])('%s', (_, clause, quantity, item, expected) => {
    expect(assessment().deduct('巩义市', clause, quantity).item('巩义市', item)).toBe(expected);
  });

  test('一次性条款登记两次只扣一次', () => {
    expect(assessment().deduct('巩义市', '附1-1-1').deduct('巩义市', '附1-1-1').item('巩义市', 1)).toBe(6);
  });

  test('另一附件的条款不影响本单位', () => {
    expect(assessment().deduct('巩义市', '附2-6-1').item('巩义市', 1)).toBe(8);
  });

  test('小项扣分到本大项分数扣完为止（附件1 备注1）', () => {
    const year = assessment().deduct('巩义市', '附1-5-1', 30);
    expect(year.item('巩义市', 1)).toBe(0);
    expect(year.result('巩义市').yearEnd.rubric.toNumber()).toBe(92);
  });

  test('手填扣分代替该小项台账各条', () => {
    expect(assessment().deduct('巩义市', '附1-1-1').override('巩义市', 1, 0.5).item('巩义市', 1)).toBe(7.5);
  });
});

describe('口径 不足一档：「每少10%」而差距不足 10%', () => {
  test.each([
    ['按一档计', 12, 4],
    ['只计足档', 12, 4.5],
    ['按比例计', 12, 4.4],
    ['按一档计', 10, 4.5],
    ['只计足档', 9, 5],
    ['按比例计', 0.01, 4.9995],
  ] as const)('%s：少 %s%% 得 %s 分', (choice, quantity, expected) => {
    expect(
      assessment().reading('不足一档', choice).deduct('巩义市', '附1-20-1', quantity).item('巩义市', 4),
    ).toBe(expected);
  });
});

describe('口径 互斥条款：一句话里的两档', () => {
  test.each([
    ['取较重', 2, 6],
    ['分别扣分', 2, 5],
  ] as const)(
    '%s：未签订扣 2 分，又每缺 1 人次扣 0.5 分（附件1 第8行，缺 2 人次）',
    (choice, missing, expected) => {
      const year = assessment()
        .reading('互斥条款', choice)
        .deduct('巩义市', '附1-8-1')
        .deduct('巩义市', '附1-8-2', missing);
      expect(year.item('巩义市', 1)).toBe(expected);
    },
  );

  test('取较重：计数条款分两行登记，合计后再比', () => {
    const year = assessment()
      .deduct('巩义市', '附1-8-1')
      .deduct('巩义市', '附1-8-2', 3)
      .deduct('巩义市', '附1-8-2', 2);
    expect(year.item('巩义市', 1)).toBe(5.5);
  });

  test('取较重：两档相等时计排在前面的一条', () => {
    const year = assessment().deduct('巩义市', '附1-8-2', 4).deduct('巩义市', '附1-8-1');
    const row = year.result('巩义市').yearEnd.items[0]?.rows.find(({ no }) => no === 8);
    expect(row?.deductions.map(({ reason }) => reason)).toEqual(['lighter-tier', '']);
    expect(row?.deduction.toNumber()).toBe(2);
  });
});

describe('加分（附件1 备注2）', () => {
  test('一项工作只加一次，就高不就低', () => {
    const year = assessment().bonus('巩义市', '加3', '某项工作').bonus('巩义市', '加1', '某项 工作');
    expect(year.result('巩义市').yearEnd.bonus.toNumber()).toBe(5);
  });

  test('累计不超过 10 分', () => {
    const year = ['甲', '乙', '丙'].reduce((built, work) => built.bonus('巩义市', '加1', work), assessment());
    expect(year.result('巩义市').yearEnd.bonus.toNumber()).toBe(10);
  });

  test.each([
    ['折算前计入', 52.5, 102.5],
    ['折算后计入', 50, 105],
    ['总分封顶100', 52.5, 100],
  ] as const)('口径 加分 %s', (choice, weighted, total) => {
    const result = assessment()
      .reading('加分', choice)
      .everyoneScores(10)
      .bonus('巩义市', '加1', '某项工作')
      .result('巩义市');
    expect(result.yearEnd.weighted.toNumber()).toBe(weighted);
    expect(result.total?.toNumber()).toBe(total);
  });
});

test('成员单位按附件2 计分，不折算，同一等次标准（口径 成员单位）', () => {
  const result = assessment().deduct('市教育局', '附2-6-1').result('市教育局');
  expect(result).toMatchObject({ leader: null, office: null, grade: '优秀' });
  expect(result.total?.toNumber()).toBe(98);
});
