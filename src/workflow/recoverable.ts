import { ok, type Result } from '../base/finding';
import type { HostWorkbook, WriteOptions } from '../port/port';
import { applied } from '../sheets/applied';
import {
  cellChanges,
  layoutChanges,
  type CellChange,
  type Change,
  type IdentityChange,
  type LayoutChange,
} from '../sheets/change';
import { cellAt, type CellData, type SheetData, type WorkbookData } from '../sheets/data';
import type { WorkbookModel } from '../sheets/model';
import { sameFormula } from '../sheets/formula-text';
import { sameValue } from '../sheets/refresh';
import { address } from '../base/address';
import { writeFitted } from './write';

/**
 * 恢复: each write of the add-in can be taken back, whatever the program's own undo does. The workbook remembers what
 * stood in the cells that the last action wrote. People's later work is never lost: a cell that holds something else by
 * now is left alone.
 */

/** One cell as it was and as the action left it. */
interface Written {
  change: CellChange;
  before: CellData;
  /** On a sheet of records: taken back with the rest, but nothing that people think of as written. */
  record: boolean;
}

/** What one action wrote. */
interface Undo {
  /** The workbook it was written into. */
  book: string;
  action: string;
  time: string;
  written: Written[];
  /** In the order in which they were made. */
  layouts: LayoutChange[];
  identity: { before: Record<string, string>; after: IdentityChange };
}

/** Keeps what was written over a reload of the pane. What it gives back is looked at before it is believed. */
export interface WriteMemory {
  /** @param book which workbook: each has a place of its own, whatever is open in another window */
  load(book: string): Promise<unknown>;
  save(book: string, writes: unknown): Promise<void>;
  /** Of all workbooks. */
  forget(): Promise<void>;
}

/** An action that can be taken back. */
interface LastWrite {
  action: string;
  time: string;
  cells: number;
}

/** How many actions are remembered of a workbook. */
const most = 10;

export interface Recoverable extends HostWorkbook {
  /** Names the action that the next writes belong to. */
  begin(action: string, time: string): void;
  /**
   * All that can be taken back one after the other, the last one first; with what was kept over a reload. Which workbook
   * is open is known once it was read.
   */
  all(): Promise<LastWrite[]>;
  /** @param besides what is written with it, made from the workbook as it will be */
  restore(
    besides?: (
      after: WorkbookData,
      restored: Restoration,
    ) => Promise<{ changes: readonly Change[]; identity?: IdentityChange }>,
  ): Promise<Result<Restoration>>;
  /** Leaves nothing to take back, in no workbook. */
  forget(): Promise<void>;
}

interface Restoration {
  action: string;
  cells: number;
  /** Cells that people changed since. */
  kept: { sheet: string; cell: string }[];
}

/** What a workbook counts by itself goes on counting when an action is taken back. */
const counted = new Set(['master', 'serial', 'logHead']);

/** Records are only ever added to, so what they say of an action stays when the action is taken back. */
const recordsRole = 'log';

const keyOf = ({ sheet, row, column }: CellChange): string => `${row},${column},${sheet}`;

const changeTo = ({ sheet, row, column }: CellChange, cell: CellData): CellChange => ({
  sheet,
  row,
  column,
  value: cell.value,
  ...(cell.formula === undefined ? { kind: 'value' } : { kind: 'formula', formula: cell.formula }),
  ...(cell.type === 'date' ? { date: true } : {}),
});

/** Whether a cell still holds what the change put there. Results of formulas are the program's to change. */
const untouched = (change: CellChange, now: CellData, book: string): boolean =>
  change.kind === 'formula'
    ? sameFormula(now.formula, change.formula, book)
    : now.formula === undefined && sameValue(now.value, change.value);

/** What was received and what was corrected goes back with the values that it is about. */
const keptRoles = new Set(['provenance', 'evidence', 'corrections']);

function writtenCells(book: WorkbookData, changes: readonly Change[]): Written[] {
  const sheets = new Map<string, SheetData>(book.sheets.map((sheet) => [sheet.name, sheet]));
  const last = new Map<string, Written>();
  for (const change of cellChanges(changes)) {
    const sheet = sheets.get(change.sheet);
    if (!sheet || change.kind === 'result' || sheet.role === recordsRole) continue;
    const before = cellAt(sheet, change.row, change.column);
    // A formula of an earlier version brought up to date says the same as before: nothing to take back.
    if (change.kind === 'formula' && before.formula !== undefined) continue;
    last.set(keyOf(change), { change, before, record: keptRoles.has(sheet.role) });
  }
  return [...last.values()];
}

/** Two writes of one action: the first one knows what stood before, the second one what stands now. */
function merged(earlier: readonly Written[], later: readonly Written[]): Written[] {
  const all = new Map(earlier.map((each) => [keyOf(each.change), each]));
  for (const each of later)
    all.set(keyOf(each.change), { ...each, before: all.get(keyOf(each.change))?.before ?? each.before });
  return [...all.values()];
}

/** Which workbook an action was written into: a copy under another name is the same one. */
const bookOf = ({ identity }: WorkbookData): string =>
  ['kind', 'master', 'rater', 'team'].map((key) => identity[key] ?? '').join('|');

const told = ({ action, time, written }: Undo): LastWrite => ({
  action,
  time,
  cells: written.filter(({ record }) => !record).length,
});

/** Kept writes as far as they are such and of this workbook: another version may have kept something else. */
const keptUndos = (kept: unknown, book: string): Undo[] =>
  Array.isArray(kept)
    ? (kept as Partial<Undo>[]).filter(
        (each): each is Undo =>
          each.book === book &&
          typeof each.action === 'string' &&
          Array.isArray(each.written) &&
          Array.isArray(each.layouts) &&
          each.identity !== undefined,
      )
    : [];

/** The workbook, with a memory of what its last actions overwrote. */
export function recoverable(workbook: HostWorkbook, memory?: WriteMemory): Recoverable {
  let known: WorkbookData | null = null;
  let current = { action: '', time: '' };
  let here = '';
  /** By workbook, oldest first. */
  const undos = new Map<string, Promise<Undo[]>>();
  /** Of the open workbook. */
  const own = (): Promise<Undo[]> => {
    const known = undos.get(here);
    if (known) return known;
    const book = here;
    const loading = (memory?.load(book) ?? Promise.resolve(undefined)).then((kept) => keptUndos(kept, book));
    undos.set(book, loading);
    return loading;
  };
  const put = (next: readonly Undo[]): void => {
    const kept = next.slice(-most);
    undos.set(here, Promise.resolve(kept));
    void memory?.save(here, kept);
  };

  async function read(): Promise<Result<WorkbookData>> {
    const book = await workbook.read();
    known = book.ok ? book.value : null;
    if (book.ok) here = bookOf(book.value);
    return book;
  }

  async function write(
    changes: readonly Change[],
    identity?: IdentityChange,
    options?: WriteOptions,
  ): Promise<Result<void>> {
    const book = known ?? (await read().then((result) => (result.ok ? result.value : null)));
    const result = await workbook.write(changes, identity, options);
    known = null;
    if (!result.ok || !book) return result;
    const before: Record<string, string> = {};
    for (const key of Object.keys(identity ?? {}))
      if (!counted.has(key)) before[key] = book.identity[key] ?? '';
    const now = writtenCells(book, changes);
    here = bookOf({ ...book, identity: { ...book.identity, ...identity } as Record<string, string> });
    const earlier = await own();
    const last = earlier.at(-1);
    const again = last?.action === current.action && last.time === current.time ? last : null;
    if (now.length > 0 || identity)
      put([
        ...earlier.filter((each) => each !== again),
        {
          book: here,
          ...current,
          written: merged(again?.written ?? [], now),
          layouts: [...(again?.layouts ?? []), ...layoutChanges(changes)],
          identity: {
            before: { ...before, ...again?.identity.before },
            after: { ...again?.identity.after, ...identity },
          },
        },
      ]);
    return result;
  }

  async function restore(...[besides]: Parameters<Recoverable['restore']>): Promise<Result<Restoration>> {
    const book = await read();
    if (!book.ok) return book;
    const earlier = await own();
    const done = earlier.at(-1);
    if (!done) return ok({ action: '', cells: 0, kept: [] });
    const sheets = new Map(book.value.sheets.map((sheet) => [sheet.name, sheet]));
    const kept: Restoration['kept'] = [];
    const back: CellChange[] = [];
    let cells = 0;
    for (const { change, before, record } of done.written) {
      const sheet = sheets.get(change.sheet);
      const now = sheet && cellAt(sheet, change.row, change.column);
      if (now && untouched(change, now, workbook.label)) {
        back.push(changeTo(change, before));
        if (!record) cells++;
      } else if (!now || !untouched(changeTo(change, before), now, workbook.label))
        kept.push({ sheet: change.sheet, cell: address(change.row, change.column) });
    }
    const layouts = done.layouts
      .filter(({ sheet }) => sheets.has(sheet))
      .reverse()
      .map(({ kind, sheet, now, before }) => ({ kind, sheet, now: before, before: now }));
    const restored = { action: done.action, cells, kept };
    const { before } = done.identity;
    const also = await besides?.(applied(book.value, back, before), restored);
    // Rows that people filled since stay on paper: what comes back is fitted to them.
    const result = await writeFitted(
      workbook,
      book.value,
      [...back, ...layouts, ...(also?.changes ?? [])],
      { ...before, ...also?.identity },
      { since: book.value.edits },
    );
    known = null;
    if (!result.ok) return result;
    put(earlier.filter((each) => each !== done));
    return ok(restored);
  }

  return {
    get label() {
      return workbook.label;
    },
    read,
    layouts: (sheets) => workbook.layouts(sheets),
    write,
    restore,
    create: (model: WorkbookModel) => {
      known = null;
      here = '';
      return workbook.create(model);
    },
    begin: (action, time) => {
      current = { action, time };
    },
    forget: async () => {
      // What is still being loaded would come back with the next write.
      await Promise.all(undos.values());
      undos.clear();
      await memory?.forget();
    },
    all: async () => [...(await own())].reverse().map(told),
  };
}
