import { isLitter } from '../cells/file-name';
import type { NamedFile } from '../port/files';
import { fileKind, guardContainer } from './guard';
import { ContainerError, unpackedBytes } from './zip/container';

/** Parts that only a workbook or a document has, however its program writes names: `/xl/workbook.xml`, `XL\\Workbook.xml`. */
const ofDocument =
  /^[\\/]*(?:\[content_types\]\.xml|mimetype|xl[\\/]workbook\.(?:xml|bin)|word[\\/]document\.xml)$/i;

/**
 * The files in a zip as people send them, by their paths in it, without what programs leave beside them: opened within the same
 * bounds as a workbook, nothing is run. Null where the bytes are no archive, are themselves a workbook or a document, hold
 * no file that is wanted or cannot be opened: then the reader says why.
 *
 * @param wanted which of them to unpack; all where it is left out
 */
export function unarchived(
  bytes: Uint8Array,
  wanted: (name: string) => boolean = () => true,
): NamedFile[] | null {
  // What is encrypted with the password that all know is a workbook, and slow to open.
  if (fileKind(bytes) !== 'zip') return null;
  const container = guardContainer(bytes, '');
  if (!container.ok) return null;
  const { entries, bytes: whole } = container.value;
  if ([...entries.keys()].some((name) => ofDocument.test(name))) return null;
  const own = [...entries.values()].filter(({ name }) => !isLitter(name));
  const asked = own.filter(({ name }) => wanted(name));
  // Where nothing in it is wanted the archive itself is named, or it would be gone from the list without a word.
  if (asked.length === 0) return null;
  try {
    return asked.map((entry) => ({ name: entry.name, bytes: unpackedBytes(whole, entry) }));
  } catch (error) {
    if (error instanceof ContainerError) return null;
    throw error;
  }
}
