import { workbookBytes } from '../../src/xlsx/write';
import { describeByJudges, expectAgreement } from '../support/judges';
import { partsScheme, partsYear } from '../support/parts-scheme';
import { yearBooks } from '../support/year-books';

/** 任意的对象类别、评价组、细则和转报分：别的程序重算总表和考核组工作簿，与核算逐位一致。 */

const seeds = [1, 2, 3, 4, 5, 6, 450224];

async function workbooks(): Promise<Map<string, Uint8Array>> {
  const made = new Map<string, Uint8Array>();
  for (const seed of seeds) {
    const { master, team } = yearBooks(partsYear(partsScheme(seed), seed));
    made.set(`总表 ${seed}`, await workbookBytes(master));
    made.set(`考核组工作簿 ${seed}`, await workbookBytes(team));
  }
  return made;
}

describeByJudges(workbooks, (results) => {
  test.each(seeds.flatMap((seed) => [`总表 ${seed}`, `考核组工作簿 ${seed}`]))('%s', (name) => {
    expectAgreement(results().get(name), 100);
  });
});
