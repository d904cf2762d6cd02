/**
 * Text for a terminal. A file name or a cell can hold what a terminal obeys: escape sequences, line ends that forge a line
 * of ours, marks that turn the reading direction. None of it gets there; each is shown by a sign.
 */

/** What a terminal obeys and JSON leaves as it is: DEL, the second set of control characters, direction marks. */
export const obeyed = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;
// eslint-disable-next-line no-control-regex -- these are the characters to take away
const control = /[\u0000-\u0009\u000B-\u001F]/g;

/** Each control character as its picture (ESC is ␛), line ends as they are. */
export const visible = (text: string): string =>
  text.replace(control, (each) => String.fromCharCode(0x2400 + each.charCodeAt(0))).replace(obeyed, '\uFFFD');

/** The same on one line. */
export const oneLine = (text: string): string =>
  visible(text.replace(/\r\n?|\n/g, ' ⏎ ').replace(/\t/g, ' '));
