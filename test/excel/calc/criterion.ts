import { compared, isError, textOf, type Single } from './values';

/** A criterion of COUNTIF and its kin, or of MATCH: "完成", ">3", "<>", 5. */

const operator = /^(<>|<=|>=|=|<|>)?([\s\S]*)$/;

const wild = (text: string): RegExp =>
  new RegExp(
    `^${text
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'is',
  );

/** @param exact for MATCH: a number is a number, and a text that looks like one is not. */
export function criterion(wanted: Single, exact = false): (value: Single) => boolean {
  if (isError(wanted)) return (value) => isError(value) && value.code === wanted.code;
  if (typeof wanted !== 'string') return (value) => value === wanted;
  const [, sign = '=', rest = ''] = exact ? [wanted, '=', wanted] : (operator.exec(wanted) ?? []);
  const number = !exact && rest.trim() !== '' && Number.isFinite(Number(rest)) ? Number(rest) : undefined;
  const pattern = /[*?]/.test(rest) ? wild(rest) : undefined;
  const equal = (value: Single): boolean => {
    if (isError(value)) return false;
    if (number !== undefined)
      return value === number || (typeof value === 'string' && Number(value) === number && value !== '');
    if (rest === '') return sign === '=' ? value === null || value === '' : value === null || value === '';
    if (typeof value !== 'string') return textOf(value).toLowerCase() === rest.toLowerCase() && !exact;
    return pattern ? pattern.test(value) : value.toLowerCase() === rest.toLowerCase();
  };
  if (sign === '=') return equal;
  // "<>" alone asks for a cell that is not empty; a formula's empty text is not empty to it.
  if (sign === '<>') return rest === '' ? (value) => value !== null : (value) => !equal(value);
  return (value) => {
    if (isError(value) || value === null) return false;
    if (number !== undefined ? typeof value !== 'number' : typeof value !== 'string') return false;
    const order = compared(value, number ?? rest);
    return sign === '<' ? order < 0 : sign === '>' ? order > 0 : sign === '<=' ? order <= 0 : order >= 0;
  };
}
