import type { Workbook } from 'hucre';
import { ok, type Result } from '../base/finding';
import type { SheetData, WorkbookData } from '../sheets/data';
import { sheetRows } from './read/cells';
import { fileFindings } from './guard';
import { identityOf, identityOfProperties, isIdentitySheet, roleName, roleOf } from '../cells/identity';
import { untouched, withRaw } from './read/raw';
import { mergesOf } from './read/sheet-model';
import { is1904, loadWorkbook, type Loaded } from './read/load';

export { tooLargeToReadBack } from './read/load';

/**
 * A workbook's content as it stands: values, stored results, errors, nothing calculated and nothing run. Never throws;
 * `label` names the file in findings. Runs in Node and in a browser.
 */
export async function readWorkbook(bytes: Uint8Array, label: string): Promise<Result<WorkbookData>> {
  const loaded = await loadWorkbook(bytes, label);
  if (!loaded.ok) return loaded;
  try {
    return ok(dataOf(loaded.value));
  } catch {
    return fileFindings.broken(label, '内容不合规范');
  }
}

/** The roles of sheets, by their names. */
export function rolesOf(workbook: Workbook): Map<string, string> {
  const roles = new Map<string, string>();
  for (const name of workbook.namedRanges ?? [])
    if (name.name === roleName && name.scope !== undefined) roles.set(name.scope, roleOf(name));
  return roles;
}

function dataOf({ workbook, numbers, raw, baggage }: Loaded): WorkbookData {
  const roles = rolesOf(workbook);
  const own = workbook.sheets.find(({ rows }) => isIdentitySheet(rows));
  const sheets: SheetData[] = workbook.sheets
    .map((sheet, index) => ({
      sheet,
      numbers: numbers[index] ?? new Map<never, never>(),
      raw: raw[index] ?? untouched,
    }))
    .filter(({ sheet }) => sheet !== own)
    .map(({ sheet, numbers, raw }) => ({
      name: sheet.name,
      role: roles.get(sheet.name) ?? '',
      hidden: sheet.hidden === true || sheet.veryHidden === true,
      rows: withRaw(sheetRows(sheet, numbers, is1904(workbook)), raw),
      ...(raw.doubled.length > 0 ? { doubled: raw.doubled } : {}),
      merges: mergesOf(sheet),
    }));
  const identity = own ? identityOf(own.rows) : identityOfProperties(workbook.properties?.custom ?? {});
  const names = Object.fromEntries(
    (workbook.namedRanges ?? []).flatMap(({ name, range, scope }) =>
      scope === undefined ? [[name, range]] : [],
    ),
  );
  return { identity, sheets, names, baggage };
}
