import { excelUnderTest, withoutGaps } from '../excel/under-test';
import { missed } from '../simulated/refused';
import { spellings } from '../simulated/book/spelling';
import { whole, wpsUnderTest } from '../wps/under-test';
import { describeContract, scenarios } from './suite';
import { yearScenarios } from './year-scenarios';

/**
 * The contract on programs that give formulas back in another spelling than they got them: each way in turn, and a whole
 * year with several at once.
 */

const [, wholeYear] = yearScenarios;
const shorter = scenarios.filter((scenario) => scenario !== wholeYear);
const names = Object.keys(spellings);

afterEach(withoutGaps);
afterAll(() => {
  expect(missed).toEqual([]);
});

for (const [name, spelling] of Object.entries(spellings)) {
  const asked = name === names.at(-1) ? scenarios : shorter;
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
