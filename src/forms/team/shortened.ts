import { literal } from '../../base/address';

/** Facts as a cell of fixed height shows them: whole, or their beginning and that there is more. */
export const shortened = (text: string, letters: number, rest = '……'): string =>
  text.length > letters ? `${text.slice(0, Math.max(0, letters - rest.length))}${rest}` : text;

/** The same as a formula over a formula's text. */
export const shortenedFormula = (text: string, letters: number, rest = '……'): string =>
  `IF(LEN(${text})>${letters},LEFT(${text},${Math.max(0, letters - rest.length)})&${literal(rest)},${text})`;
