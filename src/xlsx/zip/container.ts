import { inflateSync, Inflate } from 'fflate';

/**
 * The zip container of a workbook: its directory, and parts out of it within bounds. Knows nothing of spreadsheets.
 * Throws {@link ContainerError}; callers turn that into findings.
 */

export type ContainerFault = 'truncated' | 'broken' | 'encrypted' | 'too-large';

export class ContainerError extends Error {
  override name = 'ContainerError';
  constructor(
    readonly fault: ContainerFault,
    message: string,
  ) {
    super(message);
  }
}

export interface Entry {
  name: string;
  flags: number;
  /** 0 stored, 8 deflated. */
  method: number;
  /** DOS date and time, as they stand. */
  time: number;
  crc: number;
  /** Bytes in the file and when unpacked, as the directory claims. */
  packed: number;
  unpacked: number;
  /** Where its local header begins. */
  offset: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
/** The end record is 22 bytes and a comment of at most 65,535. */
const endSize = 22;

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where the end record begins, or −1. */
function endOf(bytes: Uint8Array): number {
  const data = view(bytes);
  for (let at = bytes.length - endSize; at >= Math.max(0, bytes.length - endSize - 0xffff); at--)
    if (data.getUint32(at, true) === endMark) return at;
  return -1;
}

const wide = 0xffffffff;
const locatorMark = 0x07064b50;
const wideEndMark = 0x06064b50;

/** A 64-bit number of zip64; far beyond what is accepted, but exact up to 2^53. */
const wideNumber = (data: DataView, at: number): number => Number(data.getBigUint64(at, true));

/** Where the directory begins and how many entries it has. Some programs write zip64 around a file of a few kilobytes. */
function extentOf(data: DataView, end: number): { count: number; start: number } {
  const count = data.getUint16(end + 10, true);
  const start = data.getUint32(end + 16, true);
  const locator = end - 20;
  if ((count !== 0xffff && start !== wide) || locator < 0 || data.getUint32(locator, true) !== locatorMark)
    return { count, start };
  const at = wideNumber(data, locator + 8);
  if (at + 56 > data.byteLength || data.getUint32(at, true) !== wideEndMark)
    throw new ContainerError('broken', '目录损坏');
  return { count: wideNumber(data, at + 32), start: wideNumber(data, at + 48) };
}

/** Sizes and place of an entry whose fields say that they stand in its zip64 extra field. */
function widened(data: DataView, entry: Entry, extra: number, length: number): Entry {
  const wanted = (['unpacked', 'packed', 'offset'] as const).filter((field) => entry[field] === wide);
  if (wanted.length === 0) return entry;
  for (let at = extra; at + 4 <= extra + length; at += 4 + data.getUint16(at + 2, true)) {
    if (data.getUint16(at, true) !== 1) continue;
    const size = data.getUint16(at + 2, true);
    if (size < wanted.length * 8 || at + 4 + size > extra + length) break;
    return wanted.reduce(
      (so, field, index) => ({ ...so, [field]: wideNumber(data, at + 4 + index * 8) }),
      entry,
    );
  }
  throw new ContainerError('broken', `部件 ${entry.name} 的大小没有写明`);
}

/** Bit 11 of an entry's flags: its name is UTF-8. */
export const utf8Flag = 0x0800;

/** Names without that bit are UTF-8 all the same (the Mac), or in the code page of a Windows machine, which here is GBK. */
function nameIn(bytes: Uint8Array, flags: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: (flags & utf8Flag) === 0 }).decode(bytes);
  } catch {
    return new TextDecoder('gbk').decode(bytes);
  }
}

/** The directory of the container, in its order, without folders; at most `limit` entries. */
export function directory(bytes: Uint8Array, limit: number): Entry[] {
  const end = endOf(bytes);
  if (end < 0) throw new ContainerError('truncated', '没有结尾记录');
  const data = view(bytes);
  const { count, start } = extentOf(data, end);
  if (count > limit) throw new ContainerError('too-large', `${count} 个部件`);
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || data.getUint32(at, true) !== entryMark)
      throw new ContainerError('broken', '目录损坏');
    const nameLength = data.getUint16(at + 28, true);
    const extraLength = data.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + data.getUint16(at + 32, true);
    if (next > end) throw new ContainerError('broken', '目录损坏');
    const flags = data.getUint16(at + 8, true);
    const entry: Entry = {
      name: nameIn(bytes.subarray(at + 46, at + 46 + nameLength), flags),
      flags,
      method: data.getUint16(at + 10, true),
      time: data.getUint32(at + 12, true),
      crc: data.getUint32(at + 16, true),
      packed: data.getUint32(at + 20, true),
      unpacked: data.getUint32(at + 24, true),
      offset: data.getUint32(at + 42, true),
    };
    // A folder holds nothing; programs in Java list them all.
    if (!entry.name.endsWith('/')) entries.push(widened(data, entry, at + 46 + nameLength, extraLength));
    at = next;
  }
  return entries;
}

/** The bytes of an entry as they lie in the file, still packed. */
export function packedBytes(bytes: Uint8Array, entry: Entry): Uint8Array {
  const data = view(bytes);
  const { offset } = entry;
  if (offset + 30 > bytes.length || data.getUint32(offset, true) !== localMark)
    throw new ContainerError('broken', `部件 ${entry.name} 不在其位`);
  const start = offset + 30 + data.getUint16(offset + 26, true) + data.getUint16(offset + 28, true);
  if (start + entry.packed > bytes.length) throw new ContainerError('truncated', `部件 ${entry.name} 不完整`);
  return bytes.subarray(start, start + entry.packed);
}

/** Deflate makes at most 1,032 bytes of one; pieces of this size can overshoot a limit by 17 MB, not by gigabytes. */
const piece = 16_384;

/** An entry unpacked: never more than it claims, whatever its stream holds. */
export function unpackedBytes(bytes: Uint8Array, entry: Entry): Uint8Array {
  const packed = packedBytes(bytes, entry);
  if (entry.method === 0) return packed;
  const lie = () => new ContainerError('broken', `部件 ${entry.name} 与所报大小不符`);
  try {
    if (packed.length <= piece) {
      // fflate fills the given buffer and drops what does not fit; one byte of room betrays a longer result.
      const whole = inflateSync(packed, { out: new Uint8Array(entry.unpacked + 1) });
      if (whole.length !== entry.unpacked) throw lie();
      return whole;
    }
    const target = new Uint8Array(entry.unpacked);
    let length = 0;
    const inflater = new Inflate((chunk) => {
      if (length + chunk.length > target.length) throw lie();
      target.set(chunk, length);
      length += chunk.length;
    });
    for (let at = 0; at < packed.length; at += piece)
      inflater.push(packed.subarray(at, at + piece), at + piece >= packed.length);
    if (length !== target.length) throw lie();
    return target;
  } catch (error) {
    if (error instanceof ContainerError) throw error;
    throw new ContainerError('broken', `部件 ${entry.name} 解不开`);
  }
}
