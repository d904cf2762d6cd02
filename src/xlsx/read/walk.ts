import { parseAddress } from '../../base/address';

/**
 * The cells of a sheet part as their start tags have them, in their order. Every cell of every file comes by here, so the
 * tags are read letter by letter: patterns that find the same take several times as long.
 */
export interface WrittenCell {
  /** The place as it is written; undefined where the cell just follows the one before. */
  reference: string | undefined;
  row: number;
  /** NaN for a place that does not exist. */
  column: number;
  /** Index of its format; "" where there is none. */
  style: string;
  /** "n" where nothing is said. */
  type: string;
  /** `<c/>`, nothing inside. */
  closed: boolean;
  /** Offset of the character after its start tag. */
  end: number;
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
const isInName = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 45 && code <= 57 && code !== 47) ||
  code === 95;
const [equals, quote, apostrophe, slash, greater, colon] = [61, 34, 39, 47, 62, 58];

/** What follows "<" and a prefix with its colon. */
function localName(xml: string, at: number): number {
  let end = at;
  while (isInName(xml.charCodeAt(end))) end++;
  return end > at && xml.charCodeAt(end) === colon ? end + 1 : at;
}

/** The end of a name that starts there; −1 where another name does. */
function endOfName(xml: string, at: number, name: string): number {
  if (!xml.startsWith(name, at)) return -1;
  const end = at + name.length;
  const after = xml.charCodeAt(end);
  return isSpace(after) || after === slash || after === greater ? end : -1;
}

function afterSpace(xml: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(xml.charCodeAt(at))) at++;
  return at;
}

/** Place, format and type; of one that is written twice the last, as the reader has it. */
function attributesIn(xml: string, from: number, to: number) {
  const found: { r: string | undefined; s: string; t: string } = { r: undefined, s: '', t: 'n' };
  let plain = from;
  // As most programs write them: one space, one letter, double quotes.
  while (
    xml.charCodeAt(plain) === 32 &&
    xml.charCodeAt(plain + 2) === equals &&
    xml.charCodeAt(plain + 3) === quote
  ) {
    const end = xml.indexOf('"', plain + 4);
    if (end < 0 || end > to) break;
    const name = xml[plain + 1];
    if (name === 'r' || name === 's' || name === 't') found[name] = xml.slice(plain + 4, end);
    plain = end + 1;
  }
  for (let at = afterSpace(xml, plain, to); at < to; at = afterSpace(xml, at, to)) {
    const name = at;
    while (at < to && xml.charCodeAt(at) !== equals && !isSpace(xml.charCodeAt(at))) at++;
    const single = at === name + 1 ? xml[name] : undefined;
    at = afterSpace(xml, at, to);
    if (xml.charCodeAt(at) !== equals) continue;
    at = afterSpace(xml, at + 1, to);
    const mark = xml.charCodeAt(at);
    if (mark !== quote && mark !== apostrophe) continue;
    const end = xml.indexOf(mark === quote ? '"' : "'", at + 1);
    if (end < 0 || end > to) break;
    if (single === 'r' || single === 's' || single === 't') found[single] = xml.slice(at + 1, end);
    at = end + 1;
  }
  return found;
}

/** After an element of that name without attributes that stands there and holds only text; −1 where another one does. */
function afterElement(xml: string, at: number, start: string, end: string): number {
  if (!xml.startsWith(start, at)) return -1;
  const inside = xml.indexOf('<', at + start.length);
  return xml.startsWith(end, inside) ? inside + end.length : -1;
}

/**
 * After a cell that holds a formula and a value, or a value, as nearly all do; −1 where it may hold anything else: then
 * every tag in it is looked at.
 */
function afterContents(xml: string, from: number): number {
  const formula = afterElement(xml, from, '<f>', '</f>');
  const value = afterElement(xml, formula < 0 ? from : formula, '<v>', '</v>');
  return value >= 0 && xml.startsWith('</c>', value) ? value + 4 : -1;
}

/** @param xml of a sheet part, without comments */
export function eachCell(xml: string, look: (cell: WrittenCell) => void): void {
  let [row, column] = [-1, -1];
  let next = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', next)) {
    next = at + 1;
    const name = localName(xml, at + 1);
    const isCell = endOfName(xml, name, 'c');
    const start = isCell < 0 ? endOfName(xml, name, 'row') : isCell;
    if (start < 0) continue;
    const end = xml.indexOf('>', start);
    if (end < 0) return;
    const { r: reference, s: style, t: type } = attributesIn(xml, start, end);
    if (isCell < 0) {
      row = reference === undefined ? row + 1 : Number(reference) - 1;
      column = -1;
      continue;
    }
    const place = reference === undefined ? { row, column: column + 1 } : parseAddress(reference);
    if (place) column = place.column;
    const closed = xml.charCodeAt(end - 1) === slash;
    if (!closed && xml.indexOf('<', next) > end) next = Math.max(next, afterContents(xml, end + 1));
    look({
      reference,
      row: place?.row ?? row,
      column: place?.column ?? NaN,
      style,
      type,
      closed,
      end: end + 1,
    });
  }
}

/** A formula ends with its own end tag: one without a result must not be given that of the next cell. */
const formulaAndValue =
  /\s*(?:<(?:[\w.-]+:)?f(?=[\s/>])(?:[^>]*\/>|(?:(?!<\/(?:[\w.-]+:)?f\s*>)[^])*<\/(?:[\w.-]+:)?f\s*>))?\s*<(?:[\w.-]+:)?v(?=[\s/>])[^>]*?(?:\/>|>([^<]*)<\/(?:[\w.-]+:)?v\s*>)/y;

/** The stored text of a cell as it is written; undefined where there is none. */
export function storedText(xml: string, { closed, end }: WrittenCell): string | undefined {
  if (closed) return undefined;
  if (xml.startsWith('<v>', end)) {
    const after = xml.indexOf('<', end + 3);
    if (xml.startsWith('</v>', after)) return xml.slice(end + 3, after);
  }
  formulaAndValue.lastIndex = end;
  return formulaAndValue.exec(xml)?.[1];
}

/** The text without comments; what stands in a CDATA section is none. */
export const withoutComments = (xml: string): string =>
  xml.includes('<!--')
    ? xml.replace(/<!\[CDATA\[[^]*?\]\]>|<!--[^]*?-->/g, (text) => (text.startsWith('<!--') ? '' : text))
    : xml;
