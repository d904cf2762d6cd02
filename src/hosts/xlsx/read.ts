import { readXlsx } from 'hucre/xlsx';
import type { Workbook } from 'hucre';
import { address } from '../../base/address';
import { ok, type Result } from '../../base/finding';
import type { SheetData, WorkbookData } from '../../sheets/data';
import { sheetRows } from './cells';
import { countStrings, extentOf } from './extent';
import { containerFinding, fileFindings, guard, limits, type Guarded } from './guard';
import { identityOf, identityOfProperties, isIdentitySheet, roleName, roleOf } from './identity';
import { partsOf, partText } from './parts';

/**
 * A workbook's content as it stands: values, stored results, errors, nothing calculated and nothing run. Never throws;
 * `label` names the file in findings. Runs in Node and in a browser.
 */
export async function readWorkbook(bytes: Uint8Array, label: string): Promise<Result<WorkbookData>> {
  const guarded = guard(bytes, label);
  if (!guarded.ok) return guarded;
  let workbook: Workbook;
  let baggage: WorkbookData['baggage'];
  try {
    const bounds = boundsOf(guarded.value);
    if (bounds.sheets.size === 0) return fileFindings.broken(label, '没有工作表');
    if (bounds.cells > limits.cells) return fileFindings.tooManyCells(label, `约 ${bounds.cells} 格`);
    baggage = baggageOf(guarded.value);
    workbook = await readXlsx(bytes, {
      // Only worksheets: hucre refuses the whole file for a chart on a sheet of its own.
      sheets: ({ index }) => bounds.sheets.has(index),
      range: bounds.range,
    });
  } catch (error) {
    return containerFinding(error, label);
  }
  try {
    return ok(dataOf(workbook, baggage));
  } catch {
    return fileFindings.broken(label, '内容不合规范');
  }
}

/** Which sheets to read and how far; counts rectangles, because that is what reading costs. */
function boundsOf(file: Guarded): { sheets: Set<number>; cells: number; range: string } {
  const parts = partsOf(file);
  const strings = parts.sharedStrings ? countStrings(partText(file, parts.sharedStrings)) : 0;
  let cells = 0;
  let rows = 1;
  let columns = 1;
  for (const sheet of parts.sheets) {
    const extent = extentOf(partText(file, sheet.path), strings);
    cells += extent.rows * extent.columns;
    rows = Math.max(rows, extent.rows);
    columns = Math.max(columns, extent.columns);
  }
  return {
    sheets: new Set(parts.sheets.map(({ index }) => index)),
    cells,
    range: `A1:${address(rows - 1, columns - 1)}`,
  };
}

function baggageOf(file: Guarded): WorkbookData['baggage'] {
  const names = [...file.entries.keys()].map((name) => name.toLowerCase());
  const found: WorkbookData['baggage'] = [];
  if (names.some((name) => name.endsWith('vbaproject.bin') || name.includes('/macrosheets/')))
    found.push('macros');
  if (names.some((name) => name.includes('/externallinks/'))) found.push('external-links');
  return found;
}

function dataOf(workbook: Workbook, baggage: WorkbookData['baggage']): WorkbookData {
  const roles = new Map<string, string>();
  for (const name of workbook.namedRanges ?? [])
    if (name.name === roleName && name.scope !== undefined) roles.set(name.scope, roleOf(name));
  const own = workbook.sheets.find(({ rows }) => isIdentitySheet(rows));
  const sheets: SheetData[] = workbook.sheets
    .filter((sheet) => sheet !== own)
    .map((sheet) => ({
      name: sheet.name,
      role: roles.get(sheet.name) ?? '',
      hidden: sheet.hidden === true || sheet.veryHidden === true,
      rows: sheetRows(sheet),
      merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
        top: startRow,
        left: startCol,
        bottom: endRow,
        right: endCol,
      })),
    }));
  const identity = own ? identityOf(own.rows) : identityOfProperties(workbook.properties?.custom ?? {});
  return { identity, sheets, baggage };
}
