import { masterWorkbook } from '../../src/forms/master/workbook';
import { computed } from '../../src/workflow/master';
import { workbookBytes } from '../../src/xlsx/write';
import { agreement, type Agreement, type Judge } from '../support/agreement';
import * as gnumeric from '../support/gnumeric';
import * as libreOffice from '../support/libreoffice';
import { verdictScheme, verdictYear } from '../support/verdict-scheme';
import { describeWithTool } from '../support/xlsx-tools';

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

const judges: readonly [string, () => boolean, Judge][] = [
  ['LibreOffice', libreOffice.available, libreOffice.recalculate],
  ['Gnumeric', gnumeric.available, gnumeric.recalculate],
];

describe.each(judges)('裁判 %s', (judge, available, recalculate) => {
  describeWithTool(judge, available, `单元格与核算逐位一致（${judge} 重新计算）`, () => {
    let results = new Map<string, Agreement>();

    beforeAll(async () => {
      results = await agreement(await workbooks(), recalculate);
    }, 600_000);

    test.each(seeds)('总表 %d', (seed) => {
      expect(results.get(`总表 ${seed}`)?.differences).toEqual([]);
      expect(results.get(`总表 ${seed}`)?.formulas).toBeGreaterThan(500);
    });
  });
});
