import { masterWorkbook } from '../../src/forms/master/workbook';
import { computed } from '../../src/workflow/master';
import { workbookBytes } from '../../src/xlsx/write';
import { describeByJudges, expectAgreement } from '../support/judges';
import { verdictScheme, verdictYear } from '../support/verdict-scheme';

/** 情形的各种效果：别的程序重算总表，与核算逐位一致。 */

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

async function workbooks(): Promise<Map<string, Uint8Array>> {
  const made = new Map<string, Uint8Array>();
  for (const seed of seeds) {
    const { state } = computed({ ...verdictYear(verdictScheme(seed), seed), settled: true });
    made.set(`总表 ${seed}`, await workbookBytes(masterWorkbook(state)));
  }
  return made;
}

describeByJudges(workbooks, (results) => {
  test.each(seeds)('总表 %d', (seed) => {
    expectAgreement(results().get(`总表 ${seed}`), 500);
  });
});
