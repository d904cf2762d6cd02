import { schemeOf } from '../../excel/year';
import { describeBudget } from './budget';

describeBudget('300 个县（市、区）', () => schemeOf(300));
