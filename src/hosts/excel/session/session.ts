import { isEditing, isTooLarge, noAnswer, excelErrorOf, type ExcelError } from './excel-error';
import { defaultTimes, pageClock, type Clock, type ExcelOptions, type Times } from '../options';

/** Round trips to Excel: one message there and one back. */

export type Answer<Value> = { ok: true; value: Value } | { ok: false; error: ExcelError };

/** Names what is wanted and returns how to read it once the answer is there. */
export type Queue<Value> = (context: Excel.RequestContext) => () => Value;

/**
 * Bytes that a message may carry by our estimates. Excel on the web takes 5 MB each way. Estimates come from what was
 * read and written before and hold within a few percent; where one is too low, Excel refuses the whole message, nothing
 * is done, and the group is cut in two.
 */
export const budget = 4_800_000;

const waiting = 'Excel 正在编辑单元格：请先按回车退出单元格编辑，随后自动继续。';

export class Session {
  readonly times: Times;
  private readonly clock: Clock;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ExcelOptions) {
    this.times = { ...defaultTimes, ...options.times };
    this.clock = options.clock ?? pageClock;
  }

  pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.clock(milliseconds, resolve);
    });
  }

  /** Runs one piece of work after the other: what one has read must not change under it by our own hand. */
  inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const run = this.last.then(work, work);
    this.last = run.catch(() => undefined);
    return run;
  }

  /**
   * One round trip. While a cell is being edited Excel refuses all calls; the user is asked to end it, and the same
   * message is sent again until it is taken: nothing of a refused message was done.
   */
  async roundTrip<Value>(queue: Queue<Value>): Promise<Answer<Value>> {
    const stopping: { now: boolean; end: () => void } = { now: false, end: () => undefined };
    const stop = () => {
      stopping.now = true;
      stopping.end();
    };
    let waited = false;
    try {
      for (;;) {
        const done = await this.once(queue);
        if (done.ok || !isEditing(done.error)) return done;
        waited = true;
        if (this.options.onWaiting?.(waiting, stop) === false || stopping.now) return done;
        const stopped = new Promise<true>((resolve) => {
          stopping.end = () => {
            resolve(true);
          };
        });
        if (await Promise.race([this.pause(this.times.editing), stopped])) return done;
      }
    } finally {
      if (waited) this.options.onWaiting?.(null, () => undefined);
    }
  }

  /** One round trip for something that may as well not be known: while a cell is being edited it just fails. */
  roundTripOnce<Value>(queue: Queue<Value>): Promise<Answer<Value>> {
    return this.once(queue);
  }

  private async once<Value>(queue: Queue<Value>): Promise<Answer<Value>> {
    // A context of our own: Excel.run would keep references and send one more message to release them.
    const context = new this.options.excel.RequestContext();
    try {
      const read = queue(context);
      const synced = context.sync().then(() => true);
      if (!(await Promise.race([synced, this.timeLimit(synced)]))) return { ok: false, error: noAnswer };
      return { ok: true, value: read() };
    } catch (error) {
      return { ok: false, error: excelErrorOf(error) };
    }
  }

  private timeLimit(synced: Promise<unknown>): Promise<false> {
    return new Promise((resolve) => {
      const stop = this.clock(this.times.answer, () => {
        resolve(false);
      });
      synced.then(stop, stop);
    });
  }

  /**
   * As few round trips as the sizes allow. A group that Excel finds too large is cut in two.
   * @param bytes an estimate of what an item costs, there or back
   */
  async roundTrips<Item, Value>(
    items: readonly Item[],
    bytes: (item: Item) => number,
    queue: (context: Excel.RequestContext, item: Item) => () => Value,
  ): Promise<Answer<Value[]>> {
    const values: Value[] = [];
    const groups = grouped(items, bytes);
    for (let group = groups.shift(); group; group = groups.shift()) {
      const now = group;
      const done = await this.roundTrip((context) => {
        const readers = now.map((item) => queue(context, item));
        return () => readers.map((read) => read());
      });
      if (done.ok) values.push(...done.value);
      else if (isTooLarge(done.error) && now.length > 1) {
        const middle = Math.ceil(now.length / 2);
        groups.unshift(now.slice(0, middle), now.slice(middle));
      } else return done;
    }
    return { ok: true, value: values };
  }
}

/**
 * Items in their order, in as few groups as the budget allows. Groups are filled evenly, so that none is nearer to the
 * limit than it must be.
 * @param bytes an estimate of what an item costs, there or back
 */
export function grouped<Item>(items: readonly Item[], bytes: (item: Item) => number): Item[][] {
  const sizes = items.map(bytes);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  const capacity = Math.min(budget, total / Math.ceil(total / budget) + largest);
  const groups: Item[][] = [];
  let room = 0;
  for (const [index, item] of items.entries()) {
    const size = sizes[index] ?? 0;
    const last = groups.at(-1);
    if (last && size <= room) last.push(item);
    else {
      groups.push([item]);
      room = capacity;
    }
    room -= size;
  }
  return groups;
}
