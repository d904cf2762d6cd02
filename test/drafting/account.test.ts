import * as fc from 'fast-check';
import { draftOf } from '../../src/drafting/draft';
import { fold } from '../../src/drafting/fold';
import { textSource } from '../../src/drafting/plain-text';
import { doubtful, sentences } from './sentences';

const all = [...sentences.map(([sentence]) => sentence), ...doubtful];

describe('原文里的每一个“N 分”', () => {
  test('不是读进了条款，就是列为没有读入', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all), { minLength: 3, maxLength: 12 }), (rows) => {
        const text = `序号\t考核标准\t分值\n${rows.map((row, index) => `${index + 1}\t${row}\t2000`).join('\n')}`;
        const { rubrics, unread } = draftOf(textSource(text));
        fc.pre(rubrics.length > 0);
        const read = rubrics.flatMap(({ items }) => items.flatMap((item) => item.rows));
        for (const { standard, clauses } of read) {
          const said = [
            ...clauses.map((clause) => standard.slice(clause.from, clause.until)),
            ...unread.map((one) => one.text),
          ];
          const limits = clauses.map(({ limit }) => limit);
          for (const [score, number] of fold(standard).text.matchAll(/(\d+(?:\.\d+)?)分(?![钟之类])/g))
            expect(
              limits.includes(Number(number)) ||
                said.some((part) => fold(part).text.includes(score)) ||
                standard,
            ).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
