/** Excel behind the port, by Office.js. */
export { excelProgram } from './program';
export type { Clock, ExcelOptions, OfficeDocument } from './options';
