import { readXlsx } from 'hucre/xlsx';
import type { IdentityChange } from '../../sheets/change';
import type { Guarded } from '../guard';
import {
  customProperties,
  identityOf,
  identityOfProperties,
  identityRows,
  identitySheet,
  isIdentitySheet,
} from '../../cells/identity';
import { partText, type Parts } from '../zip/parts';
import { UnwritableError } from '../../cells/text';
import { decoded, encoded, endOf, escapedText, firstTag, inside, tags } from '../zip/xml';

/** Sets entries of a workbook's identity in both its places. */

const customPath = 'docProps/custom.xml';
/** The format id under which Office keeps people's own properties. */
const custom = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

/** Changed parts by path. Throws {@link UnwritableError} when the workbook has no identity to change. */
export async function changedIdentity(
  file: Guarded,
  parts: Parts,
  change: IdentityChange,
): Promise<Map<string, string>> {
  const changed = new Map<string, string>();
  const sheet = await findSheet(file, parts);
  const properties = file.entries.has(customPath) ? partText(file, customPath) : undefined;
  if (!sheet && properties === undefined) throw new UnwritableError('工作簿没有标识');

  const old = sheet ? identityOf(sheet.rows) : identityOfProperties(propertiesOf(properties ?? ''));
  const next: Record<string, string> = { ...old };
  for (const [key, value] of Object.entries(change)) if (value !== undefined) next[key] = value;
  if (sheet) changed.set(sheet.path, withRows(partText(file, sheet.path), identityRows(next)));
  if (properties !== undefined) changed.set(customPath, withProperties(properties, customProperties(next)));
  return changed;
}

/** The identity sheet with its values: by name first, then any hidden sheet that bears the mark. */
async function findSheet(file: Guarded, parts: Parts) {
  const byName = parts.sheets.filter(({ name }) => name === identitySheet);
  const candidates = byName.length > 0 ? byName : parts.sheets.filter(({ hidden }) => hidden);
  if (candidates.length === 0) return undefined;
  const wanted = new Set(candidates.map(({ index }) => index));
  const workbook = await readXlsx(file.bytes, { sheets: ({ index }) => wanted.has(index) });
  const position = workbook.sheets.findIndex(({ rows }) => isIdentitySheet(rows));
  const part = candidates[position];
  const rows = workbook.sheets[position]?.rows;
  return part && rows ? { path: part.path, rows } : undefined;
}

/** The sheet with other rows, all text. */
function withRows(xml: string, rows: readonly (readonly string[])[]): string {
  const data = firstTag(xml, 'sheetData');
  if (!data) throw new UnwritableError('标识表没有数据区');
  const { prefix } = data;
  const [c, is, t] = [`${prefix}c`, `${prefix}is`, `${prefix}t`];
  const body = rows.map((row, index) => {
    const cells = row.map((text, column) => {
      const reference = `${column === 0 ? 'A' : 'B'}${index + 1}`;
      const inner = `<${is}><${t} xml:space="preserve">${encoded(escapedText(text))}</${t}></${is}>`;
      return `<${c} r="${reference}" t="inlineStr">${inner}</${c}>`;
    });
    return `<${prefix}row r="${index + 1}">${cells.join('')}</${prefix}row>`;
  });
  const end = endOf(xml, data, 'sheetData');
  const before = xml.slice(0, data.start).replace(/<(?:[\w.-]+:)?dimension\b[^>]*\/>/, '');
  return `${before}<${prefix}sheetData>${body.join('')}</${prefix}sheetData>${xml.slice(end)}`;
}

const propertyPattern = /<(?:[\w.-]+:)?property(?=\s)[^>]*>[\s\S]*?<\/(?:[\w.-]+:)?property\s*>/g;

function propertiesOf(xml: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const tag of tags(xml, 'property')) {
    const value = firstTag(inside(xml, tag, 'property'), 'lpwstr');
    if (value)
      found[tag.attributes.name ?? ''] = decoded(inside(inside(xml, tag, 'property'), value, 'lpwstr'));
  }
  return found;
}

/** The properties with ours replaced; those of other programs stay and are numbered anew. */
function withProperties(xml: string, own: Readonly<Record<string, string>>): string {
  const foreign = [...xml.matchAll(propertyPattern)]
    .map(([text]) => text)
    .filter((text) => !Object.keys(identityOfProperties(propertiesOf(text))).length);
  const root = firstTag(xml, 'Properties');
  if (!root) throw new UnwritableError('文档属性部件不合规范');
  const { prefix } = root;
  const values = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes';
  const ours = Object.entries(own).map(
    ([name, value]) =>
      `<${prefix}property fmtid="${custom}" pid="2" name="${encoded(name)}">` +
      `<vt:lpwstr xmlns:vt="${values}">${encoded(value)}</vt:lpwstr></${prefix}property>`,
  );
  const all = [...foreign, ...ours].map((text, index) => text.replace(/\bpid="\d+"/, `pid="${index + 2}"`));
  const start = xml.slice(root.start, root.end).replace(/\/>$/, '>');
  return `${xml.slice(0, root.start)}${start}${all.join('')}</${prefix}Properties>`;
}
