import type { DraftClause } from './clauses';

/** What was read, in the words of the office. */
export function readingWords(clause: DraftClause): string {
  const { kind, points, to, per, limit, required, group } = clause;
  const score =
    points === null && to === null ? '' : ` ${to === null ? (points ?? '') : `${points ?? ''}—${to}`} 分`;
  return [
    `${kind}${score}`,
    ...(per === null ? [] : [`按“${per}”计`]),
    ...(limit === null ? [] : [`最多 ${limit} 分`]),
    ...(required === null ? [] : [`应有 ${required}`]),
    ...(group === null ? [] : [`互斥组 ${group}`]),
  ].join('，');
}
