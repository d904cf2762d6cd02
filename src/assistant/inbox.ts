import { ok } from '../base/finding';
import { distinctNames, isLitter } from '../cells/file-name';
import type { FileFormat, NamedFile } from '../port/files';
import type { Inbox } from '../port/port';

/** Files that were picked: archives opened, and what programs leave beside people's files left out. */
function openedFiles(format: FileFormat, files: readonly NamedFile[]): NamedFile[] {
  return files
    .filter(({ name }) => !isLitter(name))
    .flatMap((file) => {
      const inside = format.unarchived(file.bytes);
      return inside?.map(({ name, bytes }) => ({ name: `${file.name}/${name}`, bytes })) ?? [file];
    });
}

/** Picked files in the order of their names. Two of one name stay apart by their number. */
export function namedFiles(format: FileFormat, files: readonly NamedFile[]): NamedFile[] {
  const opened = openedFiles(format, files).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const names = distinctNames(opened.map(({ name }) => name));
  return opened.map(({ bytes }, index) => ({ name: names[index] ?? '', bytes }));
}

/** @param files as `namedFiles` names them */
export const inboxOf = (format: FileFormat, files: readonly NamedFile[]): Inbox => ({
  list: () =>
    Promise.resolve(
      ok(
        files.map(({ name, bytes }) => ({
          label: name,
          hash: format.hash(bytes),
          size: bytes.length,
          read: () => format.read(bytes, name),
        })),
      ),
    ),
});
