import { address } from '../base/address';
import type { Finding } from '../base/finding';
import { folded } from '../base/text';
import type { MasterReading } from '../forms/master/reading';
import type { MasterState } from '../forms/master/state';
import type { CellData, SheetData } from '../sheets/data';
import type { LocatedTable } from '../sheets/locate';
import { warning } from './finding';

/**
 * Filled cells of the 总表 that no table takes: beside a table, below it without a key, or on a second copy of its sheet.
 * Remarks are welcome there; that a figure typed there counts nowhere is to be known.
 */

/** Drawn with texts of their own around the tables, or read by the rubric's own reader; 首页 only shows. */
const otherSheets = new Set([
  'home',
  'publication',
  'candidates',
  'annex1',
  'annex2',
  'evidence',
  'provenance',
]);

/** Cells named one by one; beyond that many the rest of a sheet is named together. */
const oneByOne = 5;

const isTyped = (cell: CellData | undefined): cell is CellData =>
  cell !== undefined && cell.formula === undefined && cell.value !== null && String(cell.value).trim() !== '';

const shown = (cell: CellData): string => {
  const text = String(cell.value);
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
};

interface Taken {
  located: LocatedTable;
  /** Rows that the table takes. */
  rows: ReadonlySet<number>;
  columns: ReadonlySet<number>;
  /** Column of running numbers, where a text is no number. */
  numbers: number | undefined;
}

/** What each table of the 总表 takes, by sheet. */
function takenOn({ tables }: MasterReading, state: MasterState): Map<SheetData, Taken[]> {
  const bySheet = new Map<SheetData, Taken[]>();
  for (const { entry, located } of tables) {
    const rows = entry.use(({ table, rows: rowsOf, mode, rowOf }) => {
      if (mode === 'ledger') return rowsOf(state).flatMap((row) => rowOf?.(row) ?? []);
      const keys = new Set(rowsOf(state).map((row, index) => folded(table.keyOf(row, index))));
      return located.rows
        .filter(({ key }) => key !== '' && (mode === 'written' || keys.has(folded(key))))
        .map(({ row }) => row);
    });
    const taken: Taken = {
      located,
      rows: new Set([located.place.headerRow, ...rows]),
      columns: new Set(located.place.columns.values()),
      numbers: located.place.columns.get('no'),
    };
    bySheet.set(located.sheet, [...(bySheet.get(located.sheet) ?? []), taken]);
  }
  return bySheet;
}

/** Typed cells of a sheet that none of its tables takes, in order. */
function beside(
  sheet: SheetData,
  taken: readonly Taken[],
  notes: readonly string[],
): { at: string; text: string; whole: string }[] {
  const top = Math.min(...taken.map(({ located }) => located.place.headerRow));
  const above = new Set(taken.map(({ located }) => located.place.headerRow - 1));
  const isNote = ({ value }: CellData) => notes.some((note) => folded(String(value)).startsWith(note));
  return sheet.rows.flatMap((cells, row) => {
    // Title and hint stand first in the rows above, and what a row of points is.
    const own = row < top || above.has(row) ? (cells?.findIndex((cell) => isTyped(cell)) ?? -1) : -1;
    return (cells ?? []).flatMap((cell, column) => {
      if (!isTyped(cell) || column === own) return [];
      const claimed = taken.some(
        ({ rows, columns, numbers, located }) =>
          rows.has(row) &&
          columns.has(column) &&
          !(
            column === numbers &&
            row !== located.place.headerRow &&
            cell.type === 'text' &&
            Number.isNaN(Number(cell.value))
          ),
      );
      return claimed || isNote(cell)
        ? []
        : [{ at: address(row, column), text: shown(cell), whole: String(cell.value) }];
    });
  });
}

function besideFindings(sheet: SheetData, taken: readonly Taken[], notes: readonly string[]): Finding[] {
  const found = beside(sheet, taken, notes);
  const rest = found.slice(oneByOne);
  const [next] = rest;
  const remedy = '是分数、扣分等内容的，填到表的相应一行一栏；只是备注的，不必处理。';
  return [
    ...found.slice(0, oneByOne).map(({ at, text }) =>
      warning('cell-unread', `这里写着“${text}”，不在表的行和栏目之内，没有采用。`, remedy, {
        sheet: sheet.name,
        cell: at,
      }),
    ),
    ...(next
      ? [
          warning(
            'cells-unread',
            `本表还有 ${rest.length} 格写在表的行和栏目以外，没有采用：${rest.map(({ at }) => at).join('、')}。`,
            remedy,
            { sheet: sheet.name, cell: next.at },
          ),
        ]
      : []),
  ];
}

/** Sheets that are not read: a second one of a role, or one that somebody added. */
function unreadSheets(
  reading: MasterReading,
  read: ReadonlySet<SheetData>,
): { sheet: SheetData; twin: SheetData | undefined; filled: number }[] {
  const first = new Map<string, SheetData>();
  for (const sheet of reading.book.sheets) if (read.has(sheet)) first.set(sheet.role, sheet);
  return reading.book.sheets.flatMap((sheet) => {
    if (read.has(sheet)) return [];
    const filled = sheet.rows.flatMap((cells) => (cells ?? []).filter(isTyped)).length;
    if (filled === 0) return [];
    const twin = sheet.role === '' ? undefined : first.get(sheet.role);
    if (!twin && sheet.role !== '') {
      first.set(sheet.role, sheet);
      return [];
    }
    return [{ sheet, twin, filled }];
  });
}

const otherCopies = (reading: MasterReading, read: ReadonlySet<SheetData>): Finding[] =>
  unreadSheets(reading, read).map(({ sheet, twin, filled }) =>
    twin
      ? warning(
          'sheet-copy',
          `总表里有两张“${twin.name}”，用的是“${twin.name}”；“${sheet.name}”里的 ${filled} 格没有采用。`,
          '要用的内容抄到用的那一张，另一张删去或另存。',
          { sheet: sheet.name, allowed: '每张表只有一张' },
        )
      : warning(
          'sheet-added',
          `“${sheet.name}”不是总表原有的表，里面的 ${filled} 格没有采用。`,
          '自己的草稿、底稿不必处理；有分数、扣分的，填到原来的表里。',
          { sheet: sheet.name },
        ),
  );

/** 说明 of 附件3 and 附件4 stand below their scores. */
const notesBelow = ({ scheme }: MasterState): string[] =>
  Object.values(scheme.forms).map(({ annex }) => folded(`${annex} 说明`));

/** Typed cells that no table takes, each for itself: beside the tables and on sheets of people's own. */
export function unclaimedCells(
  reading: MasterReading,
  state: MasterState,
): { sheet: string; cell: string; text: string }[] {
  const taken = takenOn(reading, state);
  const notes = notesBelow(state);
  const around = [...taken].flatMap(([sheet, tables]) =>
    otherSheets.has(sheet.role)
      ? []
      : beside(sheet, tables, notes).map(({ at, whole }) => ({ sheet: sheet.name, cell: at, text: whole })),
  );
  const own = unreadSheets(reading, new Set(taken.keys())).flatMap(({ sheet }) =>
    sheet.rows.flatMap((cells, row) =>
      (cells ?? []).flatMap((cell, column) =>
        isTyped(cell) ? [{ sheet: sheet.name, cell: address(row, column), text: String(cell.value) }] : [],
      ),
    ),
  );
  return [...around, ...own];
}

export function checkUnclaimed(reading: MasterReading, state: MasterState): Finding[] {
  const taken = takenOn(reading, state);
  const notes = notesBelow(state);
  return [
    ...[...taken].flatMap(([sheet, tables]) =>
      otherSheets.has(sheet.role) ? [] : besideFindings(sheet, tables, notes),
    ),
    ...otherCopies(reading, new Set(taken.keys())),
  ];
}
