import { describeLibraries } from './libraries';
import { wholeYear } from './year-scenarios';

/** The whole year of 46 forms; the rest is in excel-libraries.test.ts. */
describeLibraries([wholeYear]);
