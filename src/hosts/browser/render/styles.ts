import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
} from '@univerjs/core';
import type { IStyleData } from '@univerjs/core';
import type { CellStyle } from '../../../sheets/style';
import { dateFormat } from '../../../cells/formats';

/** How the model's styles are said in the grid's words. */

const line = { s: BorderStyleTypes.THIN, cl: { rgb: '#000000' } };

const horizontal = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
} as const;

const vertical = {
  top: VerticalAlign.TOP,
  center: VerticalAlign.MIDDLE,
  bottom: VerticalAlign.BOTTOM,
} as const;

/** A cell's style. As in a file, a date without a number format gets one, or its day count would show. */
export function gridStyle(style: CellStyle, date: boolean): IStyleData {
  const format = style.numberFormat ?? (date ? dateFormat : 'General');
  return {
    ff: style.font,
    fs: style.size,
    ...(style.bold ? { bl: BooleanNumber.TRUE } : {}),
    ...(style.color ? { cl: { rgb: `#${style.color}` } } : {}),
    ...(style.fill ? { bg: { rgb: `#${style.fill}` } } : {}),
    ...(style.border === 'all' ? { bd: { t: line, r: line, b: line, l: line } } : {}),
    ...(style.border === 'bottom' ? { bd: { b: line } } : {}),
    ...(style.horizontal ? { ht: horizontal[style.horizontal] } : {}),
    vt: vertical[style.vertical ?? 'center'],
    tb: style.wrap ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW,
    ...(format === 'General' ? {} : { n: { pattern: format } }),
  };
}

/** The styles of a workbook, each once. Cells name theirs, so that thousands of cells share one object. */
export class StyleTable {
  readonly styles: Record<string, IStyleData> = {};
  readonly #names = new Map<string, string>();
  readonly #plain = new Map<CellStyle, string>();
  readonly #dated = new Map<CellStyle, string>();

  /** The name of a style; the same looks have one name. Forms share style objects, so most are found by identity. */
  name(style: CellStyle, date: boolean): string {
    const known = date ? this.#dated : this.#plain;
    const found = known.get(style);
    if (found !== undefined) return found;
    const made = gridStyle(style, date);
    const key = JSON.stringify(made);
    const name = this.#names.get(key) ?? `s${this.#names.size}`;
    this.#names.set(key, name);
    this.styles[name] = made;
    known.set(style, name);
    return name;
  }
}
