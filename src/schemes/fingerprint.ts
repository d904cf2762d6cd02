import { digest } from '../base/digest';
import { earlierKinds } from './kinds';
import { settledReadings } from './readings';
import type { Rubric } from './rubric';
import earlierTexts from './zhengzhou-2019/earlier-texts.json';
import earlierQuotes from './zhengzhou-2019/quotes.json';
import type { Scheme } from './scheme';

/**
 * The fingerprint goes into every workbook that is sent out, so that a rule changed afterwards is noticed.
 * People's names and telephone numbers are no rules: the office types them at any time.
 */

/** What a clause says for checks alone takes no points; version 0.1.0 did not know it, and its forms are still ours. */
const forChecks = new Set(['circumstances', 'outOf']);

const withoutChecks = (rubric: Rubric): unknown => ({
  ...rubric,
  items: rubric.items.map((item) => ({
    ...item,
    rows: item.rows.map((row) => ({
      ...row,
      clauses: row.clauses.map((clause) =>
        Object.fromEntries(Object.entries(clause).filter(([key]) => !forChecks.has(key))),
      ),
    })),
  })),
});

/** Leaves out what only names people, raters and the members of a 考核组, and what only checks ask for. */
const rulesOnly = ({ kinds, quotes, circumstances, ...scheme }: Scheme): unknown => ({
  ...scheme,
  // In version 0.1.0 every scheme quoted 郑安委〔2020〕1号: what still does is the same as before.
  ...otherQuotes(quotes),
  // Version 0.1.0 did not name them: a scheme with its kinds is the same as before.
  ...(canonical(kinds) === canonical(earlierKinds) ? {} : { kinds }),
  // Left out where it is left out of the scheme, as in version 0.1.0.
  ...(circumstances === undefined ? {} : { circumstances }),
  rubrics: scheme.rubrics.map(withoutChecks),
  readings: settledReadings(scheme.readings),
  raters: scheme.raters.map(({ id, kind }) => ({ id, kind })),
  teams: scheme.teams.map(({ no, name, leaderPost, units }) => ({ no, name, leaderPost, units })),
});

function otherQuotes(quotes: Scheme['quotes']): { quotes?: object } {
  const known: Readonly<Record<string, string>> = earlierQuotes;
  const others = Object.entries(quotes).filter(([id, text]) => text !== known[id]);
  return others.length > 0 ? { quotes: Object.fromEntries(others) } : {};
}

/** Texts whose stops or spaces were mended since: with either the scheme is the same. */
const asBefore: ReadonlyMap<string, string> = new Map(Object.entries(earlierTexts));

/** JSON with the keys of every object sorted: the same scheme always gives the same text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'string') return JSON.stringify(asBefore.get(value) ?? value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}

/** Over the rules alone; 64 bits tell a handful of schemes apart. */
export const fingerprint = (scheme: Scheme): string => digest(canonical(rulesOnly(scheme)));
