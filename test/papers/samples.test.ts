import { paperSheet } from '../../src/papers/sheet';
import { reportPaper } from '../../src/papers/report';
import { allUnits, paperYear } from '../../src/papers/year';
import { emptyState } from '../../src/forms/master/state';
import { qualities, sampleScores, sampleTeam } from '../../src/sample/entries';
import { Random } from '../../src/sample/random';
import { sampleSchemeOf, sampleSchemes } from '../../src/sample/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import { computed } from '../../src/workflow/master';
import { misfits } from '../support/fit';
import { allPapers, textsOf } from '../support/papers';

/** 文书说的是方案自己的类别和计分部分：三份范例的每一种文书都做得出，每一笔扣分都在某一份报告上。 */

/** A year of a scheme in which everybody answered. */
function yearOf(scheme: Scheme) {
  const random = new Random(1);
  const quality = qualities(scheme, random);
  const state = { ...emptyState(scheme), settled: true };
  for (const rater of scheme.raters)
    state.scores.set(
      rater.id,
      new Map(
        [...sampleScores(scheme, rater, quality, random)].map(([unit, score]) => [unit, score.toNumber()]),
      ),
    );
  for (const team of scheme.teams) {
    const entries = sampleTeam(scheme, team, quality, random);
    state.deductions.push(...entries.deductions.map((row) => ({ ...row, file: '', sheet: '', cell: '' })));
  }
  const { state: done, interpreted } = computed(state);
  if (!done.results) throw new Error('no results');
  return { done, year: paperYear(done, done.results, interpreted.entries, '2021-01-20') };
}

describe.each(sampleSchemes.map((sample) => [sample.name, sample] as const))('%s', (_, sample) => {
  const { scheme } = sampleSchemeOf(sample);
  if (!scheme) throw new Error('no scheme');
  const { done, year } = yearOf(scheme);
  const papers = allPapers(year);

  test('每一份都画得成表，没有一格装不下；没有郑州通知的字样', () => {
    expect(papers.length).toBeGreaterThan(2 * scheme.units.length);
    expect(papers.map((paper, index) => paperSheet(paper, `文书${index}`)).flatMap(misfits)).toEqual([]);
    expect(papers.flatMap(textsOf).filter((text) => /郑州|郑安委/.test(text))).toEqual([]);
  });

  test('每一笔扣分都在那个单位的报告上；一个单位几份细则的，各有一张得分表', () => {
    const reports = new Map(
      allUnits(year).map((own) => [own.unit.name, textsOf(reportPaper(year, own)).join('\n')]),
    );
    const missing = done.deductions.filter(
      ({ unit, facts }) => !reports.get(String(unit))?.includes(String(facts ?? '')),
    );
    expect(done.deductions.length).toBeGreaterThan(0);
    expect(missing).toEqual([]);
    for (const own of allUnits(year))
      for (const { name, rubric } of own.scored)
        expect([name, reports.get(own.unit.name)?.includes(rubric.items[0]?.title ?? '')]).toEqual([
          name,
          true,
        ]);
  });
});
