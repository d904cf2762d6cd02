import { agreement, type Agreement, type Judge } from './agreement';
import * as gnumeric from './gnumeric';
import * as libreOffice from './libreoffice';
import { describeWithTool } from './xlsx-tools';

/** Workbooks before the programs that calculate them anew: LibreOffice and Gnumeric, each with habits of its own. */

const judges: readonly [string, () => boolean, Judge][] = [
  ['LibreOffice', libreOffice.available, libreOffice.recalculate],
  ['Gnumeric', gnumeric.available, gnumeric.recalculate],
];

/**
 * @param workbooks by name; made once for both judges
 * @param tests what is said of the results, which are there when a test runs
 */
export function describeByJudges(
  workbooks: () => Promise<ReadonlyMap<string, Uint8Array>>,
  tests: (results: () => ReadonlyMap<string, Agreement>) => void,
): void {
  let made: ReturnType<typeof workbooks> | undefined;
  describe.each(judges)('裁判 %s', (judge, available, recalculate) => {
    describeWithTool(judge, available, `单元格与核算逐位一致（${judge} 重新计算）`, () => {
      let results: ReadonlyMap<string, Agreement> = new Map();

      beforeAll(async () => {
        made ??= workbooks();
        results = await agreement(await made, recalculate);
      }, 600_000);

      tests(() => results);
    });
  });
}

/** No formula of the workbook differs, and there were more than so many. */
export function expectAgreement(found: Agreement | undefined, formulas: number): void {
  expect(found?.differences).toEqual([]);
  expect(found?.formulas).toBeGreaterThan(formulas);
}
