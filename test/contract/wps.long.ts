import { describeWps } from './wps-forms';
import { yearScenarios } from './year-scenarios';

/** The years with each quirk alone; the rest is in wps.test.ts. */
describeWps((end) => (end ? [] : yearScenarios));
