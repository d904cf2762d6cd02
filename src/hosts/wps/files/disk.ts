import { binaryText } from '../../../cells/bytes';
import { safeName } from '../../../cells/file-name';
import { attempt } from '../object-model/access';
import { messageOf } from '../../../base/thrown';
import type { Application } from '../object-model/members';

/** Files through the program's own file system, as a page may not touch the disk. */
export interface Disk {
  /** The folder for files on their way, without a separator at the end. */
  readonly temporary: string;
  /** A folder that people look into; the temporary one where the program tells of no other. */
  readonly visible: string;
  /** Throws where the file does not hold the bytes afterwards. */
  write(path: string, bytes: Uint8Array): void;
  read(path: string): Uint8Array;
  exists(path: string): boolean;
  /** What cannot be removed stays. */
  remove(path: string): void;
  /** The path of a file in a folder, under a name that is free. */
  free(folder: string, name: string): string;
}

/** Without separators at the end. */
const trimmed = (folder: string): string => folder.replace(/[\\/]+$/, '');

const joined = (folder: string, name: string): string =>
  `${trimmed(folder)}${folder.includes('\\') ? '\\' : '/'}${name}`;

const folderFrom = (...ways: (() => unknown)[]): string | undefined => {
  for (const way of ways) {
    const folder = attempt(way);
    if (typeof folder === 'string' && folder !== '') return trimmed(folder);
  }
  return undefined;
};

const equal = (a: Uint8Array, b: Uint8Array) =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

/** Every byte once: a file system that takes text for UTF-8 gives another file back. */
const sample = Uint8Array.from({ length: 256 }, (_, index) => index);

interface DiskTrial {
  disk?: Disk;
  /** What was tried and how it went, for the diagnosis. */
  detail: string;
}

/** Writes and reads a small file; there is a disk where the bytes come back. */
export function tryDisk(app: Application): DiskTrial {
  const fs = attempt(() => app.FileSystem);
  if (!fs) return { detail: '程序没有提供文件系统（FileSystem）' };
  const env = attempt(() => app.Env);
  const temporary = folderFrom(
    () => env?.GetTempPath?.(),
    () => env?.GetHomePath?.(),
  );
  if (temporary === undefined) return { detail: '程序没有说明临时文件夹在哪里（GetTempPath）' };
  const visible = folderFrom(
    () => env?.GetDesktopPath?.(),
    () => env?.GetHomePath?.(),
  );
  const exists = (path: string) => attempt(() => fs.Exists?.(path)) === true;
  const read = (path: string) => {
    const content = fs.ReadFileAsArrayBuffer?.(path);
    // A buffer made in another page is no instance of this page's ArrayBuffer.
    if (Object.prototype.toString.call(content) !== '[object ArrayBuffer]')
      throw new Error(`读不出文件：${path}`);
    return new Uint8Array(content as ArrayBuffer);
  };
  const disk: Disk = {
    temporary,
    visible: visible ?? temporary,
    read,
    exists,
    write: (path, bytes) => {
      fs.writeAsBinaryString?.(path, binaryText(bytes));
      if (read(path).length !== bytes.length) throw new Error(`文件没有写完整：${path}`);
    },
    remove: (path) => void attempt(() => fs.Remove?.(path)),
    free: (folder, name) => freePath(exists, folder, name),
  };
  const path = joined(temporary, `kaohe-${Date.now().toString(36)}.tmp`);
  try {
    disk.write(path, sample);
    if (!equal(read(path), sample)) throw new Error('读回的内容不一样');
    return { disk, detail: `能读写文件，临时文件夹 ${temporary}` };
  } catch (error) {
    return { detail: messageOf(error) };
  } finally {
    disk.remove(path);
  }
}

function freePath(exists: (path: string) => boolean, folder: string, name: string): string {
  const safe = safeName(name);
  const dot = safe.lastIndexOf('.');
  const [stem, end] = dot > 0 ? [safe.slice(0, dot), safe.slice(dot)] : [safe, ''];
  for (let count = 1; ; count++) {
    const path = joined(folder, count === 1 ? safe : `${stem}（${count}）${end}`);
    if (!exists(path)) return path;
  }
}
