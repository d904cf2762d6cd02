import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Gnumeric as the second judge of figures: a calculation of its own, with other habits than LibreOffice where a formula
 * says too little (an empty cell looked up, an array where one value is due).
 */

let known: boolean | undefined;

/** Whether Gnumeric's ssconvert runs here. */
export function available(): boolean {
  known ??= spawnSync('ssconvert', ['--version'], { timeout: 60_000 }).status === 0;
  return known;
}

const converted = (file: string, made: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const run = spawn('ssconvert', ['--recalc', '--export-type=Gnumeric_Excel:xlsx2', file, made], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 240_000,
    });
    let complaints = '';
    run.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
    run.on('error', reject);
    run.on('close', () => {
      if (existsSync(made)) resolve();
      else reject(new Error(`Gnumeric 没有写出 ${made}\n${complaints}`));
    });
  });

/** Opens each file, calculates every formula anew and saves it as .xlsx in `outDir`. It takes one file a call. */
export async function recalculate(files: readonly string[], outDir: string): Promise<string[]> {
  mkdirSync(outDir, { recursive: true });
  const made = files.map((file) => join(outDir, basename(file)));
  const waiting = files.map((file, index) => [file, made[index] ?? ''] as const);
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await converted(...next);
  };
  await Promise.all([worker(), worker()]);
  return made;
}
