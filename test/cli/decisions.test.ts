import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { json, run } from './run';
import { typed, Year } from '../support/year';

/** 命令行上的决定：缺表怎么算、重复的用哪一份、方案变了接不接受；有错误时给其他程序的 JSON 是什么样。 */

interface Settled {
  districts: { unit: string; total: number | null }[];
  members: unknown[];
  findings: { code: string; severity: string; rater: string; message: string }[];
}
interface Collected {
  files: { file: string; kind: string; id: string; status: string; code: string; message: string }[];
  findings: { code: string; cell: string; unit: string }[];
}

let folder: string;
let master: string;
const inbox = (path = '') => join(folder, '收回', path);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaohe-cli-'));
  master = join(folder, '总表.xlsx');
  const year = await (await new Year().issued()).filled(8);
  year.returned.delete('评价表/L03.xlsx');
  writeFileSync(master, year.master.bytes());
  for (const [path, bytes] of year.returned) {
    mkdirSync(dirname(inbox(path)), { recursive: true });
    writeFileSync(inbox(path), bytes);
  }
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('收表：重复的两份不收，退出码 1；--choose 选定一份，退出码 0', async () => {
  const first = readFileSync(inbox('评价表/L01.xlsx'));
  writeFileSync(inbox('评价表/L01-改.xlsx'), await typed(first, '', { C5: 0.5 }));
  const twice = await run('collect', '--master', master, '--in', inbox(), '--json');
  expect(twice.code).toBe(1);
  const { files, findings } = json(twice) as Collected;
  expect(files).toHaveLength(46);
  expect(files.filter(({ id }) => id === 'L01').map(({ status, code }) => [status, code])).toEqual([
    ['duplicate', 'rater-twice'],
    ['duplicate', 'rater-twice'],
  ]);
  expect(findings.find(({ code }) => code === 'rater-twice')).toMatchObject({ cell: 'C5', unit: '航空港区' });

  const chosen = await run('collect', '--master', master, '--in', inbox(), '--choose', '评价表/L01-改.xlsx');
  expect(chosen.code).toBe(0);
  expect(chosen.out).toMatch(/已收\s+评价表\/L01-改\.xlsx/);
  const again = await run('collect', '--master', master, '--in', inbox(), '--json');
  expect(again.code).toBe(0);
  expect(new Set((json(again) as Collected).files.map(({ status }) => status))).toEqual(
    new Set(['unchanged', 'duplicate']),
  );
});

test('核算：缺一份表，退出码 1，JSON 里没有成绩，只有理由；总表没有改动', async () => {
  const before = readFileSync(master);
  const refused = await run('settle', '--master', master, '--json');
  expect(refused.code).toBe(1);
  const { districts, members, findings } = json(refused) as Settled;
  expect([districts, members]).toEqual([[], []]);
  expect(
    findings.filter(({ severity }) => severity === 'error').map(({ code, rater }) => [code, rater]),
  ).toEqual([['form-outstanding', '领导03']]);
  expect(readFileSync(master).equals(before)).toBe(true);
  const told = await run('settle', '--master', master);
  expect(told.code).toBe(1);
  expect(told.out).toContain('有错误未处理，没有核算；总表没有改动。');
});

test('核算：--missing scale 决定以后有成绩，退出码 0；再核算不必再说', async () => {
  const settled = await run('settle', '--master', master, '--missing', 'scale', '--json');
  expect(settled.code).toBe(0);
  expect((json(settled) as Settled).districts.every(({ total }) => typeof total === 'number')).toBe(true);
  const again = await run('settle', '--master', master, '--json');
  expect(again.code).toBe(0);
  expect((json(again) as Settled).districts).toEqual((json(settled) as Settled).districts);
});

test('核算：口径改了，退出码 1；--accept-scheme-change 以后退出码 0', async () => {
  writeFileSync(master, await typed(readFileSync(master), '口径', { C4: '两位小数' }));
  const refused = await run('settle', '--master', master);
  expect(refused.code).toBe(1);
  expect(refused.out).toContain('[scheme-changed]');
  expect((await run('settle', '--master', master, '--accept-scheme-change')).code).toBe(0);
});

test('不是总表的文件当作总表：退出码 1，JSON 的形状不变', async () => {
  const settled = await run('settle', '--master', inbox('评价表/L02.xlsx'), '--json');
  expect(settled.code).toBe(1);
  expect(json(settled)).toMatchObject({ districts: [], members: [], findings: [{ code: 'not-master' }] });
  const collected = await run('collect', '--master', inbox('评价表/L02.xlsx'), '--in', inbox(), '--json');
  expect(collected.code).toBe(1);
  expect(json(collected)).toMatchObject({ files: [], findings: [{ code: 'not-master' }] });
});

test('check：改坏的表退出码 1，写明文件、单元格、单位、评价人', async () => {
  const bad = join(folder, '坏.xlsx');
  writeFileSync(bad, await typed(readFileSync(inbox('评价表/L02.xlsx')), '', { C5: '弃权' }));
  const { code, out } = await run('check', bad);
  expect(code).toBe(1);
  expect(out).toMatch(/错误 \[score-not-number\] 坏\.xlsx .*!C5 航空港区 领导02：/);
});
