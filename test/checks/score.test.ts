import { checkScore } from '../../src/checks/score';
import { formOf, zhengzhou2019 } from '../../src/schemes';
import type { CellData, SheetData } from '../../src/sheets/data';

/** 分值为 10 分制（附件3、附件4 说明）。 */
const form = formOf(zhengzhou2019(), 'leader');
const text = (value: string): CellData => ({ value, type: 'text' });
const number = (value: number): CellData => ({ value, type: 'number' });

const check = (cell: CellData) => {
  const { value, taken, findings } = checkScore(cell, form, { sheet: '表', cell: 'C5' });
  return {
    value: value?.toNumber() ?? null,
    taken,
    codes: findings.map(({ code, severity }) => `${severity}:${code}`),
  };
};

describe('一个分数格', () => {
  test.each<[string, CellData, number]>([
    ['0 分', number(0), 0],
    ['满分', number(10), 10],
    ['一位小数', number(9.5), 9.5],
    ['公式 =8.1+0.2 的结果', { value: 8.1 + 0.2, type: 'number', formula: '8.1+0.2' }, 8.3],
  ])('%s：照收，没有话说', (_, cell, value) => {
    expect(check(cell)).toEqual({ value, taken: value, codes: [] });
  });

  test.each<[string, string, number]>([
    ['全角数字', '９', 9],
    ['带“分”字', '9分', 9],
    ['全角带小数', '８．５', 8.5],
    ['前后有空格', ' 9.5 ', 9.5],
    ['夹着零宽字符', '9\u200B.5', 9.5],
    ['中间有空格', '9 .5', 9.5],
    ['文本格式的数', '7', 7],
  ])('%s：认读为数，并报告改动前后', (_, before, value) => {
    const { findings } = checkScore(text(before), form, {});
    expect(check(text(before))).toEqual({ value, taken: value, codes: ['warning:score-text-number'] });
    expect(findings[0]?.message).toContain(before);
  });

  test.each<[string, CellData, string, unknown]>([
    ['空白', { value: null, type: 'empty' }, 'score-missing', null],
    ['只有空格', text('  '), 'score-missing', '  '],
    ['文字', text('弃权'), 'score-not-number', '弃权'],
    ['区间', text('8-9'), 'score-not-number', '8-9'],
    ['两个数', text('8 9分半'), 'score-not-number', '8 9分半'],
    ['两个数之间有空格', text('9.5 8'), 'score-not-number', '9.5 8'],
    ['两个数之间有换行', text('9\n5'), 'score-not-number', '9\n5'],
    ['十六进制', text('0x9'), 'score-not-number', '0x9'],
    ['百分数的文字', text('95%'), 'score-not-number', '95%'],
    ['显示为 90% 的 0.9', { value: 0.9, type: 'number', percent: true }, 'score-percent', '90%'],
    [
      '显示为 1900 年 1 月 9 日的 9',
      { value: 9, type: 'number', day: '1900-01-09' },
      'score-not-number',
      '日期 1900-01-09',
    ],
    ['日期', { value: '2020-01-09', type: 'date' }, 'score-not-number', '2020-01-09'],
    ['逻辑值', { value: true, type: 'boolean' }, 'score-not-number', true],
    ['错误值', { value: '#DIV/0!', type: 'error' }, 'score-error-value', '#DIV/0!'],
    ['没有存结果的公式', { value: null, type: 'empty', formula: 'A1+1' }, 'score-formula-empty', null],
  ])('%s：是错误，原样保留，不变成 0', (_, cell, code, taken) => {
    expect(check(cell)).toEqual({ value: null, taken, codes: [`error:${code}`] });
  });

  test('显示的小数少于实际的：照实际的收，并说明', () => {
    expect(check({ value: 9.5, type: 'number', decimals: 0 })).toEqual({
      value: 9.5,
      taken: 9.5,
      codes: ['warning:score-hidden-decimals'],
    });
    expect(check({ value: 9, type: 'number', decimals: 0 }).codes).toEqual([]);
  });

  test.each<[string, number, string]>([
    ['负数', -1, 'score-out-of-range'],
    ['超过满分', 10.5, 'score-out-of-range'],
    ['百分制', 95, 'score-out-of-range'],
    ['两位小数', 8.55, 'score-decimals'],
  ])('%s：是错误，数照记', (_, value, code) => {
    expect(check(number(value))).toEqual({ value, taken: value, codes: [`error:${code}`] });
  });

  test('每条都写明允许的范围、依据和怎么办', () => {
    const [finding] = checkScore(number(11), form, { cell: 'C5' }).findings;
    expect(finding).toMatchObject({
      cell: 'C5',
      allowed: '0—10 的数，最多 1 位小数',
      source: expect.stringContaining('10 分制') as string,
    });
    expect(finding?.remedy).not.toBe('');
  });
});

describe('分数格里是公式：说明来自哪里；凭空得来的 0 不收', () => {
  const sheet = (formula: string, value: number): SheetData => {
    const rows: (CellData | undefined)[][] = [];
    rows[4] = [undefined, undefined, { value, type: 'number', formula }, number(8)];
    return { name: '表', role: '', hidden: false, rows, merges: [] };
  };
  const at = (formula: string, value: number) => {
    const standing = { sheet: sheet(formula, value), row: 4, column: 2 };
    const cell = standing.sheet.rows[4]?.[2];
    if (!cell) throw new Error('no cell');
    const checked = checkScore(cell, form, { sheet: '表', cell: 'C5' }, standing);
    return [checked.taken, ...checked.findings.map(({ code }) => code)];
  };

  test.each<[string, number, (string | number | null)[]]>([
    ['C5', 0, [null, 'formula-circular']],
    ['$C$5+0', 0, [null, 'formula-circular']],
    ['SUM(C1:C9)', 0, [null, 'formula-circular']],
    ['Z99', 0, [null, 'formula-of-blanks']],
    ['SUM(Z1:Z9)', 0, [null, 'formula-of-blanks']],
    ['D5', 8, [8, 'formula-input']],
    ['4+4', 8, [8, 'formula-input']],
    ['[1]打分!C5', 8, [8, 'formula-input']],
    ['IMPORTRANGE("https://例","C5")', 8, [8, 'formula-input']],
    ['另表!C5', 8, [8, 'formula-input']],
    ['LOG10(D5)*8', 8, [8, 'formula-input']],
  ])('=%s（存着 %s）', (formula, value, expected) => {
    expect(at(formula, value)).toEqual(expected);
  });
});
