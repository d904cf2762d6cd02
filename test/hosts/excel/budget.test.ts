import { zhengzhou2019 } from '../../../src/schemes';
import { describeBudget } from './budget';

/** The same with 300 units is in budget.long.ts. */
describeBudget('16 个县（市、区）、27 个成员单位', () => zhengzhou2019());
