import type { DraftClause } from '../../src/drafting/clauses';

/** As the table writes a clause. */
export function written(clause: DraftClause): string {
  const { kind, points, to, per, limit, required, group } = clause;
  const range = to === null ? String(points ?? '') : `${String(points ?? '')}–${to}`;
  return [
    `${kind}${range}`,
    ...(per === null ? [] : [`每${per}`]),
    ...(limit === null ? [] : [`≤${limit}`]),
    ...(required === null ? [] : [`≥${required}`]),
    ...(group === null ? [] : [`#${group}`]),
  ].join(' ');
}
