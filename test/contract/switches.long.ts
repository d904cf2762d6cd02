import { alone, bearable } from '../excel/switches';
import { withoutGaps } from '../excel/under-test';
import { describeWith, describeWpsWith, pairs } from './switches';

/** The whole contract, a year included, with each switch alone and any two together. */

afterEach(withoutGaps);

describeWith([...bearable, ...alone, ...pairs]);

describeWpsWith();
