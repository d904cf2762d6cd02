/** Excel behind the port, by Office.js. */
export { excelProgram, type ExcelProgram } from './program';
export { selfTestVerdict } from './self-test/verdict';
export { noteViolations } from '../web/violations';
export type { Clock, ExcelOptions, OfficeDocument } from './options';
