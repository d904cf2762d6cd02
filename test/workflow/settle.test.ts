import { cellAt } from '../../src/sheets/data';
import { Year, valueOf } from '../support/year';

const errors = (findings: readonly { severity: string; code: string }[]) =>
  [...new Set(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code))].sort();

describe('核算：有错误就不核算，并说出是哪些', () => {
  let year: Year;
  let complete: Uint8Array;

  beforeAll(async () => {
    year = await new Year().collected();
    complete = year.master.bytes();
  });

  beforeEach(() => {
    year.master.replace(complete);
  });

  const refusal = async (options = {}) => {
    const published = async () => (await year.cells('成绩公布')).rows;
    const before = await published();
    const settled = valueOf(await year.settle(options));
    expect(settled.results).toBeNull();
    // Differences from what was received are listed in 更正; what is published stays.
    expect(await published()).toEqual(before);
    return errors(settled.findings);
  };

  test('公式被改成固定值', async () => {
    await year.typeMaster('成绩汇总', { H4: 99 });
    expect(await refusal()).toEqual(['formula-overwritten']);
  });

  test('发表后改了口径：按指纹发现，由用户决定', async () => {
    await year.typeMaster('口径', { C4: '一位小数' });
    expect(await refusal()).toEqual(['scheme-changed']);
    const settled = valueOf(await year.settle({ acceptSchemeChange: true }));
    expect(settled.results).not.toBeNull();
    const log = JSON.stringify((await year.cells('操作记录')).rows);
    expect(log).toContain('接受方案变更');
    // 方案没有名额，没有问的口径不记。
    expect(log).toMatch(/口径：换算舍入=一位小数、/u);
    expect(log).not.toContain('名额');
    expect(valueOf(await year.settle()).results).not.toBeNull();
  });

  test('台账里有不认识的条款', async () => {
    await year.typeMaster('扣分台账', { C4: '附1-99-1' });
    expect(await refusal()).toEqual(['evidence-differs', 'ledger-clause-unknown']);
  });

  test('方案读不出时，说出是哪一处', async () => {
    await year.typeMaster('附件1', { A3: '编号' });
    const settled = await year.settle();
    expect(settled).toMatchObject({ ok: false, finding: { code: 'master-sheet-missing' } });
  });

  test('方案有几处读不出时，说出还有哪几处', async () => {
    await year.typeMaster('方案', { B5: '' });
    await year.typeMaster('考核对象', { C5: '未知类', C7: '另一类' });
    expect(await year.settle()).toMatchObject({
      ok: false,
      finding: {
        sheet: '考核对象',
        cell: 'C5',
        message: expect.stringContaining('另有 2 处同样使总表读不出（“考核对象”C7、“方案”B5）。') as unknown,
      },
    });
  });

  test('奖惩情形：两起较大事故，一票否决，记入操作记录；等次不变（口径 否决等次）', async () => {
    await year.typeMaster('奖惩情形', { D8: 2 });
    const { results } = valueOf(await year.settle());
    const struck = results?.districts.find(({ unit }) => unit === 'D05');
    expect(struck).toMatchObject({ veto: true, eligible: false });
    expect(JSON.stringify((await year.cells('操作记录')).rows)).toContain('一票否决');
  });

  test('没有重算就保存的总表，按核算结果更新，只提醒', async () => {
    await year.typeMaster('奖惩情形', { D9: 2, H9: '事故扣分由省里另行通报' });
    const { findings } = valueOf(await year.settle());
    expect(findings.map(({ code }) => code)).toContain('formula-stale');
    const summary = await year.cells('成绩汇总');
    expect(cellAt(summary, 8, 8).value).toBe('一票否决');
  });
});

describe('缺表：核算拒绝，直到逐份决定', () => {
  let full: Year;
  let year: Year;

  beforeAll(async () => {
    full = await (await new Year().issued()).filled();
  });

  beforeEach(async () => {
    year = full.copy();
    year.returned.delete('评价表/L03.xlsx');
    year.returned.delete('评价表/O07.xlsx');
    valueOf(await year.collect());
  });

  test('未决定时拒绝，写明是谁', async () => {
    const settled = valueOf(await year.settle());
    const open = settled.findings.filter(({ code }) => code === 'form-outstanding').map(({ rater }) => rater);
    expect(open).toEqual(['领导03', '处室07']);
    expect(settled.results).toBeNull();
  });

  test.each([
    ['scale', '按收到份数折算'],
    ['zero', '按零分计'],
  ] as const)('--missing %s：%s，记入评价人表和操作记录', async (missing, words) => {
    const settled = valueOf(await year.settle({ missing }));
    expect(settled.results).not.toBeNull();
    expect(JSON.stringify((await year.cells('评价人')).rows)).toContain(words);
    expect(JSON.stringify((await year.cells('操作记录')).rows)).toContain(`${words}：领导03、处室07`);
  });

  test('在评价人表逐份决定，也行', async () => {
    await year.typeMaster('评价人', { F6: '按零分计', F26: '按收到份数折算' });
    const { results } = valueOf(await year.settle());
    expect(results?.districts[0]?.leader?.decided).toEqual([{ rater: 'L03', decision: 'zero' }]);
    expect(results?.districts[0]?.office?.decided).toEqual([{ rater: 'O07', decision: 'scale' }]);
  });

  test('决定之后表来了：收下，决定作废', async () => {
    valueOf(await year.settle({ missing: 'zero' }));
    const late = full.returned.get('评价表/L03.xlsx');
    if (late) year.returned.set('评价表/L03.xlsx', late);
    valueOf(await year.collect());
    const { results } = valueOf(await year.settle());
    expect(results?.districts[0]?.leader?.decided).toEqual([]);
  });
});
