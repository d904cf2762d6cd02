import { writeXlsx } from 'hucre/xlsx';
import type { CellStyle } from '../../sheets/style';
import { guard } from '../guard';
import { partText } from '../zip/parts';
import { cellStyle } from '../write/styles';
import { encoded, inside, tags } from '../zip/xml';

/**
 * Adds styles to a workbook that exists. hucre writes them into a workbook of their own, and its fonts, fills, borders
 * and formats are grafted onto the ends of the lists there: so they look like those of new workbooks, and no index in
 * use moves.
 */
export interface WantedStyle {
  style: CellStyle;
  date: boolean;
}

/** What is inside a list of a styles part; "" when there is no such list. */
function list(xml: string, name: string): string {
  const [tag] = [...tags(xml, name)];
  return tag ? inside(xml, tag, name) : '';
}

/** Members of a list, not what is inside them. */
function length(inner: string): number {
  let depth = 0;
  let count = 0;
  for (const [text] of inner.matchAll(/<[^!?][^>]*>/g)) {
    if (text.startsWith('</')) depth--;
    else {
      if (depth === 0) count++;
      if (!text.endsWith('/>')) depth++;
    }
  }
  return count;
}

/** A styles part that holds the wanted styles, and the index of each there. */
async function donor(styles: readonly WantedStyle[]): Promise<{ xml: string; order: number[] }> {
  const cells = new Map(
    styles.map(({ style, date }, row) => [`${row},0`, { style: cellStyle(style, date) }]),
  );
  const guarded = guard(await writeXlsx({ sheets: [{ name: 'A', cells }] }), '');
  if (!guarded.ok) throw new Error(guarded.finding.message);
  const sheet = partText(guarded.value, 'xl/worksheets/sheet1.xml');
  const order = [...tags(sheet, 'c')].map(({ attributes }) => Number(attributes.s ?? 0));
  return { xml: partText(guarded.value, 'xl/styles.xml'), order };
}

/** The part with members at the end of a list. */
function appended(xml: string, name: string, members: string, prefix: string): string {
  const [tag] = [...tags(xml, name)];
  if (!tag || members === '') return xml;
  const old = inside(xml, tag, name);
  const inner = old + members.replace(/<(\/?)(?=\w)/g, `<$1${prefix}`);
  const end = tag.closed ? tag.end : xml.indexOf('>', tag.end + old.length) + 1;
  // Excel counts for itself; other programs trust the attribute.
  const attributes = { ...tag.attributes, count: String(length(inner)) };
  const text = Object.entries(attributes).map(([key, value]) => ` ${key}="${encoded(value)}"`);
  return `${xml.slice(0, tag.start)}<${prefix}${name}${text.join('')}>${inner}</${prefix}${name}>${xml.slice(end)}`;
}

/** The styles part with the styles added, and the index of each. */
export async function withStyles(
  xml: string,
  styles: readonly WantedStyle[],
): Promise<{ xml: string; indexes: number[] }> {
  const from = await donor(styles);
  const prefix = /<([\w.-]+:)?styleSheet[\s>]/.exec(xml)?.[1] ?? '';
  const shift: Record<string, number> = {
    fontId: length(list(xml, 'fonts')),
    fillId: length(list(xml, 'fills')),
    borderId: length(list(xml, 'borders')),
  };
  // Numbers below 164 are Excel's own formats; both workbooks count theirs from there.
  const taken = [...tags(list(xml, 'numFmts'), 'numFmt')].map(({ attributes }) =>
    Number(attributes.numFmtId),
  );
  const formatShift = Math.max(163, ...taken.filter(Number.isFinite)) - 163;

  const base = length(list(xml, 'cellXfs'));
  const looks = list(from.xml, 'cellXfs').replace(
    /\b(fontId|fillId|borderId|numFmtId)="(\d+)"/g,
    (whole, name: string, id: string) => {
      if (name === 'numFmtId') return Number(id) < 164 ? whole : `numFmtId="${Number(id) + formatShift}"`;
      return `${name}="${Number(id) + (shift[name] ?? 0)}"`;
    },
  );
  const formats = list(from.xml, 'numFmts').replace(
    /\bnumFmtId="(\d+)"/g,
    (_, id: string) => `numFmtId="${Number(id) + formatShift}"`,
  );

  let changed = xml;
  if (formats !== '' && !/<(?:[\w.-]+:)?numFmts[\s>/]/.test(xml))
    changed = changed.replace(/<(?:[\w.-]+:)?fonts[\s>/]/, (text) => `<${prefix}numFmts count="0"/>${text}`);
  changed = appended(changed, 'numFmts', formats, prefix);
  changed = appended(changed, 'fonts', list(from.xml, 'fonts'), prefix);
  changed = appended(changed, 'fills', list(from.xml, 'fills'), prefix);
  changed = appended(changed, 'borders', list(from.xml, 'borders'), prefix);
  changed = appended(changed, 'cellXfs', looks, prefix);
  return { xml: changed, indexes: from.order.map((index) => base + index) };
}
