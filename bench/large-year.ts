import { decimal } from '../src/base/decimal';
import { zhengzhou2019 } from '../src/schemes';
import type { Scheme } from '../src/schemes/scheme';
import type { Entries } from '../src/scoring/entries';

/** A year of another size: so many districts, 200 raters, and a few deductions each. */
export function largeYear(units: number): { scheme: Scheme; entries: Entries } {
  const base = zhengzhou2019();
  const origin = { file: '', sheet: '', cell: '' };
  const scheme: Scheme = {
    ...base,
    units: Array.from({ length: units }, (_, index) => ({
      id: `D${index + 1}`,
      name: `单位${index + 1}`,
      kind: 'district' as const,
      aliases: [],
    })),
    raters: Array.from({ length: 200 }, (_, index) => ({
      id: `${index < 90 ? 'L' : 'O'}${index}`,
      kind: index < 90 ? ('leader' as const) : ('office' as const),
      name: `评价人${index}`,
    })),
  };
  const nine = decimal(9);
  const clauses = base.rubrics[0]?.items.flatMap((item) => item.rows.flatMap((row) => row.clauses)) ?? [];
  return {
    scheme,
    entries: {
      scores: scheme.units.flatMap((unit) =>
        scheme.raters.map((rater) => ({ rater: rater.id, unit: unit.id, value: nine, origin })),
      ),
      missing: new Map(),
      deductions: scheme.units.flatMap((unit, index) =>
        Array.from({ length: 12 }, (_, step) => ({
          id: `${unit.id}-${step}`,
          unit: unit.id,
          clause: clauses[(index * 7 + step * 5) % clauses.length]?.id ?? '',
          quantity: decimal(1),
          facts: '样例',
          date: '',
          origin,
        })),
      ),
      overrides: [],
      bonuses: [],
      incidents: [],
    },
  };
}
