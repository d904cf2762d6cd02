import { CalcError } from '../calc/values';
import { serialOf } from '../../../src/cells/dates';
import type { Book, Cell } from './book';
import { NotSimulated } from '../wire/faults';

/** What Excel makes of something put into a cell: the same whether typed or written by an add-in. */

const errors = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)$/i;
const plainNumber = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const narrow = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

interface Read {
  value: Cell['value'];
  numberFormat?: string;
}

function dateOf(text: string): Read | undefined {
  const iso = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?$/.exec(text);
  const [, year = '', month = '', day = ''] = iso ?? [];
  if (iso) {
    try {
      const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
      return { value: serialOf(date, ''), numberFormat: 'yyyy/m/d' };
    } catch {
      return undefined;
    }
  }
  // "1/2" and "1月2日" are days of the present year.
  const short = /^(\d{1,2})(?:[-/]|月)(\d{1,2})日?$/.exec(text);
  if (short && Number(short[1]) >= 1 && Number(short[1]) <= 12 && Number(short[2]) <= 31)
    return { value: 43_831 + Number(short[1]) * 30 + Number(short[2]), numberFormat: 'm"月"d"日"' };
  return /^\d{1,2}:\d{2}(?::\d{2})?$/.test(text) ? { value: 0.5, numberFormat: 'h:mm' } : undefined;
}

/** A text as Excel reads it into a cell of a format that is not text. */
function read(text: string): Read {
  const trimmed = narrow(text.trim());
  if (plainNumber.test(trimmed)) return { value: Number(trimmed) };
  if (/^[-+]?\d+(?:\.\d+)?%$/.test(trimmed))
    return { value: Number(trimmed.slice(0, -1)) / 100, numberFormat: '0%' };
  if (/^[¥￥$]\d+(?:\.\d+)?$/.test(trimmed)) return { value: Number(trimmed.slice(1)) };
  if (/^\(\d+(?:\.\d+)?\)$/.test(trimmed)) return { value: -Number(trimmed.slice(1, -1)) };
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(trimmed)) return { value: Number(trimmed.replaceAll(',', '')) };
  if (/^(?:true|false)$/i.test(trimmed)) return { value: trimmed.toLowerCase() === 'true' };
  if (errors.test(trimmed)) return { value: new CalcError(trimmed.toUpperCase()) };
  return dateOf(trimmed) ?? { value: text };
}

/** Sheet names that need no quotes lose them, as in Excel's own formulas. */
const unquoted = (formula: string): string =>
  formula.replace(/"(?:[^"]|"")*"|'((?:[^']|'')*)'(?=!)/g, (whole, name: string | undefined) =>
    name !== undefined &&
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) &&
    !/^(?:[A-Za-z]{1,3}\d+|[rRcC])$/.test(name)
      ? name
      : whole,
  );

/** Puts something into a cell. `null` leaves it alone, "" empties it. */
export function enter(book: Book, cell: Cell, input: unknown): void {
  if (input === null) return;
  book.touch();
  delete cell.formula;
  if (input === '') {
    cell.value = null;
    return;
  }
  const asText = cell.numberFormat === '@';
  if (typeof input === 'number' || typeof input === 'boolean') {
    cell.value = asText ? String(input).toUpperCase() : input;
    return;
  }
  if (typeof input !== 'string') throw new NotSimulated(`a cell of ${typeof input}`);
  if (asText) {
    // Whether the apostrophe is kept here is not written down anywhere; nobody should depend on it.
    if (input.startsWith("'")) throw new NotSimulated('a leading apostrophe in a cell of text');
    cell.value = input;
    return;
  }
  if (input.startsWith("'")) {
    cell.value = input.slice(1);
    return;
  }
  if (/^[=+\-@]./.test(input) && !plainNumber.test(input.trim()) && !/^[-+]\d+%$/.test(input)) {
    cell.formula = unquoted(input.startsWith('=') ? input.slice(1) : input);
    cell.value = 0;
    return;
  }
  const { value, numberFormat } = read(input);
  cell.value = value;
  // So it is with what people type; of what add-ins write nothing is written down, and the worse is taken.
  if (/^(?:https?:|ftp:|file:|mailto:|www\.|\\\\)|^\S+@\S+\.\S+$/i.test(input)) cell.look.hyperlink = input;
  if (numberFormat !== undefined && cell.numberFormat === 'General') cell.numberFormat = numberFormat;
}
