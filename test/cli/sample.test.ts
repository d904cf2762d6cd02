import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleSchemes } from '../../src/sample/schemes';
import { run } from './run';

/** kaohe new --sample：从范例建总表；名称写错时列出全部范例。 */

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaohe-sample-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('建成的总表写明是谁的方案', async () => {
  const out = join(folder, '总表.xlsx');
  expect(await run('new', '--sample', '青岚县', '--out', out)).toMatchObject({
    code: 0,
    out: expect.stringContaining('青安委〔2024〕3号') as string,
  });
  expect(existsSync(out)).toBe(true);
}, 60_000);

test('没有的范例、同时给出别的方案：用法不对，范例都列出来', async () => {
  const unknown = await run('new', '--sample', '某某市', '--out', join(folder, '另.xlsx'));
  expect(unknown.code).toBe(2);
  for (const { name } of sampleSchemes) expect(unknown.err).toContain(name);
  const both = ['--sample', '青岚县', '--scheme', '别的.xlsx'];
  expect(await run('new', ...both, '--out', join(folder, '另.xlsx'))).toMatchObject({ code: 2 });
  expect(existsSync(join(folder, '另.xlsx'))).toBe(false);
});
