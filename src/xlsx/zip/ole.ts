/**
 * Streams of Microsoft's compound file ([MS-CFB] 2.2–2.6), the container around an encrypted workbook. Our own, since a
 * chain of sectors that leads back to itself makes the libraries for it read for ever; here every chain has an end.
 */

const sectorEnd = 0xfffffffa;
const directoryEntry = 128;
/** Streams shorter than this lie in the mini stream. */
const miniLimit = 4096;
const miniSector = 64;

/** The streams at the root by name, read when asked for. Undefined where the container is broken. */
export function oleStream(bytes: Uint8Array, name: string): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 1536) return undefined;
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return undefined;
  const size = 2 ** shift;
  const perSector = size / 4;
  const count = Math.floor(bytes.length / size) - 1;
  const sector = (at: number) => bytes.subarray((at + 1) * size, (at + 2) * size);
  const word = (at: number, index: number) => view.getUint32((at + 1) * size + index * 4, true);
  const inside = (at: number) => at < count;

  // Where the table of sectors lies: 109 places in the header, more in a chain of sectors.
  const table: number[] = [];
  for (let index = 0; index < 109; index++) table.push(view.getUint32(76 + index * 4, true));
  let more = view.getUint32(68, true);
  for (let steps = 0; inside(more) && steps <= count / perSector; steps++) {
    for (let index = 0; index < perSector - 1; index++) table.push(word(more, index));
    more = word(more, perSector - 1);
  }

  const next = (at: number) => {
    const holder = table[Math.floor(at / perSector)] ?? sectorEnd;
    return inside(holder) ? word(holder, at % perSector) : sectorEnd;
  };
  const joined = (
    start: number,
    piece: (at: number) => Uint8Array,
    follow: (at: number) => number,
    most: number,
  ) => {
    const pieces: Uint8Array[] = [];
    for (let at = start; at < most && pieces.length < most; at = follow(at)) pieces.push(piece(at));
    const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
    let offset = 0;
    for (const each of pieces) {
      whole.set(each, offset);
      offset += each.length;
    }
    return whole;
  };
  const chain = (start: number) => joined(start, sector, next, count);

  const directory = chain(view.getUint32(48, true));
  const entries = new DataView(directory.buffer);
  const entryOf = (wanted: (at: number) => boolean) => {
    for (let at = 0; at + directoryEntry <= directory.length; at += directoryEntry)
      if (wanted(at))
        return { start: entries.getUint32(at + 116, true), size: entries.getUint32(at + 120, true) };
    return undefined;
  };
  const named = (at: number) => {
    const length = entries.getUint16(at + 64, true) / 2 - 1;
    if (length !== name.length) return false;
    return Array.from(name).every(
      (letter, index) => entries.getUint16(at + index * 2, true) === letter.charCodeAt(0),
    );
  };
  const entry = entryOf(named);
  const root = entryOf((at) => entries.getUint8(at + 66) === 5);
  if (!entry || !root || entry.size > bytes.length) return undefined;
  let stream: Uint8Array;
  if (entry.size >= miniLimit) stream = chain(entry.start);
  else {
    const mini = chain(root.start);
    const miniTable = chain(view.getUint32(60, true));
    const links = new DataView(miniTable.buffer);
    const most = Math.floor(mini.length / miniSector);
    stream = joined(
      entry.start,
      (at) => mini.subarray(at * miniSector, (at + 1) * miniSector),
      (at) => (at * 4 + 4 <= miniTable.length ? links.getUint32(at * 4, true) : sectorEnd),
      most,
    );
  }
  return stream.length < entry.size ? undefined : stream.subarray(0, entry.size);
}
