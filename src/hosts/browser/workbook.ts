import { MessageType } from '@univerjs/preset-sheets-core';
import type { Remote } from 'comlink';
import { failed, ok, type Result } from '../../base/finding';
import type { HostWorkbook, WriteOptions } from '../../port/port';
import {
  cellChanges,
  layoutChanges,
  type Change,
  type IdentityChange,
  type LayoutChange,
} from '../../sheets/change';
import type { WorkbookData } from '../../sheets/data';
import type { SheetLayout } from '../../sheets/layout';
import type { WorkbookModel } from '../../sheets/model';
import type { ShownFile } from '../../xlsx/show';
import { MissingSheetError, missingSheet } from '../../xlsx/patch';
import { unwritable } from '../../cells/unwritable';
import { differences } from './cells/difference';
import type { Files } from './files-worker';
import { GridBook } from './grid/book';
import { pause } from './grid/pause';
import { words } from './grid/words';
import type { Calculation } from './grid/calculation';
import type { Grid } from './grid/univer';
import { Writes } from './writes';

/** A workbook that is open: in the grid, and the file it came from or will be. */
interface Open {
  name: string;
  book: GridBook;
  /** The file as it was opened, with all that the grid does not show; saving changes cells in it. */
  base: Promise<Result<Uint8Array>>;
  /** The cells and the identity as they are in the file. */
  before: WorkbookData;
}

const nothingOpen = () => failed('nothing-open', '还没有打开工作簿。', '请先新建总表，或打开已有的文件。');

/** The workbook in the grid, as the port wants it. */
export class GridWorkbook implements HostWorkbook {
  #open: Open | undefined;
  #count = 0;
  readonly #grid: Grid;
  readonly #calculation: Calculation;
  readonly #files: Remote<Files>;
  readonly #onOpened: () => void;
  readonly #onWritten: (layouts: readonly LayoutChange[], identity: IdentityChange) => void;
  readonly #writes = new Writes();

  constructor(parts: {
    grid: Grid;
    calculation: Calculation;
    files: Remote<Files>;
    /** Another workbook is open, or none any more. */
    opened: () => void;
    /** A write is over, whether it arrived or not: what it brought besides cells. */
    written: (layouts: readonly LayoutChange[], identity: IdentityChange) => void;
  }) {
    this.#grid = parts.grid;
    this.#calculation = parts.calculation;
    this.#files = parts.files;
    this.#onOpened = parts.opened;
    this.#onWritten = parts.written;
  }

  get label(): string {
    return this.#open?.name ?? '';
  }

  get book(): GridBook | undefined {
    return this.#open?.book;
  }

  /** Whether a write is on its way into the cells. */
  get writing(): boolean {
    return this.#writes.running;
  }

  create(model: WorkbookModel): Promise<Result<void>> {
    return Promise.resolve(this.#create(model));
  }

  #create(model: WorkbookModel): Result<void> {
    const { label } = this;
    if (this.#open)
      return failed(
        'master-exists',
        `已经打开了「${label}」，没有另建。`,
        '请先把它另存成文件，再关闭它，然后新建。',
        { file: label },
      );
    return this.#show(`${model.title}.xlsx`, { model, baggage: [] }, () => this.#files.bytes(model));
  }

  /** Opens a file in place of what is open; what is open stays when the file cannot be read. */
  async openFile(name: string, bytes: Uint8Array): Promise<Result<void>> {
    const shown = await this.#files.shown(bytes, name);
    await this.#calculation.done();
    return shown.ok ? this.#show(name, shown.value, () => Promise.resolve(ok(bytes))) : shown;
  }

  async read(): Promise<Result<WorkbookData>> {
    if (!this.#open) return nothingOpen();
    await this.#whole();
    const now = this.#now(this.#open);
    // Who asked has much to do with the answer; the page may answer in between.
    await pause();
    return ok(now);
  }

  layouts(sheets: readonly string[]): Promise<Result<SheetLayout[]>> {
    return Promise.resolve(this.#open ? ok(this.#open.book.layouts(sheets)) : nothingOpen());
  }

  async write(
    changes: readonly Change[],
    identity: IdentityChange = {},
    { complete = false, since }: WriteOptions = {},
  ): Promise<Result<void>> {
    const open = this.#open;
    if (!open) return nothingOpen();
    const { book, name } = open;
    const names = new Set(book.unit.getSheets().map((sheet) => sheet.getName()));
    const missing = changes.find(({ sheet }) => !names.has(sheet));
    if (missing) return missingSheet(new MissingSheetError(missing.sheet), name);
    // Results come with what moves them. Alone they would tell the grid what it knows better by itself.
    const cells = cellChanges(changes);
    const whole = cells.every(({ kind }) => kind === 'result') ? [] : cells;
    const known = since ?? book.edits;
    const layouts = layoutChanges(changes);
    let arrived = false;
    this.#writes.begin();
    try {
      // What was worked out for this took its time; the page may answer in between.
      await pause();
      // Whatever a cell cannot hold comes out here, before the first cell is touched.
      const patches = book.patches(whole);
      await book.give(whole);
      const kept = await book.apply(patches, known);
      await book.lay(layouts);
      for (const [key, value] of Object.entries(identity))
        if (value !== undefined) book.identity[key] = value;
      if (kept.length > 0)
        this.#grid.api.showMessage({ content: words.kept(kept), type: MessageType.Warning });
      // The results that came are without what people changed meanwhile.
      if (whole.length > 0 && (!complete || book.edits > known)) this.#calculation.owe();
      // Another workbook may have come meanwhile, and this is none of its.
      arrived = this.#open === open;
    } catch (error) {
      return unwritable(error, name);
    } finally {
      this.#writes.end();
      this.#onWritten(arrived ? layouts : [], arrived ? identity : {});
    }
    if (Object.keys(identity).length > 0) this.#onOpened();
    if (!complete) await this.#calculation.right();
    return ok(undefined);
  }

  /** Resolves when no write is half-way and what stands in the cells is right. */
  #whole(): Promise<void> {
    return this.#writes.whole(() => this.#calculation.right());
  }

  /** Resolves when the grid itself has calculated all that changed, or after `longest` milliseconds. */
  calculated(longest?: number): Promise<void> {
    return this.#calculation.done(longest);
  }

  /**
   * The open workbook as a file: the file it came from with the cells in which the grid now differs. Never half of a write.
   * @param taken called in the moment whose state the bytes have
   */
  async bytes(taken?: () => void): Promise<Result<Uint8Array>> {
    const open = this.#open;
    if (!open) return nothingOpen();
    const base = await open.base;
    if (!base.ok) return base;
    await this.#whole();
    const now = this.#now(open);
    taken?.();
    const changes = now.sheets.flatMap((sheet, index) => {
      const before = open.before.sheets[index];
      const id = open.book.sheet(sheet.name)?.getSheetId() ?? '';
      const styleAt = (row: number, column: number) => open.book.styleAt(id, row, column);
      return before ? differences(before, sheet, styleAt, open.book.given(id)) : [];
    });
    const layouts = open.book.layoutDifferences();
    const identity = Object.fromEntries(
      Object.entries(now.identity).filter(([key, value]) => open.before.identity[key] !== value),
    );
    if (changes.length + layouts.length + Object.keys(identity).length === 0) return base;
    return this.#files.patched(base.value, [...changes, ...layouts], identity, open.name);
  }

  /** Closes what is open; nothing is saved. */
  async close(): Promise<void> {
    await this.#calculation.done();
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    open.book.close();
    this.#calculation.forget();
    this.#onOpened();
  }

  #now(open: Open): WorkbookData {
    return {
      identity: { ...open.book.identity },
      sheets: open.book.readSheets(),
      baggage: open.before.baggage,
      edits: open.book.edits,
    };
  }

  #show(name: string, { model, baggage }: ShownFile, base: () => Promise<Result<Uint8Array>>): Result<void> {
    let book;
    try {
      book = GridBook.open(this.#grid, model, `book-${++this.#count}`, this.#open?.book);
    } catch (error) {
      return unwritable(error, name);
    }
    this.#calculation.forget();
    const open: Open = {
      name,
      book,
      base: base(),
      before: { identity: { ...model.identity }, sheets: book.readSheets(), baggage },
    };
    this.#open = open;
    this.#onOpened();
    return ok(undefined);
  }
}
