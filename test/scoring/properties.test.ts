import fc from 'fast-check';
import { decimal, sum } from '../../src/base/decimal';
import { rowsOf, rubricOf, unitsOf, zhengzhou2019 } from '../../src/schemes';
import type { Deduction, Entries } from '../../src/scoring/entries';
import { settle } from '../../src/scoring/settle';
import { explain, type Step } from '../../src/scoring/explain';
import { assessment } from '../support/scoring-builder';

const scheme = zhengzhou2019();
const districts = unitsOf(scheme, 'district');
const clauses = rowsOf(rubricOf(scheme, 'district')).flatMap(({ row }) => row.clauses.map(({ id }) => id));
const origin = { file: '', sheet: '', cell: '' };

const deduction = fc
  .record({
    unit: fc.constantFrom(...districts.slice(0, 3).map(({ id }) => id)),
    clause: fc.constantFrom(...clauses),
    quantity: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ unit, clause, quantity }): Deduction => ({
    id: '',
    unit,
    clause,
    quantity: decimal(quantity),
    facts: '',
    date: '',
    origin,
  }));

const base = assessment().everyoneScores(9).build().entries;
const withDeductions = (deductions: readonly Deduction[]): Entries => ({ ...base, deductions });

describe('一般性质', () => {
  test('大项得分不低于 0，不高于分值', () => {
    fc.assert(
      fc.property(fc.array(deduction, { maxLength: 60 }), (deductions) => {
        for (const { yearEnd } of settle(scheme, withDeductions(deductions)).districts)
          for (const item of yearEnd.items) {
            expect(item.score.gte(0) && item.score.lte(item.points)).toBe(true);
          }
      }),
      { numRuns: 40 },
    );
  });

  test('多一笔扣分，任何单位的总分都不会升高', () => {
    fc.assert(
      fc.property(fc.array(deduction, { maxLength: 30 }), deduction, (deductions, more) => {
        const before = settle(scheme, withDeductions(deductions)).districts;
        const after = settle(scheme, withDeductions([...deductions, more])).districts;
        after.forEach((result, index) => {
          expect(result.total?.lte(before[index]?.total ?? 0)).toBe(true);
        });
      }),
      { numRuns: 40 },
    );
  });

  test('加分不超过 10 分（备注2）', () => {
    const claim = fc.record({
      rule: fc.constantFrom(...scheme.bonus.rules.map(({ id }) => id)),
      work: fc.string({ maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 20 }), (claims) => {
        const bonuses = claims.map((each, index) => ({
          ...each,
          id: `B${index}`,
          unit: 'D05',
          facts: '',
          origin,
        }));
        const [result] = settle(scheme, { ...base, bonuses }).districts.filter(({ unit }) => unit === 'D05');
        expect(result?.yearEnd.bonus.lte(10)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('台账次序不影响扣分合计', () => {
    fc.assert(
      fc.property(fc.array(deduction, { maxLength: 30 }), (deductions) => {
        const totals = (list: readonly Deduction[]) =>
          settle(scheme, withDeductions(list)).districts.map(({ total }) => total?.toFixed());
        expect(totals([...deductions].reverse())).toEqual(totals(deductions));
      }),
      { numRuns: 40 },
    );
  });

  test('名次与总分一致：总分高的名次不在后，相等的同名次', () => {
    fc.assert(
      fc.property(fc.array(deduction, { maxLength: 30 }), (deductions) => {
        const results = settle(scheme, withDeductions(deductions)).districts;
        for (const a of results)
          for (const b of results)
            if (a.total && b.total)
              expect(Math.sign((a.rank ?? 0) - (b.rank ?? 0))).toBe(b.total.cmp(a.total));
      }),
      { numRuns: 20 },
    );
  });

  test('逐级相加：小项 → 大项 → 细则 → 折算 → 总分', () => {
    fc.assert(
      fc.property(fc.array(deduction, { maxLength: 40 }), (deductions) => {
        for (const result of settle(scheme, withDeductions(deductions)).districts) {
          const { items, rubric, bonus, weighted } = result.yearEnd;
          for (const item of items)
            expect(sum(item.rows.map((row) => row.deduction)).eq(item.recorded)).toBe(true);
          expect(sum(items.map((item) => item.score)).eq(rubric)).toBe(true);
          expect(rubric.plus(bonus).div(2).eq(weighted)).toBe(true);
          const parts = weighted.plus(result.leader?.converted ?? 0).plus(result.office?.converted ?? 0);
          expect(result.exactTotal?.eq(parts)).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('分数来历', () => {
  const flat = (step: Step): Step[] => [step, ...step.children.flatMap(flat)];

  test('从总分一直追到文件、单元格和条款原文', () => {
    const year = assessment().everyoneScores(9).deduct('巩义市', '附1-5-1', 2);
    const { scheme: own } = year.build();
    const step = explain(own, year.settle(), 'D05');
    const steps = step ? flat(step) : [];
    const found = steps.find(({ label }) => label === '事实：附1-5-1');
    expect(found).toMatchObject({
      value: '扣 1',
      formula: '0.5 × 2人次',
      origin: { file: '样例.xlsx', sheet: '表', cell: 'C4' },
    });
    expect(found?.source).toContain('附件1 第5行');
    expect(steps.filter(({ origin: from }) => from?.cell.startsWith('L'))).toHaveLength(16);
  });

  test('不计的一条说明为什么', () => {
    const year = assessment().everyoneScores(9).deduct('巩义市', '附1-8-1').deduct('巩义市', '附1-8-2');
    const step = explain(year.build().scheme, year.settle(), 'D05');
    expect(JSON.stringify(step)).toContain('同组条款取较重的一条');
  });

  test('没有成绩的单位没有来历', () => {
    expect(explain(scheme, settle(scheme, base), 'D99')).toBeUndefined();
  });
});
