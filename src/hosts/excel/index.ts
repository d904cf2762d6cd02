/** Excel behind the port, by Office.js. */
export { excelProgram } from './program';
export type { Clock, ExcelLibrary, ExcelOptions, OfficeDocument, Times } from './world';
