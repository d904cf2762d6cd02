import { deflateSync } from 'fflate';
import { directory, packedBytes, unpackedBytes, utf8Flag, type Entry } from './container';
import { provedBytes } from './inflate';
import type { Guarded } from '../guard';

/**
 * Writes a container again: with some parts replaced or taken out, where all others keep their packed bytes, so that
 * nothing in them can change; or with its texts unpacked.
 */

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** The checksum of zip. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** 1 January 1980, where zip's calendar begins: files made twice are equal. */
const noTime = 0x00210000;

interface Piece {
  entry: Omit<Entry, 'offset'>;
  data: Uint8Array;
}

function fresh(name: string, content: string | Uint8Array): Piece {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const data = deflateSync(bytes, { level: 5 });
  const sizes = { crc: crc32(bytes), packed: data.length, unpacked: bytes.length };
  return { entry: { name, flags: utf8Flag, method: 8, time: noTime, ...sizes }, data };
}

/** Fields that local header and directory share, from "version needed" to the lengths. */
function header(view: DataView, at: number, { entry }: Piece, nameLength: number): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, utf8Flag, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint32(at + 6, entry.time, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.packed, true);
  view.setUint32(at + 18, entry.unpacked, true);
  view.setUint16(at + 22, nameLength, true);
}

function assembled(pieces: readonly Piece[]): Uint8Array {
  const encoder = new TextEncoder();
  const names = pieces.map(({ entry }) => encoder.encode(entry.name));
  const bodies = pieces.reduce(
    (total, { data }, index) => total + 30 + (names[index]?.length ?? 0) + data.length,
    0,
  );
  const directory = names.reduce((total, name) => total + 46 + name.length, 0);
  const bytes = new Uint8Array(bodies + directory + 22);
  const view = new DataView(bytes.buffer);
  let at = 0;
  let listed = bodies;
  pieces.forEach((piece, index) => {
    const name = names[index] ?? new Uint8Array();
    view.setUint32(at, 0x04034b50, true);
    header(view, at + 4, piece, name.length);
    bytes.set(name, at + 30);
    bytes.set(piece.data, at + 30 + name.length);
    view.setUint32(listed, 0x02014b50, true);
    view.setUint16(listed + 4, 20, true);
    header(view, listed + 6, piece, name.length);
    view.setUint32(listed + 42, at, true);
    bytes.set(name, listed + 46);
    at += 30 + name.length + piece.data.length;
    listed += 46 + name.length;
  });
  view.setUint32(listed, 0x06054b50, true);
  view.setUint16(listed + 8, pieces.length, true);
  view.setUint16(listed + 10, pieces.length, true);
  view.setUint32(listed + 12, directory, true);
  view.setUint32(listed + 16, bodies, true);
  return bytes;
}

/** The container with parts replaced (`undefined` takes one out), texts as UTF-8; new ones go to the end. */
export function repacked(
  file: Guarded,
  parts: ReadonlyMap<string, string | Uint8Array | undefined>,
): Uint8Array {
  const kept = [...file.entries.values()].flatMap((entry): Piece[] => {
    if (!parts.has(entry.name)) return [{ entry, data: packedBytes(file.bytes, entry) }];
    const content = parts.get(entry.name);
    return content === undefined ? [] : [fresh(entry.name, content)];
  });
  const added = [...parts].flatMap(([name, content]) =>
    content !== undefined && !file.entries.has(name) ? [fresh(name, content)] : [],
  );
  return assembled([...kept, ...added]);
}

/**
 * A text as it is unpacked, with the checksum that the file tells of it, or none where it has been checked; other parts, and
 * what cannot be unpacked, as they lie.
 */
async function laidOpen(bytes: Uint8Array, entry: Entry): Promise<Piece> {
  if (/\.(?:xml|rels)$/i.test(entry.name)) {
    const proved = await provedBytes(bytes, entry);
    if (proved) return { entry: { ...entry, method: 0, packed: proved.length, crc: 0 }, data: proved };
    try {
      const data = unpackedBytes(bytes, entry);
      return { entry: { ...entry, method: 0, packed: data.length }, data };
    } catch {
      // Whoever asks for this part is told what is wrong with it.
    }
  }
  return { entry, data: packedBytes(bytes, entry) };
}

/**
 * The container with its texts unpacked, so that nobody who reads them has to do it again. The container as it is where a
 * part is not in its place.
 */
export async function opened(file: Guarded): Promise<Guarded> {
  try {
    const pieces: Piece[] = [];
    for (const entry of file.entries.values()) pieces.push(await laidOpen(file.bytes, entry));
    const bytes = assembled(pieces);
    const entries = directory(bytes, file.entries.size);
    return { bytes, entries: new Map(entries.map((entry) => [entry.name, entry])) };
  } catch {
    return file;
  }
}
