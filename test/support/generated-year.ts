import { Random } from '../../src/sample/random';
import { qualities, sampleScores, sampleTeam } from '../../src/sample/entries';
import type { LedgerRow } from '../../src/forms/deduction-ledger';
import { emptyState, type MasterState } from '../../src/forms/master/state';
import type { Scheme } from '../../src/schemes/scheme';

const row = (
  unit: string,
  clause: string,
  quantity: number | null,
  manual: number | null = null,
): LedgerRow => ({
  unit,
  clause,
  quantity,
  manual,
  facts: '样例',
  date: '2020-01-15',
  file: '',
  sheet: '',
  cell: '',
});

/** A year of any scheme in which everybody answered. */
export function filledYear(scheme: Scheme, seed: number): MasterState {
  const random = new Random(seed);
  const quality = qualities(scheme, random);
  const state = emptyState(scheme);
  for (const rater of scheme.raters)
    state.scores.set(
      rater.id,
      new Map(
        [...sampleScores(scheme, rater, quality, random)].map(([unit, score]) => [unit, score.toNumber()]),
      ),
    );
  for (const team of scheme.teams) {
    const entries = sampleTeam(scheme, team, quality, random);
    state.deductions.push(
      ...entries.deductions.map((each) => ({ ...each, file: 'x.xlsx', sheet: '扣分台账', cell: 'C4' })),
    );
    state.bonuses.push(...entries.bonuses);
  }
  return state;
}

/** A 总表's state with everything that has a mechanism of its own: tiers, repetitions, overrides, bonuses, missing forms. */
export function generatedYear(scheme: Scheme, seed: number): MasterState {
  const state = filledYear(scheme, seed);
  state.deductions.push(
    // Two tiers of one sentence, one of them in two rows; the other unit has them the other way round.
    row('巩义市', '附1-8-1', null),
    row('巩义市', '附1-8-2', 3),
    row('巩义市', '附1-8-2', 2),
    row('登封市', '附1-8-2', 4),
    row('登封市', '附1-8-1', null),
    row('市教育局', '附2-22-1', 2),
    row('市教育局', '附2-22-2', null),
    // Repeated once-clauses, an emptied item, percent steps.
    row('新密市', '附1-1-1', null),
    row('新密市', '附1-1-1', null),
    row('新密市', '附1-48-1', null),
    row('新密市', '附1-48-1', null),
    row('荥阳市', '附1-20-1', 12.5),
    row('荥阳市', '附1-21-1', 0.01),
    row('市公安局', '附2-15-1', 1.5),
    // Typed over, twice, and over ledger rows of the same 小项.
    row('新郑市', '附1-3-1', 1),
    row('新郑市', '附1-3', null, 2.5),
    row('新郑市', '附1-3', null, 1.5),
    row('新郑市', '附1-59', null, 99),
    // Typed badly: formulas must show what they show, and not a number.
    row('中牟县', '附1-5-1', null),
    row('', '附1-5-1', 1),
  );
  const bonus = (unit: string, rule: number, work: string) => ({
    unit,
    rule: scheme.bonus.rules[rule]?.name ?? '',
    work,
    facts: '文号',
    file: '',
    sheet: '',
    cell: '',
  });
  state.bonuses.push(
    bonus('巩义市', 0, '甲 工作'),
    bonus('巩义市', 2, '甲工作'),
    bonus('巩义市', 0, '乙'),
    bonus('巩义市', 3, '丙'),
    bonus('登封市', 1, 'ABC'),
    bonus('登封市', 1, 'abc'),
  );
  state.incidents.set('D01', {
    unit: 'D01',
    counts: { major: 2 },
    basis: '样例',
    mismatch: null,
  });
  state.incidents.set('D02', {
    unit: 'D02',
    counts: { summoned: 1 },
    basis: '样例',
    mismatch: null,
  });
  state.incidents.set('M01', {
    unit: 'M01',
    counts: { major: 2, summoned: 1 },
    basis: '样例',
    mismatch: null,
  });
  return state;
}
