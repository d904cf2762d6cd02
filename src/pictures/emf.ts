import type { Drawing, Mark } from './drawing';
import { palettes } from './paints';

/**
 * A drawing as an enhanced metafile (MS-EMF), for Word papers. Word of every version, WPS and LibreOffice draw it as lines
 * and letters, sharp on any printer, and it needs no canvas, so that pane, Worker and command line make the same bytes. An
 * .svg would need a picture beside it for Word 2016 and WPS, and nothing here can paint one with Chinese letters.
 */

/** Logical units in a pixel: edges and letters may stand between pixels. */
const unit = 20;
/** The device that a metafile says it was made on: 96 pixels an inch, in pixels and in micrometres. */
const device = { width: 1920, height: 1080, micrometres: 25_400 / 96 } as const;
/** Its letters are as wide as high, its figures half as wide, which the distances below go by. */
const face = '黑体';

/** Records by their numbers. */
const record = {
  header: 1,
  windowExtent: 9,
  windowOrigin: 10,
  viewportExtent: 11,
  viewportOrigin: 12,
  end: 14,
  mapMode: 17,
  backgroundMode: 18,
  textAlign: 22,
  textColor: 24,
  select: 37,
  brush: 39,
  ellipse: 42,
  rectangle: 43,
  font: 82,
  text: 84,
} as const;

const noPen = 0x80000008;
const alignments = { start: 0, middle: 6, end: 2 } as const;
const baseline = 24;
/** From the middle of a text's height to its base line, in parts of its size. */
const drop = 0.36;

/** A growing list of little-endian numbers. */
class Bytes {
  readonly #bytes: number[] = [];

  get length(): number {
    return this.#bytes.length;
  }

  u16(...values: readonly number[]): this {
    for (const value of values) this.#bytes.push(value & 0xff, (value >> 8) & 0xff);
    return this;
  }

  u32(...values: readonly number[]): this {
    for (const value of values) this.u16(value & 0xffff, (value >>> 16) & 0xffff);
    return this;
  }

  float(value: number): this {
    const view = new DataView(new ArrayBuffer(4));
    view.setFloat32(0, value, true);
    return this.u32(view.getUint32(0, true));
  }

  zeros(count: number): this {
    for (let at = 0; at < count; at++) this.#bytes.push(0);
    return this;
  }

  /** Letters in UTF-16. */
  letters(text: string): this {
    for (let at = 0; at < text.length; at++) this.u16(text.charCodeAt(at));
    return this;
  }

  append(other: Bytes): this {
    for (const byte of other.#bytes) this.#bytes.push(byte);
    return this;
  }

  done(): Uint8Array {
    return new Uint8Array(this.#bytes);
  }
}

/** '#134353' as a metafile has it: blue, green, red. */
function colorOf(css: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(css.slice(at, at + 2), 16));
  return (blue << 16) | (green << 8) | red;
}

const units = (pixels: number): number => Math.round(pixels * unit);

/** Lengths of dashes and of what is left between them, in pixels. */
const dash = { on: 4, off: 3 } as const;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * A line along an axis as boxes one pixel thick. Dashes by a pen would be as short as the printer's dots, and a line would
 * be as thin as one.
 */
function lineBoxes(x1: number, y1: number, x2: number, y2: number, dashed: boolean): Box[] {
  const upright = x1 === x2;
  const [from, to] = upright ? [Math.min(y1, y2), Math.max(y1, y2)] : [Math.min(x1, x2), Math.max(x1, x2)];
  const step = dashed ? dash.on + dash.off : Math.max(1, to - from);
  const boxes: Box[] = [];
  for (let at = from; at < to; at += step) {
    const length = Math.min(dashed ? dash.on : to - from, to - at);
    boxes.push(
      upright
        ? { x: x1 - 0.5, y: at, width: 1, height: length }
        : { x: at, y: y1 - 0.5, width: length, height: 1 },
    );
  }
  return boxes;
}

const frameBoxes = ({ x, y, width, height }: Box): Box[] => [
  ...lineBoxes(x, y, x + width, y, true),
  ...lineBoxes(x, y + height, x + width, y + height, true),
  ...lineBoxes(x, y, x, y + height, true),
  ...lineBoxes(x + width, y, x + width, y + height, true),
];

/** Builds the records of a metafile, objects first made when they are needed. */
class Metafile {
  readonly #records = new Bytes();
  readonly #objects = new Map<string, number>();
  #count = 0;
  #selected = new Map<'brush' | 'font', number>();
  #color: number | undefined;
  #align: number | undefined;

  /** @param content what stands behind the record's number and length; a multiple of four bytes */
  add(number: number, content: Bytes): void {
    this.#records.u32(number, 8 + content.length).append(content);
    this.#count += 1;
  }

  /** Selects an object, made at its first use. */
  #use(kind: 'brush' | 'font', name: string, make: (handle: number) => void): void {
    const key = `${kind} ${name}`;
    let handle = this.#objects.get(key);
    if (handle === undefined) {
      handle = this.#objects.size + 1;
      this.#objects.set(key, handle);
      make(handle);
    }
    if (this.#selected.get(kind) === handle) return;
    this.#selected.set(kind, handle);
    this.add(record.select, new Bytes().u32(handle));
  }

  #fill(css: string): void {
    this.#use('brush', css, (handle) => {
      this.add(record.brush, new Bytes().u32(handle, 0, colorOf(css), 0));
    });
  }

  #shape(number: number, { x, y, width, height }: Box): void {
    this.add(number, new Bytes().u32(units(x), units(y), units(x + width), units(y + height)));
  }

  boxes(boxes: readonly Box[], css: string): void {
    this.#fill(css);
    for (const each of boxes) this.#shape(record.rectangle, each);
  }

  dot(x: number, y: number, radius: number, css: string): void {
    this.#fill(css);
    this.#shape(record.ellipse, { x: x - radius, y: y - radius, width: radius * 2, height: radius * 2 });
  }

  text({ x, y, text, size, align, bold }: Extract<Mark, { is: 'text' }>, css: string): void {
    this.#use('font', `${size} ${bold}`, (handle) => {
      const font = new Bytes().u32(handle, -units(size), 0, 0, 0, bold ? 700 : 400);
      // Upright, no line under or through it; Chinese letters (GB2312), any precision, any family.
      font
        .u16(0, 134 << 8, 0, 0)
        .letters(face)
        .zeros((32 - face.length) * 2);
      // Names and shapes by which a font could be chosen: none.
      this.add(record.font, font.zeros(320 - 92));
    });
    const color = colorOf(css);
    if (this.#color !== color) this.add(record.textColor, new Bytes().u32(color));
    this.#color = color;
    const alignment = alignments[align] | baseline;
    if (this.#align !== alignment) this.add(record.textAlign, new Bytes().u32(alignment));
    this.#align = alignment;
    const place = [units(x), units(y + size * drop)];
    const padding = (text.length % 2) * 2;
    const begin = 76;
    const content = new Bytes()
      // Bounds, which nothing needs; letters by the face's own shapes.
      .u32(0, 0, 0xffffffff, 0xffffffff, 1)
      .float(device.micrometres / 10 / unit)
      .float(device.micrometres / 10 / unit)
      .u32(...place, text.length, begin, 0, 0, 0, 0xffffffff, 0xffffffff)
      .u32(begin + text.length * 2 + padding)
      .letters(text)
      .zeros(padding);
    for (let at = 0; at < text.length; at++)
      content.u32(units(text.charCodeAt(at) > 0x2e7f ? size : size / 2));
    this.add(record.text, content);
  }

  /** @param width of the picture in pixels */
  done(width: number, height: number): Uint8Array {
    this.add(record.end, new Bytes().u32(0, 16, 20));
    const millimetres = (pixels: number) => Math.round((pixels * device.micrometres) / 1000);
    const head = 108;
    const header = new Bytes()
      .u32(record.header, head)
      .u32(0, 0, Math.ceil(width) - 1, Math.ceil(height) - 1)
      // In hundredths of a millimetre.
      .u32(
        0,
        0,
        Math.round((width * device.micrometres) / 10),
        Math.round((height * device.micrometres) / 10),
      )
      .u32(0x464d4520, 0x10000, head + this.#records.length, this.#count + 1)
      .u16(this.#objects.size + 1, 0)
      .u32(0, 0, 0, device.width, device.height)
      .u32(millimetres(device.width), millimetres(device.height), 0, 0, 0)
      .u32(Math.round(device.width * device.micrometres), Math.round(device.height * device.micrometres));
    return header.append(this.#records).done();
  }
}

/** The drawing as the bytes of an .emf file, in the colours of paper. */
export function emfBytes({ width, height, marks }: Drawing): Uint8Array {
  const file = new Metafile();
  // Any unit in both directions, and how many of them the picture has.
  file.add(record.mapMode, new Bytes().u32(8));
  file.add(record.windowOrigin, new Bytes().u32(0, 0));
  file.add(record.windowExtent, new Bytes().u32(units(width), units(height)));
  file.add(record.viewportOrigin, new Bytes().u32(0, 0));
  file.add(record.viewportExtent, new Bytes().u32(Math.ceil(width), Math.ceil(height)));
  // Nothing behind letters, no outlines.
  file.add(record.backgroundMode, new Bytes().u32(1));
  file.add(record.select, new Bytes().u32(noPen));
  for (const mark of marks) {
    const { fill } = palettes.light[mark.paint];
    switch (mark.is) {
      case 'box':
        file.boxes([mark], fill);
        break;
      case 'frame':
        file.boxes(frameBoxes(mark), fill);
        break;
      case 'line':
        file.boxes(lineBoxes(mark.x1, mark.y1, mark.x2, mark.y2, mark.dashed), fill);
        break;
      case 'dot':
        file.dot(mark.x, mark.y, mark.radius, fill);
        break;
      case 'text':
        file.text(mark, fill);
    }
  }
  return file.done(width, height);
}
