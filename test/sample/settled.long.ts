import { resultsJson } from '../../src/cli/results';
import { paperKinds } from '../../src/papers/paper';
import { sampleSchemes } from '../../src/sample/schemes';
import { groupWord, groupsOf, partsOf } from '../../src/schemes';
import { allUnits } from '../../src/scoring/results';
import { openMaster } from '../../src/workflow/master';
import { papersOf } from '../../src/workflow/papers';
import { wordBytes } from '../../src/word/write';
import { textsOf } from '../support/papers';
import { sampleFacts, sampleSchemeNamed, settledSample } from '../support/sample-facts';
import { independentResults } from '../support/sample-independent';
import { valueOf, type Year } from '../support/year';

/** 范例走完一年：评价表、考核组工作簿、转报分、奖惩情形都填好收回，核算的结果与照原文另算的逐家一致；文书写的是自己的名目。 */

jest.setTimeout(300_000);

/** The first year of each, settled by its test and read by the next. */
const settled = new Map<string, Year>();

test.each(sampleSchemes.flatMap(({ name }) => [1, 2].map((seed): [string, number] => [name, seed])))(
  '%s，第 %i 年：总分、等次、否决、评先、名次与另算的一致',
  async (name, seed) => {
    const scheme = sampleSchemeNamed(name);
    const facts = sampleFacts(scheme, seed);
    const year = await settledSample(scheme, facts);
    const { results, findings } = valueOf(await year.settle());
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (!results) throw new Error('not settled');
    const names = new Map(scheme.units.map((unit) => [unit.id, unit.name]));
    const found = new Map(
      allUnits(results).map(({ unit, total, grade, veto, eligible, rank }) => [
        names.get(unit) ?? unit,
        { total: total?.toNumber(), grade, veto, eligible, rank },
      ]),
    );
    expect(found).toEqual(independentResults(scheme, facts));
    if (seed === 1) settled.set(name, year);
  },
);

test.each(sampleSchemes.map(({ name }) => name))(
  '%s：各种文书都做得出，写的是自己的类别、计分部分、评价组，没有 2019 年的',
  async (name) => {
    const year = settled.get(name);
    if (!year) throw new Error('not settled');
    const open = valueOf(await openMaster(year.master));
    const made = valueOf(
      papersOf(open, {
        kinds: paperKinds,
        rank: true,
        scores: true,
        named: true,
        today: '2025-02-01',
        last: open,
      }),
    );
    expect(new Set(made.map(({ kind }) => kind))).toEqual(new Set(paperKinds));
    for (const paper of made) expect((await wordBytes(paper)).length).toBeGreaterThan(1_000);
    // Heads of narrow columns have their words in several lines.
    const text = made
      .flatMap(textsOf)
      .map((words) => words.replaceAll('\n', ''))
      .join('\n');
    const { scheme } = open.state;
    const own = [
      scheme.issuer,
      ...scheme.kinds.flatMap((kind) => [kind.name, ...partsOf(scheme, kind.id).map((part) => part.name)]),
      ...groupsOf(scheme).map((group) => groupWord(scheme, group)),
    ];
    expect(own.filter((words) => !text.includes(words))).toEqual([]);
    expect(text).not.toMatch(/郑州|郑安委|2019|成员单位|县（市、区）|领导考核|平时考核|处室/);
  },
);

/** What `settle --json` says of a part, by its source. */
const fieldsBySource = {
  评价表: ['name', 'source', 'sum', 'converted'],
  考核细则: ['name', 'source', 'items', 'rubric', 'bonus', 'score', 'weighted'],
  转报分: ['name', 'source', 'score', 'weighted'],
};

test.each(sampleSchemes.map(({ name }) => name))(
  '%s：settle --json 逐类、逐家、逐部分，来源没有的项不写',
  async (name) => {
    const year = settled.get(name);
    if (!year) throw new Error('not settled');
    const { state } = valueOf(await openMaster(year.master));
    const { scheme, results } = state;
    const { kinds } = resultsJson(scheme, results ?? null, []);
    expect(kinds.map(({ kind }) => kind)).toEqual(scheme.kinds.map((kind) => kind.name));
    for (const [index, { units }] of kinds.entries()) {
      const own = scheme.kinds[index]?.id ?? '';
      expect(units.map(({ unit }) => unit)).toEqual(
        scheme.units.filter(({ kind }) => kind === own).map((unit) => unit.name),
      );
      for (const { parts, total } of units) {
        expect(typeof total).toBe('number');
        expect(parts.map((part) => part.name)).toEqual(partsOf(scheme, own).map((part) => part.name));
        for (const [at, part] of parts.entries()) {
          const averaged = scheme.kinds[index]?.parts[at];
          const average = averaged?.source === '评价表' && averaged.combination !== '总分×系数';
          expect(Object.keys(part)).toEqual([...fieldsBySource[part.source], ...(average ? ['score'] : [])]);
        }
      }
    }
  },
);
