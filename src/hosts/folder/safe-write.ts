import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { sweepLeftovers, temporaryName } from './leftovers';

/**
 * Writing a file so that whatever happens — power, full disk, a killed program — the old or the new one is there,
 * whole: a temporary file beside it, flushed to the disk, then renamed over it.
 */
export interface Steps {
  /** Tests let a step fail; `before` is called with its name. */
  before(step: 'open' | 'write' | 'flush' | 'close' | 'rename'): void;
}

const undisturbed: Steps = { before: () => undefined };

/** Makes the rename itself last through a power cut. Windows does not open folders, and does it by itself. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The new file is there; only its outliving a power cut in this very second is not assured.
  }
}

/** Replaces or makes the file. `check` runs last before the rename and may throw to keep the old one. */
export async function safeWrite(
  path: string,
  bytes: Uint8Array,
  check: () => Promise<void> = () => Promise.resolve(),
  steps: Steps = undisturbed,
): Promise<void> {
  // In the same folder, because a rename across disks is a copy. The dot and .tmp keep it out of every inbox.
  await sweepLeftovers(dirname(path));
  const temporary = join(dirname(path), temporaryName(basename(path), randomBytes(4).toString('hex')));
  try {
    steps.before('open');
    const file = await open(temporary, 'wx');
    try {
      steps.before('write');
      await file.writeFile(bytes);
      steps.before('flush');
      await file.sync();
    } finally {
      await file.close();
    }
    steps.before('close');
    await check();
    steps.before('rename');
    await rename(temporary, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
