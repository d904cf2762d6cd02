import fc from 'fast-check';
import { decimal, sum, type Decimal } from '../../src/base/decimal';
import { rowsOf, rubricOf, zhengzhou2019 } from '../../src/schemes';
import { explain, type Step } from '../../src/scoring/explain';
import { assessment } from '../support/scoring-builder';
import { find, flat, readingsIn, trace, type Year } from '../support/traces';

/** 分数来历：每一步都有数、有依据、有出处。 */

describe('一笔扣分', () => {
  test('从总分一直追到文件、单元格和条款原文', () => {
    const step = trace(assessment().everyoneScores(9).deduct('巩义市', '附1-5-1', 2));
    const found = find(step, '事实：附1-5-1');
    expect(found).toMatchObject({
      value: '扣 1',
      formula: '0.5 × 2人次',
      origin: { file: '样例.xlsx', sheet: '表', cell: 'C4' },
    });
    expect(found.source).toContain('附件1 第5行');
    expect(flat(step).filter(({ origin }) => origin?.cell.startsWith('L'))).toHaveLength(16);
    expect(flat(step).filter(({ origin }) => origin?.cell.startsWith('O'))).toHaveLength(18);
  });

  test.each([
    ['一次性', '附1-1-1', 1, '扣 2', '一次扣 2'],
    ['按缺数', '附1-13-1', 2, '扣 1', '0.5 × 2家'],
    ['按百分点，写明几档', '附1-20-1', 12, '扣 1', '0.5 × 2档（少 12 百分点，每 10 一档）'],
    ['指标超限', '附1-59-1', 1, '扣 40', '本大项 40 分全扣'],
    ['发生事故', '附1-48-1', 1, '扣 6', '本大项 6 分全扣'],
    ['原文未列分值', '附1-43-4', 1, '扣 0', '原文未列分值，只记录'],
    ['否决项', '附1-61-1', 1, '', ''],
  ])('%s', (_, clause, quantity, value, formula) => {
    const step = trace(assessment().everyoneScores(9).deduct('巩义市', clause, quantity));
    const found = flat(step).filter(({ label }) => label === `事实：${clause}`);
    expect(found.map((each) => [each.value, each.formula])).toEqual(value === '' ? [] : [[value, formula]]);
  });

  test.each([
    ['按一档计', '0.5 × 2档', true, 12],
    ['只计足档', '0.5 × 1档', true, 12],
    ['按比例计', '0.5 × 1.2档', true, 12],
    ['按一档计', '0.5 × 2档', false, 20],
  ] as const)('口径 不足一档 %s：%s，口径起了作用 %s', (choice, formula, played, quantity) => {
    const year = assessment().everyoneScores(9).reading('不足一档', choice);
    const found = find(trace(year.deduct('巩义市', '附1-20-1', quantity)), '事实：附1-20-1');
    expect(found.formula).toContain(formula);
    expect(readingsIn(found)).toEqual(played ? ['不足一档'] : []);
  });
});

describe('不计的一条说明为什么', () => {
  const reasonOf = (year: Year, label: string) =>
    find(trace(year.everyoneScores(9)), label).children.map(({ label: of, value }) => `${of} ${value}`);

  test('同组条款取较重的一条，列出口径', () => {
    const year = assessment().deduct('巩义市', '附1-8-1').deduct('巩义市', '附1-8-2');
    expect(reasonOf(year, '事实：附1-8-2')).toEqual(['不计 0.5 分：同组条款取较重的一条']);
    expect(reasonOf(year, '事实：附1-8-1')).toEqual([]);
    expect(readingsIn(find(trace(year), '附件1 第8行'))).toEqual(['互斥条款']);
    expect(find(trace(year), '附件1 第8行').formula).toBeUndefined();
    expect(find(trace(year.reading('互斥条款', '分别扣分')), '附件1 第8行').formula).toBe('2 + 0.5 = 2.5');
  });

  test('只记了一档，口径不起作用，不列', () => {
    const year = assessment().everyoneScores(9).deduct('巩义市', '附1-8-1').deduct('巩义市', '附1-8-3');
    expect(readingsIn(find(trace(year), '附件1 第8行'))).toEqual([]);
  });

  test('重复登记，只扣一次', () => {
    const year = assessment().everyoneScores(9).deduct('巩义市', '附1-1-1').deduct('巩义市', '附1-1-1');
    expect(find(trace(year), '不计').value).toBe('2 分：重复登记，只扣一次');
  });

  test('以手填扣分为准，手填的有理由和出处', () => {
    const year = assessment().deduct('巩义市', '附1-1-1').override('巩义市', 1, 0.5);
    expect(reasonOf(year, '事实：附1-1-1')).toEqual(['不计 2 分：本小项以手填扣分为准']);
    expect(find(trace(year), '手填扣分：手填')).toMatchObject({ value: '扣 0.5', origin: { cell: 'G9' } });
    expect(find(trace(year), '附件1 第1行').value).toBe('扣 0.5');
  });

  test('一项工作只加一次，就高不就低（备注2）', () => {
    const year = assessment().everyoneScores(9).bonus('巩义市', '加3', '甲').bonus('巩义市', '加1', '甲');
    expect(find(trace(year), '加分：甲（批示肯定：全市推广）').children[0]?.value).toContain('就高不就低');
    expect(find(trace(year), '加分：甲（批示肯定：全国推广）')).toMatchObject({
      value: '加 5',
      source: '全国推广的加 5 分',
      children: [],
    });
  });
});

describe('合计', () => {
  test('小项扣分到本大项分数扣完为止（附件1 备注1）', () => {
    const year = assessment().everyoneScores(9).deduct('巩义市', '附1-1-1').deduct('巩义市', '附1-5-1', 30);
    expect(find(trace(year), '一、建立健全')).toMatchObject({
      value: '得 0（分值 8，扣 8）',
      formula: '2 + 15 = 17，扣完为止',
      source: '附件1 备注 1：小项扣分到本大项分数扣完为止',
    });
    expect(find(trace(year), '没有扣分的大项').value).toBe('得 92');
  });

  test('累计不超过 10 分（附件1 备注2）', () => {
    const year = ['甲', '乙', '丙'].reduce((built, work) => built.bonus('巩义市', '加1', work), assessment());
    expect(find(trace(year.everyoneScores(9)), '加分合计')).toMatchObject({
      value: '加 10',
      formula: '5 + 5 + 5 = 15，累计不超过 10',
    });
  });

  test.each([
    ['折算前计入', '20 + 30 + 52.5 = 102.5', '（细则 100 + 加分 5）× 50% = 52.5'],
    ['折算后计入', '20 + 30 + 50 + 5 = 105', '（细则 100）× 50% = 50'],
    ['总分封顶100', '20 + 30 + 52.5 = 102.5，封顶 100', '（细则 100 + 加分 5）× 50% = 52.5'],
  ] as const)('口径 加分 %s：%s', (choice, total, yearEnd) => {
    const year = assessment().everyoneScores(10).reading('加分', choice).bonus('巩义市', '加1', '甲');
    expect(trace(year).formula).toBe(total);
    expect(find(trace(year), '年终考核').formula).toBe(yearEnd);
    expect(readingsIn(find(trace(year), '加分合计'))).toEqual(['加分']);
  });

  test('总分舍入写在式子里：94.995 公布为 95，优秀', () => {
    const year = assessment()
      .everyoneScores(10, ['office'])
      .everyoneScores(7.5, ['leader'])
      .override('巩义市', 59, '0.01');
    expect(trace(year)).toMatchObject({
      value: '总分 95',
      formula: '15 + 30 + 49.995 = 94.995，四舍五入为 95',
    });
    expect(find(trace(year), '等次')).toMatchObject({
      value: '优秀',
      formula: '95 ≥ 95',
      source: '优秀：得分95（含）分以上的',
    });
  });

  test('换算：总得分 × 系数，四舍五入（附件3）', () => {
    const year = assessment().everyoneScores(9).score('L01', '巩义市', 10);
    expect(find(trace(year), '领导考核').formula).toBe('145 × 0.125 = 18.125，四舍五入为 18');
    expect(find(trace(year), '领导考核').source).toContain('总得分 × 0.125 并四舍五入');
    expect(find(trace(year), '领导01')).toMatchObject({ value: '10', origin: { cell: 'L01' } });
  });

  test('成员单位：细则加加分，口径 成员单位', () => {
    const year = assessment().deduct('市教育局', '附2-6-1').bonus('市教育局', '加1', '甲');
    const unit = year.result('市教育局').unit;
    expect(trace(year, unit)).toMatchObject({ value: '总分 103', formula: '98 + 5 = 103' });
    expect(find(trace(year, unit), '考核细则（附件2）').formula).toBe('细则 98 + 加分 5 = 103');
    expect(readingsIn(trace(year, unit))).toContain('成员单位');
    const after = trace(year.reading('加分', '折算后计入'), unit);
    expect(after.formula).toBe('98 + 5 = 103');
    expect(find(after, '考核细则（附件2）')).toMatchObject({ value: '98', formula: '细则 98 = 98' });
  });

  test('逐级相加：登记 → 小项 → 大项 → 细则 → 折算 → 总分', () => {
    const clauses = rowsOf(rubricOf(zhengzhou2019(), 'district')).flatMap(({ row }) => row.clauses);
    const entry = fc.record({
      clause: fc.constantFrom(...clauses.map(({ id }) => id)),
      quantity: fc.integer({ min: 1, max: 30 }),
    });
    const figure = (step: Step | undefined, pattern: RegExp): Decimal =>
      decimal(pattern.exec(step?.value ?? '')?.[1] ?? NaN);
    const total = (steps: readonly Step[], pattern: RegExp): Decimal =>
      sum(steps.filter(({ value }) => pattern.test(value)).map((step) => figure(step, pattern)));
    const [took, got] = [/^扣 ([\d.]+)$/, /^得 ([\d.]+)/];
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 25 }), (entries) => {
        const year = assessment().everyoneScores(9);
        for (const { clause, quantity } of entries) year.deduct('巩义市', clause, quantity);
        const step = trace(year);
        const yearEnd = find(step, '年终考核');
        for (const item of yearEnd.children.filter(({ children }) => children.length > 0)) {
          for (const row of item.children)
            expect(figure(row, took).toFixed()).toBe(total(row.children, took).toFixed());
          const recorded = total(item.children, took).toNumber();
          const [points, deducted] =
            /分值 ([\d.]+)，扣 ([\d.]+)/.exec(item.value)?.slice(1).map(Number) ?? [];
          expect(deducted).toBe(Math.min(points ?? NaN, recorded));
          expect(figure(item, got).toNumber()).toBeCloseTo((points ?? NaN) - (deducted ?? NaN), 9);
        }
        expect(total(yearEnd.children, got).div(2).toFixed()).toBe(yearEnd.value);
        const parts = [find(step, '领导考核'), find(step, '平时考核'), yearEnd].map(({ value }) =>
          decimal(value),
        );
        expect(step.formula).toContain(`= ${sum(parts).toFixed()}`);
      }),
      { numRuns: 40 },
    );
  });
});

describe('还没收齐', () => {
  test('写明还差哪一份，总分未定，别的照写', () => {
    const step = trace(assessment().everyoneScores(9).outstanding('L03').deduct('巩义市', '附1-1-1'));
    expect(step).toMatchObject({ value: '总分 未定', formula: '未定 + 27 + 49' });
    expect(find(step, '领导考核')).toMatchObject({ value: '未定', formula: '还差 1 份未定' });
    expect(find(step, '领导03').value).toBe('未收到，尚未决定');
    for (const label of ['等次', '一票否决', '评先资格', '名次'])
      expect(find(step, label).value).toBe('未定');
  });

  test('总分未定，事故已经足以否决、约谈已经足以取消', () => {
    const open = () => assessment().everyoneScores(9).outstanding('L03');
    expect(find(trace(open().incident('巩义市', { major: 2 })), '一票否决').value).toBe('是');
    expect(find(trace(open().incident('巩义市', { summoned: 1 })), '评先资格').value).toBe('无');
  });

  test.each([
    ['scale', '未收到，按收到份数折算', '135 × 0.125 × 16 ÷ 15（缺表折算） = 18，四舍五入为 18'],
    ['zero', '未收到，按零分计', '135 × 0.125 = 16.875，四舍五入为 17'],
  ] as const)('已经决定 %s', (decision, words, formula) => {
    const year = assessment().everyoneScores(9).outstanding('L03').decided('L03', decision);
    expect(find(trace(year), '领导03').value).toBe(words);
    expect(find(trace(year), '领导考核').formula).toBe(formula);
    expect(readingsIn(find(trace(year), '领导考核'))).toContain('缺表');
  });

  test('一份也没有又都按份数折算：说无从折算', () => {
    const year = assessment().everyoneScores(9, ['office']).reading('缺表', '按收到份数折算');
    expect(find(trace(year), '领导考核').formula).toContain('没有一份可计');
  });
});

describe('等次、否决、评先、名次', () => {
  test.each([
    [10, '优秀', '100 ≥ 95'],
    [8, '完成', '90 ≥ 80，90 < 95'],
    [5, '基本完成', '75 ≥ 60，75 < 80'],
    [1, '未完成', '55 < 60'],
  ])('每人 %s 分：%s，%s', (score, grade, formula) => {
    expect(find(trace(assessment().everyoneScores(score)), '等次')).toMatchObject({ value: grade, formula });
  });

  test('一票否决改了等次：写明按得分是什么、口径是什么', () => {
    const year = assessment()
      .everyoneScores(10)
      .reading('否决等次', '定为未完成')
      .incident('巩义市', { major: 2 });
    const grade = find(trace(year), '等次');
    expect(grade).toMatchObject({ value: '未完成', formula: '100 ≥ 95，按得分为优秀，一票否决改为未完成' });
    expect(readingsIn(grade)).toEqual(['否决等次']);
  });

  test('一票否决追到奖惩情形的单元格和通知原文', () => {
    const year = assessment().everyoneScores(10).incident('巩义市', { major: 1, grave: 1 });
    const veto = find(trace(year), '一票否决');
    expect(veto.children[0]?.value).toContain('发生较大及以上生产安全事故 2 起（（三）');
    expect(find(veto, '奖惩情形')).toMatchObject({
      value: '较大事故 1 起，重大及以上事故 1 起，约谈 0 次',
      origin: { cell: 'D4' },
    });
    expect(readingsIn(find(trace(year), '名次'))).toEqual(['并列', '否决排名']);
  });

  test('约谈取消评先资格：理由、单元格、口径', () => {
    const award = find(
      trace(assessment().everyoneScores(10).incident('巩义市', { summoned: 1 })),
      '评先资格',
    );
    expect(award.value).toBe('无');
    expect(award.children.map(({ label }) => label)).toEqual(['理由', '奖惩情形', '口径“评先取消”']);
  });

  test('名次：并列才列口径“并列”，不排名的写不排名', () => {
    const alone = assessment().everyoneScores(10).bonus('巩义市', '加1', '甲');
    expect(find(trace(alone), '名次')).toMatchObject({ value: '1', children: [] });
    const struck = alone.reading('否决排名', '列后不排名').incident('巩义市', { major: 2 });
    expect(find(trace(struck), '名次').value).toBe('不排名');
  });

  test('没有成绩的单位没有来历', () => {
    expect(explain(zhengzhou2019(), assessment().settle(), 'D99')).toBeUndefined();
  });
});
