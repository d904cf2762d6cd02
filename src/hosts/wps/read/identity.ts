import type { Identity } from '../../../sheets/model';
import {
  customProperties,
  identityOf,
  identityOfProperties,
  identityRows,
  identitySheet,
  isIdentitySheet,
} from '../../../cells/identity';
import { areaOf, attempt, isHidden, sheetsOf } from '../object-model/access';
import { gridOf } from './grid';
import type { Workbook, Worksheet } from '../object-model/members';
import { textProperty } from '../object-model/numbers';

/** What a workbook says it is: on its very hidden sheet, else in its document properties. */

const firstCell = (sheet: Worksheet): unknown =>
  attempt(() => gridOf(sheet, { top: 0, left: 0, bottom: 0, right: 0 }, 'Value2')[0]?.[0]);

const bearsMark = (sheet: Worksheet) => isIdentitySheet([[firstCell(sheet)]]);

/** The identity sheet: by its name first, then any hidden sheet with the mark. */
export function identitySheetOf(book: Workbook): Worksheet | undefined {
  const sheets = sheetsOf(book);
  const named = sheets.find((sheet) => sheet.Name === identitySheet);
  if (named && bearsMark(named)) return named;
  return sheets.find((sheet) => sheet !== named && isHidden(sheet) && bearsMark(sheet));
}

/** The rows of the sheet: two columns as far as it is used. */
function rowsOf(sheet: Worksheet): (readonly unknown[])[] {
  const used = attempt(() => areaOf(sheet.UsedRange));
  const bottom = Math.min(used?.bottom ?? 0, 1_000);
  return gridOf(sheet, { top: 0, left: 0, bottom, right: 1 }, 'Value2');
}

interface Property {
  Name: unknown;
  Value: unknown;
}
interface Properties {
  Count: number;
  Item(index: number | string): Property | null;
  Add(name: string, linked: boolean, type: number, value: string): unknown;
}

const propertiesOf = (book: Workbook): Properties | undefined =>
  attempt(() => book.CustomDocumentProperties as Properties | null) ?? undefined;

function custom(book: Workbook): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const properties = propertiesOf(book);
  const count = attempt(() => properties?.Count);
  for (let index = 1; index <= (typeof count === 'number' ? count : 0); index++) {
    const property = attempt(() => properties?.Item(index));
    const name = attempt(() => property?.Name);
    if (typeof name === 'string') found[name] = attempt(() => property?.Value);
  }
  return found;
}

/** Empty where the workbook carries none. */
export function readIdentity(book: Workbook): Identity {
  const sheet = identitySheetOf(book);
  return sheet ? identityOf(rowsOf(sheet)) : identityOfProperties(custom(book));
}

/** Sets the duplicate in the document's properties, as far as they can be reached; the sheet is what counts. */
export function setProperties(book: Workbook, identity: Identity): void {
  const properties = propertiesOf(book);
  if (!properties) return;
  const wanted = customProperties(identity);
  const known = custom(book);
  for (const name of Object.keys(wanted)) {
    const value = wanted[name] ?? '';
    if (known[name] === value) continue;
    attempt(() => {
      const property = name in known ? properties.Item(name) : null;
      if (property) property.Value = value;
      else properties.Add(name, false, textProperty, value);
    });
  }
}

/** The rows as they should be after entries changed. */
export function changedRows(
  sheet: Worksheet,
  change: Readonly<Record<string, string | undefined>>,
): string[][] {
  const next: Record<string, string> = { ...identityOf(rowsOf(sheet)) };
  for (const key of Object.keys(change)) {
    const value = change[key];
    if (value !== undefined) next[key] = value;
  }
  return identityRows(next);
}
