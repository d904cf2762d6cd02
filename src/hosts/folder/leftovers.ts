import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Temporary files of safe writes: named so that one left by a killed command can be told from one still at work. */

/** `.总表.xlsx.1a2b3c4d-4711.tmp`: random, then the process. Version 0.1.0 left the process out. */
const leftover = /^\..+\.[0-9a-f]{8}(?:-(\d+))?\.tmp$/;

export const temporaryName = (file: string, random: string): string =>
  `.${file}.${random}-${process.pid}.tmp`;

/** Whether a process of this machine is still there. What may not be asked is taken to be. */
function running(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Removes what killed commands left in a folder. Nothing is said where it cannot. */
export async function sweepLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names) {
    const match = leftover.exec(name);
    if (!match || (match[1] !== undefined && running(Number(match[1])))) continue;
    await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}
