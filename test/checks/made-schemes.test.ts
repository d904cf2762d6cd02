import { interpret } from '../../src/checks/entries';
import { checkReports } from '../../src/checks/settlement';
import { reportRows } from '../../src/forms/master/reports';
import type { MasterState } from '../../src/forms/master/state';
import type { Scheme } from '../../src/schemes/scheme';
import { mechanismScheme, mechanismYear } from '../support/mechanism-scheme';
import { partsScheme, partsYear } from '../support/parts-scheme';

/** 2019 年方案里没有的填写项：转报分、小项分值、酌情扣。填错一处，就有一条问题说到那一处。 */

/** The first made-up year of which something can be said. */
function first<Found>(
  scheme: (seed: number) => Scheme,
  year: (scheme: Scheme, seed: number) => MasterState,
  find: (state: MasterState) => Found | undefined,
): { state: MasterState; found: Found } {
  for (let seed = 1; seed < 200; seed += 1) {
    const state = year(scheme(seed), seed);
    const found = find(state);
    if (found !== undefined) return { state, found };
  }
  throw new Error('no such scheme');
}

const codes = (state: MasterState): string[] =>
  [...interpret(state, () => undefined).findings, ...checkReports(state)].map(({ code }) => code);

describe('转报分', () => {
  const reported = () => first(partsScheme, partsYear, (state) => reportRows(state)[0]);

  test.each([
    ['report-score', '得分不是数', { value: '九十分' }],
    ['report-score', '得分高于满分', { value: 100_000 }],
    ['report-score', '小数位太多', { value: 0.123456789 }],
    ['report-no-basis', '没有依据', { basis: null }],
    ['report-no-score', '有依据，没有得分', { value: null }],
    ['report-outstanding', '没有来', { value: null, basis: null, file: null }],
  ])('%s：%s', (code, _, change) => {
    const { state, found } = reported();
    expect(codes(state)).not.toContain(code);
    const key = [...state.reports].find(([, entry]) => entry === found.entry)?.[0] ?? '';
    state.reports.set(key, { ...found.entry, ...change });
    expect(codes(state)).toContain(code);
  });
});

test('deduction-over-row：手填扣分超过小项分值', () => {
  const { state, found } = first(mechanismScheme, mechanismYear, (year) => {
    const [own] = year.scheme.rubrics;
    const row = own?.items.flatMap(({ rows }) => rows).find(({ points }) => points !== undefined);
    const unit = year.scheme.units.find(({ kind }) => kind === own?.appliesTo);
    return own && row && unit && { key: `附${own.annex.replaceAll(/\D/g, '')}-${row.no}`, row, unit };
  });
  const [line] = state.deductions;
  if (!line) throw new Error('no ledger');
  state.deductions = [
    {
      ...line,
      unit: found.unit.name,
      clause: found.key,
      quantity: null,
      manual: Number(found.row.points) + 1,
    },
  ];
  expect(codes(state)).toContain('deduction-over-row');
});

test('ledger-discretion：酌情定的分数不在范围之内', () => {
  const { state, found } = first(mechanismScheme, mechanismYear, (year) =>
    year.deductions.find(({ clause }) =>
      year.scheme.rubrics
        .flatMap(({ items }) => items)
        .flatMap(({ rows }) => rows)
        .flatMap(({ clauses }) => clauses)
        .some(({ id, kind }) => id === clause && kind === 'discretion'),
    ),
  );
  expect(codes(state)).not.toContain('ledger-discretion');
  state.deductions = [{ ...found, quantity: 99 }];
  expect(codes(state)).toContain('ledger-discretion');
});
