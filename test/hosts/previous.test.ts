import { existsSync, mkdtempSync, readdirSync, rmSync, copyFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileMaster, folderInbox, readFileWorkbook } from '../../src/hosts/folder';
import type { Change } from '../../src/sheets/change';
import { cell, sheetOf, workbookOf } from '../support/xlsx-models';

/** 旁边留着以前的总表；上一次命令中断留下的临时文件，下一次清掉。 */

let folder = '';
let path = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaohe-previous-'));
  path = join(folder, '总表.xlsx');
  const identity = { kind: 'master', master: 'a1b2', serial: '1' };
  await fileMaster(path).create(workbookOf([sheetOf('表', [[cell('第1次')]])], { identity }));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const set = (value: string): Change => ({ sheet: '表', row: 0, column: 0, kind: 'value', value });
const says = async (file: string) => {
  const read = await readFileWorkbook(join(folder, file));
  return read.ok ? read.value.sheets[0]?.rows[0]?.[0]?.value : read.finding.code;
};
/** A command: opens the 总表 and writes it, perhaps several times. */
const command = async (serial: number, ...values: string[]) => {
  const master = fileMaster(path, undefined, true);
  for (const value of values) await master.write([set(value)], { serial: String(serial) });
};

test('留最近三次命令以前的总表，一次命令写几遍只算一次', async () => {
  await command(2, '第2次', '第2次完');
  expect(readdirSync(folder).sort()).toEqual(['总表.xlsx', '总表.前1.xlsx'].sort());
  for (const each of [3, 4, 5, 6]) await command(each, `第${each}次`);
  expect(await says('总表.xlsx')).toBe('第6次');
  expect(await says('总表.前1.xlsx')).toBe('第5次');
  expect(await says('总表.前2.xlsx')).toBe('第4次');
  expect(await says('总表.前3.xlsx')).toBe('第3次');
  expect(readdirSync(folder)).toHaveLength(4);
});

test('收表不把它们当成收回的表', async () => {
  await command(2, '第2次');
  const list = await folderInbox(folder).list();
  expect(list.ok && list.value.map(({ label }) => label)).toEqual(['总表.xlsx']);
});

test('放回了旧的总表：看得出旁边有写过更多次的', async () => {
  await command(2, '第2次');
  await command(3, '第3次');
  expect(await fileMaster(path).newest?.('a1b2')).toBe(2);
  copyFileSync(join(folder, '总表.前2.xlsx'), path);
  // The one put back was written once; the kept one twice.
  expect(await fileMaster(path).newest?.('a1b2')).toBe(2);
  expect(await fileMaster(path).newest?.('别的总表')).toBe(0);
});

test('中断的命令留下的临时文件，下一次命令清掉；还在运行的命令的不动，别人的文件不动', async () => {
  const mine = `.总表.xlsx.1a2b3c4d-${process.pid}.tmp`;
  for (const name of ['.总表.xlsx.1a2b3c4d.tmp', '.总表.xlsx.00ff00ff-999999999.tmp', mine, '草稿.tmp'])
    writeFileSync(join(folder, name), '半份');
  await fileMaster(path).read();
  expect(existsSync(join(folder, '.总表.xlsx.1a2b3c4d.tmp'))).toBe(false);
  expect(existsSync(join(folder, '.总表.xlsx.00ff00ff-999999999.tmp'))).toBe(false);
  expect(existsSync(join(folder, mine))).toBe(true);
  expect(existsSync(join(folder, '草稿.tmp'))).toBe(true);
});
