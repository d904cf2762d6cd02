import { decimal } from '../../src/base/decimal';
import { agreement } from '../../src/scoring/agreement';
import type { Score } from '../../src/scoring/entries';

/** 评价一致性：肯德尔和谐系数，并列的按平均秩、带校正。 */

const scores = (rows: Readonly<Record<string, readonly number[]>>): Score[] =>
  Object.entries(rows).flatMap(([rater, values]) =>
    values.map((value, index) => ({
      rater,
      unit: `U${index}`,
      value: decimal(value),
      origin: { file: '', sheet: '', cell: '' },
    })),
  );

test.each([
  ['各人排序全同', { a: [1, 2, 3, 4], b: [2, 4, 6, 8] }, 1],
  ['两人恰好相反', { a: [1, 2, 3], b: [3, 2, 1] }, 0],
  // S = 42; 12·42 ÷ (9·(64−4)) by hand.
  ['三人四个单位', { a: [1, 2, 3, 4], b: [1, 3, 2, 4], c: [2, 1, 3, 4] }, (12 * 35) / (9 * 60)],
  // Ranks 1.5 1.5 3 and 1 2 3: S = 6.5, ties of 6: 12·6.5 ÷ (4·24 − 2·6).
  ['有并列', { a: [5, 5, 6], b: [1, 2, 3] }, (12 * 6.5) / (4 * 24 - 2 * 6)],
])('%s', (_, rows, expected) => {
  expect(agreement(scores(rows))?.w).toBeCloseTo(expected, 10);
});

test('人人给人人同分，排不出先后：没有系数，不是 1 也不是 0', () => {
  expect(agreement(scores({ a: [9, 9, 9], b: [8, 8, 8] }))?.w).toBeNull();
});

test('只比每人都打了的单位；不足两人、两个单位的不比', () => {
  const all = scores({ a: [1, 2, 3], b: [1, 2, 3] });
  expect(agreement(all.slice(0, -1))?.units).toBe(2);
  expect(agreement(all.slice(0, 3))).toBeNull();
  expect(agreement(scores({ a: [1], b: [2] }))).toBeNull();
});

test('离全体最远的排在最前', () => {
  const found = agreement(scores({ near: [9, 8, 7], far: [1, 1, 1], other: [9, 8, 7.5] }));
  expect(found?.raters[0]).toMatchObject({ rater: 'far', lowest: 1, highest: 1, spread: 0 });
});
