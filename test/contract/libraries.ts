import { SimulatedExcel } from '../excel/excel';
import { excelUnderTest, withoutGaps } from '../excel/under-test';
import type { Scenario } from './host';
import { describeContract } from './suite';

/**
 * The contract through the library's files for Excel on the web and on the Mac, which office.js loads there in place of that
 * for Windows. What lies between them and those Excels is not here: the same host answers all three.
 */
export function describeLibraries(asked: readonly Scenario[]): void {
  afterEach(withoutGaps);
  for (const [name, library] of [
    ['网页版', 'web'],
    ['Mac 版', 'mac'],
  ] as const)
    describeContract(
      `Excel（${name}的客户端库）`,
      excelUnderTest().program.capabilities,
      () => excelUnderTest({}, new SimulatedExcel(library)),
      asked,
    );
}
