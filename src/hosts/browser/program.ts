import { ICommandService } from '@univerjs/core';
import { wrap } from 'comlink';
import { ok, type Result } from '../../base/finding';
import type { Capabilities, CellPlace, Program, Unsubscribe } from '../../port/program';
import type { IdentityChange, LayoutChange } from '../../sheets/change';
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
import { Keeping, localJournal, localKeep, windowLease, type Keepers, type Taken } from './keep';
import { bringForward, selected, show, watchSelection } from './selection';
import { GridWorkbook } from './workbook';

const localKeepers = (): Keepers => ({ keep: localKeep(), journal: localJournal(), lease: windowLease() });

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
  readonly #keeping: Keeping;
  /** What the present write has put into cells, by sheet: it goes into the journal whole. */
  #written = new Map<string, NonNullable<CellChange['cellValue']>>();
  /** What else it brought. */
  #brought: { layouts: LayoutChange[]; identity: IdentityChange } = { layouts: [], identity: {} };
  #opened: unknown;
  /** The name of the work that is being taken out of what was kept. */
  #restored: string | undefined;
  /** What the bytes have that somebody asked for last. */
  #given: Taken | undefined;
  readonly #selections = new Listeners<CellPlace>();
  readonly #changes = new Listeners<void>();
  readonly #labels = new Listeners<string>();
  readonly #kept = new Listeners<Result<void>>();
  #failure: Result<void> | undefined;
  readonly #tellChange = burst(quiet.tell, () => {
    this.#changes.tell();
  });
  readonly #keepSoon = burst(quiet.keep, () => void this.#keeping.now());

  private constructor(grid: Grid, keepers: Keepers) {
    this.grid = grid;
    const injector = grid.univer.__getInjector();
    guardGrid(grid, () => this.workbook.book);
    this.workbook = new GridWorkbook({
      grid,
      calculation: new Calculation(injector),
      files: wrap<Files>(new Worker(new URL('./files-worker.ts', import.meta.url))),
      opened: () => {
        this.#labels.tell(this.label);
        this.#changed();
        if (this.#opened === this.workbook.book) return;
        this.#opened = this.workbook.book;
        this.#forgetWritten();
        this.#keeping.begin(this.#restored);
        // At once: entries count from here.
        if (this.#restored === undefined) void this.#keeping.now();
      },
      written: (layouts, identity) => {
        this.#noteWritten(layouts, identity);
      },
    });
    this.#keeping = new Keeping(this.workbook, keepers, (kept) => {
      this.#tellKept(kept);
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
      this.#keeping.release();
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
    return this.workbook.bytes(() => {
      this.#given = this.#keeping.taken;
    });
  }

  /** Opens what the browser kept since the last visit; false where there is nothing that can be opened. */
  async restore(): Promise<boolean> {
    const back = await this.#keeping.back();
    if (!back.ok) this.#tellKept(back);
    if (!back.ok || back.value === null) return false;
    const { name, bytes, id, changes, identity } = back.value;
    this.#restored = id;
    try {
      const opened = await this.open(name, bytes);
      if (!opened.ok) return false;
      this.#keeping.handedOver(this.#keeping.taken);
      if (changes.length + Object.keys(identity).length > 0) await this.workbook.write(changes, identity);
      return true;
    } finally {
      this.#restored = undefined;
    }
  }

  /** Whether leaving the page would lose something. */
  get unkept(): boolean {
    return (this.#keeping.unkept || this.#written.size > 0) && this.workbook.book !== undefined;
  }

  /** The person has as a file what `bytes` answered last. */
  handedOver(): void {
    if (this.#given) this.#keeping.handedOver(this.#given);
  }

  /** Closes the open workbook and forgets what was kept of it; nothing is saved. */
  async discard(): Promise<Result<void>> {
    await this.workbook.close();
    this.#keepSoon.end();
    return this.#keeping.forget();
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
  #noteWritten(layouts: readonly LayoutChange[], identity: IdentityChange): void {
    this.#brought.layouts.push(...layouts);
    Object.assign(this.#brought.identity, identity);
    if (this.workbook.writing) return;
    const { layouts: laid, identity: said } = this.#brought;
    // What is being taken out of the journal is in it.
    if (this.#restored === undefined && this.#written.size + laid.length + Object.keys(said).length > 0)
      this.#journal([...this.#written], laid, said);
    this.#forgetWritten();
  }

  #forgetWritten(): void {
    this.#written.clear();
    this.#brought = { layouts: [], identity: {} };
  }

  #journal(
    cells: readonly (readonly [string, NonNullable<CellChange['cellValue']>])[],
    layouts: readonly LayoutChange[] = [],
    identity: IdentityChange = {},
  ): void {
    const { book } = this.workbook;
    if (!book) return;
    const count = cells.reduce(
      (sum, [, lines]) =>
        Object.values(lines).reduce((all, line) => all + Object.keys(line ?? {}).length, sum),
      layouts.length,
    );
    if (this.#keeping.holds(count))
      this.#keeping.note(
        [...cells.flatMap(([sheet, lines]) => book.standing(sheet, lines)), ...layouts],
        identity,
      );
    else this.#keeping.changed();
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
}
