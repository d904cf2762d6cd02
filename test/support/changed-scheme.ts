import { zhengzhou2019 } from '../../src/schemes';
import type { Clause } from '../../src/schemes/rubric';
import type { Scheme } from '../../src/schemes/scheme';

/** 郑安委〔2020〕1号 with one thing changed, for tests of what a scheme may say otherwise. */

/** @param points of the clause's 小项; left out: those that it has */
export function withClause(id: string, change: Partial<Clause>, points?: number): Scheme {
  const scheme = zhengzhou2019();
  return {
    ...scheme,
    rubrics: scheme.rubrics.map((rubric) => ({
      ...rubric,
      items: rubric.items.map((item) => ({
        ...item,
        rows: item.rows.map((row) =>
          row.clauses.some((clause) => clause.id === id)
            ? {
                ...row,
                ...(points === undefined ? {} : { points }),
                clauses: row.clauses.map((clause) => (clause.id === id ? { ...clause, ...change } : clause)),
              }
            : row,
        ),
      })),
    })),
  };
}

/** The units of the first kind alone, scored by what somebody sends: nobody rates, and no team goes anywhere. */
export function sentAlone(): Scheme {
  const scheme = zhengzhou2019();
  const [kind] = scheme.kinds;
  if (!kind) throw new Error('no kind');
  return {
    ...scheme,
    kinds: [{ ...kind, parts: [{ name: '转报', source: '转报分', full: 100, weight: 100 }] }],
    units: scheme.units.filter((unit) => unit.kind === kind.id),
    forms: {},
    raters: [],
    teams: [],
    rubrics: [],
  };
}
