import { cellScenarios } from './cell-scenarios';
import { describeLibraries } from './libraries';
import { programScenarios } from './program-scenarios';
import { workbookScenarios } from './workbook-scenarios';
import { yearScenarios } from './year-scenarios';

describeLibraries([...workbookScenarios, ...cellScenarios, ...programScenarios, ...yearScenarios]);
