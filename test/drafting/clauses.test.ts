import { readClauses } from '../../src/drafting/clauses';
import { written } from './clause-words';
import { sentences } from './sentences';

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
