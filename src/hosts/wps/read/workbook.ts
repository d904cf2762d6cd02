import { ok, type Result } from '../../../base/finding';
import type { SheetData, WorkbookData } from '../../../sheets/data';
import { wpsFinding, wpsFindings } from '../findings';
import { areaOf, attempt, isHidden, sheetsOf } from '../object-model/access';
import type { Workbook, Worksheet } from '../object-model/members';
import { cellsOf } from './cells';
import { identitySheetOf, readIdentity } from './identity';
import { mergesOf } from './merges';
import { rolesOf } from './names';

/** The open workbook as data. */

/** More than that is no table: people who format whole columns make sheets of a million rows. */
const mostCells = 2_000_000;

function readSheet(sheet: Worksheet, role: string, date1904: boolean): SheetData {
  const used = attempt(() => areaOf(sheet.UsedRange));
  const base = { name: sheet.Name, role, hidden: isHidden(sheet) };
  if (!used) return { ...base, rows: [], merges: [] };
  // From A1, so that rows and columns count as everywhere.
  const area = { top: 0, left: 0, bottom: used.bottom, right: used.right };
  if ((area.bottom + 1) * (area.right + 1) > mostCells) throw new Error(`“${sheet.Name}”的单元格过多`);
  const cells = cellsOf(sheet, area, { date1904 });
  return {
    ...base,
    rows: cells.map((row) => (row.some((cell) => cell !== undefined) ? row : undefined)),
    merges: mergesOf(sheet, used),
  };
}

function baggageOf(book: Workbook): WorkbookData['baggage'] {
  const found: WorkbookData['baggage'] = [];
  if (attempt(() => book.HasVBProject) === true) found.push('macros');
  // 1: links to other workbooks. Nothing, null or an empty list where there are none.
  const links = attempt(() => book.LinkSources(1));
  if (Array.isArray(links) ? links.length > 0 : typeof links === 'string' && links !== '')
    found.push('external-links');
  return found;
}

/** Reads all sheets but the one that carries the identity. */
export function readBook(book: Workbook): Result<WorkbookData> {
  let at = '';
  try {
    const identity = readIdentity(book);
    const own = identitySheetOf(book)?.Name;
    const sheets = sheetsOf(book).filter((sheet) => sheet.Name !== own);
    const roles = rolesOf(book, sheets);
    const date1904 = attempt(() => book.Date1904) === true;
    return ok({
      identity,
      sheets: sheets.map((sheet) => {
        at = sheet.Name;
        return readSheet(sheet, roles.get(at) ?? '', date1904);
      }),
      baggage: baggageOf(book),
    });
  } catch (error) {
    return at === '' && sheetsOfSafe(book) === 0
      ? wpsFindings.noWorkbook()
      : wpsFinding('读取工作簿', error, at === '' ? undefined : at);
  }
}

const sheetsOfSafe = (book: Workbook): number => attempt(() => book.Worksheets.Count) ?? 0;
