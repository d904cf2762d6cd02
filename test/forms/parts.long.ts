import fc from 'fast-check';
import { readMaster } from '../../src/forms/master/reading';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { fingerprint } from '../../src/schemes';
import { computed } from '../../src/workflow/master';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import { differences } from '../support/calculated';
import { partsScheme, partsYear } from '../support/parts-scheme';
import { valueOf } from '../support/year';
import { yearBooks } from '../support/year-books';

/** 任意的对象类别、评价组、考核细则和转报分在表里：写出、读回，公式与核算一致。 */

const seeds = fc.integer({ min: 1, max: 1_000_000 });

test('写进总表再读回来：方案一字不差，填的都在', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, seeds, async (seed, year) => {
      const scheme = partsScheme(seed);
      const { state } = computed(partsYear(scheme, year));
      const bytes = await workbookBytes(masterWorkbook(state));
      const { reading, findings } = readMaster(valueOf(await readWorkbook(bytes, '总表')));
      expect(findings).toEqual([]);
      expect(reading?.scheme).toEqual(scheme);
      expect(reading && fingerprint(reading.scheme)).toBe(fingerprint(scheme));
      expect(reading?.state.scores).toEqual(state.scores);
      expect(reading?.state.reports).toEqual(state.reports);
      expect(reading?.state.deductions.length).toBe(state.deductions.length);
    }),
    { numRuns: 12 },
  );
}, 240_000);

test('总表和考核组工作簿里每条公式重算的结果与核算一致', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, seeds, async (seed, year) => {
      const scheme = partsScheme(seed);
      const books = yearBooks(partsYear(scheme, year));
      expect(await differences(books.master)).toEqual([]);
      expect(await differences(books.team)).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 240_000);
