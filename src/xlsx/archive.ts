import type { NamedFile } from '../port/files';
import { guardContainer } from './guard';
import { ContainerError, unpackedBytes } from './zip/container';

/** A zip of files as people send them: opened within the same bounds as a workbook, nothing is run. */

/**
 * The files in an archive, by their paths in it; null where the bytes are no archive, are themselves a workbook or a
 * document, or cannot be opened: then the reader says why.
 */
export function unarchived(bytes: Uint8Array): NamedFile[] | null {
  const container = guardContainer(bytes, '');
  if (!container.ok) return null;
  const { entries, bytes: whole } = container.value;
  if (entries.has('[Content_Types].xml') || entries.has('mimetype')) return null;
  try {
    return [...entries.values()].map((entry) => ({ name: entry.name, bytes: unpackedBytes(whole, entry) }));
  } catch (error) {
    if (error instanceof ContainerError) return null;
    throw error;
  }
}
