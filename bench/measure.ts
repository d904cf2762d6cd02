/** Medians of several runs in one process: figures are compared as ratios within a run, never as absolute limits. */

export async function median(runs: number, work: () => unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? NaN;
}

export const line = (label: string, milliseconds: number, note = ''): void => {
  process.stdout.write(`${label.padEnd(44, ' ')}${milliseconds.toFixed(0).padStart(8)} ms  ${note}\n`);
};

export const times = (a: number, b: number): string => `${(a / b).toFixed(2)}×`;

/** A wait beside what it is measured by, and whether it is within its bound. */
export const against = (a: number, b: number, bound: number): string =>
  `${times(a, b)}，目标 ≤ ${bound}×${a <= b * bound ? '' : '，没有达到'}`;
