import { alone, bearable } from '../excel/switches';
import { withoutGaps } from '../excel/under-test';
import { describeWith, describeWpsWith, pairs } from './switches';
import { workbookScenarios } from './workbook-scenarios';

/**
 * What the contract says of the workbook with each switch alone, and what it says first of all (create, read, write) with
 * any two together. Everything with everything is in switches.long.ts.
 */

afterEach(withoutGaps);

describeWith([...bearable, ...alone], workbookScenarios);
describeWith(pairs, workbookScenarios.slice(0, 6));

describeWpsWith(workbookScenarios);
