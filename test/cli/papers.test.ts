import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run';
import { Year } from '../support/year';

/** kaohe papers：文书成文件；已经有的不覆盖；话说错了退出码是 2。 */

let folder: string;
let master: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaohe-papers-'));
  master = join(folder, '总表.xlsx');
  writeFileSync(master, (await new Year().settled()).master.bytes());
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const papers = (...more: string[]) =>
  run('papers', '--master', master, '--out', join(folder, '文书'), ...more);

test('一个单位的告知书；再做一次不覆盖，写明怎么办；加 --overwrite 才覆盖', async () => {
  const path = join(folder, '文书', '告知书', '告知书-巩义市.docx');
  expect(await papers('--kind', '告知书', '--unit', '巩义市')).toMatchObject({ code: 0 });
  writeFileSync(path, '改过的字');
  const again = await papers('--kind', '告知书', '--unit', '巩义市');
  expect(again).toMatchObject({ code: 1 });
  expect(again.err).toContain('paper-exists');
  expect(readFileSync(path, 'utf8')).toBe('改过的字');
  expect(await papers('--kind', '告知书', '--unit', '巩义市', '--overwrite')).toMatchObject({ code: 0 });
  expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
}, 60_000);

test('催报：都收到了的写明都收到了；做成一本工作簿', async () => {
  expect(await papers('--kind', '催报', '--kind', '共性问题', '--as', 'xlsx')).toMatchObject({ code: 0 });
  expect(existsSync(join(folder, '文书', '文书.xlsx'))).toBe(true);
}, 60_000);

test.each([[['--kind', '表扬信']], [['--as', 'pdf']], [['--date', '1月20日']]])(
  '%j 是用法不对',
  async (args) => {
    expect(await papers(...args)).toMatchObject({ code: 2 });
  },
);
