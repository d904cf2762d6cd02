import fc from 'fast-check';
import { decimal, sum } from '../../src/base/decimal';
import { rowsOf, rubricOf, unitsOf, zhengzhou2019 } from '../../src/schemes';
import { readingIds, readingOptions, type Readings } from '../../src/schemes/readings';
import type { Scheme } from '../../src/schemes/scheme';
import type { Deduction, Entries } from '../../src/scoring/entries';
import { settle } from '../../src/scoring/settle';
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

describe('任何口径之下', () => {
  const readings = fc
    .tuple(...readingIds.map((id) => fc.constantFrom(...readingOptions[id])))
    .map((choices) => Object.fromEntries(readingIds.map((id, index) => [id, choices[index]])) as Readings);
  const year = fc
    .record({
      readings,
      deductions: fc.array(deduction, { maxLength: 30 }),
      scores: fc.integer({ min: 0, max: 1e6 }),
    })
    .map(({ readings: own, deductions, scores }) => ({
      scheme: { ...scheme, readings: own },
      entries: {
        ...withDeductions(deductions),
        // Scores that differ from cell to cell, so that ties and order are not all alike.
        scores: base.scores.map((score, index) => ({
          ...score,
          value: decimal((scores + index * 37) % 101).div(10),
        })),
      } satisfies Entries,
    }));

  test('多一笔扣分，任何单位的总分都不会升高', () => {
    fc.assert(
      fc.property(year, deduction, ({ scheme: own, entries }, more) => {
        const before = settle(own, entries).districts;
        const after = settle(own, { ...entries, deductions: [...entries.deductions, more] }).districts;
        after.forEach((result, index) => expect(result.total?.lte(before[index]?.total ?? -1)).toBe(true));
      }),
      { numRuns: 40 },
    );
  });

  test('记录的先后不影响总分、等次、名次', () => {
    const shown = (own: Scheme, entries: Entries) =>
      settle(own, entries).districts.map(({ total, grade, rank }) => [total?.toFixed(), grade, rank]);
    fc.assert(
      fc.property(year, ({ scheme: own, entries }) => {
        const turned = {
          ...entries,
          scores: [...entries.scores].reverse(),
          deductions: [...entries.deductions].reverse(),
        };
        expect(shown(own, turned)).toEqual(shown(own, entries));
      }),
      { numRuns: 40 },
    );
  });

  test('有名次的：总分高的在前，前面有几个名次就是几加一', () => {
    fc.assert(
      fc.property(year, ({ scheme: own, entries }) => {
        const results = settle(own, entries).districts;
        const ranked = results.filter(({ rank }) => rank !== null);
        const left = own.readings.否决排名 === '列后不排名' ? results.filter(({ veto }) => veto) : [];
        expect(ranked).toHaveLength(results.length - left.length);
        for (const { rank, total, yearEnd } of ranked) {
          const ahead = ranked.filter((each) => {
            const order = each.total?.cmp(total ?? 0) ?? 0;
            const second = own.readings.并列 === '按年终得分' ? each.yearEnd.score.cmp(yearEnd.score) : 0;
            return order > 0 || (order === 0 && second > 0);
          });
          expect(rank).toBe(ahead.length + 1);
        }
      }),
      { numRuns: 40 },
    );
  });
});
