import { cellScenarios } from './cell-scenarios';
import { programScenarios } from './program-scenarios';
import { workbookScenarios } from './workbook-scenarios';
import { describeWps } from './wps-forms';

/** Everything in the strict form and with all quirks at once; with each alone all but the years, which are in wps.long.ts. */
describeWps((end) => (end ? undefined : [...workbookScenarios, ...cellScenarios, ...programScenarios]));
