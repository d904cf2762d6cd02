import { failed, ok, type Finding, type Result } from '../../base/finding';
import type { NamedFile } from '../../port/files';
import type { Progress } from '../../port/port';

/** Files that were picked or dropped, with the path below the folder they came in. */

/** A file with the name to show for it. */
export interface Picked {
  name: string;
  file: File;
}

/** Names picked files by their path where a folder was picked. */
export const picked = (files: readonly File[]): Picked[] =>
  files.map((file) => ({ name: file.webkitRelativePath || file.name, file }));

const entriesOf = (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  // A reader hands out a hundred at a time and an empty list at the end.
  const next = (): Promise<FileSystemEntry[]> =>
    new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject)).then((some) => {
      all.push(...some);
      return some.length === 0 ? all : next();
    });
  return next();
};

async function below(entry: FileSystemEntry): Promise<Picked[]> {
  if (entry.isDirectory) {
    const inside = await entriesOf(entry as FileSystemDirectoryEntry);
    return (await Promise.all(inside.map(below))).flat();
  }
  const file = await new Promise<File>((resolve, reject) =>
    (entry as FileSystemFileEntry).file(resolve, reject),
  );
  return [{ name: entry.fullPath.replace(/^\//, ''), file }];
}

/** Everything that was dropped, folders with all that is in them. */
export async function dropped(data: DataTransfer): Promise<Picked[]> {
  const files = [...data.files];
  // Entries must be taken before the first await: afterwards the drop's data is gone.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry());
  if (entries.length === 0 || entries.includes(null)) return picked(files);
  try {
    return (await Promise.all(entries.flatMap((entry) => (entry ? [below(entry)] : [])))).flat();
  } catch {
    return picked(files);
  }
}

const unreadable = (name: string): Finding => ({
  code: 'pane-file-unreadable',
  severity: 'error',
  file: name,
  message: '这个文件读不出来。',
  remedy: '它可能正开着、已移走或还在网盘里没有下载。请关上或下载后再选一次。',
});

/** Files that are fetched at a time: one by one the disk would be waited for as often as there are files. */
const ahead = 8;

/** Null where they cannot be had. */
async function bytesOf(file: File): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}

/** Files with their bytes, and findings about those that cannot be had. Null when the user stopped it. */
export async function readAll(
  files: readonly Picked[],
  progress: Progress,
): Promise<{ read: NamedFile[]; findings: Finding[] } | null> {
  const read: NamedFile[] = [];
  const findings: Finding[] = [];
  const coming: Promise<Uint8Array | null>[] = [];
  for (const [index, { name }] of files.entries()) {
    if (!(await progress(index, files.length, name))) return null;
    for (const next of files.slice(coming.length, index + ahead)) coming.push(bytesOf(next.file));
    const bytes = await coming[index];
    if (bytes) read.push({ name, bytes });
    else findings.push(unreadable(name));
  }
  return { read, findings };
}

/** One picked file with its bytes. */
export async function readOne(file: File): Promise<Result<NamedFile>> {
  const bytes = await bytesOf(file);
  if (bytes) return ok({ name: file.name, bytes });
  const { code, message, remedy } = unreadable(file.name);
  return failed(code, message, remedy, { file: file.name });
}
