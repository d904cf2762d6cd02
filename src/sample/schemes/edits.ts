import { parseAddress } from '../../base/address';
import { applied } from '../../sheets/applied';
import type { Change } from '../../sheets/change';
import type { SheetData, WorkbookData } from '../../sheets/data';
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

type Cells = SheetData['rows'][number];

/** What typing a block changes. */
function typed({ sheet, at, cells }: Extract<Edit, { do: 'type' }>): Change[] {
  const first = parseAddress(at);
  if (!first) throw new Error(`${at} is no cell`);
  return cells.flatMap((line, down) =>
    line.flatMap((value, right): Change[] =>
      value === null
        ? []
        : [{ kind: 'value', sheet, row: first.row + down, column: first.column + right, value }],
    ),
  );
}

/** @param edit of this sheet */
function edited(sheet: SheetData, edit: Edit): SheetData {
  switch (edit.do) {
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
  return edits.reduce((now, edit): WorkbookData => {
    const { sheets } = now;
    if (edit.do === 'new-sheet') {
      const added = { name: edit.sheet, role: '', hidden: false, rows: [], merges: [] };
      return { ...now, sheets: [...sheets, added] };
    }
    const own = sheets.find(({ name }) => name === edit.sheet);
    if (!own) throw new Error(`no sheet ${edit.sheet}`);
    if (edit.do === 'type') return applied(now, typed(edit));
    return {
      ...now,
      sheets:
        edit.do === 'copy-sheet'
          ? [...sheets, { ...own, name: edit.to }]
          : sheets.map((sheet) => (sheet === own ? edited(sheet, edit) : sheet)),
    };
  }, book);
}
