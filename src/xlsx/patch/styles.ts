import { writeXlsx } from 'hucre/xlsx';
import type { CellStyle } from '../../sheets/style';
import { guard } from '../guard';
import { partText } from '../zip/parts';
import { cellStyle } from '../write/styles';
import { appended, children, firstTag, prefixed, tags, within } from '../zip/xml';

/**
 * Adds styles to a workbook that exists. hucre writes them into a workbook of their own, and its fonts, fills, borders
 * and formats are grafted onto the ends of the lists there: so they look like those of new workbooks, and no index in
 * use moves.
 */
export interface WantedStyle {
  style: CellStyle;
  date: boolean;
}

const length = (members: string): number => [...children(members)].length;

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

/** The styles part with the styles added, and the index of each. */
export async function withStyles(
  xml: string,
  styles: readonly WantedStyle[],
): Promise<{ xml: string; indexes: number[] }> {
  const from = await donor(styles);
  const prefix = firstTag(xml, 'styleSheet')?.prefix ?? '';
  const shift: Record<string, number> = {
    fontId: length(within(xml, 'fonts')),
    fillId: length(within(xml, 'fills')),
    borderId: length(within(xml, 'borders')),
  };
  // Numbers below 164 are Excel's own formats; both workbooks count theirs from there.
  const taken = [...tags(within(xml, 'numFmts'), 'numFmt')].map(({ attributes }) =>
    Number(attributes.numFmtId),
  );
  const formatShift = Math.max(163, ...taken.filter(Number.isFinite)) - 163;

  const base = length(within(xml, 'cellXfs'));
  const looks = within(from.xml, 'cellXfs').replace(
    /\b(fontId|fillId|borderId|numFmtId)="(\d+)"/g,
    (whole, name: string, id: string) => {
      if (name === 'numFmtId') return Number(id) < 164 ? whole : `numFmtId="${Number(id) + formatShift}"`;
      return `${name}="${Number(id) + (shift[name] ?? 0)}"`;
    },
  );
  const formats = within(from.xml, 'numFmts').replace(
    /\bnumFmtId="(\d+)"/g,
    (_, id: string) => `numFmtId="${Number(id) + formatShift}"`,
  );

  let changed = xml;
  if (formats !== '' && !/<(?:[\w.-]+:)?numFmts[\s>/]/.test(xml))
    changed = changed.replace(/<(?:[\w.-]+:)?fonts[\s>/]/, (text) => `<${prefix}numFmts count="0"/>${text}`);
  const more = {
    numFmts: formats,
    fonts: within(from.xml, 'fonts'),
    fills: within(from.xml, 'fills'),
    borders: within(from.xml, 'borders'),
    cellXfs: looks,
  };
  for (const [name, members] of Object.entries(more))
    changed = appended(changed, name, prefixed(members, prefix));
  return { xml: changed, indexes: from.order.map((index) => base + index) };
}
