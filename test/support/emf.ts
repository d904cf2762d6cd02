/** A metafile read back by the words of MS-EMF, for tests: what a program that plays it would draw. */

interface PlayedText {
  text: string;
  /** In pixels; y is the base line. */
  x: number;
  y: number;
  align: 'start' | 'middle' | 'end';
  size: number;
  face: string;
  color: string;
}

export interface Played {
  /** In pixels at 96 an inch. */
  width: number;
  height: number;
  texts: PlayedText[];
  shapes: { is: 'box' | 'dot'; left: number; top: number; right: number; bottom: number; color: string }[];
}

const css = (color: number): string =>
  `#${[color & 0xff, (color >> 8) & 0xff, (color >> 16) & 0xff].map((each) => each.toString(16).padStart(2, '0')).join('')}`;

/** Plays a metafile; throws where what it says of itself is not so. */
export function played(bytes: Uint8Array): Played {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const i32 = (at: number) => view.getInt32(at, true);
  const u32 = (at: number) => view.getUint32(at, true);
  const utf16 = (at: number, letters: number) =>
    Array.from({ length: letters }, (_, index) =>
      String.fromCharCode(view.getUint16(at + index * 2, true)),
    ).join('');
  const same = (what: string, a: number, b: number): void => {
    if (a !== b) throw new Error(`${what}: ${a} !== ${b}`);
  };
  same('first record', u32(0), 1);
  same('signature', u32(40), 0x464d4520);
  same('bytes', u32(48), bytes.length);
  const objects = new Map<number, { color?: string; size?: number; face?: string }>();
  let [brush, font] = ['', { size: 0, face: '' }];
  let [color, align] = ['', 0];
  const [window, viewport] = [
    { x: 1, y: 1 },
    { x: 1, y: 1 },
  ];
  const found: Played = {
    width: (i32(32) * 96) / 2540,
    height: (i32(36) * 96) / 2540,
    texts: [],
    shapes: [],
  };
  const x = (value: number) => (value * viewport.x) / window.x;
  const y = (value: number) => (value * viewport.y) / window.y;
  let [at, count, last] = [0, 0, 0];
  while (at < bytes.length) {
    const [type, size] = [u32(at), u32(at + 4)];
    if (size < 8 || size % 4 !== 0) throw new Error(`record ${type} of ${size} bytes`);
    if (type === 9) Object.assign(window, { x: i32(at + 8), y: i32(at + 12) });
    if (type === 11) Object.assign(viewport, { x: i32(at + 8), y: i32(at + 12) });
    if (type === 22) align = u32(at + 8);
    if (type === 24) color = css(u32(at + 8));
    if (type === 39) objects.set(u32(at + 8), { color: css(u32(at + 16)) });
    if (type === 82) {
      same('font record', size, 332);
      same('charset', view.getUint8(at + 12 + 23), 134);
      const face = utf16(at + 12 + 28, 32).replace(/\0.*$/, '');
      objects.set(u32(at + 8), { size: y(-i32(at + 12)), face });
    }
    if (type === 37) {
      const object = objects.get(u32(at + 8));
      brush = object?.color ?? brush;
      if (object?.face !== undefined) font = { size: object.size ?? 0, face: object.face };
    }
    if (type === 42 || type === 43)
      found.shapes.push({
        is: type === 42 ? 'dot' : 'box',
        left: x(i32(at + 8)),
        top: y(i32(at + 12)),
        right: x(i32(at + 16)),
        bottom: y(i32(at + 20)),
        color: brush,
      });
    if (type === 84) {
      const [letters, string, distances] = [u32(at + 44), u32(at + 48), u32(at + 72)];
      same('distances end the record', distances + letters * 4, size);
      found.texts.push({
        text: utf16(at + string, letters),
        x: x(i32(at + 36)),
        y: y(i32(at + 40)),
        align: (align & 6) === 6 ? 'middle' : (align & 2) === 2 ? 'end' : 'start',
        color,
        ...font,
      });
    }
    last = type;
    at += size;
    count += 1;
  }
  same('end', at, bytes.length);
  same('last record', last, 14);
  same('records', u32(52), count);
  same('handles', view.getUint16(56, true), objects.size + 1);
  return found;
}
