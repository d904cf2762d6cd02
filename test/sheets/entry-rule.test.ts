import fc from 'fast-check';
import { cellTest, judge, ruleFormula, rulesAt, scoreFormula } from '../../src/sheets/entry-rule';
import type { ReadArea, Verdict } from '../../src/sheets/entry-rule';
import type { Scalar, Validation } from '../../src/sheets/model';

/** What a rule says to a value at once, as Excel would; what cannot be said at once is left to the program. */

const at = { top: 4, left: 2, bottom: 19, right: 2 };
const rule = (condition: Partial<Validation>): Validation => ({
  area: at,
  type: 'custom',
  severity: 'stop',
  title: '',
  message: '',
  ...condition,
});
const nothing: ReadArea = () => undefined;

describe('分数：0 至满分的数，小数位数以内', () => {
  const score = rule({ formula: scoreFormula('C5', 10, 1) });
  test.each<[Scalar, Verdict]>([
    [0, 'allowed'],
    [10, 'allowed'],
    [9.5, 'allowed'],
    [0.1, 'allowed'],
    [0.30000000000000004, 'allowed'],
    [7.55, 'refused'],
    [10.1, 'refused'],
    [11, 'refused'],
    [-0.1, 'refused'],
    [1e-9, 'refused'],
    ['9', 'refused'],
    ['缺席', 'refused'],
    [true, 'refused'],
    ['', 'allowed'],
    [null, 'allowed'],
  ])('%p：%s', (value, verdict) => {
    expect(judge(score, value, nothing)).toBe(verdict);
  });

  test('任何满分、任何小数位数：正好这么多位的都行，多一位的都不行', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 0, max: 4 }),
        fc.nat(),
        (maximum, decimals, pick) => {
          const rule_ = rule({ formula: scoreFormula('C5', maximum, decimals) });
          const steps = pick % (maximum * 10 ** decimals + 1);
          const value = steps / 10 ** decimals;
          expect(judge(rule_, value, nothing)).toBe('allowed');
          expect(judge(rule_, Number((value + 10 ** -(decimals + 1)).toFixed(decimals + 1)), nothing)).toBe(
            'refused',
          );
          expect(judge(rule_, maximum + 10 ** -decimals, nothing)).toBe('refused');
        },
      ),
    );
  });
});

describe('公式：一条一条只问本格的，当场判断；其余交给表格', () => {
  test.each<[string, Scalar, Verdict]>([
    ['AND(ISNUMBER(C5),C5>36526)', 43845, 'allowed'],
    ['AND(ISNUMBER(C5),C5>36526)', 36526, 'refused'],
    ['AND(ISNUMBER(C5),C5>36526)', '2020.1.14', 'refused'],
    ['and( isnumber($C$5), $C$5 <= 3 )', 3, 'allowed'],
    ['C5=ROUND(C5,0)', 3.5, 'refused'],
    ['INT(C5)=C5', 3, 'allowed'],
    ['C5<>5', 5, 'refused'],
    ['C5<>5', '五', 'allowed'],
    ['C5<5', '五', 'refused'],
    ['ISTEXT(C5)', '五', 'allowed'],
    ['AND(ISNUMBER(C5),C5<=D5)', 3, 'undecided'],
    ['AND(ISNUMBER(C6),C6<=10)', 3, 'undecided'],
    ['OR(C5=1,C5=2)', 1, 'undecided'],
    ['COUNTIF($C$5:$C$20,C5)=1', 1, 'undecided'],
    ['AND()', 1, 'undecided'],
    ['', 1, 'undecided'],
    ['AND(ISNUMBER(C5),', 1, 'undecided'],
  ])('%s 对 %p：%s', (formula, value, verdict) => {
    expect(judge(rule({ formula }), value, nothing)).toBe(verdict);
  });

  test('0.1.0 的总表和评价表里的规则也认得', () => {
    expect(cellTest('AND(ISNUMBER(C5),C5>=0,C5<=10,ROUND(C5,1)=C5)', 'C5')?.(7.5)).toBe(true);
  });
});

describe('列表和界限', () => {
  const units: ReadArea = (sheet) => (sheet === '单位' ? ['金水区', '新密市', null] : undefined);
  test.each<[Partial<Validation>, Scalar, Verdict]>([
    [{ type: 'list', list: ['是', '否'] }, '是', 'allowed'],
    [{ type: 'list', list: ['是', ' 否'] }, '否', 'allowed'],
    [{ type: 'list', list: ['是', '否'] }, '对', 'refused'],
    [{ type: 'list', list: ['1', '2'] }, 2, 'allowed'],
    [{ type: 'list', list: "'单位'!$B$4:$B$19" }, '新密市', 'allowed'],
    [{ type: 'list', list: '单位!$B$4:$B$19' }, '新密', 'refused'],
    [{ type: 'list', list: "'没有'!$B$4:$B$19" }, '新密', 'undecided'],
    [{ type: 'list', list: '$B4:$B9' }, '新密', 'undecided'],
    [{ type: 'list', list: '单位名称' }, '新密', 'undecided'],
    [{ type: 'whole', minimum: '0', maximum: '99' }, 3, 'allowed'],
    [{ type: 'whole', minimum: '0', maximum: '99' }, 3.5, 'refused'],
    [{ type: 'whole', minimum: '0', maximum: '99' }, '三', 'refused'],
    [{ type: 'decimal', minimum: '0', maximum: '10' }, 10.01, 'refused'],
    [{ type: 'decimal', maximum: '10' }, -5, 'allowed'],
    [{ type: 'decimal', minimum: '满分' }, 5, 'undecided'],
    [{ type: 'decimal', minimum: '满分' }, '五', 'refused'],
    [{ type: 'date', minimum: '43831' }, 43845, 'allowed'],
  ])('%j 对 %p：%s', (condition, value, verdict) => {
    expect(judge(rule(condition), value, units)).toBe(verdict);
  });

  test('要表格来算的规则写成一条公式', () => {
    expect(ruleFormula(rule({ type: 'list', list: '单位名称' }))).toBe('COUNTIF(单位名称,C5)>0');
    expect(ruleFormula(rule({ type: 'whole', minimum: '1', maximum: '满分' }))).toBe(
      'AND(ISNUMBER(C5),INT(C5)=C5,C5>=1,C5<=满分)',
    );
    expect(ruleFormula(rule({ formula: 'C5=D5' }))).toBe('C5=D5');
  });

  test('规则只管自己的区域', () => {
    expect(rulesAt([rule({})], 4, 2)).toHaveLength(1);
    expect(rulesAt([rule({})], 3, 2)).toHaveLength(0);
    expect(rulesAt([rule({})], 4, 3)).toHaveLength(0);
  });
});
