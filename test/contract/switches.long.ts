import { alone, bearable } from '../excel/switches';
import { withoutGaps } from '../excel/under-test';
import { describeWith, describeWpsWith, fours } from './switches';

/** The whole contract, a year included, with each switch alone, and several together so that any two meet. */

afterEach(withoutGaps);

describeWith([...bearable, ...alone, ...fours]);

describeWpsWith();
