/** Error values: what a cell shows where its formula came to nothing. */

/** Those of ECMA-376 part 1, 18.17.3, which every program knows. */
const standard = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A'];

/** Those that came later: Excel's (Excel.ErrorCellValueType), and #CYCLE! and #ERROR! of the grid in the page. */
const later = [
  ...['#GETTING_DATA', '#SPILL!', '#CALC!', '#FIELD!', '#BLOCKED!', '#CONNECT!', '#BUSY!', '#UNKNOWN!'],
  ...['#EXTERNAL!', '#PYTHON!', '#TIMEOUT!', '#CYCLE!', '#ERROR!'],
];

const standardErrors: ReadonlySet<string> = new Set(standard);
const errors: ReadonlySet<string> = new Set([...standard, ...later]);

/** Whether a text is how some program shows an error. */
export const isErrorText = (text: string): boolean => errors.has(text);

/** Whether a file may hold the text as an error value; any other is stored as text. */
export const isStandardError = (text: string): boolean => standardErrors.has(text);
