/** Excel behind the port, by Office.js. */
export { excelProgram } from './program';
export type { ExcelLibrary, ExcelOptions, OfficeDocument, Times } from './world';
