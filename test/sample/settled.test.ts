import { allUnits } from '../../src/scoring/results';
import { sampleSchemes } from '../../src/sample/schemes';
import { sampleFacts, sampleSchemeNamed, settledSample } from '../support/sample-facts';
import { independentResults } from '../support/sample-independent';
import { valueOf } from '../support/year';

/** 范例走完一年：评价表、考核组工作簿、转报分、奖惩情形都填好收回，核算的结果与照原文另算的逐家一致。 */

jest.setTimeout(300_000);

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
  },
);
