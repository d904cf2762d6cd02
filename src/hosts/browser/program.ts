import { ICommandService } from '@univerjs/core';
import { wrap } from 'comlink';
import { failed, ok, type Result } from '../../base/finding';
import type { Capabilities, CellPlace, Program, Unsubscribe } from '../../port/program';
import { burst } from '../web/burst';
import { download } from '../web/download';
import { Listeners } from './events';
import type { Files } from './files-worker';
import { Calculation } from './grid/calculation';
import { guardGrid } from './grid/guards';
import type { CellChange } from './grid/entries';
import { finishEditing, takeKeyboard } from './grid/open-editor';
import { setCells } from './grid/overtaken';
import { startGrid, type Grid } from './grid/univer';
import { localJournal, localKeep, windowLease, type Journal, type Keep, type Lease } from './keep';
import { bringForward, selected, show, watchSelection } from './selection';
import { GridWorkbook } from './workbook';

/** What keeps the work between visits. */
export interface Keepers {
  keep: Keep;
  journal: Journal;
  lease: Lease;
}

const localKeepers = (): Keepers => ({ keep: localKeep(), journal: localJournal(), lease: windowLease() });

const elsewhere = () =>
  failed(
    'keep-elsewhere',
    '本机保存的工作簿正在另一个窗口里打开，这里的改动不会保存到浏览器。',
    '请回到那个窗口做；要在这里做的，先关掉那个窗口，再刷新本页。也可以在“文件”里把这里的下载成文件。',
  );

/** A name that no other workbook has had. */
const freshId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16)).join('');

const capabilities: Capabilities = { calculates: true, events: true, files: true, prints: true };

/** Milliseconds of quiet after which a burst of changes is told, and after which it is kept. */
const quiet = { tell: 150, keep: 1_000 };

/** The grid in a page as a program. What is open is kept by the browser between visits. */
export class BrowserProgram implements Program {
  readonly name = 'browser';
  readonly capabilities = capabilities;
  readonly workbook: GridWorkbook;
  /** The spreadsheet itself, for what the port has no words for. */
  readonly grid: Grid;
  readonly #keepers: Keepers;
  /** The open workbook's own name in what is kept. */
  #work = freshId();
  /** Something was changed that is neither kept nor in the journal. */
  #unkept = false;
  /** What the present write has put into cells, by sheet: it goes into the journal whole. */
  #written = new Map<string, NonNullable<CellChange['cellValue']>>();
  #opened: unknown;
  /** The name of the work that is being taken out of what was kept. */
  #restored: string | undefined;
  #keeping: Promise<void> = Promise.resolve();
  readonly #selections = new Listeners<CellPlace>();
  readonly #changes = new Listeners<void>();
  readonly #labels = new Listeners<string>();
  readonly #kept = new Listeners<Result<void>>();
  #failure: Result<void> | undefined;
  readonly #tellChange = burst(quiet.tell, () => {
    this.#changes.tell();
  });
  readonly #keepSoon = burst(quiet.keep, () => void this.#keepNow());

  private constructor(grid: Grid, keepers: Keepers) {
    this.grid = grid;
    this.#keepers = keepers;
    const injector = grid.univer.__getInjector();
    guardGrid(grid, () => this.workbook.book);
    this.workbook = new GridWorkbook({
      grid,
      calculation: new Calculation(injector),
      files: wrap<Files>(new Worker(new URL('./files-worker.ts', import.meta.url))),
      opened: () => {
        this.#labels.tell(this.label);
        this.#unkept = true;
        this.#changed();
        if (this.#opened === this.workbook.book) return;
        this.#opened = this.workbook.book;
        this.#written.clear();
        this.#work = this.#restored ?? freshId();
        // At once: entries count from here.
        if (this.#restored === undefined) void this.#keepNow();
      },
      written: () => {
        this.#noteWritten();
      },
    });
    injector.get(ICommandService).onCommandExecuted(({ id, params }, options) => {
      if (id !== setCells) return;
      // Results can be worked out again.
      if (options?.onlyLocal !== true)
        this.#note(params as CellChange, options?.byHost === true && this.workbook.writing);
      this.#changed();
    });
    // What is being typed belongs to the work too. Nothing that takes time is done any more when a page goes.
    window.addEventListener('pagehide', () => {
      finishEditing(grid);
      // Only now: whoever comes next may keep, and this entry is in the journal.
      this.#keepers.lease.release();
    });
    window.addEventListener('beforeunload', (event) => {
      if (this.unkept) event.preventDefault();
    });
    watchSelection(grid, (place) => {
      this.#selections.tell(place);
    });
  }

  static async start(container: HTMLElement, keepers = localKeepers()): Promise<BrowserProgram> {
    return new BrowserProgram(await startGrid(container), keepers);
  }

  /** Puts what is being typed into its cell, before the keyboard goes elsewhere. */
  leave(): void {
    finishEditing(this.grid);
  }

  /** The name of the open workbook's file; "" where none is open. */
  get label(): string {
    return this.workbook.label;
  }

  onLabel(listener: (label: string) => void): Unsubscribe {
    return this.#labels.add(listener);
  }

  /** Told each time that the open workbook was kept by the browser, or could not be. */
  onKept(listener: (kept: Result<void>) => void): Unsubscribe {
    // What went wrong while the page began is not lost on those who ask later.
    if (this.#failure) listener(this.#failure);
    return this.#kept.add(listener);
  }

  selection(): Promise<Result<CellPlace | null>> {
    return Promise.resolve(ok(this.workbook.book ? selected(this.grid) : null));
  }

  onSelection(listener: (place: CellPlace) => void): Unsubscribe {
    return this.#selections.add(listener);
  }

  onChange(listener: () => void): Unsubscribe {
    return this.#changes.add(listener);
  }

  show(place: CellPlace): Promise<Result<void>> {
    return Promise.resolve(show(this.grid, place));
  }

  bringForward(sheets: readonly string[]): Promise<Result<void>> {
    return Promise.resolve(bringForward(this.grid, sheets));
  }

  /** Gives the keyboard to the grid: what is typed next goes into the selected cell. */
  takeKeyboard(): void {
    takeKeyboard(this.grid);
  }

  save(name: string, bytes: Uint8Array): Promise<Result<void>> {
    download(name, bytes);
    return Promise.resolve(ok(undefined));
  }

  open(name: string, bytes: Uint8Array): Promise<Result<void>> {
    return this.workbook.openFile(name, bytes);
  }

  bytes(): Promise<Result<Uint8Array>> {
    return this.workbook.bytes();
  }

  /** Opens what the browser kept since the last visit; false where there is nothing that can be opened. */
  async restore(): Promise<boolean> {
    const { keep, journal, lease } = this.#keepers;
    const kept = await keep.take();
    if (!kept.ok) {
      this.#tellKept(kept);
      return false;
    }
    if (kept.value === null) return false;
    const { name, bytes, id, upTo } = kept.value;
    const ours = await lease.acquire();
    const entries = journal.after(id, upTo);
    this.#restored = id === '' ? freshId() : id;
    const opened = await this.open(name, bytes);
    this.#restored = undefined;
    if (!opened.ok) return false;
    if (entries.length > 0) await this.workbook.write(entries);
    else this.#unkept = false;
    if (!ours) this.#tellKept(elsewhere());
    return true;
  }

  /** Whether leaving the page would lose something. */
  get unkept(): boolean {
    return (this.#unkept || this.#written.size > 0) && this.workbook.book !== undefined;
  }

  /** The person has the open workbook as a file. */
  handedOver(): void {
    this.#unkept = false;
  }

  /** Closes the open workbook and forgets what was kept of it; nothing is saved. */
  async discard(): Promise<Result<void>> {
    const { keep, journal, lease } = this.#keepers;
    await this.workbook.close();
    this.#keepSoon.end();
    // What another window keeps is not this one's to forget.
    if (!(await lease.acquire())) return elsewhere();
    journal.forget();
    const cleared = await keep.clear();
    lease.release();
    return cleared;
  }

  /** What people put into cells goes into the journal at once; what a write brings, when all of it is there. */
  #note({ unitId, subUnitId, cellValue }: CellChange, byWrite: boolean): void {
    const { book } = this.workbook;
    if (!book || unitId !== book.unit.getUnitId()) return;
    if (!byWrite) this.#journal([[subUnitId, cellValue ?? {}]]);
    else {
      const cells = this.#written.get(subUnitId) ?? {};
      for (const [row, line] of Object.entries(cellValue ?? {}))
        cells[Number(row)] = { ...cells[Number(row)], ...line };
      this.#written.set(subUnitId, cells);
    }
  }

  /** Half a write is worth nothing: where the page goes before all of it is there, none of it was. */
  #noteWritten(): void {
    if (this.workbook.writing || this.#written.size === 0) return;
    this.#journal([...this.#written]);
    this.#written.clear();
  }

  #journal(cells: readonly (readonly [string, NonNullable<CellChange['cellValue']>])[]): void {
    const { journal, lease } = this.#keepers;
    const { book } = this.workbook;
    if (!book) return;
    const count = cells.reduce(
      (sum, [, lines]) =>
        Object.values(lines).reduce((all, line) => all + Object.keys(line ?? {}).length, sum),
      0,
    );
    const noted =
      lease.held() &&
      journal.holds(count) &&
      journal.note(
        this.#work,
        cells.flatMap(([sheet, lines]) => book.standing(sheet, lines)),
      );
    if (!noted) this.#unkept = true;
  }

  #changed(): void {
    this.#tellChange.again();
    if (this.workbook.book) this.#keepSoon.again();
  }

  #tellKept(kept: Result<unknown>): void {
    const outcome: Result<void> = kept.ok ? ok(undefined) : kept;
    this.#failure = outcome.ok ? undefined : outcome;
    this.#kept.tell(outcome);
  }

  /** One after the other, so that no older state comes over a newer one. */
  #keepNow(): Promise<void> {
    this.#keeping = this.#keeping.then(() => this.#keepOnce());
    return this.#keeping;
  }

  async #keepOnce(): Promise<void> {
    const { keep, journal, lease } = this.#keepers;
    const { book, label } = this.workbook;
    if (!book) return;
    if (!(await lease.acquire())) {
      this.#tellKept(elsewhere());
      return;
    }
    const id = this.#work;
    const upTo = journal.last;
    const bytes = await this.workbook.bytes();
    // Another workbook may have come, or this one gone, while its bytes were made.
    if (this.workbook.book !== book) return;
    if (!bytes.ok || !lease.held()) {
      this.#tellKept(bytes.ok ? elsewhere() : bytes);
      return;
    }
    const kept = await keep.put({ name: label, bytes: bytes.value, id, upTo });
    if (kept.ok) {
      journal.forget(upTo);
      this.#unkept = false;
    }
    this.#tellKept(kept);
  }
}
