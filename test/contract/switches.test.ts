import { bearable } from '../excel/switches';
import { withoutGaps } from '../excel/under-test';
import { spellings } from '../simulated/book/spelling';
import { whole, wpsUnderTest } from '../wps/under-test';
import { describeContract } from './suite';
import { describeWith, pairs } from './switches';
import { workbookScenarios } from './workbook-scenarios';

/**
 * What the contract says of the workbook with each switch alone, and what it says first of all (create, read, write) with
 * any two together. Everything with everything is in switches.long.ts.
 */

afterEach(withoutGaps);

describeWith(bearable, workbookScenarios);
describeWith(pairs, workbookScenarios.slice(0, 6));

/** Excel's constant, which WPS has too. */
const byHand = -4135;

const spelling = Object.values(spellings).at(-1);

for (const spelled of [false, true])
  describeContract(
    `WPS（手动计算${spelled ? '，公式换了写法' : ''}）`,
    whole,
    async () => {
      const host = await wpsUnderTest({})();
      host.world.settings.calculation = byHand;
      if (spelled && spelling) host.world.spelling = spelling;
      return host;
    },
    workbookScenarios,
  );
