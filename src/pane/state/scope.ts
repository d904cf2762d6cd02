import type { Overview } from '../../views/overview';

/** Values are kept per workbook, so that another one does not show what belongs to this one: the sample, a copy, a form. */
export const scopeOf = (overview: Overview | null): string => {
  if (!overview) return '';
  const title = 'title' in overview ? overview.title : '';
  switch (overview.kind) {
    case 'master':
      return `master/${title}/${overview.master}`;
    case 'rating':
      return `rating/${title}/${overview.rater}`;
    case 'team':
      return `team/${title}/${overview.team}`;
    default:
      return `${overview.kind}/${title}`;
  }
};

type Kept = Readonly<Record<string, unknown>>;

/** What was kept of a workbook, without the rest. */
const isOf = (key: string, overview: Overview | null): boolean => key.startsWith(`${scopeOf(overview)}/`);

/**
 * What is kept after a task. A 总表 of an earlier version gets its id with the first write: what was half
 * typed stays with it. Where a 总表 stands in a workbook that was empty, the form that made it is done with: the next empty
 * workbook begins anew.
 */
export function keptAfter(kept: Kept, before: Overview | null, after: Overview): Kept {
  if (after.kind !== 'master') return kept;
  const entries = Object.entries(kept);
  if (before?.kind === 'empty') return Object.fromEntries(entries.filter(([key]) => !isOf(key, before)));
  if (
    before?.kind !== 'master' ||
    before.master !== '' ||
    after.master === '' ||
    before.title !== after.title
  )
    return kept;
  const was = scopeOf(before).length;
  return Object.fromEntries(
    entries.map(([key, value]) => [isOf(key, before) ? `${scopeOf(after)}${key.slice(was)}` : key, value]),
  );
}
