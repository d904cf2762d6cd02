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

  test.each([
    ['缺数：少一项扣1分（附件2 第3行）', '附2-3-1', 2, 1, 8 - 2],
    ['百分点：少 1 个百分点扣 0.5 分（附件2 第15行）', '附2-15-1', 3, 4, 6 - 1.5],
    ['次数：每约谈一次扣2分（附件2 第8行）', '附2-8-1', 2, 1, 8 - 4],
    ['瞒报生产安全事故的，1次扣6分（附件2 第35行）', '附2-35-2', 1, 9, 8 - 6],
    ['有一项超标的，此大项均不得分（附件2 第36行）', '附2-36-1', 1, 10, 0],
    ['行业内每发生一起较大事故扣20分（附件2 第37行）', '附2-37-1', 1, 10, 20],
  ])('成员单位 %s', (_, clause, quantity, item, expected) => {
    expect(assessment().deduct('市教育局', clause, quantity).item('市教育局', item)).toBe(expected);
  });

  test('否决项不计分，不在大项之内（附件1 第61行）', () => {
    const { yearEnd } = assessment().deduct('巩义市', '附1-61-1').result('巩义市');
    expect(yearEnd.items.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(yearEnd.rubric.toNumber()).toBe(100);
  });

  test('指标超标又有较大事故：大项只能扣完，不会扣过头（附件1 备注1）', () => {
    const year = assessment().deduct('巩义市', '附1-59-1').deduct('巩义市', '附1-60-1', 2);
    const item = year.result('巩义市').yearEnd.items.find(({ no }) => no === 12);
    expect([item?.recorded, item?.deduction, item?.score].map((each) => each?.toNumber())).toEqual([
      80, 40, 0,
    ]);
  });

  test('事故两起，本大项也只扣完一次；别的大项不受影响（附件1 第48行）', () => {
    const { yearEnd } = assessment().deduct('巩义市', '附1-48-1', 2).result('巩义市');
    expect(yearEnd.rubric.toNumber()).toBe(100 - 6);
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

  test('手填扣分也受本大项分数限制', () => {
    expect(assessment().override('巩义市', 1, 99).item('巩义市', 1)).toBe(0);
  });

  test('手填 0 分是不扣，不是没有填', () => {
    const year = assessment().deduct('巩义市', '附1-1-1').override('巩义市', 1, 0);
    expect(year.item('巩义市', 1)).toBe(8);
    const row = year.result('巩义市').yearEnd.items[0]?.rows[0];
    expect(row?.deductions.map(({ reason }) => reason)).toEqual(['overridden']);
  });

  test('手填只管本小项、本单位', () => {
    const year = assessment().deduct('巩义市', '附1-2-1').override('巩义市', 1, 1).override('登封市', 2, 0);
    expect(year.item('巩义市', 1)).toBe(8 - 1 - 2);
    expect(year.item('登封市', 1)).toBe(8);
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

  test.each([
    ['少一项扣 1 分，未开展的扣 2 分（附件1 第30行）', '巩义市', '附1-30-1', 1, '附1-30-2', 6, 4, 3],
    ['少一项三次重于未开展（附件1 第30行）', '巩义市', '附1-30-1', 3, '附1-30-2', 6, 3, 1],
    ['投稿少于 5 次的扣 1 分，未投稿的扣 2 分（附件1 第40行）', '巩义市', '附1-40-1', 1, '附1-40-2', 7, 3, 2],
    ['少一项扣1分；未开展的扣3分（附件2 第22行）', '市教育局', '附2-22-1', 1, '附2-22-2', 6, 3, 2],
    ['投稿少于2次的扣1分，未投稿的扣2分（附件2 第29行）', '市教育局', '附2-29-1', 1, '附2-29-2', 7, 6, 5],
  ] as const)('%s', (_, unit, light, quantity, heavy, item, heavier, both) => {
    const year = assessment().deduct(unit, light, quantity).deduct(unit, heavy);
    expect(year.item(unit, item)).toBe(heavier);
    expect(year.reading('互斥条款', '分别扣分').item(unit, item)).toBe(both);
  });

  test('同一小项里不同组的条款照扣：未签订 2 分加未表彰 1 分（附件1 第8行）', () => {
    expect(assessment().deduct('巩义市', '附1-8-1').deduct('巩义市', '附1-8-3').item('巩义市', 1)).toBe(5);
  });

  test('取较重：重复登记的一次性条款不重复计入比较', () => {
    const year = assessment()
      .deduct('巩义市', '附1-8-1')
      .deduct('巩义市', '附1-8-1')
      .deduct('巩义市', '附1-8-2', 6);
    expect(year.item('巩义市', 1)).toBe(8 - 3);
  });

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

  test.each([
    ['全国推广的加 5 分', '加1', 5],
    ['全省推广的加 3 分', '加2', 3],
    ['全市推广的加 2 分', '加3', 2],
    ['国家党委政府名义表彰加 5 分', '加4', 5],
    ['省党委政府名义表彰加 3 分', '加5', 3],
    ['市党委政府名义表彰加 2 分', '加6', 2],
    ['郑州市级以上新闻媒体推广经验加 2 分', '加7', 2],
  ])('%s', (_, rule, points) => {
    expect(assessment().bonus('巩义市', rule, '甲').result('巩义市').yearEnd.bonus.toNumber()).toBe(points);
  });

  test.each(['某 项工作', '某项　工作', ' 某项工作'])('“%s”与“某项工作”是一项', (work) => {
    const year = assessment().bonus('巩义市', '加2', '某项工作').bonus('巩义市', '加2', work);
    expect(year.result('巩义市').yearEnd.bonuses.map(({ counted }) => counted.toNumber())).toEqual([3, 0]);
  });

  test('两个单位的同名工作各加各的', () => {
    const year = assessment().bonus('巩义市', '加2', '某项工作').bonus('登封市', '加2', '某项工作');
    expect(year.result('登封市').yearEnd.bonus.toNumber()).toBe(3);
  });

  test('累计不超过 10 分', () => {
    const year = ['甲', '乙', '丙'].reduce((built, work) => built.bonus('巩义市', '加1', work), assessment());
    expect(year.result('巩义市').yearEnd.bonus.toNumber()).toBe(10);
  });

  test.each([
    ['折算前计入', 52.5],
    ['折算后计入', 50],
    ['总分封顶100', 52.5],
  ] as const)('口径 总分封顶 封顶100，加分 %s：总分 100', (choice, weighted) => {
    const result = assessment()
      .reading('加分', choice)
      .reading('总分封顶', '封顶100')
      .everyoneScores(10)
      .bonus('巩义市', '加1', '某项工作')
      .result('巩义市');
    expect(result.yearEnd.weighted.toNumber()).toBe(weighted);
    expect(result.total?.toNumber()).toBe(100);
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

test.each([
  ['折算前计入', 103],
  ['折算后计入', 103],
  ['总分封顶100', 100],
] as const)('成员单位加分，口径 加分 %s：98 + 5', (choice, total) => {
  const year = assessment()
    .reading('加分', choice)
    .deduct('市教育局', '附2-6-1')
    .bonus('市教育局', '加1', '甲');
  expect(year.result('市教育局').total?.toNumber()).toBe(total);
});
