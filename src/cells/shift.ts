import { columnName, parseAddress } from '../base/address';

/**
 * Moves a formula as filling down or right does. Programs store a filled column once ("shared") and leave the other
 * cells an empty formula; to know or change one of them, its own text is needed.
 */

/** Texts, quoted sheet names and table columns, which stay; then cells, whole columns and whole rows. */
const before = String.raw`(?<![\p{L}\p{N}_.$\\])`;
/** A name goes on, a sheet name or a function ends here: no reference. */
const after = String.raw`(?![\p{L}\p{N}_.(!])`;
const tokens = new RegExp(
  [
    String.raw`"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]`,
    String.raw`${before}(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})${after}`,
    String.raw`${before}(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})${after}`,
    String.raw`${before}(\$?)(\d{1,7}):(\$?)(\d{1,7})${after}`,
  ].join('|'),
  'gu',
);

const lost = '#REF!';

function column(fixed: string, name: string, by: number): string | undefined {
  if (fixed) return `$${name}`;
  const number = (parseAddress(`${name.toUpperCase()}1`)?.column ?? 0) + by;
  return number >= 0 && number <= 16_383 ? columnName(number) : undefined;
}

function row(fixed: string, text: string, by: number): string | undefined {
  if (fixed) return `$${text}`;
  const number = Number(text) + by;
  return number >= 1 && number <= 1_048_576 ? String(number) : undefined;
}

/** The formula `rows` further down and `columns` further right. References that fall off the sheet become #REF!. */
export function shifted(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return formula.replace(tokens, (...match: (string | undefined)[]) => {
    const [whole = '', f1 = '', c1, f2 = '', r1, f3 = '', c2, f4 = '', c3, f5 = '', r2, f6 = '', r3] = match;
    if (c1 !== undefined && r1 !== undefined) {
      const to = [column(f1, c1, columns), row(f2, r1, rows)];
      return to.includes(undefined) ? lost : to.join('');
    }
    if (c2 !== undefined && c3 !== undefined) {
      const to = [column(f3, c2, columns), column(f4, c3, columns)];
      return to.includes(undefined) ? lost : to.join(':');
    }
    if (r2 !== undefined && r3 !== undefined) {
      const to = [row(f5, r2, rows), row(f6, r3, rows)];
      return to.includes(undefined) ? lost : to.join(':');
    }
    return whole;
  });
}
