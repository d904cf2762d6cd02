import fc from 'fast-check';
import { decimal } from '../../src/base/decimal';
import type { LedgerRow } from '../../src/forms/deduction-ledger';
import { examineScheme, pointsOfRow, rubricOf } from '../../src/schemes';
import type { Clause, RubricItem, RubricRow } from '../../src/schemes/rubric';
import type { Scheme } from '../../src/schemes/scheme';
import { explain, type Step } from '../../src/scoring/explain';
import { computed } from '../../src/workflow/master';
import { mechanismScheme, mechanismYear } from '../support/mechanism-scheme';
import { assessment } from '../support/scoring-builder';
import { compactScheme } from '../support/scoring-scheme';

/** 条款的各种写法：得、最多、酌情、第二次起加倍、按比例、小项分值、小项不得分（议题十五第 4 条）。 */

/**
 * The rubric of one unit by another way: whole millionths, each 小项 for itself, nothing taken from src/scoring.
 * Half up, as 「四舍五入」.
 */
const million = 1_000_000n;
const exact = (value: number | null): bigint => BigInt(Math.round((value ?? 0) * 1_000_000));
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const halfUp = (over: bigint, under: bigint): bigint => (2n * over + under) / (2n * under);
const total = (values: readonly bigint[]): bigint => values.reduce((sum, each) => sum + each, 0n);

function steps(each: bigint, quantity: bigint, step: bigint, reading: string): bigint {
  if (reading === '按比例计') return halfUp(each * quantity, step);
  const whole = quantity / step;
  return each * (reading === '按一档计' && quantity % step > 0n ? whole + 1n : whole);
}

/** All that a clause takes or gives one unit. */
function byHand(
  clause: Clause,
  item: RubricItem,
  row: RubricRow,
  quantities: bigint[],
  reading: string,
): bigint {
  const each = exact(clause.points);
  const [step, all] = [exact(clause.step), total(quantities)];
  const once = (value: bigint) => (quantities.length > 0 ? value : 0n);
  const own = pointsOfRow(item, row);
  const sums: Record<Clause['kind'], () => bigint> = {
    fixed: () => once(each),
    count: () => {
      if (clause.repeat !== undefined)
        return (
          (each * (all > million ? million + ((all - million) * exact(clause.repeat)) / million : all)) /
          million
        );
      return clause.step === null
        ? (each * all) / million
        : total(quantities.map((quantity) => steps(each, quantity, step, reading)));
    },
    shortfall: () => (each * all) / million,
    percent: () => total(quantities.map((quantity) => steps(each, quantity, step, reading))),
    proportion: () => total(quantities.map((quantity) => halfUp(each * quantity, 100n * million))),
    discretion: () => all,
    row: () => once(exact(own ?? 0)),
    indicator: () => once(exact(item.points)),
    event: () => once(exact(item.points)),
    unstated: () => 0n,
    veto: () => 0n,
  };
  const limit =
    clause.limit ?? (clause.kind === 'discretion' && clause.unit === null ? clause.to : undefined);
  const sum = sums[clause.kind]();
  return limit === undefined ? sum : least(sum, exact(limit));
}

function lostByHand(
  scheme: Scheme,
  item: RubricItem,
  row: RubricRow,
  key: string,
  rows: LedgerRow[],
): bigint {
  const typed = rows.filter(({ clause, manual }) => clause === key && manual !== null).at(-1);
  if (typed) return exact(Number(typed.manual));
  const sums = row.clauses.map((clause) => {
    const quantities = rows
      .filter((each) => each.clause === clause.id)
      .map(({ quantity }) => (quantity === null ? million : exact(Number(quantity))));
    return { clause, points: byHand(clause, item, row, quantities, scheme.readings.不足一档) };
  });
  const counting = sums.filter(({ clause, points }, index) => {
    if (clause.tier === null || scheme.readings.互斥条款 === '分别扣分') return true;
    // Of a tier the heaviest, of equal ones the first.
    return !sums.some(
      (other, at) =>
        other.clause.tier === clause.tier &&
        (other.points > points || (other.points === points && at < index)),
    );
  });
  const taken = total(counting.filter(({ clause }) => !clause.earns).map(({ points }) => points));
  const given = total(counting.filter(({ clause }) => clause.earns).map(({ points }) => points));
  const earns = row.clauses.some((clause) => clause.earns);
  const lost = most(0n, taken - given + (earns ? exact(pointsOfRow(item, row) ?? 0) : 0n));
  return row.points === undefined ? lost : least(lost, exact(row.points));
}

const seeds = fc.integer({ min: 1, max: 1_000_000 });

describe('任意方案，任意台账', () => {
  test('核算与另一种算法逐项一致，大项得分不低于 0，不高于分值', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, year) => {
        const scheme = mechanismScheme(seed);
        const { state } = computed(mechanismYear(scheme, year));
        for (const unit of scheme.units) {
          const rubric = rubricOf(scheme, unit.kind);
          const rows = state.deductions.filter((each) => each.unit === unit.name);
          const result = [...(state.results?.districts ?? []), ...(state.results?.members ?? [])].find(
            (each) => each.unit === unit.id,
          );
          const expected = rubric.items.map((item) => {
            const lost = item.rows.map((row) =>
              lostByHand(scheme, item, row, `附${rubric.id.slice('annex'.length)}-${row.no}`, rows),
            );
            return Number(exact(item.points) - least(exact(item.points), total(lost))) / 1_000_000;
          });
          const scores = result?.yearEnd.items.map(({ score }) => score.toNumber());
          expect(scores).toEqual(expected);
          for (const [index, item] of rubric.items.entries()) {
            expect(scores?.[index]).toBeGreaterThanOrEqual(0);
            expect(scores?.[index]).toBeLessThanOrEqual(item.points);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('每个结果都走得回去：来历里没有空白和没有算出的数', () => {
    const all = (step: Step): Step[] => [step, ...step.children.flatMap(all)];
    fc.assert(
      fc.property(seeds, seeds, (seed, year) => {
        const scheme = mechanismScheme(seed);
        const { results } = computed(mechanismYear(scheme, year)).state;
        for (const { id } of scheme.units) {
          const trace = results && explain(scheme, results, id);
          expect(trace).toBeDefined();
          for (const { label, value, formula } of trace ? all(trace) : [])
            expect(`${label}${value}${formula ?? ''}`).not.toMatch(/undefined|NaN|null/);
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** One 小项 of 10 points in a 大项 of 20, and another that fills it up; what is not given is left out. */
function small(
  clauses: readonly (Pick<Clause, 'kind'> & Partial<Clause>)[],
  points: number | null = 10,
): unknown {
  const base = compactScheme();
  const [first, ...others] = base.rubrics;
  const clause = (no: number) => (own: Pick<Clause, 'kind'> & Partial<Clause>, index: number) => ({
    ...{ id: `附1-${no}-${index + 1}`, text: `第${no}行第${index + 1}句`, points: null, unit: null },
    ...{ required: null, step: null, tier: null },
    ...own,
  });
  const row = (no: number, own: readonly (Pick<Clause, 'kind'> & Partial<Clause>)[]) => ({
    no,
    content: '内容',
    contentRestored: null,
    standard: own.map((_, index) => `第${no}行第${index + 1}句`).join('；'),
    method: '',
    clauses: own.map(clause(no)),
    ...(points === null ? {} : { points }),
  });
  const items = [
    {
      no: 1,
      title: '一项',
      kind: 'scored',
      points: 20,
      rows: [row(1, clauses), row(2, [{ kind: 'unstated' }])],
    },
    {
      no: 2,
      title: '二项',
      kind: 'scored',
      points: 80,
      rows: [{ ...row(3, [{ kind: 'unstated' }]), points: 80 }],
    },
  ];
  return { ...base, rubrics: [{ ...first, items }, ...others] };
}

const loaded = (data: unknown): Scheme => {
  const { scheme, findings } = examineScheme(data);
  if (!scheme) throw new Error(findings.map(({ message }) => message).join());
  return scheme;
};

describe('一条一条', () => {
  test.each<[string, Partial<Clause> & Pick<Clause, 'kind'>, number[], number]>([
    [
      '每次扣 0.5 分，最多扣 2 分：五次',
      { kind: 'count', points: 0.5, unit: '次', limit: 2 },
      [1, 4],
      20 - 2,
    ],
    ['每次扣 0.5 分，最多扣 2 分：三次', { kind: 'count', points: 0.5, unit: '次', limit: 2 }, [3], 20 - 1.5],
    [
      '每 5 亩扣 1 分：12 亩，不足一档按一档计',
      { kind: 'count', points: 1, unit: '亩', step: 5 },
      [12],
      20 - 3,
    ],
    ['再次发生加倍：一起', { kind: 'count', points: 1, unit: '起', repeat: 2 }, [1], 20 - 1],
    ['再次发生加倍：先一起，后两起', { kind: 'count', points: 1, unit: '起', repeat: 2 }, [1, 2], 20 - 5],
    ['酌情扣 2—6 分，定 3.5 分', { kind: 'discretion', points: 2, to: 6 }, [3.5], 20 - 3.5],
    ['酌情扣 2—6 分，两笔 4 分，总共 6 分', { kind: 'discretion', points: 2, to: 6 }, [4, 4], 20 - 6],
    ['酌情 2—6 分/次，两笔 4 分', { kind: 'discretion', points: 2, to: 6, unit: '次' }, [4, 4], 20 - 8],
    ['按比例扣：5 分的 30%', { kind: 'proportion', points: 5 }, [30], 20 - 1.5],
    ['未开展的不得分：小项 10 分', { kind: 'row' }, [1], 20 - 10],
    ['小项扣完为止：每次 3 分，五次', { kind: 'count', points: 3, unit: '次' }, [5], 20 - 10],
    ['得分制：没有登记，小项不得分', { kind: 'fixed', points: 4, earns: true }, [], 20 - 10],
    ['得分制：有文件得 4 分', { kind: 'fixed', points: 4, earns: true }, [1], 20 - 6],
    [
      '得分制：每篇得 3 分，计满 6 分为止',
      { kind: 'count', points: 3, unit: '篇', earns: true, limit: 6 },
      [5],
      20 - 4,
    ],
    ['得分制：每篇得 3 分，不超过小项 10 分', { kind: 'count', points: 3, unit: '篇', earns: true }, [5], 20],
    ['得分制：按完成比例得 10 分的 85%', { kind: 'proportion', points: 10, earns: true }, [85], 20 - 1.5],
  ])('%s', (_, clause, quantities, expected) => {
    let year = assessment(loaded(small([clause])));
    for (const quantity of quantities) year = year.deduct('区1', '附1-1-1', quantity);
    expect(year.item('区1', 1)).toBe(expected);
  });

  test('得与扣在同一小项：得 8 分、扣 3 分，得 5 分；手填的扣分代替全部', () => {
    const scheme = loaded(
      small([
        { kind: 'fixed', points: 8, earns: true },
        { kind: 'fixed', points: 3 },
      ]),
    );
    const year = () => assessment(scheme).deduct('区1', '附1-1-2').deduct('区1', '附1-1-1');
    expect(year().item('区1', 1)).toBe(10 + 5);
    expect(year().override('区1', 1, 2.5).item('区1', 1)).toBe(20 - 2.5);
  });

  test('比率分段：低于 96% 每个百分点 0.25，低于 90% 每个百分点 0.5，取较重的一条', () => {
    const scheme = loaded(
      small([
        { kind: 'percent', points: 0.25, unit: '百分点', step: 1, tier: 'a' },
        { kind: 'percent', points: 0.5, unit: '百分点', step: 1, tier: 'a' },
      ]),
    );
    const year = assessment(scheme).deduct('区1', '附1-1-1', 10).deduct('区1', '附1-1-2', 4);
    expect(year.item('区1', 1)).toBe(20 - 2.5);
  });

  test.each<[string, string, Partial<Clause> & Pick<Clause, 'kind'>, number | null]>([
    ['酌情没有上限', 'scheme-clause-figures', { kind: 'discretion', points: 2 }, 10],
    ['酌情前大后小', 'scheme-clause-relation', { kind: 'discretion', points: 6, to: 2 }, 10],
    ['最多比一次还少', 'scheme-clause-relation', { kind: 'count', points: 3, unit: '次', limit: 2 }, 10],
    ['一次性的条款写了最多', 'scheme-clause-figures', { kind: 'fixed', points: 3, limit: 5 }, 10],
    ['得分的小项没有分值', 'scheme-clause-relation', { kind: 'fixed', points: 3, earns: true }, null],
    ['小项不得分，小项没有分值', 'scheme-clause-relation', { kind: 'row' }, null],
    [
      '每 5 亩一档又加倍',
      'scheme-clause-relation',
      { kind: 'count', points: 1, unit: '亩', step: 5, repeat: 2 },
      10,
    ],
  ])('%s：%s', (_, code, clause, points) => {
    const { scheme, findings } = examineScheme(small([clause], points));
    expect(scheme).toBeNull();
    expect(findings.map((finding) => finding.code)).toContain(code);
  });

  test('一组互斥条款要么都扣，要么都得', () => {
    const both = [
      { kind: 'fixed', points: 1, tier: 'a' },
      { kind: 'fixed', points: 2, tier: 'a' },
      { kind: 'fixed', points: 1, tier: 'a', earns: true },
      { kind: 'fixed', points: 2, tier: 'a', earns: true },
    ] as const;
    expect(examineScheme(small(both)).findings.map(({ code }) => code)).toContain('scheme-clause-tier');
  });

  test('小项分值与大项不符', () => {
    expect(examineScheme(small([{ kind: 'unstated' }], 9)).findings.map(({ code }) => code)).toContain(
      'scheme-row-points',
    );
  });
});

test('十进制：0.1 分每次，三次恰为 0.3 分', () => {
  const scheme = loaded(small([{ kind: 'count', points: 0.1, unit: '次' }]));
  const { yearEnd } = assessment(scheme).deduct('区1', '附1-1-1', 3).result('区1');
  expect(yearEnd.items[0]?.score.eq(decimal('19.7'))).toBe(true);
});
