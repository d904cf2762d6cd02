import type { NamedFile } from '../port/files';
import { guardContainer } from './guard';
import { ContainerError, unpackedBytes } from './zip/container';

/** A zip of files as people send them: opened within the same bounds as a workbook, nothing is run. */

/** Bit 11 of an entry: its name is UTF-8. */
const utf8 = 0x0800;

/** Names that Windows packed are in the code page of the machine, which here is GBK. */
function nameOf(name: string, flags: number, raw: Uint8Array): string {
  if (flags & utf8 || !name.includes('\uFFFD')) return name;
  try {
    return new TextDecoder('gbk').decode(raw);
  } catch {
    return name;
  }
}

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
    return [...entries.values()].map((entry) => {
      const length = new DataView(whole.buffer, whole.byteOffset).getUint16(entry.offset + 26, true);
      const raw = whole.subarray(entry.offset + 30, entry.offset + 30 + length);
      return { name: nameOf(entry.name, entry.flags, raw), bytes: unpackedBytes(whole, entry) };
    });
  } catch (error) {
    if (error instanceof ContainerError) return null;
    throw error;
  }
}
