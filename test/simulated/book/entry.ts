import { errorNamed, type Value } from '../formula/value';
import { parsed } from '../formula/parse';
import { NotSimulated, Refused } from '../refused';
import { cellAt, madeCell, type Sheet } from './book';
import { valueAt } from './calculation';
import { shared } from './look';
import { unquoted } from './sheet-names';

/** What becomes of something that is put into a cell: the same whether people type it, in Chinese, or programs do. */

const day = 86_400_000;

function serial(year: number, month: number, date: number): number | undefined {
  const time = new Date(Date.UTC(year, month - 1, date));
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== date) return undefined;
  return (time.getTime() - Date.UTC(1899, 11, 30)) / day;
}

/** Full-width digits and signs count as plain ones, as people with a Chinese keyboard type them. */
const narrow = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0));

interface Read {
  value: Value;
  /** The number format that it brings along. */
  format?: string;
}

const number = /^[+-]?(?:\d+(?:,\d{3})*\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** A text as the programs read it into a cell of a format that is not text; undefined where it stays a text. */
function read(text: string): Read | undefined {
  const plain = narrow(text.trim());
  const [, money, negative] = /^(?:[¥￥$](.+)|\((\d.*)\))$/.exec(plain) ?? [];
  const amount = money ?? negative ?? plain;
  if (number.test(amount)) {
    const value = Number(amount.replaceAll(',', ''));
    return { value: negative === undefined ? value : -value };
  }
  if (/^[+-]?\d+(?:\.\d+)?%$/.test(plain)) return { value: Number(plain.slice(0, -1)) / 100, format: '0%' };
  if (/^(?:true|false)$/i.test(plain)) return { value: plain.toLowerCase() === 'true' };
  const error = errorNamed(plain);
  if (error) return { value: error };
  const full = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain);
  if (full) {
    const value = serial(Number(full[1]), Number(full[2]), Number(full[3]));
    return value === undefined ? undefined : { value, format: 'yyyy/m/d' };
  }
  // "1/2" and "1月2日" are days of the present year.
  const short = /^(\d{1,2})[-/月](\d{1,2})日?$/.exec(plain);
  if (short) {
    const value = serial(2020, Number(short[1]), Number(short[2]));
    return value === undefined ? undefined : { value, format: 'm"月"d"日"' };
  }
  const [, hours, minutes, seconds = 0] = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(plain) ?? [];
  if (hours === undefined) return undefined;
  return { value: Number(hours) / 24 + Number(minutes) / 1440 + Number(seconds) / 86_400, format: 'h:mm' };
}

/** Gives a cell a value without reading texts. */
function hold(sheet: Sheet, row: number, column: number, value: Value): void {
  const cell = madeCell(sheet, row, column);
  delete cell.formula;
  cell.value = value;
}

/** Gives a cell a formula, without "=". */
export function enterFormula(sheet: Sheet, row: number, column: number, formula: string): void {
  parsed(formula);
  hold(sheet, row, column, 0);
  const cell = madeCell(sheet, row, column);
  cell.formula = unquoted(formula);
  delete cell.calculated;
  // It is calculated when it is entered, also where other results wait.
  if (sheet.book.resultsWait()) valueAt(sheet, row, column);
}

/** Puts something into a cell; nothing, and an empty text, empties it. */
export function enter(sheet: Sheet, row: number, column: number, typed: unknown): void {
  const asText = cellAt(sheet, row, column)?.look.format === '@';
  sheet.book.touch();
  if (typed === null || typed === undefined || typed === '') {
    if (cellAt(sheet, row, column)) hold(sheet, row, column, null);
  } else if (typeof typed === 'number' || typeof typed === 'boolean')
    hold(sheet, row, column, asText ? String(typed).toUpperCase() : typed);
  else if (typeof typed !== 'string')
    throw new NotSimulated(`格里写入 ${Object.prototype.toString.call(typed)}`);
  else if (typed.startsWith("'")) hold(sheet, row, column, typed.slice(1));
  else if (asText) hold(sheet, row, column, typed);
  else {
    const known = read(typed);
    if (!known && /^[=+\-@]./su.test(typed)) {
      if (typed.startsWith('@')) throw new Refused('这个公式看不懂');
      enterFormula(sheet, row, column, typed.startsWith('=') ? typed.slice(1) : typed);
      return;
    }
    hold(sheet, row, column, known ? known.value : typed);
    const cell = madeCell(sheet, row, column);
    // So it is with what people type; of what add-ins write nothing is written down, and the worse is taken.
    if (/^(?:https?:|ftp:|file:|mailto:|www\.|\\\\)|^\S+@\S+\.\S+$/i.test(typed)) cell.link = typed;
    if (known?.format !== undefined && cell.look.format === 'General')
      cell.look = shared({ ...cell.look, format: known.format });
  }
}
