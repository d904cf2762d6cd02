import type { MasterOverview, StepId } from '../../views/overview';

/** Names of the steps, as everywhere in the product. */
export const stepNames: Record<StepId, string> = {
  create: '建表',
  collect: '收表',
  score: '评分',
  results: '成绩',
  print: '打印归档',
};

/** Steps that are behind us. */
export function doneSteps({
  issued,
  settled,
  changed,
  returns,
  reports,
}: MasterOverview): ReadonlySet<StepId> {
  const back = (team: boolean): boolean =>
    returns
      .filter(({ kind }) => (kind === 'team') === team)
      .every(({ status }) => status === 'received' || status === 'decided');
  const done = new Set<StepId>();
  if (issued) done.add('create');
  const sent = reports.every(({ rows }) => rows.every(({ now }) => now !== ''));
  if (back(false) && back(true) && sent) done.add('collect');
  if (back(true)) done.add('score');
  if (settled && !changed) done.add('results');
  return done;
}
