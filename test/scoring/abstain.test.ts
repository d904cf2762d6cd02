import { checkRating } from '../../src/checks/rating';
import { interpret } from '../../src/checks/entries';
import { checkReturns } from '../../src/checks/settlement';
import { ratingWorkbook, readRatingForm } from '../../src/forms/rating-form';
import { emptyState } from '../../src/forms/master/state';
import { loadScheme, ratersOf, unitsOf } from '../../src/schemes';
import type { RatingForm, Scheme } from '../../src/schemes/scheme';
import { explain } from '../../src/scoring/explain';
import type { Step } from '../../src/scoring/explain-step';
import { outlook } from '../../src/scoring/insight';
import { settle } from '../../src/scoring/settle';
import type { Scalar } from '../../src/sheets/model';
import { dataOf, onSheets, put } from '../support/forms';
import { compactScheme } from '../support/scoring-scheme';

/** 弃权不计；本单位不给本单位打分。 */

/** 三个区、三位领导；第一位领导就是“区1”。 */
function scheme(rules: Partial<RatingForm>): Scheme {
  const base = compactScheme(3, 1, 3);
  const { leader } = base.forms;
  if (!leader) throw new Error('no form');
  const loaded = loadScheme({
    ...base,
    forms: { ...base.forms, leader: { ...leader, ...rules } },
    raters: base.raters.map((rater) => (rater.id === 'L1' ? { ...rater, name: '区1' } : rater)),
    readings: { ...base.readings, 折算系数: '按满分折算' },
  });
  if (!loaded.ok) throw new Error(`${loaded.finding.code} ${loaded.finding.message}`);
  return loaded.value;
}

/** 一行一位领导，一列一个区。 */
function year(of: Scheme, rows: readonly (readonly Scalar[])[]) {
  const state = emptyState(of);
  const units = unitsOf(of, 'district');
  ratersOf(of, 'leader').forEach(({ id }, rater) => {
    const cells = units.map(({ id: unit }, index): [string, Scalar] => [unit, rows[rater]?.[index] ?? null]);
    state.scores.set(id, new Map(cells.filter(([, value]) => value !== null)));
  });
  for (const { id } of ratersOf(of, 'office'))
    state.scores.set(id, new Map(units.map((unit) => [unit.id, 10])));
  return state;
}

const leaders = (of: Scheme, rows: readonly (readonly Scalar[])[]) => {
  const results = settle(of, interpret(year(of, rows)).entries);
  return { results, shares: results.districts.map(({ leader }) => leader?.exact?.toNumber() ?? null) };
};

const words = (step: Step | undefined): string[] =>
  step ? [`${step.label} ${step.value}`, ...step.children.flatMap(words)] : [];

test('弃权不是 0 分：按其余各份折算', () => {
  const of = scheme({ abstain: true });
  const weight = of.forms.leader?.weight ?? 0;
  const { results, shares } = leaders(of, [
    [10, 10, 10],
    ['弃权', 10, 10],
    ['弃权', 8, 10],
  ]);
  expect(shares).toEqual([weight, (weight * 28) / 30, weight]);
  expect(words(explain(of, results, 'D1'))).toContain('领导2 弃权，不计');
});

test('缺表推演不等弃权的，也不等本单位的；别的缺份照样推演', () => {
  const of = scheme({ abstain: true, ownVote: false });
  const rows = [
    [null, 10, 10],
    ['弃权', 10, 10],
    [8, 10, 10],
  ];
  expect(outlook(of, interpret(year(of, rows)).entries)).toEqual([]);
  const without = rows.map((row, rater) => (rater === 2 ? [null, ...row.slice(1)] : row));
  expect(
    outlook(of, interpret(year(of, without)).entries).map(({ unit, outstanding }) => [unit, outstanding]),
  ).toEqual([['D1', ['L3']]]);
});

test('没有弃权这一说的，写了弃权不是分数', () => {
  const { findings } = interpret(year(scheme({}), [['弃权', 10, 10]]));
  expect(findings.map(({ code }) => code)).toContain('score-not-number');
});

test('总表里弃权旁边有空格：公式不认，核算也不认，指出来改', () => {
  const of = scheme({ abstain: true });
  const rows = [
    [10, 10, 10],
    [' 弃权', 10, 10],
    [9, 8, 10],
  ];
  const { findings } = interpret(year(of, rows));
  expect(findings.map(({ code, severity }) => `${severity}:${code}`)).toEqual(['error:score-text-in-master']);
  // 合计公式那一格空着；核算也没有这一家的结果。
  expect(leaders(of, rows).shares[0]).toBeNull();
});

test('本单位不评：区1 只按另外两份计，也不算缺一项', () => {
  const of = scheme({ ownVote: false });
  const weight = of.forms.leader?.weight ?? 0;
  const rows = [
    [null, 10, 10],
    [9, 10, 10],
    [9, 10, 10],
  ];
  const { results, shares } = leaders(of, rows);
  expect(shares).toEqual([(weight * 18) / 20, weight, weight]);
  expect(interpret(year(of, rows)).findings.map(({ code }) => code)).not.toContain('score-missing');
  expect(words(explain(of, results, 'D1'))).toContain('区1 本单位，不评');
});

test('总表里给本单位打了分：报错，不计', () => {
  const of = scheme({ ownVote: false });
  const rows = [
    [10, 10, 10],
    [9, 10, 10],
    [9, 10, 10],
  ];
  expect(interpret(year(of, rows)).findings.map(({ code }) => code)).toContain('score-own-unit');
  expect(leaders(of, rows).shares[0]).toBe(leaders(of, [[null, 10, 10], ...rows.slice(1)]).shares[0]);
});

test('评价表上没有本单位一行；加了一行打分的，报错不收；弃权照收', async () => {
  const of = scheme({ ownVote: false, abstain: true });
  const rater = ratersOf(of, 'leader')[0];
  if (!rater) throw new Error('no rater');
  const book = await dataOf(ratingWorkbook(of, rater, ''));
  const first = 4;
  const cells = book.sheets[0]?.rows[first];
  expect(cells?.[1]?.value).toBe('区2');
  const check = (change: (data: typeof book) => typeof book) => {
    const located = readRatingForm(of, change(book), rater);
    if (!located) throw new Error('unread');
    return checkRating(of, rater, located, '表');
  };
  const filled = check((data) => onSheets(data, put(first, 2, { value: '弃权', type: 'text' })));
  expect(filled.scores[0]).toMatchObject({ taken: '弃权' });
  const own = check((data) =>
    onSheets(data, (sheet) =>
      put(first, 2, { value: 9, type: 'number' })(put(first, 1, { value: '区1', type: 'text' })(sheet)),
    ),
  );
  expect(own.findings.map(({ code }) => code)).toContain('score-own-unit');
});

test('一个单位人人弃权：不能核算', () => {
  const of = scheme({ abstain: true });
  const state = year(of, [
    ['弃权', 10, 10],
    ['弃权', 10, 10],
    ['弃权', 10, 10],
  ]);
  expect(checkReturns(state).map(({ code, unit }) => [code, unit])).toContainEqual(['nobody-scores', '区1']);
});
