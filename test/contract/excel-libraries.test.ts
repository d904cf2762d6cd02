import { SimulatedExcel } from '../excel/excel';
import { excelUnderTest, withoutGaps } from '../excel/under-test';
import { programScenarios } from './program-scenarios';
import { describeContract } from './suite';
import { workbookScenarios } from './workbook-scenarios';
import { yearScenarios } from './year-scenarios';

/**
 * The contract through the library's files for Excel on the web and on the Mac, which office.js loads there in place of that
 * for Windows. What lies between them and those Excels is not here: the same host answers all three.
 */

afterEach(withoutGaps);

for (const [name, library] of [
  ['网页版', 'web'],
  ['Mac 版', 'mac'],
] as const)
  describeContract(
    `Excel（${name}的客户端库）`,
    excelUnderTest().program.capabilities,
    () => excelUnderTest({}, new SimulatedExcel(library)),
    [...workbookScenarios, ...programScenarios, ...yearScenarios.slice(0, 2)],
  );
