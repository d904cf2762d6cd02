import { binaryText, bytesOfBinary } from '../../cells/bytes';
import { safeName } from '../../cells/file-name';
import { attempt } from './address';
import { said } from './findings';
import type { Application, FileSystem } from './model';

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

/** Whatever a version gives for a file's content. */
function bytesOf(content: unknown): Uint8Array | undefined {
  if (content instanceof Uint8Array) return content;
  if (typeof content === 'string') return bytesOfBinary(content);
  // A buffer made in another page is no instance of this page's ArrayBuffer.
  const kind = Object.prototype.toString.call(content);
  return kind === '[object ArrayBuffer]' ? new Uint8Array(content as ArrayBuffer) : undefined;
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

type Write = (path: string, bytes: Uint8Array) => void;
type Read = (path: string) => Uint8Array | undefined;

const writers = (fs: FileSystem): [string, Write][] => [
  ['writeAsBinaryString', (path, bytes) => fs.writeAsBinaryString?.(path, binaryText(bytes))],
  ['WriteFile', (path, bytes) => fs.WriteFile?.(path, binaryText(bytes))],
];

const readers = (fs: FileSystem): [string, Read][] => [
  ['ReadFileAsArrayBuffer', (path) => bytesOf(fs.ReadFileAsArrayBuffer?.(path))],
  ['readAsBinaryString', (path) => bytesOf(fs.readAsBinaryString?.(path))],
];

/** Every byte once: a file system that takes text for UTF-8 gives another file back. */
const sample = Uint8Array.from({ length: 256 }, (_, index) => index);

interface DiskTrial {
  disk?: Disk;
  /** What was tried and how it went, for the diagnosis. */
  detail: string;
}

/** Tries each way of writing and reading with a small file, and keeps the first pair that gives the bytes back. */
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
  const remove = (path: string) => void attempt(() => fs.Remove?.(path));
  const tried: string[] = [];
  const path = joined(temporary, `kaohe-${Date.now().toString(36)}.tmp`);
  for (const [writer, put] of writers(fs))
    for (const [reader, get] of readers(fs)) {
      try {
        put(path, sample);
        const back = get(path);
        if (!back || !equal(back, sample)) throw new Error(back ? '读回的内容不一样' : '读不回来');
        const write: Write = (file, bytes) => {
          put(file, bytes);
          if (get(file)?.length !== bytes.length) throw new Error(`文件没有写完整：${file}`);
        };
        const read = (file: string) => {
          const bytes = get(file);
          if (!bytes) throw new Error(`读不出文件：${file}`);
          return bytes;
        };
        const free = (folder: string, name: string) => freePath(exists, folder, name);
        const disk = { temporary, visible: visible ?? temporary, write, read, exists, remove, free };
        return { disk, detail: `用 ${writer} 写、${reader} 读，临时文件夹 ${temporary}` };
      } catch (error) {
        tried.push(`${writer}／${reader}：${said(error)}`);
      } finally {
        remove(path);
      }
    }
  return { detail: tried.join('；') };
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
