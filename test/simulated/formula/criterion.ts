import type { Block } from './evaluate';
import { compared, errorNamed, ErrorValue, shown, type Value } from './value';

/** Conditions of COUNTIF and its kin, and what MATCH and VLOOKUP find: "完成", ">3", "<>", 5. */

/** `*` and `?` stand for any text and any character, `~` before one for itself. */
const wild = (text: string): RegExp =>
  new RegExp(
    `^${text.replace(/~[*?~]|[*?]|[.+^${}()|[\]\\]/g, (each) =>
      each === '*' ? '.*' : each === '?' ? '.' : `\\${each.at(-1) ?? ''}`,
    )}$`,
    'isu',
  );

/** A value that is found: of the same kind, texts whatever their case. */
export function found(wanted: Value): (value: Value) => boolean {
  const pattern = typeof wanted === 'string' && /[*?~]/.test(wanted) ? wild(wanted) : undefined;
  return (value) => {
    if (value === null || value instanceof ErrorValue || typeof value !== typeof (wanted ?? 0)) return false;
    return pattern ? pattern.test(String(value)) : compared(value, wanted) === 0;
  };
}

const indexes = new WeakMap<Block, Map<string, number[]>>();

/**
 * Where a text stands in a block, counted from 0 across its rows; undefined for what is no plain text. Formulas look for
 * texts in the same blocks again and again.
 */
export function standsAt(block: Block, wanted: Value): readonly number[] | undefined {
  if (typeof wanted !== 'string' || /^$|^[<>=]|[*?~]/.test(wanted) || criterionOf(wanted) !== wanted)
    return undefined;
  let index = indexes.get(block);
  if (!index) {
    index = new Map();
    let place = 0;
    for (const row of block)
      for (const value of row) {
        if (typeof value === 'string') {
          const text = value.toLowerCase();
          const places = index.get(text);
          if (places) places.push(place);
          else index.set(text, [place]);
        }
        place++;
      }
    indexes.set(block, index);
  }
  return index.get(wanted.toLowerCase()) ?? [];
}

/** What a text in a condition means. */
function criterionOf(text: string): Value {
  const number = text.trim() === '' ? NaN : Number(text);
  if (Number.isFinite(number)) return number;
  return /^(?:TRUE|FALSE)$/i.test(text) ? text.toUpperCase() === 'TRUE' : (errorNamed(text) ?? text);
}

/** Whether a cell meets a condition. */
export function criterion(condition: Value): (value: Value) => boolean {
  const [, operator = '', rest = ''] =
    typeof condition === 'string' ? (/^(<>|<=|>=|=|<|>)?(.*)$/su.exec(condition) ?? []) : [];
  const text = typeof condition === 'string' ? rest : shown(condition ?? 0);
  const wanted = criterionOf(text);
  // An empty cell is meant by "=", and by "" an empty text too; "<>" means whatever is not empty, be it an empty text.
  if (text === '')
    return operator === '<>'
      ? (value) => value !== null
      : operator === '' || operator === '='
        ? (value) => value === null || (operator === '' && value === '')
        : () => false;
  const equal = (value: Value): boolean => {
    if (wanted instanceof ErrorValue) return value instanceof ErrorValue && value.code === wanted.code;
    // A number also means the text that reads as it.
    if (typeof wanted === 'number' && typeof value === 'string' && value.trim() !== '')
      return Number(value) === wanted;
    return found(wanted)(value);
  };
  if (operator === '' || operator === '=') return equal;
  if (operator === '<>') return (value) => !equal(value);
  return (value) => {
    if (value === null || value instanceof ErrorValue || typeof value !== typeof wanted) return false;
    const order = compared(value, wanted);
    return operator === '<'
      ? order < 0
      : operator === '<='
        ? order <= 0
        : operator === '>'
          ? order > 0
          : order >= 0;
  };
}
