import { dateFormat, isDateFormat, textFormat } from '../../../cells/formats';
import { typedAs } from '../../../cells/text';
import type { CellStyle } from '../../../sheets/style';
import type { PlannedCell } from '../../office/plan';

/** What is sent to Excel for a planned cell: its content as Excel must take it, and formats before and after. */

export interface CellWrite {
  row: number;
  column: number;
  /** A constant as Excel must take it, "" to empty. */
  constant?: string | number | boolean;
  /** Without "=". */
  formula?: string;
  /** Number format to set before the content, and after it; undefined leaves it. */
  formatBefore?: string;
  formatAfter?: string;
  /** For a cell that had no format at all. */
  style?: CellStyle;
}

/** In a cell whose format is text Excel takes everything as it is, but what it does with an apostrophe there is unsure. */
const unsureAsText = (text: string): boolean => text.startsWith("'");

/**
 * A text for a cell whose number format is not text. Excel reads what is put into a cell as if it were typed: "=1+1"
 * would become a formula, "007" a 7, "1/2" a day, an address a link. A leading apostrophe makes it text, and Excel takes
 * the apostrophe away.
 */
const typedText = (text: string): string => (typedAs(text) === 'text' ? text : `'${text}`);

/** A cell of text takes all it is given as text, numbers and formulas too. Those need another format while they go in. */
function formats(
  wanted: string,
  now: string | undefined,
  asText: boolean,
): Pick<CellWrite, 'formatBefore' | 'formatAfter'> {
  const during = asText || wanted !== textFormat ? wanted : 'General';
  return {
    ...(during === now ? {} : { formatBefore: during }),
    ...(wanted === during ? {} : { formatAfter: wanted }),
  };
}

/**
 * @param now the cell's number format; undefined when it is not known
 * @param wanted the format it must have in the end
 */
export function cellWrite(
  { row, column, content }: PlannedCell,
  now: string | undefined,
  wanted: string,
): CellWrite {
  switch (content.kind) {
    case 'formula':
      return { row, column, formula: content.formula, ...formats(wanted, now, false) };
    case 'empty':
      return { row, column, constant: '', ...formats(wanted, now, true) };
    case 'error':
      return { row, column, constant: content.text, ...formats(wanted, now, true) };
    case 'constant': {
      const { value } = content;
      if (typeof value !== 'string') return { row, column, constant: value, ...formats(wanted, now, false) };
      const asText = !unsureAsText(value);
      const constant = wanted === textFormat && asText ? value : typedText(value);
      return { row, column, constant, ...formats(wanted, now, asText) };
    }
  }
}

/** The format that a cell keeps or is given. @param bare the cell has no format of its own */
function wantedFormat(cell: PlannedCell, now: string, bare: boolean): string {
  const own = cell.style?.numberFormat;
  if (cell.date) {
    if (isDateFormat(now)) return now;
    return own !== undefined && isDateFormat(own) ? own : dateFormat;
  }
  return bare && own !== undefined ? own : now;
}

/** The write of a planned cell over what stands there. */
export const cellWriteOver = (cell: PlannedCell, now: string, bare: boolean): CellWrite => ({
  ...cellWrite(cell, now, wantedFormat(cell, now, bare)),
  ...(bare && cell.style ? { style: cell.style } : {}),
});
