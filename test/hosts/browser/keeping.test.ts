import fc from 'fast-check';
import { setImmediate } from 'node:timers/promises';
import { ok } from '../../../src/base/finding';
import { Keeping } from '../../../src/hosts/browser/keep/keeping';
import { localJournal } from '../../../src/hosts/browser/keep/journal';
import type { Keep } from '../../../src/hosts/browser/keep/store';
import type { Lease } from '../../../src/hosts/browser/keep/lease';
import { Writes } from '../../../src/hosts/browser/writes';
import type { CellChange } from '../../../src/sheets/change';

/**
 * What a page finds after it was reloaded, whenever that was: each write whole or not at all, nothing older over anything
 * newer, and everything where the page had said that nothing would be lost.
 */

/** Time that goes on by hand: whoever waits a turn goes on with the next one. */
class Turns {
  #waiting: (() => void)[] = [];

  readonly one = (): Promise<void> => new Promise((resolve) => this.#waiting.push(resolve));

  async of(count: number): Promise<void> {
    for (let turn = 0; turn < count; turn++) await this.one();
  }

  async pass(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const each of waiting) each();
    await setImmediate();
  }
}

/** A browser's storage that is soon full. */
class SmallStorage {
  readonly #items = new Map<string, string>();
  readonly getItem = (key: string) => this.#items.get(key) ?? null;
  readonly removeItem = (key: string) => void this.#items.delete(key);
  readonly setItem = (key: string, text: string) => {
    if (text.length > 600) throw new DOMException('full', 'QuotaExceededError');
    this.#items.set(key, text);
  };
}

const lease: Lease = { acquire: () => Promise.resolve(true), held: () => true, release: () => undefined };

const encoded = (cells: ReadonlyMap<number, number>) => new TextEncoder().encode(JSON.stringify([...cells]));
const decoded = (bytes: Uint8Array) =>
  new Map(JSON.parse(new TextDecoder().decode(bytes)) as [number, number][]);

const change = (row: number, value: number): CellChange => ({
  sheet: '表',
  row,
  column: 0,
  kind: 'value',
  value,
});

/** The cell that everybody writes. */
const shared = 0;

/** A page: cells that writes change one a turn, and what keeps them. */
class Page {
  readonly turns = new Turns();
  readonly cells = new Map<number, number>();
  readonly #storage = new SmallStorage();
  readonly #writes = new Writes();
  #file: Parameters<Keep['put']>[0] | null = null;
  readonly told: boolean[] = [];
  readonly keeping: Keeping;
  /** Writes by their number: the rows of each. */
  readonly written = new Map<number, readonly number[]>();
  #number = 0;

  constructor(delays: { base: number; packing: number; storing: number }) {
    const keep: Keep = {
      put: async (work) => {
        await this.turns.of(delays.storing);
        this.#file = work;
        return ok(undefined);
      },
      take: () => Promise.resolve(ok(this.#file)),
      clear: () => Promise.resolve(ok(undefined)),
    };
    const workbook = {
      label: '总表.xlsx',
      book: this,
      bytes: async (taken: () => void) => {
        await this.turns.of(delays.base);
        await this.#writes.whole(() => Promise.resolve());
        const bytes = encoded(this.cells);
        taken();
        await this.turns.of(delays.packing);
        return ok(bytes);
      },
    };
    const storage = () => this.#storage as unknown as Storage;
    this.keeping = new Keeping(workbook, { keep, journal: localJournal(storage), lease }, ({ ok: kept }) => {
      this.told.push(kept);
    });
    this.keeping.begin('这一份');
  }

  get unkept(): boolean {
    return this.keeping.unkept || this.#writes.running;
  }

  type(): void {
    const number = ++this.#number;
    const rows = [shared, number * 1_000];
    this.written.set(number, rows);
    for (const row of rows) this.cells.set(row, number);
    this.keeping.note(rows.map((row) => change(row, number)));
  }

  async write(count: number): Promise<void> {
    const number = ++this.#number;
    const rows = [shared, ...Array.from({ length: count }, (_, at) => number * 1_000 + at)];
    this.written.set(number, rows);
    this.#writes.begin();
    for (const row of rows) {
      await this.turns.one();
      this.cells.set(row, row === shared ? Math.max(number, this.cells.get(shared) ?? 0) : number);
    }
    this.#writes.end();
    this.keeping.note(rows.map((row) => change(row, this.cells.get(row) ?? NaN)));
  }

  /** The cells that the next visit finds. */
  found(): Map<number, number> {
    if (!this.#file) return new Map();
    const cells = decoded(this.#file.bytes);
    const journal = localJournal(() => this.#storage as unknown as Storage);
    for (const each of journal.after(this.#file.id, this.#file.upTo).changes)
      if (each.kind !== 'layout') cells.set(each.row, Number(each.value));
    return cells;
  }
}

/** What is wrong with what the next visit would find now; "" where nothing is. */
function wrong(page: Page): string {
  const found = page.found();
  const present: number[] = [];
  for (const [number, rows] of page.written) {
    const own = rows.filter((row) => row !== shared);
    const there = own.filter((row) => found.has(row)).length;
    if (there !== 0 && there !== own.length) return `${there} of ${own.length} cells of write ${number}`;
    if (there > 0) present.push(number);
  }
  if (present.length > 0 && (found.get(shared) ?? 0) < Math.max(...present))
    return `${found.get(shared)} over ${Math.max(...present)}`;
  if (!page.unkept && JSON.stringify([...found].sort()) !== JSON.stringify([...page.cells].sort()))
    return 'something is lost, and nobody would have been asked';
  return '';
}

test('留存从一次写的中间开始：等它写完，一格不少', async () => {
  const page = new Page({ base: 2, packing: 1, storing: 1 });
  const write = page.write(60);
  for (let turn = 0; turn < 5; turn++) await page.turns.pass();
  void page.keeping.now();
  for (let turn = 0; turn < 80; turn++) {
    await page.turns.pass();
    expect(wrong(page)).toBe('');
  }
  await write;
  expect(page.told).toEqual([true]);
  expect(page.unkept).toBe(false);
  expect(page.found().size).toBe(61);
});

test('取了字节以后才写的、又记不下的，那次留存以后仍算没有保存', async () => {
  const page = new Page({ base: 0, packing: 40, storing: 1 });
  void page.keeping.now();
  await page.turns.pass();
  const write = page.write(30);
  for (let turn = 0; turn < 60; turn++) await page.turns.pass();
  await write;
  expect(page.told).toEqual([true]);
  expect(page.unkept).toBe(true);
  void page.keeping.now();
  for (let turn = 0; turn < 60; turn++) await page.turns.pass();
  expect(page.unkept).toBe(false);
  expect(page.found()).toEqual(page.cells);
});

test('下载的文件里没有的改动，下载以后仍算没有保存', () => {
  const page = new Page({ base: 0, packing: 0, storing: 0 });
  const { taken } = page.keeping;
  page.keeping.changed();
  page.keeping.handedOver(taken);
  expect(page.unkept).toBe(true);
  page.keeping.handedOver(page.keeping.taken);
  expect(page.unkept).toBe(false);
});

const delay = fc.integer({ min: 0, max: 6 });
const step = fc.oneof(
  fc.constant({ kind: 'type' as const }),
  fc.record({ kind: fc.constant('write' as const), count: fc.integer({ min: 1, max: 12 }) }),
  fc.constant({ kind: 'keep' as const }),
  fc.record({ kind: fc.constant('wait' as const), turns: fc.integer({ min: 1, max: 12 }) }),
);

test('人填、助手写、留存怎样交错，哪一刻重开都没有半次写、没有旧盖新、没有不声不响的丢失', () =>
  fc.assert(
    fc.asyncProperty(
      fc.record({ base: delay, packing: delay, storing: delay }),
      fc.array(step, { maxLength: 30, size: 'max' }),
      async (delays, steps) => {
        const page = new Page(delays);
        // Writes come one after the other, as the assistant's do.
        let writing: Promise<void> = Promise.resolve();
        const pass = async (): Promise<void> => {
          await page.turns.pass();
          expect(wrong(page)).toBe('');
        };
        for (const each of steps) {
          if (each.kind === 'type') page.type();
          else if (each.kind === 'write') writing = writing.then(() => page.write(each.count));
          else if (each.kind === 'keep') void page.keeping.now();
          else for (let turn = 0; turn < each.turns; turn++) await pass();
          expect(wrong(page)).toBe('');
        }
      },
    ),
    { numRuns: 500 },
  ));
