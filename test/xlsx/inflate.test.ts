import { deflateRawSync } from 'node:zlib';
import { zhengzhou2019 } from '../../src/schemes';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { readWorkbook } from '../../src/xlsx/read';
import { workbookBytes } from '../../src/xlsx/write';
import { directory, type Entry } from '../../src/xlsx/zip/container';
import { provedBytes } from '../../src/xlsx/zip/inflate';

/** 部件由平台自己解压：解出来的与压进去的一样，校验和对不上、大小不符的不算数，由原来的办法去说。 */

const scheme = zhengzhou2019();
const [team] = scheme.teams;
if (!team) throw new Error('no team');

let file: Uint8Array;
let entry: Entry;
beforeAll(async () => {
  file = await workbookBytes(teamWorkbook(scheme, team, ''));
  const sheets = directory(file, 1_000).filter(({ name }) => name.includes('worksheets/'));
  entry = sheets.reduce((most, each) => (each.unpacked > most.unpacked ? each : most));
});

test('大的部件解出来，字节数和报的一样', async () => {
  const bytes = await provedBytes(file, entry);
  expect(bytes?.length).toBe(entry.unpacked);
  expect(new TextDecoder().decode(bytes)).toMatch(/^<\?xml.*<\/worksheet>$/su);
});

test.each([
  ['校验和不对', (own: Entry) => ({ ...own, crc: own.crc ^ 1 })],
  ['没有校验和', (own: Entry) => ({ ...own, crc: 0 })],
  ['比报的大', (own: Entry) => ({ ...own, unpacked: own.unpacked - 1 })],
  ['比报的小', (own: Entry) => ({ ...own, unpacked: own.unpacked + 1 })],
  ['只有半截', (own: Entry) => ({ ...own, packed: own.packed >> 1 })],
  ['后面还有别的', (own: Entry) => ({ ...own, packed: own.packed + 1 })],
  ['不是压缩的', (own: Entry) => ({ ...own, method: 0 })],
])('%s的，不算数', async (_, spoilt) => {
  expect(await provedBytes(file, spoilt(entry))).toBeUndefined();
});

test('所报远小于实际的，解到所报为止就不再解', async () => {
  const packed = deflateRawSync(new Uint8Array(50_000_000));
  const bytes = new Uint8Array(30 + packed.length);
  new DataView(bytes.buffer).setUint32(0, 0x04034b50, true);
  bytes.set(packed, 30);
  const bomb = { ...entry, packed: packed.length, unpacked: 100, offset: 0 };
  expect(await provedBytes(bytes, bomb)).toBeUndefined();
});

test('平台没有这个本事的，读出来一样', async () => {
  const own = globalThis.DecompressionStream;
  const read = await readWorkbook(file, '工作簿');
  try {
    // @ts-expect-error browsers of long ago
    delete globalThis.DecompressionStream;
    expect(await provedBytes(file, entry)).toBeUndefined();
    expect(await readWorkbook(file, '工作簿')).toEqual(read);
  } finally {
    globalThis.DecompressionStream = own;
  }
  expect(read.ok).toBe(true);
});
