import { readerLimits } from '../cells/reader-limits';
import { failed, ok, type Result } from '../base/finding';
import { ContainerError, directory, type Entry } from './zip/container';
import { unlocked } from './zip/unlock';

/**
 * Looks at the bytes before any reader does. What a reader would choke on, be lied to by, or unpack without end is
 * refused here with a code and a remedy in words of the office.
 */
export const limits = {
  ...readerLimits,
  entries: 1_000,
  /** Shared texts: a 总表 of hundreds of forms has some ten thousand. */
  strings: 150_000,
  /** Formats of cells and of styles: Excel allows 65,490 and as many again. */
  formats: 131_000,
} as const;

/** A container that passed; `bytes` are those inside where the file was encrypted with the password that all know. */
export interface Guarded {
  bytes: Uint8Array;
  entries: ReadonlyMap<string, Entry>;
}

const saveAs = '请用 Excel 或 WPS 打开后另存为 .xlsx 格式，再收一次。';
const sendAgain = '文件没有传完整或已损坏，请让对方重新发送；能打开的，打开后另存为 .xlsx 再收。';
const tooLarge = '请删去图片、空白行列和与本表无关的内容，另存为 .xlsx 后再收。';

/** Findings about a whole file, by code. `detail` is for whoever looks closer. */
export const fileFindings = {
  empty: (file: string) => failed('file-empty', '文件是空的（0 字节）。', sendAgain, { file }),
  notWorkbook: (file: string, what = '不是表格文件', remedy = saveAs) =>
    failed('file-not-workbook', `这个文件${what}，无法读取。`, remedy, { file }),
  oldXls: (file: string) =>
    failed('file-old-xls', '这是旧格式（.xls 或 .et）的表格，无法读取。', saveAs, { file }),
  encrypted: (file: string) =>
    failed(
      'file-encrypted',
      '文件是加密保存的，无法读取。',
      '请打开它（要密码的输入密码），取消密码或“只读推荐”后另存为 .xlsx，再收一次。',
      { file },
    ),
  truncated: (file: string) => failed('file-truncated', '文件不完整，后面一截丢失了。', sendAgain, { file }),
  tooLarge: (file: string, detail: string) =>
    failed('file-too-large', `文件过大（${detail}），为安全起见没有打开。`, tooLarge, { file }),
  tooManyCells: (file: string, detail: string) =>
    failed('file-too-many-cells', `表格的单元格过多（${detail}），没有读取。`, tooLarge, { file }),
  broken: (file: string, detail: string) =>
    failed('file-broken', `文件已损坏，无法读取（${detail}）。`, sendAgain, { file }),
};

/** How files begin that are told apart before they are read, byte for letter. */
const beginnings = {
  // eslint-disable-next-line no-control-regex -- bytes, not text
  zip: /^PK\x03\x04/,
  /** The old binary container of Microsoft, also used around encrypted workbooks. */
  // eslint-disable-next-line no-control-regex -- bytes, not text
  ole: /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/,
  pdf: /^%PDF/,
  rtf: /^\{\\rtf/,
  /** JPEG, PNG, GIF, BMP, TIFF in both orders, WebP, and what telephones make (HEIC, AVIF). */
  picture:
    /^(?:\xff\xd8\xff|\x89PNG|GIF8|BM.{4}\0{4}|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(?:he|mif1|msf1|avif))/s,
  archive: /^(?:Rar!|7z\xbc\xaf)/,
} as const;

/** What a file is by how it begins; undefined for text and for all that nobody sends. */
export function fileKind(bytes: Uint8Array): keyof typeof beginnings | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  for (const kind of Object.keys(beginnings) as (keyof typeof beginnings)[])
    if (beginnings[kind].test(start)) return kind;
  return undefined;
}

const fromPaper =
  '纸质表的照片、扫描件不能自动读，请照着录入：在面板“收表”里点开这个人，用“录入纸质表”；不用面板的，在总表里找到这个人的那一列填。有电子表的，请对方发 .xlsx。';
const unpack = '请先解开压缩包，把里面的表再收一次。';

/** What is said of other files than workbooks. */
const others: Partial<Record<keyof typeof beginnings, readonly [string, string]>> = {
  picture: ['是图片', fromPaper],
  pdf: ['是 PDF', fromPaper],
  archive: ['是压缩包', unpack],
};

/** Whether a stream name (UTF-16) stands anywhere in an OLE file. */
function holdsName(bytes: Uint8Array, name: string): boolean {
  const wanted = Array.from(name).flatMap((letter) => [letter.charCodeAt(0), 0]);
  const [first] = wanted;
  for (let at = bytes.indexOf(first ?? 0, 512); at >= 0; at = bytes.indexOf(first ?? 0, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
}

function oleFinding(bytes: Uint8Array, file: string) {
  if (holdsName(bytes, 'EncryptedPackage')) return fileFindings.encrypted(file);
  if (holdsName(bytes, 'Workbook') || holdsName(bytes, 'Book')) return fileFindings.oldXls(file);
  return fileFindings.notWorkbook(file);
}

/** What is wrong with the directory, or undefined. */
function directoryFinding(entries: readonly Entry[], file: string) {
  const megabytes = (count: number) => `${Math.ceil(count / 1_048_576)} MB`;
  const names = new Set<string>();
  let all = 0;
  for (const entry of entries) {
    // Bit 0: encrypted. Parts of a workbook never are; a zip made with a password is.
    if (entry.flags & 1) return fileFindings.encrypted(file);
    if (entry.method !== 0 && entry.method !== 8)
      return fileFindings.broken(file, `部件 ${entry.name} 的压缩方式不认识`);
    // Excel compares part names without case; two with one name mean two programs see two different files.
    const name = entry.name.toLowerCase();
    if (names.has(name)) return fileFindings.broken(file, `部件 ${entry.name} 重复`);
    names.add(name);
    // hucre takes "0 bytes" for "unknown" and then unpacks without a bound. Nothing, packed, is two to seven bytes.
    const claimsNothing = entry.unpacked === 0 && entry.packed > 16;
    const storedLie = entry.method === 0 && entry.packed !== entry.unpacked;
    if (claimsNothing || storedLie || entry.unpacked > entry.packed * 1_100 + 100)
      return fileFindings.broken(file, `部件 ${entry.name} 所报大小不可信`);
    all += entry.unpacked;
    if (entry.unpacked > limits.part || all > limits.all)
      return fileFindings.tooLarge(
        file,
        `展开后超过 ${megabytes(entry.unpacked > limits.part ? limits.part : limits.all)}`,
      );
  }
  return undefined;
}

/** Whether an OLE file is a document of old Word (or old WPS 文字). */
export const isOldDocument = (bytes: Uint8Array): boolean =>
  fileKind(bytes) === 'ole' && holdsName(bytes, 'WordDocument');

/** Lets through any container that is no trap, whatever it holds: workbooks and documents alike. Never throws. */
export function guardContainer(bytes: Uint8Array, label: string): Result<Guarded> {
  if (bytes.length === 0) return fileFindings.empty(label);
  if (bytes.length > limits.file) return fileFindings.tooLarge(label, `超过 ${limits.file / 1_048_576} MB`);
  const kind = fileKind(bytes);
  if (kind === 'ole') {
    const inside = unlocked(bytes);
    return inside && fileKind(inside) === 'zip' ? guardContainer(inside, label) : oleFinding(bytes, label);
  }
  if (kind !== 'zip') return fileFindings.notWorkbook(label, ...((kind && others[kind]) ?? []));
  try {
    const entries = directory(bytes, limits.entries);
    const finding = directoryFinding(entries, label);
    if (finding) return finding;
    return ok({ bytes, entries: new Map(entries.map((entry) => [entry.name, entry])) });
  } catch (error) {
    return containerFinding(error, label);
  }
}

/** Lets through what a reader of workbooks may open. `label` names the file in findings. Never throws. */
export function guard(bytes: Uint8Array, label: string): Result<Guarded> {
  const container = guardContainer(bytes, label);
  if (!container.ok) return container;
  const { entries } = container.value;
  if (entries.has('mimetype')) return fileFindings.notWorkbook(label, '是 .ods 等其他格式');
  if (!entries.has('[Content_Types].xml'))
    return fileFindings.notWorkbook(label, '是压缩包，不是表格文件', unpack);
  if (entries.has('xl/workbook.bin')) return fileFindings.notWorkbook(label, '是 .xlsb 格式');
  if (entries.has('word/document.xml') || entries.has('ppt/presentation.xml'))
    return fileFindings.notWorkbook(label, '是文档或演示文稿，不是表格文件');
  return container;
}

/** The finding for anything a container throws. */
export function containerFinding(error: unknown, file: string): ReturnType<typeof failed> {
  if (!(error instanceof ContainerError)) return fileFindings.broken(file, '读取时出错');
  switch (error.fault) {
    case 'truncated':
      return fileFindings.truncated(file);
    case 'encrypted':
      return fileFindings.encrypted(file);
    case 'too-large':
      return fileFindings.tooLarge(file, error.message);
    case 'broken':
      return fileFindings.broken(file, error.message);
  }
}
