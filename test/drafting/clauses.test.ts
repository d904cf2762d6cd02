import { readClauses, type DraftClause } from '../../src/drafting/clauses';
import { sentences } from './sentences';

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

describe('一句话里读出的条款', () => {
  test('句子不少于一百五十个，每个只列一次', () => {
    expect(sentences.length).toBeGreaterThanOrEqual(150);
    expect(new Set(sentences.map(([sentence]) => sentence)).size).toBe(sentences.length);
  });

  test.each(sentences.map(([sentence, ...clauses]) => [sentence, clauses] as const))(
    '%s',
    (sentence, clauses) => {
      expect(readClauses(sentence).clauses.map(written)).toEqual(clauses);
    },
  );
});
