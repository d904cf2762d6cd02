import { errorNamed, type Value } from './formula/value';
import { parsed } from './formula/parse';
import { cellAt, key, normalised, type Sheet } from './state';

/** What becomes of a text that is put into a cell: read as if a person had typed it, in a Chinese version. */

const day = 86_400_000;
const serial = (year: number, month: number, date: number): number | undefined => {
  const time = Date.UTC(year, month - 1, date);
  const back = new Date(time);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== date) return undefined;
  return (time - Date.UTC(1899, 11, 30)) / day;
};

/** Full-width digits and signs count as plain ones, as people with a Chinese keyboard type them. */
const narrow = (text: string) =>
  text.replace(/[\uff01-\uff5e]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0));

/** The number or date that a text reads as, with the format it brings along. */
function read(text: string): { value: number; format?: string } | undefined {
  const plain = narrow(text.trim());
  if (/^[+-]?(\d+(,\d{3})*(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain))
    return { value: Number(plain.replaceAll(',', '')) };
  if (/^[+-]?\d+(\.\d+)?%$/.test(plain)) return { value: Number(plain.slice(0, -1)) / 100, format: '0%' };
  const full = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain);
  const short = /^(\d{1,2})[-/月](\d{1,2})日?$/.exec(plain);
  const value = full
    ? serial(Number(full[1]), Number(full[2]), Number(full[3]))
    : short
      ? serial(2020, Number(short[1]), Number(short[2]))
      : undefined;
  return value === undefined ? undefined : { value, format: 'yyyy/m/d' };
}

/** Gives a cell a value without reading texts, with a fresh formula state. */
function hold(sheet: Sheet, row: number, column: number, value: Value): void {
  const cell = cellAt(sheet, row, column);
  delete cell.formula;
  delete cell.prefixed;
  cell.value = value;
}

function enterFormula(sheet: Sheet, row: number, column: number, formula: string): void {
  // What cannot be read is refused, as the program refuses a formula that is none.
  parsed(formula);
  const cell = cellAt(sheet, row, column);
  cell.value = null;
  cell.formula = normalised(formula);
  delete cell.prefixed;
  // Calculated when entered, also where calculation is by hand.
  cell.stamp = -1;
}

/** Puts a value into a cell as `Value2` and typing do. */
export function enter(sheet: Sheet, row: number, column: number, typed: unknown): void {
  const cell = sheet.cells.get(key(row, column));
  const format = cell?.look.format ?? 'General';
  if (typed === null || typed === undefined || typed === '') {
    if (cell) hold(sheet, row, column, null);
    return;
  }
  if (typeof typed === 'boolean') {
    hold(sheet, row, column, typed);
    return;
  }
  if (typeof typed === 'number')
  // Under the text format a number becomes its text.
  {
    hold(sheet, row, column, format === '@' ? String(typed) : typed);
    return;
  }
  if (typeof typed !== 'string')
    throw new Error(`不能写入这样的值：${Object.prototype.toString.call(typed)}`);
  if (typed.startsWith("'")) {
    hold(sheet, row, column, typed.slice(1));
    cellAt(sheet, row, column).prefixed = true;
    return;
  }
  if (format === '@') {
    hold(sheet, row, column, typed);
    return;
  }
  if (/^[=+\-@]/.test(typed) && typed.length > 1 && !read(typed)) {
    if (typed.startsWith('@')) throw new Error('应用程序定义或对象定义错误');
    enterFormula(sheet, row, column, typed.startsWith('=') ? typed.slice(1) : typed);
    return;
  }
  const error = errorNamed(typed);
  if (error) {
    hold(sheet, row, column, error);
    return;
  }
  if (/^(true|false)$/i.test(typed.trim())) {
    hold(sheet, row, column, typed.trim().toLowerCase() === 'true');
    return;
  }
  const known = read(typed);
  if (!known) {
    hold(sheet, row, column, typed);
    return;
  }
  hold(sheet, row, column, known.value);
  const now = cellAt(sheet, row, column);
  if (known.format !== undefined && now.look.format === 'General')
    now.look = { ...now.look, format: known.format };
}
