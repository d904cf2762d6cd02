import { CellValueType, getNumfmtParseValueFilter } from '@univerjs/core';
import type { ICellData } from '@univerjs/core';
import { typedDate } from '../../../base/typed-date';
import { serialOf } from '../../../cells/dates';
import { numberFormat } from '../../../cells/formats';

/**
 * What a cell holds when somebody has typed a text into it. By itself the grid gives the cell a number format along with a
 * day, a percentage, 「1,000」. A file's cell keeps its own format (guards.ts), and the bare number would stand there as
 * something else than what was typed: a day count for 「1-2」, a half for 「50%」.
 */

/** Eight digits are a number to the grid, and a day to whoever types them where a day belongs. */
const run = /^\s*\d{8}\s*$/;

/** Kinds of formats without which a number says another thing. */
const telling: ReadonlySet<string> = new Set(['date', 'time', 'percent']);

const numberOf = (cell: ICellData, v: number): ICellData => ({
  ...cell,
  p: null,
  v,
  t: CellValueType.NUMBER,
});

/**
 * What becomes of a text in a cell of this format; undefined where the grid does as well by itself. A day as people write
 * it is one where a day belongs; what only another format would show stays as it was typed, for the rules to judge.
 */
export function typedInto(cell: ICellData, pattern: string): ICellData | undefined {
  const { v: text, p: document, f: formula } = cell;
  if (typeof text !== 'string' || document || typeof formula === 'string') return undefined;
  const own = numberFormat(pattern).kind;
  if (own === 'text' || cell.t === CellValueType.FORCE_STRING) return undefined;
  const parsed = getNumfmtParseValueFilter(text);
  if (own === 'date' && (!parsed || run.test(text))) {
    const day = typedDate(text);
    if (day.kind === 'date') return numberOf(cell, serialOf(day.iso, ''));
  }
  if (typeof parsed?.z !== 'string' || typeof parsed.v !== 'number') return undefined;
  const { kind } = numberFormat(parsed.z);
  return telling.has(kind) && kind !== own
    ? { ...cell, p: null, t: CellValueType.STRING }
    : numberOf(cell, parsed.v);
}
