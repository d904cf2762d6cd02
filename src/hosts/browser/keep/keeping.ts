import { failed, ok, type Result } from '../../../base/finding';
import type { Change, IdentityChange } from '../../../sheets/change';
import type { Journal } from './journal';
import type { Lease } from './lease';
import type { Keep } from './store';

/** What keeps the work between visits. */
export interface Keepers {
  keep: Keep;
  journal: Journal;
  lease: Lease;
}

/** The open workbook, as far as keeping it goes. */
export interface KeptWorkbook {
  readonly label: string;
  /** Something of its own for each workbook that is opened; undefined where none is open. */
  readonly book: object | undefined;
  /**
   * The workbook as a file.
   * @param taken called in the moment whose state the bytes have; what changes after it is not in them
   */
  bytes(taken: () => void): Promise<Result<Uint8Array>>;
}

/** What is in the bytes of a workbook that were taken at some moment. */
export interface Taken {
  /** The number of the last change that the journal could not hold. */
  change: number;
  /** The number of the journal's last entry. */
  entry: number;
}

/** What was kept, as it is opened again. */
export interface Returned {
  name: string;
  bytes: Uint8Array;
  id: string;
  /** What the journal has beyond the bytes. */
  changes: Change[];
  identity: IdentityChange;
  /** Whether this window may keep it. */
  ours: boolean;
}

const elsewhere = () =>
  failed(
    'keep-elsewhere',
    '本机保存的工作簿正在另一个窗口里打开，这里的改动不会保存到浏览器。',
    '请回到那个窗口做；要在这里做的，先关掉那个窗口，再刷新本页。也可以在“文件”里把这里的下载成文件。',
  );

/** A name that no other workbook has had. */
const freshId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16)).join('');

/**
 * Keeping the open workbook: its bytes from time to time, and in the journal what came since. Both go by the moment in
 * which the bytes were taken, never by the one in which taking them began: an entry that is in them would otherwise come
 * back over something newer, and a change that is not in them would count as kept.
 */
export class Keeping {
  readonly #workbook: KeptWorkbook;
  readonly #keepers: Keepers;
  readonly #tell: (kept: Result<void>) => void;
  /** The open workbook's own name in what is kept. */
  #work = freshId();
  /** Changes that the journal could not hold: how many there were, and how many of them are kept. */
  #changed = 0;
  #kept = 0;
  #running: Promise<void> = Promise.resolve();

  /** @param tell told each time that the workbook was kept, or could not be */
  constructor(workbook: KeptWorkbook, keepers: Keepers, tell: (kept: Result<void>) => void) {
    this.#workbook = workbook;
    this.#keepers = keepers;
    this.#tell = tell;
  }

  /** Whether something of the open workbook is neither kept nor in the journal. */
  get unkept(): boolean {
    return this.#changed > this.#kept;
  }

  /** Another workbook is open, new or as it was kept under a name. */
  begin(id: string = freshId()): void {
    this.#work = id;
    this.changed();
  }

  /** Something changed that the journal does not have. */
  changed(): void {
    this.#changed += 1;
  }

  /** Notes changes in the journal; what it cannot hold counts as unkept. */
  note(changes: readonly Change[], identity: IdentityChange = {}): void {
    const { journal, lease } = this.#keepers;
    if (!lease.held() || !journal.note(this.#work, changes, identity)) this.changed();
  }

  /** Whether so many more cells find room in the journal: telling what stands in them takes its time. */
  holds(cells: number): boolean {
    return this.#keepers.lease.held() && this.#keepers.journal.holds(cells);
  }

  /** What bytes have that are taken now. */
  get taken(): Taken {
    return { change: this.#changed, entry: this.#keepers.journal.last };
  }

  /** The person has what was taken then as a file. */
  handedOver({ change }: Taken): void {
    this.#kept = Math.max(this.#kept, change);
  }

  /** One after the other, so that no older state comes over a newer one. */
  now(): Promise<void> {
    this.#running = this.#running.then(() => this.#once());
    return this.#running;
  }

  async #once(): Promise<void> {
    const { keep, journal, lease } = this.#keepers;
    const { book, label } = this.#workbook;
    if (!book) return;
    if (!(await lease.acquire())) {
      this.#tell(elsewhere());
      return;
    }
    const id = this.#work;
    let { taken } = this;
    const bytes = await this.#workbook.bytes(() => {
      ({ taken } = this);
    });
    // Another workbook may have come, or this one gone, while its bytes were made.
    if (this.#workbook.book !== book) return;
    if (!bytes.ok || !lease.held()) {
      this.#tell(bytes.ok ? elsewhere() : bytes);
      return;
    }
    const kept = await keep.put({ name: label, bytes: bytes.value, id, upTo: taken.entry });
    if (kept.ok) {
      journal.forget(taken.entry);
      this.handedOver(taken);
    }
    this.#tell(kept);
  }

  /** What was kept since the last visit; null where there is nothing. */
  async back(): Promise<Result<Returned | null>> {
    const { keep, journal, lease } = this.#keepers;
    const kept = await keep.take();
    if (!kept.ok || kept.value === null) return kept.ok ? ok(null) : kept;
    const { name, bytes, id, upTo } = kept.value;
    const ours = await lease.acquire();
    if (!ours) this.#tell(elsewhere());
    return ok({ name, bytes, id: id === '' ? freshId() : id, ...journal.after(id, upTo), ours });
  }

  /** Forgets what was kept; fails where another window keeps it. */
  async forget(): Promise<Result<void>> {
    const { keep, journal, lease } = this.#keepers;
    // What another window keeps is not this one's to forget.
    if (!(await lease.acquire())) return elsewhere();
    journal.forget();
    const cleared = await keep.clear();
    lease.release();
    return cleared;
  }

  /** The page goes: whoever comes next may keep. */
  release(): void {
    this.#keepers.lease.release();
  }
}
