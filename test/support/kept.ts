import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  existsSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/**
 * What is slow to make and the same for every test (a build, an unpacked program, a year's files) is made once for as
 * long as what it is made from stays the same, in a folder that `npm ci` removes.
 */
const cache = resolve('node_modules/.cache/kaohe');

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A name for the contents of files and folders and whatever else decides what is made. */
export function keyOf(paths: readonly string[], ...more: readonly unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify([process.version, ...more]));
  for (const file of paths.flatMap(filesOf)) {
    const bytes = readFileSync(file);
    hash.update(`\0${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 16);
}

const running = (process_: number): boolean => {
  try {
    return process.kill(process_, 0);
  } catch {
    return false;
  }
};

/** Takes the lock, or gives false while another process that still runs has it. */
function locked(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : NaN;
    // A file just made may not have its number yet; whoever was ended left a number that no process has.
    if (holder > 0 && !running(holder)) rmSync(lock, { force: true });
    return false;
  }
}

/**
 * The folder of this name with this key; `make` fills it when there is none. Older ones of the name go. Two workers
 * that want the same wait for one of them. Nobody may write into the folder later.
 */
export async function kept(
  name: string,
  key: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  mkdirSync(cache, { recursive: true });
  const folder = join(cache, `${name}-${key}`);
  const lock = join(cache, `${name}.lock`);
  while (!existsSync(folder)) {
    if (!locked(lock)) {
      await setTimeout(100);
      continue;
    }
    try {
      if (existsSync(folder)) break;
      const unfinished = join(cache, `${name}.unfinished`);
      rmSync(unfinished, { recursive: true, force: true });
      mkdirSync(unfinished);
      await make(unfinished);
      for (const old of readdirSync(cache).filter((each) => each.startsWith(`${name}-`)))
        rmSync(join(cache, old), { recursive: true, force: true });
      renameSync(unfinished, folder);
    } finally {
      rmSync(lock, { force: true });
    }
  }
  return folder;
}
