import { unzipSync, strFromU8 } from 'fflate';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';

/** The 总表 as it was before the last commands, kept beside it: 总表.前1.xlsx is the newest. */

const previousCount = 3;

/** Never a return: collecting from the folder of the 总表 passes them over. */
export const previousPattern = /\.前[1-3]\.xlsx$/;

const previousPath = (path: string, back: number): string => {
  const extension = extname(path);
  return join(dirname(path), `${basename(path, extension)}.前${back}${extension}`);
};

/** How often the newest kept 总表 of this id had been written; 0 where there is none. */
export async function previousSerial(path: string, master: string): Promise<number> {
  try {
    const bytes = await readFile(previousPath(path, 1));
    const part = unzipSync(bytes, { filter: ({ name }) => name === 'docProps/custom.xml' });
    const text = strFromU8(part['docProps/custom.xml'] ?? new Uint8Array());
    const value = (key: string) =>
      new RegExp(`name="考核助手\\.${key}"[^>]*>\\s*<vt:lpwstr[^>]*>([^<]*)<`).exec(text)?.[1] ?? '';
    return value('master') === master && /^\d+$/.test(value('serial')) ? Number(value('serial')) : 0;
  } catch {
    // A kept copy is a help; without it there is only less to compare with.
    return 0;
  }
}

const missing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Moves the kept ones back by one and keeps these bytes as the newest. Throws what the file system says. */
export async function keepPrevious(path: string, bytes: Uint8Array): Promise<void> {
  const newest = previousPath(path, 1);
  const kept = await readFile(newest).catch(() => null);
  if (kept && Buffer.from(bytes).equals(kept)) return;
  await rm(previousPath(path, previousCount), { force: true });
  for (let back = previousCount - 1; back >= 1; back--)
    await rename(previousPath(path, back), previousPath(path, back + 1)).catch((error: unknown) => {
      if (!missing(error)) throw error;
    });
  await writeFile(newest, bytes);
}
