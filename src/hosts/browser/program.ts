import { ICommandService } from '@univerjs/core';
import { wrap } from 'comlink';
import { ok, type Result } from '../../base/finding';
import type { Capabilities, CellPlace, Program, Unsubscribe } from '../../port/program';
import { download } from '../web/download';
import { afterQuiet, Listeners } from './events';
import type { Files } from './files-worker';
import { Calculation } from './grid/calculation';
import { guardGrid } from './grid/guards';
import { startGrid, type Grid } from './grid/univer';
import { localKeep, type Keep } from './keep';
import { selected, show, watchSelection } from './selection';
import { GridWorkbook } from './workbook';

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
  readonly #keep: Keep;
  readonly #selections = new Listeners<CellPlace>();
  readonly #changes = new Listeners<void>();
  readonly #labels = new Listeners<string>();
  readonly #kept = new Listeners<Result<void>>();
  readonly #tellChange = afterQuiet(quiet.tell, () => {
    this.#changes.tell();
  });
  readonly #keepSoon = afterQuiet(quiet.keep, () => void this.#keepNow());

  private constructor(grid: Grid, keep: Keep) {
    this.grid = grid;
    this.#keep = keep;
    const injector = grid.univer.__getInjector();
    const guards = guardGrid(grid, () => this.workbook.book);
    this.workbook = new GridWorkbook({
      grid,
      calculation: new Calculation(injector),
      files: wrap<Files>(new Worker(new URL('./files-worker.ts', import.meta.url))),
      guards,
      opened: () => {
        this.#labels.tell(this.label);
        this.#changed();
      },
    });
    injector.get(ICommandService).onCommandExecuted(({ id }) => {
      if (id === 'sheet.mutation.set-range-values') this.#changed();
    });
    watchSelection(grid, (place) => {
      this.#selections.tell(place);
    });
  }

  static async start(container: HTMLElement, keep: Keep = localKeep()): Promise<BrowserProgram> {
    return new BrowserProgram(await startGrid(container), keep);
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
    const kept = await this.#keep.take();
    if (!kept.ok) {
      this.#kept.tell(kept);
      return false;
    }
    return kept.value !== null && (await this.open(kept.value.name, kept.value.bytes)).ok;
  }

  /** Closes the open workbook and forgets what was kept of it; nothing is saved. */
  async discard(): Promise<Result<void>> {
    await this.workbook.close();
    this.#keepSoon.cancel();
    return this.#keep.clear();
  }

  #changed(): void {
    this.#tellChange();
    if (this.workbook.book) this.#keepSoon();
  }

  async #keepNow(): Promise<void> {
    const { book, label } = this.workbook;
    const bytes = await this.workbook.bytes();
    // Another workbook may have come, or this one gone, while its bytes were made.
    if (!book || this.workbook.book !== book) return;
    this.#kept.tell(bytes.ok ? await this.#keep.put({ name: label, bytes: bytes.value }) : bytes);
  }
}
