import { parseAddress } from '../../base/address';
import type { CellData, SheetData, WorkbookData } from '../../sheets/data';
import type { Scalar } from '../../sheets/model';

/**
 * What staff do to a 总表 to bring in another notice: they type over cells, insert and delete rows, copy and rename a
 * sheet. A sample scheme is a list of such edits of the 总表 of 2019, and nothing else; the tests have LibreOffice do the
 * same to the file.
 */
export type Edit =
  /** Types a block of values; null leaves a cell as it is, "" empties it. `at` is its first cell. */
  | { do: 'type'; sheet: string; at: string; cells: readonly (readonly Scalar[])[] }
  /** Empty rows before row `row`, counted as the sheet does. */
  | { do: 'insert-rows'; sheet: string; row: number; count: number }
  | { do: 'delete-rows'; sheet: string; row: number; count: number }
  /** 移动或复制 → 建立副本: the copy comes last. */
  | { do: 'copy-sheet'; sheet: string; to: string }
  /** An empty sheet, the last one. */
  | { do: 'new-sheet'; sheet: string };

type Cells = readonly (CellData | undefined)[] | undefined;

const typed = (value: Scalar): CellData | undefined =>
  value === null || value === ''
    ? undefined
    : {
        value,
        type: typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text',
      };

function withCells(sheet: SheetData, at: string, cells: readonly (readonly Scalar[])[]): SheetData {
  const first = parseAddress(at);
  if (!first) throw new Error(`${at} is no cell`);
  const rows: Cells[] = Array.from(
    { length: Math.max(sheet.rows.length, first.row + cells.length) },
    (_, row) => sheet.rows[row],
  );
  cells.forEach((line, down) => {
    const own = [...(rows[first.row + down] ?? [])];
    line.forEach((value, right) => {
      if (value !== null) own[first.column + right] = typed(value);
    });
    rows[first.row + down] = own;
  });
  return { ...sheet, rows };
}

/** @param edit of this sheet */
function edited(sheet: SheetData, edit: Edit): SheetData {
  switch (edit.do) {
    case 'type':
      return withCells(sheet, edit.at, edit.cells);
    case 'insert-rows':
      return {
        ...sheet,
        rows: [
          ...sheet.rows.slice(0, edit.row - 1),
          ...Array.from({ length: edit.count }, (): Cells => undefined),
          ...sheet.rows.slice(edit.row - 1),
        ],
      };
    case 'delete-rows':
      return {
        ...sheet,
        rows: [...sheet.rows.slice(0, edit.row - 1), ...sheet.rows.slice(edit.row - 1 + edit.count)],
      };
    default:
      return sheet;
  }
}

/** The workbook as it is read after these edits. Formulas are left as they stand: no scheme is read from one. */
export function editedWorkbook(book: WorkbookData, edits: readonly Edit[]): WorkbookData {
  let { sheets } = book;
  for (const edit of edits) {
    if (edit.do === 'new-sheet') {
      sheets = [...sheets, { name: edit.sheet, role: '', hidden: false, rows: [], merges: [] }];
      continue;
    }
    const own = sheets.find(({ name }) => name === edit.sheet);
    if (!own) throw new Error(`no sheet ${edit.sheet}`);
    sheets =
      edit.do === 'copy-sheet'
        ? [...sheets, { ...own, name: edit.to }]
        : sheets.map((sheet) => (sheet === own ? edited(sheet, edit) : sheet));
  }
  return { ...book, sheets };
}
