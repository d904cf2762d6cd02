import fc from 'fast-check';
import { decimal, sum, zero } from '../../src/base/decimal';
import { rowsOf, rubricOf } from '../../src/schemes';
import { readingIds, readingOptions, type Readings } from '../../src/schemes/readings';
import type { Scheme } from '../../src/schemes/scheme';
import type { Entries } from '../../src/scoring/entries';
import { explain, type Step } from '../../src/scoring/explain';
import { marginal } from '../../src/scoring/insight';
import type { UnitResult } from '../../src/scoring/results';
import { settle } from '../../src/scoring/settle';
import { assessment } from '../support/scoring-builder';
import { compactScheme } from '../support/scoring-scheme';

/** 换一个城市、换一套细则：核算只认方案里的数据。 */

const scheme = compactScheme();

describe('每一种条款', () => {
  test.each([
    ['一次性扣 2 分，数量不起作用', '附1-1-1', 7, 1, 20 - 2],
    ['每次扣 0.5 分', '附1-1-2', 3, 1, 20 - 1.5],
    ['每少一家扣 1.5 分', '附1-2-1', 2, 1, 20 - 3],
    ['每少 3 个百分点扣 0.3 分，少 3', '附1-4-1', 3, 2, 30 - 0.3],
    ['指标超限，此大项均不得分', '附1-5-1', 1, 3, 0],
    ['事件，扣完本大项分值', '附1-5-2', 1, 3, 0],
    ['原文未列分值，只记录', '附1-5-3', 1, 3, 50],
  ])('%s', (_, clause, quantity, item, expected) => {
    expect(assessment(scheme).deduct('区1', clause, quantity).item('区1', item)).toBe(expected);
  });
});

describe('口径 不足一档 按比例计：先乘后除，除得尽的不差分毫', () => {
  const deducted = (clause: string, quantity: number) =>
    assessment(scheme)
      .reading('不足一档', '按比例计')
      .deduct('区1', clause, quantity)
      .result('区1')
      .yearEnd.items[1]?.deduction.toFixed();

  test.each([
    ['0.3 × 1 ÷ 3', '附1-4-1', 1, '0.1'],
    ['0.3 × 2 ÷ 3', '附1-4-1', 2, '0.2'],
    ['0.3 × 5 ÷ 3', '附1-4-1', 5, '0.5'],
    ['0.7 × 5 ÷ 7', '附1-4-2', 5, '0.5'],
    ['0.7 × 1 ÷ 7', '附1-4-2', 1, '0.1'],
  ])('%s', (_, clause, quantity, expected) => {
    expect(deducted(clause, quantity)).toBe(expected);
  });

  test('恰在半数上的总分进一：100 − 0.7 × 5 ÷ 7 = 99.5，折半 49.75，一位小数 99.8', () => {
    const year = assessment(scheme)
      .everyoneScores(10)
      .reading('不足一档', '按比例计')
      .reading('总分舍入', '一位小数')
      .deduct('区1', '附1-4-2', 5);
    expect(year.result('区1').exactTotal?.toFixed()).toBe('99.75');
    expect(year.result('区1').total?.toFixed()).toBe('99.8');
  });

  test.each([
    ['按一档计', 3, '0.3'],
    ['按一档计', 3.01, '0.6'],
    ['按一档计', 0.01, '0.3'],
    ['只计足档', 2.99, '0'],
    ['只计足档', 3, '0.3'],
    ['只计足档', 6, '0.6'],
  ] as const)('%s：少 %s 个百分点扣 %s', (choice, quantity, expected) => {
    const year = assessment(scheme).reading('不足一档', choice).deduct('区1', '附1-4-1', quantity);
    expect(year.result('区1').yearEnd.items[1]?.deduction.toFixed()).toBe(expected);
  });

  test('除不尽的，分数来历最多写六位小数', () => {
    const year = assessment(scheme).everyoneScores(10).reading('不足一档', '按比例计');
    const step = explain(
      year.build().scheme,
      year.deduct('区1', '附1-4-3', 1).deduct('区1', '附1-4-3', 2).settle(),
      'D1',
    );
    const texts = JSON.stringify(step);
    expect(texts).toContain('扣 0.166667');
    expect(texts).toContain('0.5 × 0.333333档');
    expect(texts).not.toMatch(/\.\d{7}/);
  });
});

describe('任何口径、任何记录之下', () => {
  const clauses = rowsOf(rubricOf(scheme, 'district')).flatMap(({ row }) => row.clauses.map(({ id }) => id));
  const readings = fc
    .tuple(...readingIds.map((id) => fc.constantFrom(...readingOptions[id])))
    .map((choices) => Object.fromEntries(readingIds.map((id, index) => [id, choices[index]])) as Readings);
  const names = scheme.units.filter(({ kind }) => kind === 'district').map(({ name }) => name);
  const deduction = fc.tuple(
    fc.constantFrom(...names),
    fc.constantFrom(...clauses),
    fc.integer({ min: 1, max: 20 }),
  );
  const claim = fc.tuple(
    fc.constantFrom(...names),
    fc.constantFrom(...scheme.bonus.rules.map(({ id }) => id)),
    fc.constantFrom('甲', '乙', '丙', '甲 '),
  );
  const override = fc.tuple(
    fc.constantFrom(...names),
    fc.constantFrom(1, 4, 5),
    fc.integer({ min: 0, max: 60 }),
  );
  const year = fc
    .record({
      own: readings,
      scores: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 8, maxLength: 8 }),
      deductions: fc.array(deduction, { maxLength: 20 }),
      claims: fc.array(claim, { maxLength: 6 }),
      // Two values typed over one 小项 are refused by a check: here each is typed over once.
      overrides: fc.uniqueArray(override, { maxLength: 2, selector: ([name, row]) => `${name} ${row}` }),
      major: fc.integer({ min: 0, max: 2 }),
    })
    .map(({ own, scores, deductions, claims, overrides, major }) => {
      const built = assessment({ ...scheme, readings: own });
      scheme.raters.forEach(({ id }, rater) =>
        names.forEach((name, index) =>
          built.score(
            id,
            name,
            decimal(((scores[rater] ?? 0) + index * 7) % 101)
              .div(10)
              .toFixed(),
          ),
        ),
      );
      for (const [name, id, quantity] of deductions) built.deduct(name, id, quantity);
      for (const [name, rule, work] of claims) built.bonus(name, rule, work);
      for (const [name, row, points] of overrides) built.override(name, row, points);
      return built.incident(names[0] ?? '', { major });
    });

  /** What is published, by unit; figures that differ in the 30th decimal only are one. */
  const published = (own: Scheme, entries: Entries) => {
    const results = settle(own, entries);
    const shown = ({ unit, total, grade, rank, veto, eligible }: UnitResult) =>
      [unit, { total: total?.round(20).toFixed(), grade, rank, veto, eligible }] as const;
    return new Map([...results.districts, ...results.members].map(shown));
  };

  test('考核对象、评价人换个次序，各单位的结果一样', () => {
    fc.assert(
      fc.property(year, fc.infiniteStream(fc.nat()), (built, random) => {
        const { scheme: own, entries } = built.build();
        const shuffled = <Item>(list: readonly Item[]) =>
          list
            .map((each) => [Number(random.next().value), each] as const)
            .sort(([a], [b]) => a - b)
            .map(([, each]) => each);
        const turned = { ...own, units: shuffled(own.units), raters: shuffled(own.raters) };
        const expected = published(own, entries);
        const moved = published(turned, {
          ...entries,
          scores: shuffled(entries.scores),
          deductions: shuffled(entries.deductions),
          overrides: shuffled(entries.overrides),
          bonuses: shuffled(entries.bonuses),
        });
        expect([...moved.keys()].sort()).toEqual([...expected.keys()].sort());
        for (const [unit, result] of expected) expect(moved.get(unit)).toEqual(result);
      }),
      { numRuns: 100 },
    );
  });

  test('大项在 0 与分值之间，加分在 0 与上限之间，总分不为负', () => {
    fc.assert(
      fc.property(year, (built) => {
        for (const { yearEnd, exactTotal } of built.settle().districts) {
          for (const { score, points, deduction: lost, recorded } of yearEnd.items) {
            expect(score.gte(0) && score.lte(points) && lost.lte(recorded)).toBe(true);
            expect(score.plus(lost).eq(points)).toBe(true);
          }
          expect(yearEnd.bonus.gte(0) && yearEnd.bonus.lte(scheme.bonus.cap)).toBe(true);
          expect(exactTotal?.gte(0)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('多一笔扣分，谁的总分都不升；多一项加分，谁的总分都不降', () => {
    fc.assert(
      fc.property(year, deduction, claim, (built, [name, id, quantity], [other, rule, work]) => {
        const totals = () => built.settle().districts.map(({ exactTotal }) => exactTotal ?? decimal(-1));
        const before = totals();
        const lower = (built.deduct(name, id, quantity), totals());
        lower.forEach((total, index) => expect(total.lte(before[index] ?? 0)).toBe(true));
        const higher = (built.bonus(other, rule, work), totals());
        higher.forEach((total, index) => expect(total.gte(lower[index] ?? 0)).toBe(true));
      }),
      { numRuns: 100 },
    );
  });

  test('总分由各部分相加而来，逐级相符', () => {
    fc.assert(
      fc.property(year, (built) => {
        const { readings: own } = built.build().scheme;
        for (const { leader, office, yearEnd, exactTotal } of built.settle().districts) {
          const counted = yearEnd.items
            .flatMap(({ rows }) => rows)
            .every(({ override: typed, deduction: lost, deductions }) =>
              lost.eq(typed ? typed.points : sum(deductions.map((each) => each.counted))),
            );
          expect(counted).toBe(true);
          expect(sum(yearEnd.items.map(({ score }) => score)).eq(yearEnd.rubric)).toBe(true);
          const after = own.加分 === '折算后计入' ? yearEnd.bonus : zero;
          const whole = sum([leader?.converted ?? zero, office?.converted ?? zero, yearEnd.weighted, after]);
          const bounded = own.加分 === '总分封顶100' || own.总分封顶 === '封顶100';
          const capped = bounded && whole.gt(100) ? decimal(100) : whole;
          expect(exactTotal?.eq(capped)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('分数来历的每一步都有名称和数值，条款都有原文和出处', () => {
    const flat = (step: Step): Step[] => [step, ...step.children.flatMap(flat)];
    fc.assert(
      fc.property(year, (built) => {
        const results = built.settle();
        for (const { id } of scheme.units) {
          const step = explain(built.build().scheme, results, id);
          for (const { label, value } of step ? flat(step) : []) {
            expect(label).not.toBe('');
            expect(value).not.toMatch(/^$|undefined|NaN|\.\d{7}/);
          }
          const facts = step ? flat(step).filter(({ label }) => label.startsWith('事实：')) : [];
          expect(facts.every(({ source, origin }) => source?.includes('“') && origin?.cell)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('单位多了也不慢', () => {
  /** 200 raters, 10 ledger rows a unit; totals far apart. */
  function large(units: number): { scheme: Scheme; entries: Entries } {
    const own = compactScheme(units, 0, 100);
    const origin = { file: '', sheet: '', cell: '' };
    const scores = own.units.flatMap((unit, index) =>
      own.raters.map((rater, place) => ({
        rater: rater.id,
        unit: unit.id,
        value: decimal((index * 7 + place * 3) % 101).div(10),
        origin,
      })),
    );
    const deductions = own.units.flatMap((unit, index) =>
      Array.from({ length: 10 }, (_, place) => ({
        id: '',
        unit: unit.id,
        clause: `附1-${1 + ((index + place) % 6)}-1`,
        quantity: decimal(1 + (place % 3)),
        facts: '',
        date: '',
        origin,
      })),
    );
    return {
      scheme: own,
      entries: { scores, missing: new Map(), deductions, overrides: [], bonuses: [], incidents: [] },
    };
  }

  test('3000 个单位、200 位评价人，照样逐个有成绩、有临界提示', () => {
    const { scheme: own, entries } = large(3000);
    const results = settle(own, entries);
    expect(results.districts).toHaveLength(3000);
    expect(results.districts.every(({ total, rank }) => total !== null && rank !== null)).toBe(true);
    expect(marginal(own, results).length).toBeGreaterThan(0);
  });
});
