import { excelUnderTest, withoutGaps } from '../excel/under-test';
import { describeContract } from './suite';

/** The contract on Excel: Microsoft's own client library talks to a simulated Excel (test/excel/README.md). */

afterEach(withoutGaps);

describeContract('Excel', excelUnderTest().program.capabilities, () => excelUnderTest());
