import { excelUnderTest, withoutGaps } from '../excel/under-test';
import { missed } from '../simulated/refused';
import { spellings } from '../simulated/book/spelling';
import { whole, wpsUnderTest } from '../wps/under-test';
import { cellScenarios } from './cell-scenarios';
import { describeContract } from './suite';
import { workbookScenarios } from './workbook-scenarios';

/**
 * The contract on programs that give formulas back in another spelling than they got them: what it says of cells each way
 * in turn, and all of it, a whole year included, with several at once.
 */

const ofCells = [...workbookScenarios, ...cellScenarios];
const names = Object.keys(spellings);

afterEach(withoutGaps);
afterAll(() => {
  expect(missed).toEqual([]);
});

for (const [name, spelling] of Object.entries(spellings)) {
  const asked = name === names.at(-1) ? undefined : ofCells;
  describeContract(
    `Excel（${name}）`,
    excelUnderTest().program.capabilities,
    () => {
      const host = excelUnderTest();
      host.excel.book.spelling = spelling;
      return host;
    },
    asked,
  );
  describeContract(
    `WPS（${name}）`,
    whole,
    async () => {
      const host = await wpsUnderTest({})();
      host.world.spelling = spelling;
      return host;
    },
    asked,
  );
}
