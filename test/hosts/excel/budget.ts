import { assistantFor } from '../../../src/assistant/assistant';
import type { Scheme } from '../../../src/schemes/scheme';
import { excelUnderTest, withoutGaps } from '../../excel/under-test';
import { xlsxFormat } from '../../../src/xlsx/format';
import { costOf, returnsOf, steps, typeIncidents, type Cost } from '../../excel/year';
import { payloadLimit } from '../../excel/wire/wire';
import { valueOf } from '../../support/year';

/** What a year's work costs on the wire: few messages whatever the number of units, none of them too large. */

async function costs(scheme: Scheme): Promise<Record<string, Cost>> {
  const host = excelUnderTest();
  const files = await returnsOf(scheme);
  const found: Record<string, Cost> = {};
  found.create = await costOf(host, async () => valueOf(await steps.create(host, scheme)));
  found.issue = await costOf(host, async () => valueOf(await steps.issue(host)));
  valueOf(await typeIncidents(host, scheme));
  found.collect = await costOf(host, async () => {
    const { files: reports } = valueOf(await steps.collect(host, files));
    expect(reports.filter(({ status }) => status !== 'taken')).toEqual([]);
    expect(reports).toHaveLength(46);
  });
  found.settle = await costOf(host, async () => {
    const { findings, results } = valueOf(await steps.settle(host));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(results?.districts.length).toBe(scheme.units.filter(({ kind }) => kind === 'district').length);
  });
  return found;
}

export function describeBudget(name: string, scheme: () => Scheme): void {
  describe(name, () => {
    afterEach(withoutGaps);

    test('建表、收 46 份表、核算各不超过 4 次往返，每次不超过 5 MB', async () => {
      const found = await costs(scheme());
      for (const step of ['create', 'collect', 'settle']) expect(found[step]?.trips).toBeLessThanOrEqual(4);
      for (const cost of Object.values(found))
        expect(Math.max(cost.largestRequest, cost.largestResponse)).toBeLessThan(payloadLimit);
    }, 600_000);

    test('记入一条不超过 3 次往返：读总表、看要写的格、写', async () => {
      const host = excelUnderTest();
      const now = () => '2020-01-18 09:00';
      const assistant = assistantFor({ workbook: host.workbook, files: xlsxFormat, now });
      valueOf(await steps.create(host, scheme()));
      const at = valueOf(await assistant.rubrics())[0]?.items[0]?.rows[0]?.at;
      const sheet = at ? valueOf(await assistant.clauses(at, null)) : null;
      const [unit, clause] = [sheet?.units[0]?.id, sheet?.clauses[0]];
      if (!unit || !clause) throw new Error('no clause');
      const record = { quantity: 1, facts: '没有开会', date: '2020-01-14' };
      const cost = await costOf(host, async () =>
        valueOf(await assistant.record({ unit, clause: clause.id, index: 0, record })),
      );
      expect(cost.trips).toBeLessThanOrEqual(3);
    }, 600_000);
  });
}
