import type { Identity } from '../sheets/model';
import { cellText, UnwritableError } from './text';

/**
 * What a workbook is, out of sight, kept twice: as rows of key and value on a very hidden sheet, and as custom document
 * properties. Any one of them is enough to know a returned file.
 */

/** Name of the sheet out of sight, and the text in its first cell by which it is known should it be renamed. */
export const identitySheet = '考核助手标识';

/** The sheet-scoped name that holds a sheet's role as a text constant. */
export const roleName = '考核助手_角色';

/** Custom properties are shared with other programs, so ours carry a prefix. */
const prefix = '考核助手.';

/** Rows of the identity sheet: the mark, then key and value. Always text. */
export function identityRows(identity: Identity): string[][] {
  const rows = Object.entries(identity).map(([key, value]) => [
    cellText(key, identitySheet),
    cellText(value, `${identitySheet} ${key}`),
  ]);
  if (rows.some(([key]) => key === '')) throw new UnwritableError(`${identitySheet}：有空的键`);
  return [[identitySheet, '此表供考核助手识别文件，请勿修改。'], ...rows];
}

/** The duplicate in the document's properties. */
export const customProperties = (identity: Identity): Record<string, string> =>
  Object.fromEntries(Object.entries(identity).map(([key, value]) => [prefix + key, value]));

/** A grid of values as read. */
type Grid = readonly (readonly unknown[] | undefined)[];

/** True for the identity sheet, whatever it is called by now. */
export const isIdentitySheet = (rows: Grid): boolean => rows[0]?.[0] === identitySheet;

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** Identity from the sheet's rows. */
export function identityOf(rows: Grid): Record<string, string> {
  const found: Record<string, string> = {};
  for (const row of rows.slice(1)) {
    const key = asText(row?.[0]);
    if (key !== '') found[key] = asText(row?.[1]);
  }
  return found;
}

/** Identity from the document's properties. */
export function identityOfProperties(custom: Readonly<Record<string, unknown>>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(custom))
    if (name.startsWith(prefix)) found[name.slice(prefix.length)] = asText(value);
  return found;
}

/** The role a scoped name holds: `"rating:L01"` → rating:L01. */
export function roleOf(name: { range: string }): string {
  const match = /^="?|^"/.exec(name.range);
  const text = match ? name.range.replace(/^=?"/, '').replace(/"$/, '') : '';
  return text.replaceAll('""', '"');
}
