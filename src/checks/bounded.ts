import { address } from '../base/address';
import { longestText } from '../base/text';
import type { Finding } from '../base/finding';
import type { CellData, WorkbookData } from '../sheets/data';
import { fitting } from '../sheets/storable';
import { error } from './finding';

/**
 * A returned workbook with no cell that a workbook could not hold: a text beyond the limit of a cell (no program types
 * one, a made or damaged file has it) is kept with its beginning, and named.
 */
export function bounded(book: WorkbookData, file: string): { book: WorkbookData; findings: Finding[] } {
  const findings: Finding[] = [];
  const bound = (sheet: string, row: number, column: number, cell: CellData): CellData => {
    if (typeof cell.value !== 'string' || cell.value.length <= longestText) return cell;
    findings.push(
      error(
        'text-too-long',
        `这一格有 ${cell.value.length} 字，只收开头部分。`,
        '请填表人缩短后重报；全文在来件中。',
        { file, sheet, cell: address(row, column), allowed: `一格最多 ${longestText} 字` },
      ),
    );
    return { ...cell, value: fitting(cell.value) };
  };
  const long = (cell: CellData | undefined) =>
    typeof cell?.value === 'string' && cell.value.length > longestText;
  const sheets = book.sheets.map((sheet) =>
    sheet.rows.some((cells) => cells?.some(long))
      ? {
          ...sheet,
          rows: sheet.rows.map((cells, row) =>
            cells?.map((cell, column) => cell && bound(sheet.name, row, column, cell)),
          ),
        }
      : sheet,
  );
  return { book: { ...book, sheets }, findings };
}
