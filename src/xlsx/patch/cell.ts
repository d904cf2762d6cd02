import { address, parseAddress } from '../../base/address';
import type { CellChange } from '../../sheets/change';
import { isStandardError } from '../../cells/errors';
import { fileValue } from '../write/value';
import { formulaText } from '../../cells/text';
import { attributesOf, encoded, opening } from '../zip/xml';

/** One cell of a sheet part, as its XML stands. */
export interface XmlCell {
  column: number;
  attributes: Record<string, string>;
  /** What is between the tags; "" for a closed one. */
  inner: string;
}

const cellPattern = /<(?:[\w.-]+:)?c(?=[\s/>])([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:[\w.-]+:)?c\s*>)/g;
/** The cells of a row. */
export function cellsOf(rowXml: string): XmlCell[] {
  let column = -1;
  return [...rowXml.matchAll(cellPattern)].map(([, text = '', inner = '']) => {
    const attributes = attributesOf(text);
    column = (attributes.r === undefined ? undefined : parseAddress(attributes.r)?.column) ?? column + 1;
    return { column, attributes, inner };
  });
}

/** A cell as XML. `prefix` is the part's own for spreadsheet elements, with its colon, or "". */
export function cellXml(cell: XmlCell, row: number, prefix: string): string {
  const attributes = Object.assign({ r: '' }, cell.attributes, { r: address(row, cell.column) });
  const start = opening(`${prefix}c`, attributes);
  return cell.inner === '' ? `<${start}/>` : `<${start}>${cell.inner}</${prefix}c>`;
}

/** Type attribute and text of a stored result. */
function result(value: CellChange['value']): { t?: string; v: string } {
  if (typeof value === 'number') return { v: String(value) };
  if (typeof value === 'boolean') return { t: 'b', v: value ? '1' : '0' };
  const text = value ?? '';
  return { t: isStandardError(text) ? 'e' : 'str', v: encoded(text) };
}

const formulaElement = /<(?:[\w.-]+:)?f(?=[\s/>])[^>]*?(?:\/>|>[\s\S]*?<\/(?:[\w.-]+:)?f\s*>)/;

/** The formula element of a cell as it stands, or undefined. */
export const formulaOf = (cell: XmlCell | undefined): string | undefined =>
  cell && formulaElement.exec(cell.inner)?.[0];

/**
 * The cell after a change; undefined when nothing is left of it. Only the style survives of the old one, and the
 * formula when just its result is refreshed.
 */
export function changedCell(
  old: XmlCell | undefined,
  change: CellChange,
  prefix: string,
  date1904: boolean,
): XmlCell | undefined {
  const where = `${change.sheet}!${address(change.row, change.column)}`;
  const style: Record<string, string> = old?.attributes.s === undefined ? {} : { s: old.attributes.s };
  const value = fileValue(change, where, date1904);
  const { column } = change;

  const calculated = (formula: string, kept: Record<string, string>): XmlCell => {
    const { t, v } = result(value);
    return {
      column,
      attributes: { ...style, ...kept, ...(t === undefined ? {} : { t }) },
      inner: `${formula}<${prefix}v>${v}</${prefix}v>`,
    };
  };
  if (change.kind === 'result') {
    const formula = formulaOf(old);
    // Somebody typed over the formula: theirs stays, checks tell about it.
    if (formula === undefined) return old;
    // "cm" marks a spilling formula and belongs to it.
    return calculated(formula, old?.attributes.cm === undefined ? {} : { cm: old.attributes.cm });
  }
  if (change.kind === 'formula')
    return calculated(`<${prefix}f>${encoded(formulaText(change.formula ?? '', where))}</${prefix}f>`, {});

  // Nothing is written as nothing, as every program does when it is given an empty text.
  if (value === null || value === '')
    return style.s === undefined ? undefined : { column, attributes: style, inner: '' };
  if (typeof value !== 'string') {
    const { t, v } = result(value);
    return { column, attributes: { ...style, ...(t ? { t } : {}) }, inner: `<${prefix}v>${v}</${prefix}v>` };
  }
  // Text goes into the cell itself: the table of shared strings then need not be touched.
  const text = `<${prefix}is><${prefix}t xml:space="preserve">${encoded(value)}</${prefix}t></${prefix}is>`;
  return { column, attributes: { ...style, t: 'inlineStr' }, inner: text };
}
