import { cellScenarios } from './cell-scenarios';
import { describeLibraries } from './libraries';
import { programScenarios } from './program-scenarios';
import { workbookScenarios } from './workbook-scenarios';
import { wholeYear, yearScenarios } from './year-scenarios';

/** All but the whole year of 46 forms, which is in excel-libraries.long.ts. */
describeLibraries([
  ...workbookScenarios,
  ...cellScenarios,
  ...programScenarios,
  ...yearScenarios.filter((each) => each !== wholeYear),
]);
