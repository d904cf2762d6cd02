import { address, listed } from '../base/address';
import type { Finding } from '../base/finding';
import { folded } from '../base/text';
import { isEarlierText } from '../forms/master/earlier-texts';
import { publishedId } from '../forms/master/kind-tables';
import { annexReadings, type MasterReading } from '../forms/master/reading';
import type { MasterState } from '../forms/master/state';
import { surroundings, type Surroundings } from '../forms/master/surroundings';
import { type CellData, type SheetData } from '../sheets/data';
import { otherFile, sameFormula } from '../sheets/formula-text';
import type { LocatedTable } from '../sheets/locate';
import { formulasOf, rowPlace } from '../sheets/table';
import type { CellModel } from '../sheets/model';
import { sameValue } from '../sheets/refresh';
import { Alignment } from './alignment';
import { warning } from './finding';

/**
 * Filled cells of the 总表 that no table takes, held against what the add-in draws around the tables: what is added
 * (beside a table, below it without a key, on a second copy of its sheet), and titles, notes and labels that say
 * something else or are gone. Remarks are welcome there; that a figure typed there counts nowhere is to be known.
 */

/** Cells named one by one; beyond that many the rest of a sheet is named together. */
const oneByOne = 5;

const isFilled = (cell: CellData | undefined): cell is CellData =>
  cell !== undefined &&
  (cell.formula !== undefined || (cell.value !== null && String(cell.value).trim() !== ''));

const isTyped = (cell: CellData | undefined): cell is CellData =>
  isFilled(cell) && cell.formula === undefined;

const short = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text);
const shown = ({ value, formula }: CellData): string =>
  short(formula === undefined ? String(value) : `=${formula}`);

interface Taken {
  located: LocatedTable;
  /** Rows that the table takes. */
  rows: ReadonlySet<number>;
  columns: ReadonlySet<number>;
  /** Whether a formula is the one that a prepared row, still empty, has in that column. */
  isPrepared: (formula: string, row: number, column: number) => boolean;
  /** Column of running numbers, where a text is no number. */
  numbers: number | undefined;
}

/** What each table of the 总表 takes, by sheet. */
function takenOn({ tables, scheme }: MasterReading, state: MasterState): Map<SheetData, Taken[]> {
  // Tables that only settling fills: before it nothing is theirs.
  const settledOnly = new Set(['candidates', ...scheme.kinds.map(({ id }) => publishedId(id))]);
  const bySheet = new Map<SheetData, Taken[]>();
  for (const { entry, located } of tables) {
    const rows = entry.use(({ table, rows: rowsOf, mode, rowOf }) => {
      if (mode === 'ledger') return rowsOf(state).flatMap((row) => rowOf?.(row) ?? []);
      if (settledOnly.has(table.id) && !state.settled) return [];
      const keys = new Set(rowsOf(state).map((row, index) => folded(table.keyOf(row, index))));
      return located.rows
        .filter(({ key }) => key !== '' && (mode === 'written' || keys.has(folded(key))))
        .map(({ row }) => row);
    });
    const isPrepared = entry.use(({ table, mode }) => {
      const columns = new Map(
        table.columns.map((column) => [located.place.columns.get(column.key) ?? -1, column]),
      );
      return (formula: string, row: number, at: number): boolean => {
        const column = columns.get(at);
        if (mode === 'keyed' || !column || row <= located.place.headerRow) return false;
        return formulasOf(column, rowPlace(located.place, row), undefined).some((ours) =>
          sameFormula(ours, formula),
        );
      };
    });
    const taken: Taken = {
      located,
      rows: new Set([located.place.headerRow, ...rows]),
      columns: new Set(located.place.columns.values()),
      isPrepared,
      numbers: located.place.columns.get('no'),
    };
    bySheet.set(located.sheet, [...(bySheet.get(located.sheet) ?? []), taken]);
  }
  return bySheet;
}

/** Whether one of the sheet's tables takes the cell. */
const isTaken = (taken: readonly Taken[], cell: CellData, row: number, column: number): boolean =>
  taken.some(({ rows, columns, isPrepared, numbers, located }) => {
    if (cell.formula !== undefined && isPrepared(cell.formula, row, column)) return true;
    const wordForNumber =
      column === numbers &&
      row !== located.place.headerRow &&
      cell.type === 'text' &&
      Number.isNaN(Number(cell.value));
    return rows.has(row) && columns.has(column) && !wordForNumber;
  });

/** One thing on a sheet beside its tables. */
interface Beside {
  at: string;
  text: string;
  /** All that somebody typed there; undefined for formulas and for what is only worded otherwise. */
  whole?: string;
  /** What is to stand there; undefined where nothing is. */
  should?: string;
}

const sameText = (a: string, b: string): boolean => folded(a) === folded(b);

/** 「负责人签字：」 is there to be signed; the paper has the signature. */
const isSigned = (text: string, drawn: CellModel): boolean =>
  drawn.style.unlocked === true && folded(text).startsWith(folded(String(drawn.value).split('：')[0] ?? ''));

/** A formula that shows what it is to show counts however it is spelled, as everywhere in the 总表. */
const isOurs = (cell: CellData, drawn: CellModel): boolean => {
  if (drawn.formula === undefined)
    return (
      cell.formula === undefined &&
      (sameText(String(cell.value), String(drawn.value ?? '')) ||
        isEarlierText(String(drawn.value), String(cell.value)))
    );
  if (cell.formula === undefined) return false;
  if (otherFile(cell.formula, '') !== undefined) return false;
  return sameValue(cell.value, drawn.value) || sameFormula(cell.formula, drawn.formula);
};

/** Filled cells that no table takes, and drawn texts that are gone, in order. */
function beside(sheet: SheetData, taken: readonly Taken[], drawn: Surroundings | undefined): Beside[] {
  const align = drawn && new Alignment(sheet, drawn);
  const seen = new Set<string>();
  const found = sheet.rows.flatMap((cells, row) =>
    (cells ?? []).flatMap((cell, column): Beside[] => {
      if (!isFilled(cell) || isTaken(taken, cell, row, column)) return [];
      const [fromRow, fromColumn] = [align?.row(row) ?? row, align?.column(column) ?? column];
      const was = drawn?.rows[fromRow]?.[fromColumn];
      const at = address(row, column);
      if (!was || (was.value ?? '') === '')
        return [{ at, text: shown(cell), ...(isTyped(cell) ? { whole: String(cell.value) } : {}) }];
      seen.add(`${fromRow},${fromColumn}`);
      return isOurs(cell, was) || isSigned(String(cell.value), was)
        ? []
        : [{ at, text: shown(cell), should: short(String(was.value)) }];
    }),
  );
  const gone = (drawn?.texts ?? []).flatMap(({ row, column, text }): Beside[] => {
    if (seen.has(`${row},${column}`)) return [];
    const now = sheet.rows.findIndex((_, index) => (align?.row(index) ?? index) === row);
    return [{ at: address(now < 0 ? row : now, column), text: '', should: short(text) }];
  });
  return [...found, ...gone];
}

const unreadRemedy = '是分数、扣分等内容的，填到表的相应一行一栏；只是备注的，不必处理。';

const besideFinding = ({ name: sheet }: SheetData, { at: cell, text, should }: Beside): Finding =>
  should === undefined
    ? warning('cell-unread', `这里写着“${text}”，不在表的行和栏目之内，没有采用。`, unreadRemedy, {
        sheet,
        cell,
      })
    : warning(
        'label-changed',
        `这里应是“${should}”，现在${text === '' ? '空着' : `是“${text}”`}。`,
        '改回原样（表受保护的，先撤消工作表保护）；打印、签字的表以原样为准。',
        { sheet, cell },
      );

function besideFindings(sheet: SheetData, found: readonly Beside[]): Finding[] {
  const rest = found.slice(oneByOne);
  const [next] = rest;
  return [
    ...found.slice(0, oneByOne).map((each) => besideFinding(sheet, each)),
    ...(next
      ? [
          warning(
            'cells-unread',
            `本表还有 ${rest.length} 格写在表的行和栏目以外，或与原样不同：${listed(rest.map(({ at }) => at))}。`,
            unreadRemedy,
            { sheet: sheet.name, cell: next.at },
          ),
        ]
      : []),
  ];
}

/** Columns whose header nobody finds any more: what they hold is held against nothing. */
function lostHeaders(
  { sheet, place }: LocatedTable,
  headers: readonly { header: string; mended: boolean }[],
): Finding[] {
  return headers.map(({ header, mended }) =>
    warning(
      'label-changed',
      `表头“${header}”不见了（改了或删了），这一栏没有核对。`,
      mended
        ? '下一次收表、核算时自动补上；改了的，先恢复原样。'
        : '把表头恢复原样；整栏删掉的，从备份的总表里复制回来。',
      { sheet: sheet.name, cell: address(place.headerRow, 0) },
    ),
  );
}

const headersLost = ({ tables, added, identity }: MasterReading): Finding[] =>
  tables.flatMap(({ entry, located }) =>
    entry.use(({ table }) => {
      const { columns, headerRow } = located.place;
      // A column that later versions added is put back by the next write. A 总表 of 0.1.0, which has no id, never had it.
      const putBack = (key: string): boolean =>
        identity.master !== '' &&
        added.some(
          ({ sheet, row, column }) =>
            sheet === located.sheet.name && row === headerRow && column === columns.get(key),
        );
      return lostHeaders(
        located,
        table.columns.flatMap(({ key, header, added: later }) => {
          const mended = later === true && putBack(key);
          const lost = later === true ? mended : !columns.has(key);
          return lost ? [{ header: header.replaceAll('\n', ''), mended }] : [];
        }),
      );
    }),
  );

/** 附件1 and 附件2: what their reader takes into the scheme, and everything else. */
function rubricFindings(reading: MasterReading): Finding[] {
  return annexReadings(reading).flatMap(({ sheet, headerRow, lines, columns, marks }) => {
    const rows = new Set([headerRow, ...lines.map(({ row }) => row)]);
    const heads = new Set(columns.values());
    const own = new Set(Object.values(marks).map(({ row, column }) => `${row},${column}`));
    const found = sheet.rows.flatMap((cells, row) =>
      (cells ?? []).flatMap((cell, column): Beside[] =>
        !isFilled(cell) || own.has(`${row},${column}`) || (rows.has(row) && heads.has(column))
          ? []
          : [{ at: address(row, column), text: shown(cell) }],
      ),
    );
    return besideFindings(sheet, found);
  });
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
    return [{ sheet, twin: sheet.role === '' ? undefined : first.get(sheet.role), filled }];
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

/** Typed cells that no table takes, each for itself: beside the tables and on sheets of people's own. */
export function unclaimedCells(
  reading: MasterReading,
  state: MasterState,
): { sheet: string; cell: string; text: string }[] {
  const taken = takenOn(reading, state);
  const drawn = new Map(surroundings(reading).map((each) => [each.sheet, each]));
  const rubrics = annexReadings(reading).map(({ sheet }) => sheet);
  const around = [...taken].flatMap(([sheet, tables]) =>
    beside(sheet, tables, drawn.get(sheet)).flatMap(({ at, whole }) =>
      whole === undefined ? [] : [{ sheet: sheet.name, cell: at, text: whole }],
    ),
  );
  const own = unreadSheets(reading, new Set([...taken.keys(), ...rubrics])).flatMap(({ sheet }) =>
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
  const drawn = new Map(surroundings(reading).map((each) => [each.sheet, each]));
  const rubrics = annexReadings(reading).map(({ sheet }) => sheet);
  return [
    ...headersLost(reading),
    ...[...taken].flatMap(([sheet, tables]) =>
      besideFindings(sheet, beside(sheet, tables, drawn.get(sheet))),
    ),
    ...rubricFindings(reading),
    ...otherCopies(reading, new Set([...taken.keys(), ...rubrics])),
  ];
}
