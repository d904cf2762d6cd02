import { longestText } from '../base/text';

/**
 * Text as a cell may hold it. XML 1.0, in which workbooks are stored, forbids most control characters, U+FFFE, U+FFFF and
 * lone surrogates; one of them makes Excel offer to "repair" the file.
 */

/** The model asks for something no workbook can hold. A mistake in our own code, so it is thrown, never a finding. */
export class UnwritableError extends Error {
  override name = 'UnwritableError';
}

/** Characters a formula holds at most. */
const longestFormula = 8_192;

// eslint-disable-next-line no-control-regex -- these are the characters to take away
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
/** With the `u` flag this finds surrogates that are half of nothing. */
const lone = /\p{Surrogate}/gu;
/** Without characters that XML forbids; line ends as "\n", lone surrogates as U+FFFD. */
export function clean(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return lines.replace(forbidden, '').replace(lone, '\uFFFD');
}

/** Text for a cell. Throws {@link UnwritableError} when it is too long, because a cut text is a wrong text. */
export function cellText(text: string, where: string): string {
  const cleaned = clean(text);
  if (cleaned.length > longestText)
    throw new UnwritableError(`${where}：文字 ${cleaned.length} 字，超过单元格上限 ${longestText} 字`);
  return cleaned;
}

/** Formula text without "=". Throws {@link UnwritableError} when it is too long or empty. */
export function formulaText(formula: string, where: string): string {
  const cleaned = clean(formula);
  if (cleaned === '' || cleaned.length > longestFormula || cleaned.startsWith('='))
    throw new UnwritableError(`${where}：公式为空、过长或带有等号：${cleaned.slice(0, 60)}`);
  return cleaned;
}

/** A finite number. Throws {@link UnwritableError} for NaN and Infinity: hucre would leave the cell empty in silence. */
export function finite(value: number, where: string): number {
  if (!Number.isFinite(value)) throw new UnwritableError(`${where}：不是有限的数（${value}）`);
  return value;
}

/** A text with one of these first is taken for a formula, in full width too. */
const formulaStart = /^\s*[=+\-@＝＋－＠]/;
/** Quotes, currencies, brackets, points, marks of old programs for alignment; and spaces, which programs cut off. */
const markStart = /^[\s'"#$¥￥€£(（.．,，%％^\\/]/;
const digitStart = /^[0-9０-９]/;
/** Dates and times in words: "五月三日", "下午3:00", "May 5". */
const chineseDate = /[〇零一二三四五六七八九十廿]\s*[年月日时点分]|^(?:上午|下午|中午|凌晨|公元)/;
const word = /^(?:true|false|真|假|am|pm|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
/** Addresses of the web, of mail and of shared folders become links. */
const link = /^(?:[a-z][a-z0-9+.-]*:|www\.)|^\S+@\S+$/i;

/**
 * What a program may make of a text that is put into a cell as if somebody typed it: a formula, something else that is
 * not this text (number, day, truth value, error, link), or the text itself. More is suspected than need be.
 */
export function typedAs(text: string): 'formula' | 'other' | 'text' {
  if (formulaStart.test(text)) return 'formula';
  const other = [markStart, digitStart, chineseDate, word, link, /\s$/].some((risk) => risk.test(text));
  return other ? 'other' : 'text';
}
