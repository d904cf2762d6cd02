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

/** Makes the folder of this name and key; older ones of the name go. */
async function made(name: string, key: () => string | undefined, make: (folder: string) => Promise<void>) {
  const unfinished = join(cache, `${name}.unfinished`);
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished);
  await make(unfinished);
  for (const old of readdirSync(cache).filter((each) => each.startsWith(`${name}-`)))
    rmSync(join(cache, old), { recursive: true, force: true });
  renameSync(unfinished, join(cache, `${name}-${key() ?? 'unknown'}`));
}

/**
 * The folder of this name with this key, as `make` filled it when there was none. Two workers that want the same wait
 * for one of them. Nobody may write into the folder later.
 */
export async function kept(
  name: string,
  key: string | (() => string | undefined),
  make: (folder: string) => Promise<void>,
): Promise<string> {
  mkdirSync(cache, { recursive: true });
  const keyNow = typeof key === 'string' ? () => key : key;
  const standing = (): string | undefined => {
    const known = keyNow();
    const folder = join(cache, `${name}-${known ?? ''}`);
    return known !== undefined && existsSync(folder) ? folder : undefined;
  };
  const lock = join(cache, `${name}.lock`);
  for (;;) {
    const found = standing();
    if (found !== undefined) return found;
    if (!locked(lock)) {
      await setTimeout(100);
      continue;
    }
    try {
      if (standing() === undefined) await made(name, keyNow, make);
    } finally {
      rmSync(lock, { force: true });
    }
  }
}

const isOwn = (file: string): boolean =>
  !file.includes('/node_modules/') && existsSync(file) && statSync(file).isFile();

/**
 * The same for what says only afterwards what it was made from: `make` gives the files it read. Those of packages go by
 * package-lock.json.
 * @param more what else decides, such as options
 */
export function keptBuild(
  name: string,
  more: unknown,
  make: (folder: string) => Promise<Iterable<string>>,
): Promise<string> {
  const list = join(cache, `${name}.files.json`);
  const key = () => {
    const files = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as string[]) : [];
    return files.length > 0 && files.every((file) => existsSync(file)) ? keyOf(files, more) : undefined;
  };
  return kept(name, key, async (into) => {
    rmSync(list, { force: true });
    const start = Date.now();
    const files = [...new Set([...(await make(into)), resolve('package-lock.json')])].filter(isOwn).sort();
    // What was changed while it was read is not known to be in it: the list stays away, and it is made again.
    if (files.every((file) => statSync(file).mtimeMs < start)) writeFileSync(list, JSON.stringify(files));
  });
}

/** The same for files that are made in memory, by path. */
export async function keptFiles(
  name: string,
  madeFrom: readonly string[],
  make: () => Promise<ReadonlyMap<string, Uint8Array>>,
): Promise<Map<string, Uint8Array>> {
  const folder = await kept(name, keyOf(madeFrom), async (into) => {
    const files = [...(await make())];
    files.forEach(([, bytes], index) => {
      writeFileSync(join(into, `${index}.bin`), bytes);
    });
    writeFileSync(join(into, 'paths.json'), JSON.stringify(files.map(([path]) => path)));
  });
  const paths = JSON.parse(readFileSync(join(folder, 'paths.json'), 'utf8')) as string[];
  return new Map(
    paths.map((path, index) => [path, new Uint8Array(readFileSync(join(folder, `${index}.bin`)))]),
  );
}
