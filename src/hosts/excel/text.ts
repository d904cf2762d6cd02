import { typedAs } from '../../cells/text';

/**
 * Text as it is handed to Excel. Excel reads what is put into a cell as if it were typed: "=1+1" would become a
 * formula, "007" a 7, "1/2" a day, an address a link. A leading apostrophe makes it text, and Excel takes the
 * apostrophe away.
 */

/** In a cell whose format is text Excel takes everything as it is, but what it does with an apostrophe there is unsure. */
export const unsureAsText = (text: string): boolean => text.startsWith("'");

/** A text for a cell whose number format is not text. */
export const typedText = (text: string): string => (typedAs(text) === 'text' ? text : `'${text}`);
