import { failed, type Result } from '../../base/finding';
import type { BrowserProgram } from '../../hosts/browser';
import type { Keep } from '../../hosts/browser/keep';
import type { HostWorkbook } from '../../port/port';
import type { Program, Unsubscribe } from '../../port/program';

interface LateOptions {
  /** What the browser kept of the last visit. */
  keep: Keep;
  /** Told when a cell is shown: the grid is wanted in sight. */
  shown: () => void;
}

/**
 * The grid as a program before it is there. The pane stands at once; the grid's megabytes come behind it, and whoever
 * asks for something only the grid can give waits for it.
 */
export class LateProgram implements Program {
  readonly name = 'browser';
  readonly capabilities = { calculates: true, events: true, files: true, prints: true };
  readonly workbook: HostWorkbook;
  readonly #load: () => Promise<BrowserProgram>;
  readonly #keep: Keep;
  readonly #shown: () => void;
  #loading: Promise<BrowserProgram> | undefined;
  #here: BrowserProgram | undefined;

  constructor(load: () => Promise<BrowserProgram>, { keep, shown }: LateOptions) {
    this.#load = load;
    this.#keep = keep;
    this.#shown = shown;
    const label = () => this.#here?.label ?? '';
    this.workbook = {
      get label() {
        return label();
      },
      create: async (model) => (await this.grid()).workbook.create(model),
      read: () => this.#read(),
      layouts: async (sheets) => (await this.grid()).workbook.layouts(sheets),
      write: async (...given) => (await this.grid()).workbook.write(...given),
    };
  }

  /** The grid, loaded once; what the browser kept of the last visit is open in it. */
  grid(): Promise<BrowserProgram> {
    this.#loading ??= this.#load().then(async (program) => {
      await program.restore();
      this.#here = program;
      return program;
    });
    return this.#loading;
  }

  async selection() {
    return (await this.grid()).selection();
  }

  onSelection(listener: Parameters<Program['onSelection']>[0]): Unsubscribe {
    return this.#later((program) => program.onSelection(listener));
  }

  onChange(listener: () => void): Unsubscribe {
    return this.#later((program) => program.onChange(listener));
  }

  async show(place: Parameters<Program['show']>[0], keyboard = true) {
    const program = await this.grid();
    const done = await program.show(place);
    this.#shown();
    // Only now: what cannot be seen takes no keys.
    if (done.ok && keyboard) program.takeKeyboard();
    return done;
  }

  /** Where only one of the two is in sight, the pane stays. */
  async bringForward(sheets: readonly string[]) {
    return (await this.grid()).bringForward(sheets);
  }

  async save(name: string, bytes: Uint8Array) {
    return (await this.grid()).save(name, bytes);
  }

  async open(name: string, bytes: Uint8Array) {
    return (await this.grid()).open(name, bytes);
  }

  async bytes(): Promise<Result<Uint8Array>> {
    return (await this.grid()).bytes();
  }

  /** Where nothing was kept there is nothing to read, and that needs no grid. */
  async #read(): ReturnType<HostWorkbook['read']> {
    if (!this.#here) {
      const kept = await this.#keep.take();
      if (!kept.ok || kept.value === null)
        return failed('nothing-open', '还没有打开工作簿。', '请先新建总表，或打开已有的文件。');
    }
    return (await this.grid()).workbook.read();
  }

  #later(subscribe: (program: BrowserProgram) => Unsubscribe): Unsubscribe {
    let stop: Unsubscribe | undefined;
    let over = false;
    void this.grid().then((program) => {
      if (!over) stop = subscribe(program);
    });
    return () => {
      over = true;
      stop?.();
    };
  }
}
