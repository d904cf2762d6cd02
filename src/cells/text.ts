import { longestText } from '../base/text';

/**
 * Text as a workbook part may hold it. XML 1.0 forbids most control characters, U+FFFE, U+FFFF and lone surrogates;
 * one of them makes Excel offer to "repair" the file. hucre escapes some and passes others, so all are settled here.
 */

/** The model asks for something no workbook can hold. A mistake in our own code, so it is thrown, never a finding. */
export class UnwritableError extends Error {
  override name = 'UnwritableError';
}

/** Characters a formula holds at most. */
export const longestFormula = 8_192;

// eslint-disable-next-line no-control-regex -- these are the characters to take away
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
/** With the `u` flag this finds surrogates that are half of nothing. */
const lone = /\p{Surrogate}/gu;
/** Excel's own escape: `_x0041_` in a part reads as "A", so a text that looks like it gets its underscore escaped. */
const escape = /_(?=x[0-9A-Fa-f]{4}_)/g;

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
  return cleaned.replace(escape, '_x005F_');
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
