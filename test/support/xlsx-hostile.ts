import { deflateSync, strToU8, unzipSync, zipSync } from 'fflate';
import { workbookBytes } from '../../src/xlsx/write';
import { everything } from './xlsx-models';

/** Files that people, mail programs and enemies make. All made in code: no strange bytes in the repository. */
export interface Hostile {
  name: string;
  bytes: Uint8Array;
  /** The finding's code, or "data" when the file is read as it stands. */
  expected: string | readonly string[];
}

type Parts = Record<string, Uint8Array>;

const sheetPath = 'xl/worksheets/sheet3.xml';
const head = '<?xml version="1.0" encoding="UTF-8"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const sheetXml = (data: string) => `${head}<worksheet xmlns="${main}">${data}</worksheet>`;

/** The bytes of a number in little-endian order. */
const little = (value: number, size: number) =>
  Uint8Array.from({ length: size }, (_, index) => (value / 256 ** index) & 0xff);

function joined(...pieces: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** The workbook with bytes of its directory changed; `field` is the offset in a directory entry. */
function withEntryField(bytes: Uint8Array, part: string, field: number, value: Uint8Array): Uint8Array {
  const changed = bytes.slice();
  const name = strToU8(part);
  for (let at = 0; at + 46 < changed.length; at++) {
    if (changed[at] !== 0x50 || changed[at + 1] !== 0x4b || changed[at + 2] !== 1 || changed[at + 3] !== 2)
      continue;
    if (name.every((byte, index) => changed[at + 46 + index] === byte)) changed.set(value, at + field);
  }
  return changed;
}

const utf16 = (text: string) => joined(...Array.from(text, (letter) => little(letter.charCodeAt(0), 2)));
const ole = (...names: string[]) =>
  joined(
    Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    new Uint8Array(1_024),
    ...names.map(utf16),
    new Uint8Array(2_048),
  );

/** All of them, from one good workbook. */
export async function hostileFiles(): Promise<Hostile[]> {
  const good = await workbookBytes(everything());
  const parts = unzipSync(good);
  const text = (path: string) => new TextDecoder().decode(parts[path]);
  const zipped = (change: Parts, without: string[] = []) => {
    const next = Object.entries({ ...parts, ...change }).filter(([path]) => !without.includes(path));
    return zipSync(Object.fromEntries(next));
  };
  const withSheet = (xml: string) => zipped({ [sheetPath]: strToU8(xml) });
  const replaced = (path: string, from: string | RegExp, to: string) =>
    zipped({ [path]: strToU8(text(path).replace(from, to)) });
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';

  const files: Hostile[] = [
    { name: '空文件', bytes: new Uint8Array(), expected: 'file-empty' },
    { name: '一个字节', bytes: Uint8Array.of(80), expected: 'file-not-workbook' },
    { name: '纯文本', bytes: strToU8('序号,单位,得分\n1,新城区,9'), expected: 'file-not-workbook' },
    { name: '网页冒充表格', bytes: strToU8('<html><table></table></html>'), expected: 'file-not-workbook' },
    { name: '全零', bytes: new Uint8Array(4_096), expected: 'file-not-workbook' },
    { name: '旧格式 .xls', bytes: ole('Root Entry', 'Workbook'), expected: 'file-old-xls' },
    { name: '更旧的 .xls', bytes: ole('Root Entry', 'Book'), expected: 'file-old-xls' },
    { name: '加密的 .xlsx', bytes: ole('EncryptionInfo', 'EncryptedPackage'), expected: 'file-encrypted' },
    { name: '旧格式 .doc', bytes: ole('Root Entry', 'WordDocument'), expected: 'file-not-workbook' },
    { name: '普通压缩包', bytes: zipSync({ 'a.txt': strToU8('甲') }), expected: 'file-not-workbook' },
    { name: '空压缩包', bytes: zipSync({}), expected: 'file-not-workbook' },
    {
      name: '.ods',
      bytes: zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') }),
      expected: 'file-not-workbook',
    },
    {
      name: '.docx',
      bytes: zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<d/>') }),
      expected: 'file-not-workbook',
    },
    {
      name: '.xlsb',
      bytes: zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.bin': strToU8('b') }),
      expected: 'file-not-workbook',
    },
    {
      name: '有密码的压缩',
      bytes: withEntryField(good, 'xl/workbook.xml', 8, little(1, 2)),
      expected: 'file-encrypted',
    },
    {
      name: '不认识的压缩方式',
      bytes: withEntryField(good, 'xl/workbook.xml', 10, little(99, 2)),
      expected: 'file-broken',
    },
    {
      name: '声称 4 GB 的部件',
      bytes: withEntryField(good, sheetPath, 24, little(0xffff_fff0, 4)),
      expected: ['file-too-large', 'file-broken'],
    },
    {
      name: '声称比实际小的部件',
      bytes: withEntryField(good, sheetPath, 24, little(100, 4)),
      expected: 'file-broken',
    },
    {
      name: '声称比实际大的部件',
      bytes: withEntryField(good, sheetPath, 24, little(9_999, 4)),
      expected: 'file-broken',
    },
    {
      name: '声称大小为零',
      bytes: withEntryField(good, sheetPath, 24, little(0, 4)),
      expected: 'file-broken',
    },
    {
      name: '校验和不对',
      bytes: withEntryField(good, sheetPath, 16, little(12_345, 4)),
      expected: 'file-broken',
    },
    {
      name: '部件不在其位',
      bytes: withEntryField(good, sheetPath, 42, little(7, 4)),
      expected: 'file-broken',
    },
    {
      name: '部件在文件之外',
      bytes: withEntryField(good, sheetPath, 42, little(0x7fff_ffff, 4)),
      expected: 'file-broken',
    },
    {
      name: '长度超出文件',
      bytes: withEntryField(good, sheetPath, 20, little(0x00ff_ffff, 4)),
      expected: ['file-broken', 'file-truncated'],
    },
    {
      name: '二千个部件',
      bytes: zipSync({
        ...parts,
        ...Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`x/${index}`, strToU8('x')])),
      }),
      expected: 'file-too-large',
    },
    { name: '缺少工作表部件', bytes: zipped({}, [sheetPath]), expected: 'file-broken' },
    { name: '缺少工作簿部件', bytes: zipped({}, ['xl/workbook.xml']), expected: 'file-broken' },
    { name: '缺少工作簿的关系', bytes: zipped({}, ['xl/_rels/workbook.xml.rels']), expected: 'file-broken' },
    { name: '缺少总关系', bytes: zipped({}, ['_rels/.rels']), expected: 'file-broken' },
    { name: '缺少内容类型', bytes: zipped({}, ['[Content_Types].xml']), expected: 'file-not-workbook' },
    { name: '缺少文字表', bytes: zipped({}, ['xl/sharedStrings.xml']), expected: 'file-broken' },
    { name: '缺少样式', bytes: zipped({}, ['xl/styles.xml']), expected: 'data' },
    {
      name: '文字索引越界',
      bytes: replaced(sheetPath, /t="s"([^>]*)><v>\d+/, 't="s"$1><v>99999'),
      expected: 'file-broken',
    },
    {
      name: '不是 UTF-8',
      bytes: zipped({
        [sheetPath]: joined(strToU8(sheetXml('<sheetData/>')), Uint8Array.of(0xff, 0xfe, 0x80)),
      }),
      expected: 'file-broken',
    },
    { name: '不是 XML', bytes: withSheet('这不是 XML'), expected: 'file-broken' },
    {
      name: 'XML 半截',
      bytes: withSheet(text(sheetPath).slice(0, 2_000)),
      expected: 'file-broken',
    },
    { name: '空部件', bytes: withSheet(''), expected: 'file-broken' },
    {
      name: '文档类型与实体展开',
      bytes: withSheet(
        `${head}<!DOCTYPE lol [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${sheetXml('<sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData>').slice(head.length)}`,
      ),
      expected: 'file-broken',
    },
    {
      name: '外部实体',
      bytes: withSheet(`${head}<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet/>`),
      expected: 'file-broken',
    },
    {
      name: '极深的嵌套',
      bytes: withSheet(sheetXml('<a>'.repeat(200_000) + '</a>'.repeat(200_000))),
      expected: ['file-broken', 'data'],
    },
    {
      name: '文字表极深的嵌套',
      bytes: zipped({
        'xl/sharedStrings.xml': strToU8(`<sst>${'<si>'.repeat(100_000)}${'</si>'.repeat(100_000)}</sst>`),
      }),
      expected: ['file-broken', 'data'],
    },
    {
      name: '格子在一百万行之外',
      bytes: withSheet(
        sheetXml('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
      ),
      expected: 'file-too-many-cells',
    },
    {
      name: '格子在表格之外',
      bytes: withSheet(
        sheetXml('<sheetData><row r="9999999"><c r="A9999999"><v>1</v></c></row></sheetData>'),
      ),
      expected: 'file-broken',
    },
    {
      name: '格子位置不是位置',
      bytes: withSheet(sheetXml('<sheetData><row r="1"><c r="甲1"><v>1</v></c></row></sheetData>')),
      expected: 'file-broken',
    },
    {
      name: '标签里藏着远处的格子',
      bytes: withSheet(
        sheetXml('<sheetData><row r="1"><c x=">" r="XFD1048576"><v>1</v></c></row></sheetData>'),
      ),
      expected: ['file-broken', 'file-too-many-cells', 'data'],
    },
    {
      name: '整列都有空格式',
      bytes: withSheet(
        sheetXml(
          `<sheetData>${Array.from({ length: 50_000 }, (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" s="1"/><c r="CV${index + 1}" s="1"/></row>`).join('')}</sheetData>`,
        ),
      ),
      expected: 'data',
    },
    {
      name: '谎报的范围',
      bytes: replaced(sheetPath, /<dimension[^>]*>/, '<dimension ref="A1:XFD1048576"/>'),
      expected: 'data',
    },
    {
      name: '行列没有编号',
      bytes: withSheet(sheetXml('<sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>')),
      expected: 'data',
    },
    {
      name: '列范围极大',
      bytes: withSheet(sheetXml('<cols><col min="1" max="999999999" width="9"/></cols><sheetData/>')),
      expected: 'data',
    },
    {
      name: '合并范围极大',
      bytes: withSheet(sheetXml('<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
      expected: 'data',
    },
    {
      name: '数字不是数字',
      bytes: withSheet(
        sheetXml(
          '<sheetData><row r="1"><c r="A1"><v>abc</v></c><c r="B1"><v>1e999</v></c></row></sheetData>',
        ),
      ),
      expected: 'data',
    },
    {
      name: '样式索引越界',
      bytes: withSheet(sheetXml('<sheetData><row r="1"><c r="A1" s="9999"><v>1</v></c></row></sheetData>')),
      expected: 'data',
    },
    {
      name: '工作表没有去处',
      bytes: replaced('xl/workbook.xml', 'r:id="rId3"', 'r:id="rId333"'),
      expected: 'file-broken',
    },
    {
      name: '没有工作表',
      bytes: replaced('xl/workbook.xml', /<sheets>.*<\/sheets>/, '<sheets/>'),
      expected: 'file-broken',
    },
    {
      name: '关系绕圈',
      bytes: replaced('_rels/.rels', 'xl/workbook.xml', '../../_rels/.rels'),
      expected: 'file-broken',
    },
    {
      name: '工作表指向工作簿自己',
      bytes: replaced('xl/_rels/workbook.xml.rels', 'worksheets/sheet3.xml', 'workbook.xml'),
      expected: ['file-broken', 'data'],
    },
    {
      name: '工作表指向文件之外',
      bytes: replaced('xl/_rels/workbook.xml.rels', 'worksheets/sheet3.xml', '../../../etc/passwd'),
      expected: 'file-broken',
    },
    {
      name: '图表占一张表',
      bytes: zipped({
        'xl/_rels/workbook.xml.rels': strToU8(
          text('xl/_rels/workbook.xml.rels').replace(
            `${relation}worksheet" Target="worksheets/sheet3.xml`,
            `${relation}chartsheet" Target="worksheets/sheet3.xml`,
          ),
        ),
      }),
      expected: 'data',
    },
    { name: '带宏', bytes: zipped({ 'xl/vbaProject.bin': new Uint8Array(100) }), expected: 'data' },
    { name: '重复的部件', bytes: duplicated(good), expected: 'file-broken' },
    {
      name: '只差大小写的部件',
      bytes: zipped({ 'XL/Workbook.xml': strToU8('<workbook/>') }),
      expected: 'file-broken',
    },
    {
      name: '压缩炸弹（如实申报）',
      bytes: zipped({ [sheetPath]: new Uint8Array(40 * 1024 * 1024) }),
      expected: ['file-too-large', 'file-broken'],
    },
    {
      name: '许多部件合起来过大',
      bytes: zipped(
        Object.fromEntries(
          Array.from({ length: 5 }, (_, index) => [
            `xl/media/${index}.bin`,
            new Uint8Array(20 * 1024 * 1024),
          ]),
        ),
      ),
      expected: ['file-too-large', 'file-broken'],
    },
    {
      name: '压缩炸弹（谎报很小）',
      bytes: withEntryField(
        zipped({ [sheetPath]: new Uint8Array(30 * 1024 * 1024) }),
        sheetPath,
        24,
        little(50_000, 4),
      ),
      expected: 'file-broken',
    },
    { name: '压缩流损坏', bytes: damaged(good), expected: 'file-broken' },
  ];
  for (let eighth = 1; eighth < 8; eighth++)
    files.push({
      name: `截断在 ${eighth}/8 处`,
      bytes: good.subarray(0, Math.floor((good.length * eighth) / 8)),
      expected: 'file-truncated',
    });
  files.push({ name: '少了最后一个字节', bytes: good.subarray(0, -1), expected: 'file-truncated' });
  return files;
}

/** The workbook part a second time, under the same name. */
function duplicated(good: Uint8Array): Uint8Array {
  const name = 'xl/styles.xml';
  const twin = 'xl/stylez.xml';
  const bytes = zipSync({ ...unzipSync(good), [twin]: strToU8('<x/>') });
  const from = strToU8(twin);
  for (let at = 0; at < bytes.length; at++)
    if (from.every((byte, index) => bytes[at + index] === byte)) bytes.set(strToU8(name), at);
  return bytes;
}

/** A few bytes in the middle of the largest part turned over. */
function damaged(good: Uint8Array): Uint8Array {
  const stored = zipSync(unzipSync(good), { level: 9 });
  const packed = deflateSync(unzipSync(good)[sheetPath] ?? new Uint8Array(), { level: 9 });
  const start = packed.subarray(0, 24);
  for (let at = 0; at < stored.length; at++)
    if (start.every((byte, index) => stored[at + index] === byte)) {
      for (let index = 200; index < 260; index++) stored[at + index] = (stored[at + index] ?? 0) ^ 0x5a;
      return stored;
    }
  throw new Error('没有找到部件');
}
