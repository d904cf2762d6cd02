/**
 * Text as it is handed to Excel. Excel reads what is put into a cell as if it were typed: "=1+1" would become a
 * formula, "007" a 7, "1/2" a day, an address a link. A leading apostrophe makes it text, and Excel takes the
 * apostrophe away.
 */

/** Anything Excel might read as a formula, number, date, time, logical value or error. More is suspected than need be. */
const suspicious =
  /^[\s'"=+\-@#$¥￥€£(（.．,，%％＝＋－＠]|[0-9０-９]|[〇零一二三四五六七八九十廿]\s*[年月日时点分]|^\s*(?:true|false|真|假|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\s$/i;

/** Addresses of the web, of mail and of shared folders. */
const linked = /^(?:[a-z][a-z0-9+.-]*:|www\.|\\\\)|^\S+@\S+$/i;

/** The format of cells whose content is always text. */
export const textFormat = '@';

/** In a cell whose format is text Excel takes everything as it is, but what it does with an apostrophe there is unsure. */
export const unsureAsText = (text: string): boolean => text.startsWith("'");

/** A text for a cell whose number format is not text. */
export const typedText = (text: string): string =>
  suspicious.test(text) || linked.test(text) ? `'${text}` : text;
