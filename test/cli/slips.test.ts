import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { Year } from '../support/year';
import { run } from './run';

/** kaohe slips：有错的表，各做一份标红的副本和要发的话；没有错的不做；收回的文件不动。 */

let folder: string;
const at = (...path: string[]) => join(folder, ...path);
const slips = (...more: string[]) =>
  run('slips', '--master', at('总表.xlsx'), '--in', at('收回'), '--out', at('退回'), ...more);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaohe-slips-'));
  const year = await (await new Year().issued()).filled(8);
  writeFileSync(at('总表.xlsx'), year.master.bytes());
  mkdirSync(at('收回'));
  await year.type('评价表/L01.xlsx', '', { C8: 11 });
  for (const name of ['L01', 'L02'])
    writeFileSync(at('收回', `${name}.xlsx`), year.returned.get(`评价表/${name}.xlsx`) ?? '');
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('只退有错的；再做一次不覆盖；加 --overwrite 才覆盖', async () => {
  const before = readFileSync(at('收回', 'L01.xlsx'));
  const made = await slips();
  expect(made).toMatchObject({ code: 0 });
  expect(made.out).toContain('领导01：L01.xlsx，标出 1 格');
  expect(readdirSync(at('退回')).sort()).toEqual(['退回-领导01-L01.txt', '退回-领导01-L01.xlsx']);
  expect(readFileSync(at('退回', '退回-领导01-L01.txt'), 'utf8')).toContain('高新区 C8：11 超出 0—10。');
  const parts = Object.keys(unzipSync(readFileSync(at('退回', '退回-领导01-L01.xlsx'))));
  expect(parts.some((name) => name.includes('kaohe-notes'))).toBe(true);
  expect(readFileSync(at('收回', 'L01.xlsx')).equals(before)).toBe(true);
  expect((await slips()).err).toContain('paper-exists');
  expect(await slips('--overwrite')).toMatchObject({ code: 0 });
}, 60_000);

test('退回的文件夹在收回的里面：用法不对，什么也不写', async () => {
  const inside = at('收回', '退回');
  expect(await run('slips', '--master', at('总表.xlsx'), '--in', at('收回'), '--out', inside)).toMatchObject({
    code: 2,
  });
  expect(readdirSync(at('收回')).sort()).toEqual(['L01.xlsx', 'L02.xlsx']);
});

test('读不了的、名称只差后缀的：各有各的话，读不了的说为什么没有做', async () => {
  const bytes = readFileSync(at('收回', 'L01.xlsx'));
  mkdirSync(at('又收'));
  writeFileSync(at('又收', '甲.xlsx'), bytes);
  writeFileSync(at('又收', '甲.xlsm'), bytes);
  writeFileSync(at('又收', '坏.xlsx'), 'PK不是工作簿');
  const made = await run('slips', '--master', at('总表.xlsx'), '--in', at('又收'), '--out', at('又退'));
  expect(made.out).toMatch(/没有做退回单：.*坏\.xlsx/);
  const copies = readdirSync(at('又退'));
  expect(copies.filter((name) => name.endsWith('.txt'))).toHaveLength(2);
  expect(copies).toHaveLength(4);
}, 60_000);
