import fc from 'fast-check';
import { setImmediate } from 'node:timers/promises';
import { readInLanes } from '../../src/workflow/lanes';

/** Files read in two threads: none is lost, none counts twice, whatever becomes of the second one. */

type Behaviour = 'reads' | 'fails' | 'silent';

interface Told {
  answers: Map<number, string>;
  /** Files as they were asked about. */
  asked: number[];
  /** What each thread was given, in order. */
  here: number[];
  there: number[];
  /** What the second one was given when the first one had begun it. */
  late: number[];
  whole: boolean;
  back: number[];
}

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await setImmediate();
};

/** @param there what the second thread does with each file; undefined where there is no such thread */
async function reading(
  count: number,
  there: ((file: number) => { does: Behaviour; after: number }) | undefined,
  {
    begins = 0,
    own = 2,
    stops = Infinity,
    beginFails = false,
    size = undefined as ((file: number) => number) | undefined,
  } = {},
): Promise<Told> {
  const told: Told = { answers: new Map(), asked: [], here: [], there: [], late: [], whole: false, back: [] };
  let before: Promise<unknown> = Promise.resolve();
  const readThere = (file: number): Promise<string> => {
    told.there.push(file);
    if (told.here.includes(file)) told.late.push(file);
    const { does, after } = there?.(file) ?? { does: 'silent', after: 0 };
    const read = before.then(async () => {
      await turns(after);
      if (does === 'fails') throw new Error('坏了');
      if (does === 'silent') await new Promise<never>(() => undefined);
      return `那边读的 ${file}`;
    });
    before = read.catch(() => undefined);
    return read;
  };
  const beside = async () => {
    await turns(begins);
    if (beginFails) throw new Error('开不起来');
    return readThere;
  };
  const { whole, back } = await readInLanes<number, string>(
    Array.from({ length: count }, (_, file) => file),
    {
      here: async (file) => {
        told.here.push(file);
        await turns(own);
        return `这边读的 ${file}`;
      },
      beside: there ? beside() : undefined,
      ...(size ? { size } : {}),
      goesOn: async (file) => {
        told.asked.push(file);
        // Now one answer is quick and now another.
        const going = told.asked.length <= stops;
        await turns((told.asked.length * 7) % 5);
        return going;
      },
      answered: (file, answer) => {
        if (told.answers.has(file)) throw new Error(`${file} counted twice`);
        told.answers.set(file, answer);
      },
    },
  );
  return { ...told, whole, back };
}

const all = (count: number): number[] => Array.from({ length: count }, (_, file) => file);
const sorted = (files: Iterable<number>): number[] => [...files].sort((a, b) => a - b);

describe('两个线程读', () => {
  test('各读一部分，每份只算一次；最后第一个线程闲下来，替另一个读它还没答的', async () => {
    const { answers, here, there, asked } = await reading(20, () => ({ does: 'reads', after: 2 }));
    expect(sorted(answers.keys())).toEqual(all(20));
    expect(there.length).toBeGreaterThan(4);
    const twice = here.filter((file) => there.includes(file));
    expect(twice.length).toBeLessThanOrEqual(3);
    for (const file of twice) expect(file).toBeGreaterThanOrEqual(17);
    expect(sorted(new Set(asked))).toEqual(all(20));
  });

  test('没有第二个线程、它开不起来、它开得太晚：都由第一个读', async () => {
    for (const told of [
      await reading(6, undefined),
      await reading(6, () => ({ does: 'reads', after: 0 }), { beginFails: true }),
      await reading(6, () => ({ does: 'reads', after: 0 }), { begins: 1_000 }),
    ]) {
      expect(sorted(told.here)).toEqual(all(6));
      expect(told.there).toEqual([]);
      expect(told.back).toEqual([]);
    }
  });

  test('大的先读，最后不剩一份大的让人等；另一个线程开起来以前，先读小的，好早一点听见它', async () => {
    const { here, there } = await reading(20, () => ({ does: 'reads', after: 2 }), {
      begins: 5,
      size: (file) => file,
    });
    expect(here[0]).toBe(0);
    // It has three at hand; which of them it is handed first depends on whoever answers first.
    expect(sorted(there.slice(0, 3))).toEqual([17, 18, 19]);
    const after = here.slice(here.findIndex((file) => file > 10));
    expect(after).toEqual([...after].sort((a, b) => b - a));
    const alone = await reading(4, undefined, { size: (file) => [2, 9, 4, 7][file] ?? 0 });
    expect(alone.here).toEqual([1, 3, 2, 0]);
  });

  test('第二个线程出错：手里的交回来由第一个读，不再一份一份去试', async () => {
    const { answers, there, here, back } = await reading(20, () => ({ does: 'fails', after: 1 }));
    expect(sorted(answers.keys())).toEqual(all(20));
    expect(here.length).toBe(20);
    expect(there.length).toBeLessThanOrEqual(3);
    expect(sorted(back)).toEqual(sorted(there));
  });

  test('只读不了其中一份的：那一份交回来，别的照样读', async () => {
    let bad: number | undefined;
    const { answers, there, back } = await reading(20, (file) => ({
      does: file === (bad ??= file) ? 'fails' : 'reads',
      after: 1,
    }));
    expect(sorted(answers.keys())).toEqual(all(20));
    expect(back).toEqual([bad]);
    expect(answers.get(back[0] ?? NaN)).toBe(`这边读的 ${bad}`);
    expect(there.length).toBeGreaterThan(3);
  });

  test('第二个线程不再答话：不等它，没答的由第一个读', async () => {
    const { answers, back } = await reading(12, () => ({ does: 'silent', after: 0 }));
    expect(sorted(answers.keys())).toEqual(all(12));
    expect(back).toEqual([]);
  });

  test('中途停下的，两边都停', async () => {
    const { whole, asked, answers } = await reading(40, () => ({ does: 'reads', after: 1 }), { stops: 6 });
    expect(whole).toBe(false);
    expect(answers.size).toBeLessThanOrEqual(6);
    // Who had asked already hears the same answer; nobody asks again.
    expect(asked.length).toBeLessThanOrEqual(6 + 4);
  });
});

test('第二个线程怎样快慢、怎样出错，每份都收到一次；交回来的正是它出错而没有别人读的', () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 16 }),
      fc.array(
        fc.record({
          does: fc.constantFrom<Behaviour>('reads', 'reads', 'reads', 'fails', 'silent'),
          after: fc.integer({ min: 0, max: 6 }),
        }),
        { minLength: 1, maxLength: 16 },
      ),
      fc.record({ begins: fc.integer({ min: 0, max: 12 }), own: fc.integer({ min: 0, max: 6 }) }),
      async (count, behaviours, how) => {
        const doing = (file: number) => behaviours[file % behaviours.length] ?? { does: 'reads', after: 0 };
        const { answers, here, there, late, back, whole } = await reading(count, doing, how);
        expect(whole).toBe(true);
        expect(sorted(answers.keys())).toEqual(all(count));
        // Each thread is given a file once at most; the second one never one that the first one has begun.
        expect(late).toEqual([]);
        expect(new Set(here).size).toBe(here.length);
        expect(new Set(there).size).toBe(there.length);
        for (const file of back) {
          expect(doing(file).does).toBe('fails');
          expect(answers.get(file)).toBe(`这边读的 ${file}`);
        }
        for (const [file, answer] of answers)
          expect(answer).toBe(here.includes(file) ? `这边读的 ${file}` : `那边读的 ${file}`);
      },
    ),
    { numRuns: 300 },
  ));
