import type { CellStyle } from '../sheets/style';

/** Number formats (ECMA-376 part 1, 18.8.30 and 18.8.31): what a format code makes of a number. */

/** Format of a date whose style names none. */
export const dateFormat = 'yyyy-mm-dd';

/** Format of cells whose content is always text. */
export const textFormat = '@';

/** Style of cells that have none of their own; hosts give them what their workbook gives such cells. */
export const bareStyle: CellStyle = { font: '宋体', size: 11 };

/** What a format code makes of a number. */
export interface NumberFormat {
  kind: 'general' | 'text' | 'date' | 'time' | 'percent' | 'number';
  /** Decimals shown at most; undefined where the format leaves them open (General, fractions, powers of ten, days). */
  decimals: number | undefined;
}

/** What says nothing about the kind: texts, escaped characters, padding, fill. */
const literal = /"[^"]*"|\\.|_.|\*./g;
/** Colours, conditions, locales; and elapsed time ([h], [mm], [ss]), which counts a duration and names no day. */
const bracketed = /\[[^\]]*\]/g;
const elapsed = /\[(?:h+|m+|s+)\]/i;

function parsed(code: string): NumberFormat {
  if (isGeneral(code)) return { kind: 'general', decimals: undefined };
  // The first section is for positive numbers; days are positive.
  const [section = ''] = code.replace(literal, '').split(';');
  const shown = section.replace(bracketed, '');
  if (elapsed.test(section)) return { kind: 'number', decimals: undefined };
  if (shown.trim() === textFormat) return { kind: 'text', decimals: undefined };
  if (/[yd]|a{3}/i.test(shown)) return { kind: 'date', decimals: undefined };
  // Beside hours or seconds an m is for minutes, else for months.
  if (/[hs]/i.test(shown)) return { kind: 'time', decimals: undefined };
  if (/m/i.test(shown)) return { kind: 'date', decimals: undefined };
  const kind = shown.includes('%') ? 'percent' : 'number';
  // A comma after the last digit divides by a thousand: what is shown is then another number.
  const open = !/[0#?]/.test(shown) || /[eE/]|,(?![0#?])/.test(shown);
  const decimals = open ? undefined : (/\.([0#?]*)/.exec(shown)?.[1] ?? '').length;
  return { kind, decimals };
}

/** A workbook has few formats and very many cells. */
const known = new Map<string, NumberFormat>();
const mostKnown = 1_000;

/** What a format code says; the same code gives the same object. */
export function numberFormat(code: string): NumberFormat {
  const found = known.get(code);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const format = parsed(code);
  known.set(code, format);
  return format;
}

/** The format of cells that nobody gave one; Chinese versions have names of their own for it. */
export const isGeneral = (code: string): boolean => /^(?:@?General|G\/通用格式|常规)$/i.test(code.trim());

/** Whether a number under this format shows as a day. */
export const isDateFormat = (code: string): boolean => numberFormat(code).kind === 'date';
