/** Medians of several runs in one process: figures are compared as ratios within a run, never as absolute limits. */

export const middle = (figures: readonly number[]): number =>
  [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? NaN;

/** Several works by turns; the median of each. The first round only warms up. */
export async function medians(runs: number, works: readonly (() => unknown)[]): Promise<number[]> {
  const all = works.map((): number[] => []);
  for (let run = 0; run <= runs; run++)
    for (const [index, work] of works.entries()) {
      const start = performance.now();
      await work();
      if (run > 0) all[index]?.push(performance.now() - start);
    }
  return all.map(middle);
}

export async function median(runs: number, work: () => unknown): Promise<number> {
  const [found = NaN] = await medians(runs, [work]);
  return found;
}

export const line = (label: string, milliseconds: number, note = ''): void => {
  process.stdout.write(`${label.padEnd(44, ' ')}${milliseconds.toFixed(0).padStart(8)} ms  ${note}\n`);
};

export const times = (a: number, b: number): string => `${(a / b).toFixed(2)}×`;

/** A wait beside what it is measured by, and whether it is within its bound. */
export const against = (a: number, b: number, bound: number): string =>
  `${times(a, b)}，目标 ≤ ${bound}×${a <= b * bound ? '' : '，没有达到'}`;
