import { zhengzhou2019 } from '../../src/schemes';
import { readingTable } from '../../src/schemes/reading-texts';
import type { Scheme } from '../../src/schemes/scheme';

/** 口径的话只说本方案：不照录郑安委〔2020〕1号原句的方案，口径不拿那份通知的句子来解释（议题十五第 6 条）。 */

const scheme = zhengzhou2019();
const elsewhere: Scheme = { ...scheme, quotes: {} };

/** Words that only that notice has. */
const foreign = /通知五|60 ?分|两起较大|顿号|原文只说|原文列了|原文按得分|没有把一票否决/u;

const said = (of: Scheme) =>
  readingTable(of.readings, of).map(({ id, question, reason, options }) => ({
    id,
    words: [question, reason, ...options.map(({ effect }) => effect)].join('；'),
  }));

test('照录原句的方案，说的是那份通知', () => {
  expect(said(scheme).filter(({ words }) => foreign.test(words)).length).toBeGreaterThan(5);
});

test('没有照录的，不提那份通知的句子和数', () => {
  expect(said(elsewhere).filter(({ words }) => foreign.test(words))).toEqual([]);
});

test('原文一栏写“原文未规定”', () => {
  const sources = readingTable(elsewhere.readings, elsewhere).map(({ source }) => source);
  expect([...new Set(sources)]).toEqual(['原文未规定']);
});
