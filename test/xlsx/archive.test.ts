import { strToU8, zipSync } from 'fflate';
import { unarchived } from '../../src/xlsx/archive';

/** 甲 and 乙 in GBK: equally long, and neither is UTF-8. */
const gbk = { 甲: [0xbc, 0xd7], 乙: [0xd2, 0xd2] };

const from = (bytes: Uint8Array, text: string): number[] => {
  const wanted = strToU8(text);
  return [...bytes.keys()].filter((at) => wanted.every((byte, index) => bytes[at + index] === byte));
};

/** An archive as Windows packs it: names in the machine's code page, and nothing that says so. */
function packedByWindows(): Uint8Array {
  const bytes = zipSync({ 'J1.xlsx': strToU8('甲的表'), 'Y1.xlsx': strToU8('乙的表') }, { level: 0 });
  for (const at of from(bytes, 'J1.xlsx')) bytes.set(gbk.甲, at);
  for (const at of from(bytes, 'Y1.xlsx')) bytes.set(gbk.乙, at);
  return bytes;
}

const opened = (bytes: Uint8Array) =>
  unarchived(bytes)?.map(({ name, bytes: inside }) => [name, new TextDecoder().decode(inside)]);

describe('发来的压缩包', () => {
  test('Windows 自带的压缩写 GBK 文件名，一样长的两个也分得清', () => {
    expect(opened(packedByWindows())).toEqual([
      ['甲.xlsx', '甲的表'],
      ['乙.xlsx', '乙的表'],
    ]);
  });

  test('UTF-8 的文件名，写不写明都认得', () => {
    const bytes = zipSync({ '收回/甲.xlsx': strToU8('表') }, { level: 0 });
    expect(opened(bytes)).toEqual([['收回/甲.xlsx', '表']]);
    for (const at of from(bytes, 'PK\u0003\u0004')) bytes[at + 7] = 0;
    for (const at of from(bytes, 'PK\u0001\u0002')) bytes[at + 9] = 0;
    expect(opened(bytes)).toEqual([['收回/甲.xlsx', '表']]);
  });

  test.each([0xffff_fff0, 12])('目录指到第 %d 字节的不是压缩包里的文件，不打开，也不出错', (offset) => {
    const bytes = zipSync({ 'J1.xlsx': strToU8('甲的表') }, { level: 0 });
    const [at = 0] = from(bytes, 'PK\u0001\u0002');
    new DataView(bytes.buffer).setUint32(at + 42, offset, true);
    expect(unarchived(bytes)).toBeNull();
  });

  test.each([
    ['/[Content_Types].xml', '/xl/workbook.xml'],
    ['[content_types].xml', 'XL/Workbook.xml'],
    ['xl\\workbook.xml', 'xl\\styles.xml'],
    ['word/document.xml', 'word/styles.xml'],
  ])('部件写作 %s 的是一个工作簿或文稿，不是压缩包', (...names) => {
    const parts = Object.fromEntries(names.map((name) => [name, strToU8('<a/>')]));
    expect(unarchived(zipSync(parts))).toBeNull();
  });

  test('里面没有一份要的（都是说明文字）：压缩包自己列出来，不是不声不响地没有了', () => {
    const bytes = zipSync({ '说明.txt': strToU8('请查收') });
    expect(unarchived(bytes, (name) => !name.endsWith('.txt'))).toBeNull();
    expect(unarchived(bytes)).toHaveLength(1);
  });
});
