import fc from 'fast-check';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { readScheme } from '../../src/forms/master/scheme-reading';
import { emptyState } from '../../src/forms/master/state';
import { fingerprint } from '../../src/schemes';
import { computed } from '../../src/workflow/master';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import { differences } from '../support/calculated';
import { expected } from '../support/verdict-independent';
import { verdictScheme, verdictYear } from '../support/verdict-scheme';
import { valueOf } from '../support/year';

/** 情形的各种效果：任意方案，核算与另一种算法相同，公式与核算相同，写出读回不变。 */

const seeds = fc.integer({ min: 1, max: 1_000_000 });

test('任意方案、任意情形：总分、等次、否决、评先资格与另一种算法相同', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(seeds, seeds, (seed, year) => {
      const { state } = computed(verdictYear(verdictScheme(seed), year));
      const results = [...(state.results?.districts ?? []), ...(state.results?.members ?? [])];
      const found = results.map(({ unit, total, grade, veto, eligible, rank }) => ({
        unit,
        total: total?.toNumber(),
        grade,
        veto,
        eligible,
        rank,
      }));
      expect(found).toEqual(expected(state, results));
      for (const result of results) {
        const { veto, eligible } = result;
        if (result.penalty.gt(0)) seen.add('扣总分');
        result.gradeReasons.forEach((each) => seen.add(each.slice(0, 3)));
        if (veto) seen.add('一票否决');
        if (eligible) seen.add('有资格');
      }
    }),
    { numRuns: 150 },
  );
  expect([...seen].sort()).toEqual(['一票否决', '不得评', '扣总分', '有资格', '超出名', '降一等'].sort());
});

test('写进总表再读回来，任意方案一字不差', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const scheme = verdictScheme(seed, false);
      const bytes = await workbookBytes(masterWorkbook(computed(emptyState(scheme)).state));
      const { scheme: read, findings } = readScheme(valueOf(await readWorkbook(bytes, '总表')));
      expect(findings).toEqual([]);
      expect(read).toEqual(scheme);
      expect(read && fingerprint(read)).toBe(fingerprint(scheme));
    }),
    { numRuns: 12 },
  );
}, 120_000);

test('总表里每条公式重算的结果与核算一致', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, seeds, async (seed, year) => {
      const scheme = verdictScheme(seed);
      const { state } = computed({ ...verdictYear(scheme, year), settled: true });
      expect(await differences(masterWorkbook(state))).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 240_000);
