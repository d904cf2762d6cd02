import type { Sheet } from 'hucre';
import { ok, type Result } from '../base/finding';
import type { WorkbookData } from '../sheets/data';
import type { WorkbookModel } from '../sheets/model';
import { fileFindings } from './guard';
import { identityOf, identityOfProperties, isIdentitySheet } from '../cells/identity';
import { is1904, loadWorkbook, type Loaded } from './read/load';
import { sheetRows } from './read/cells';
import { sheetModelOf } from './read/sheet-model';
import { styleReader } from './read/styles';
import { rolesOf } from './read';

/** A model to show, and what the file carries besides. */
export interface ShownFile {
  model: WorkbookModel;
  baggage: WorkbookData['baggage'];
}

/**
 * A file as a model to show: what stands in it and what it looks like, as far as the model has words for it. Files of
 * other programs read too. What is left out is not lost by this: whoever saves changes the file itself. Never throws;
 * `label` names the file in findings. Runs in Node and in a browser.
 */
export async function shownFile(bytes: Uint8Array, label: string): Promise<Result<ShownFile>> {
  const loaded = await loadWorkbook(bytes, label, true);
  if (!loaded.ok) return loaded;
  try {
    return ok({ model: modelOf(loaded.value, label), baggage: loaded.value.baggage });
  } catch {
    return fileFindings.broken(label, '内容不合规范');
  }
}

/** The model alone. */
export async function workbookModel(bytes: Uint8Array, label: string): Promise<Result<WorkbookModel>> {
  const shown = await shownFile(bytes, label);
  return shown.ok ? ok(shown.value.model) : shown;
}

function modelOf({ workbook, numbers }: Loaded, label: string): WorkbookModel {
  const roles = rolesOf(workbook);
  const theme = workbook.themeColors ?? [];
  const styleOf = styleReader(theme, workbook.defaultFont);
  const own = workbook.sheets.find(({ rows }) => isIdentitySheet(rows));
  const shown = workbook.sheets.filter((sheet) => sheet !== own);
  const rowsOf = (sheet: Sheet) =>
    sheetRows(sheet, numbers[workbook.sheets.indexOf(sheet)] ?? new Map<never, never>(), is1904(workbook));
  const active = workbook.sheets[workbook.activeSheet ?? 0];
  const activeSheet = active ? shown.indexOf(active) : -1;
  return {
    identity: own ? identityOf(own.rows) : identityOfProperties(workbook.properties?.custom ?? {}),
    title: workbook.properties?.title ?? label,
    sheets: shown.map((sheet) =>
      sheetModelOf(sheet, rowsOf(sheet), roles.get(sheet.name) ?? '', theme, styleOf),
    ),
    names: (workbook.namedRanges ?? [])
      .filter(({ scope }) => scope === undefined)
      .map(({ name, range }) => ({ name, refersTo: range })),
    ...(activeSheet >= 0 ? { activeSheet } : {}),
  };
}
