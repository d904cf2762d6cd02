import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../src/cli/main';
import { typed } from '../support/year';

/** 命令行：中文消息，退出码 0 成功、1 有问题、2 用法不对。 */

let folder: string;
let printed: string;
/** What the demo printed that made the folder. */
let ofDemo: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaohe-cli-'));
  expect(await run('demo', '--out', folder, '--seed', '7')).toBe(0);
  ofDemo = printed;
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<number> {
  printed = '';
  const take = (text: string | Uint8Array) => {
    printed += String(text);
    return true;
  };
  const out = jest.spyOn(process.stdout, 'write').mockImplementation(take);
  const err = jest.spyOn(process.stderr, 'write').mockImplementation(take);
  try {
    return await main(args);
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

const path = (name: string) => join(folder, name);
const json = () => JSON.parse(printed) as Record<string, unknown[]> & { scheme?: string };

test('demo：一整年，打印结果表，写明是样例、到哪里看', () => {
  for (const words of ['县（市、区）成绩', '成员单位成绩', '样例', '总表.xlsx'])
    expect(ofDemo).toContain(words);
});

test.each([
  [[]],
  [['不存在的命令']],
  [['new']],
  [['new', '--out']],
  [['issue', '--master', 'x.xlsx']],
  [['settle', '--master', 'x.xlsx', '--missing', '随便']],
  [['check']],
  [['settle', '--master', 'x.xlsx', '多余']],
  [['demo', '--out', 'x', '--seed', '一']],
])('用法不对，退出码 2，打印用法：%j', async (args) => {
  expect(await run(...args)).toBe(2);
  expect(printed).toContain('kaohe new');
});

test('new：已有总表时不覆盖；没有文件夹时说明', async () => {
  const before = readFileSync(path('总表.xlsx'));
  expect(await run('new', '--out', path('总表.xlsx'))).toBe(1);
  expect(printed).toContain('master-exists');
  expect(readFileSync(path('总表.xlsx')).equals(before)).toBe(true);
  expect(await run('new', '--out', path('没有的文件夹/总表.xlsx'))).toBe(1);
  expect(printed).toContain('文件夹');
});

test('new --scheme：同一年度的转入全部内容；另一方案的只取方案，并且说明', async () => {
  expect(await run('new', '--out', path('变更.xlsx'), '--scheme', path('总表.xlsx'))).toBe(0);
  expect(printed).toContain('转入：评分 544 个');
  const other = await typed(readFileSync(path('总表.xlsx')), '方案', { B4: 'zhengzhou-2020' });
  writeFileSync(path('改好的副本.xlsx'), other);
  expect(await run('new', '--out', path('明年.xlsx'), '--scheme', path('改好的副本.xlsx'))).toBe(0);
  expect(printed).toContain('只取了方案：方案标识由 zhengzhou-2019 改为 zhengzhou-2020');
  expect(await run('check', path('明年.xlsx'))).toBe(1);
  expect(printed).toContain('form-outstanding');
});

test('settle --json 的形状', async () => {
  expect(await run('settle', '--master', path('总表.xlsx'), '--json')).toBe(0);
  const { districts, members, findings } = json();
  expect(districts).toHaveLength(16);
  expect(members).toHaveLength(27);
  expect(districts?.[0]).toEqual({
    unit: '航空港区',
    leader: { sum: expect.any(Number) as number, converted: expect.any(Number) as number },
    office: { sum: expect.any(Number) as number, converted: expect.any(Number) as number },
    yearEnd: {
      items: expect.any(Array) as unknown[],
      rubric: expect.any(Number) as number,
      bonus: expect.any(Number) as number,
      score: expect.any(Number) as number,
      weighted: expect.any(Number) as number,
    },
    total: expect.any(Number) as number,
    grade: expect.any(String) as string,
    veto: expect.any(Boolean) as boolean,
    eligible: expect.any(Boolean) as boolean,
    rank: expect.any(Number) as number,
  });
  expect(Object.keys(members?.[0] as object)).toEqual([
    'unit',
    'items',
    'rubric',
    'bonus',
    'total',
    'grade',
    'veto',
    'eligible',
    'rank',
  ]);
  for (const finding of findings ?? [])
    expect(Object.keys(finding as object)).toEqual(
      expect.arrayContaining(['code', 'severity', 'file', 'sheet', 'cell', 'unit', 'rater', 'message']),
    );
});

test('settle --json：kinds 是通用的形状，各类对象、各计分部分，数与 0.1.0 的形状相同', async () => {
  expect(await run('settle', '--master', path('总表.xlsx'), '--json')).toBe(0);
  interface Part extends Record<string, unknown> {
    name: string;
    source: string;
  }
  interface Unit extends Record<string, unknown> {
    unit: string;
    parts: Part[];
  }
  const { kinds, districts, members } = JSON.parse(printed) as {
    kinds: { kind: string; units: Unit[] }[];
    districts: (Record<'leader' | 'office' | 'yearEnd', object> & { unit: string; rank: number })[];
    members: { unit: string; items: number[]; rubric: number; bonus: number; total: number }[];
  };
  expect(kinds.map(({ kind, units }) => [kind, units.length])).toEqual([
    ['县（市、区）', 16],
    ['成员单位', 27],
  ]);
  expect(kinds[0]?.units.map(({ unit, parts }) => [unit, parts])).toEqual(
    districts.map(({ unit, leader, office, yearEnd }) => [
      unit,
      [
        { name: '领导考核', source: '评价表', ...leader },
        { name: '平时考核', source: '评价表', ...office },
        { name: '年终考核', source: '考核细则', ...yearEnd },
      ],
    ]),
  );
  expect(Object.keys(kinds[0]?.units[0] ?? {})).toEqual([
    ...['unit', 'parts', 'total', 'grade', 'veto', 'eligible', 'rank'],
  ]);
  expect(kinds[1]?.units.map(({ unit, parts, total }) => [unit, total, parts])).toEqual(
    members.map(({ unit, items, rubric, bonus, total }) => [
      unit,
      total,
      [{ name: '考核细则', source: '考核细则', items, rubric, bonus, score: total, weighted: total }],
    ]),
  );
});

test('collect --json 的形状；有拒收的，退出码 1', async () => {
  expect(await run('collect', '--master', path('总表.xlsx'), '--in', path('收回'), '--json')).toBe(0);
  expect(json().files).toHaveLength(46);
  expect(json().files?.[0]).toEqual({
    file: expect.any(String) as string,
    kind: expect.any(String) as string,
    id: expect.any(String) as string,
    status: 'unchanged',
    code: '',
    message: expect.any(String) as string,
  });
  writeFileSync(path('收回/坏.xlsx'), '坏');
  expect(await run('collect', '--master', path('总表.xlsx'), '--in', path('收回'))).toBe(1);
  expect(printed).toContain('拒收');
  rmSync(path('收回/坏.xlsx'));
});

test('check：没有问题的表退出码 0，--json 给出 findings', async () => {
  expect(await run('check', path('评价表/附件3-领导01.xlsx'), path('总表.xlsx'), '--json')).toBe(0);
  expect(Array.isArray(json().findings)).toBe(true);
});

test('explain：追到文件、单元格和条款原文；不认识的单位说明', async () => {
  expect(await run('explain', '--master', path('总表.xlsx'), '--unit', '巩义市')).toBe(0);
  for (const words of ['总分', '领导01', '评价表/样例-领导01.xlsx', '依据：附件1 第'])
    expect(printed).toContain(words);
  expect(await run('explain', '--master', path('总表.xlsx'), '--unit', '某某市')).toBe(1);
});

test('rules --master：那份总表的条款，范例也一样', async () => {
  expect(await run('new', '--sample', '青岚县', '--out', path('青岚县.xlsx'))).toBe(0);
  expect(await run('rules', '--master', path('青岚县.xlsx'), '--json')).toBe(0);
  const { scheme, rubrics } = JSON.parse(printed) as {
    scheme: string;
    rubrics: { annex: string; items: { rows: { points: number | null; clauses: object[] }[] }[] }[];
  };
  expect(scheme).toBe('qinglan-2024');
  expect(rubrics.map(({ annex }) => annex)).toEqual(['附件 1', '附件 2', '附件 3', '附件 4', '附件 6']);
  const [first, second] = rubrics[0]?.items[0]?.rows ?? [];
  expect(first).toMatchObject({ points: 8, clauses: [{ earns: true, points: 5 }, { earns: true }] });
  expect(second?.clauses).toMatchObject([{ points: 2, unit: '次', limit: 6, earns: true }]);
});

test('rules --json 的形状', async () => {
  expect(await run('rules', '--json')).toBe(0);
  const { scheme, rubrics } = JSON.parse(printed) as {
    scheme: string;
    rubrics: {
      id: string;
      items: {
        no: number;
        title: string;
        points: number;
        rows: {
          no: number;
          standard: string;
          method: string;
          points: number | null;
          clauses: ({ id: string; text: string; kind: string } & Record<string, unknown>)[];
        }[];
      }[];
    }[];
  };
  expect(scheme).toBe('zhengzhou-2019');
  expect(
    rubrics.map(({ id, items }) => [id, items.length, items.reduce((sum, item) => sum + item.points, 0)]),
  ).toEqual([
    ['annex1', 13, 100],
    ['annex2', 11, 100],
  ]);
  expect(rubrics[0]?.items[0]?.rows[0]?.clauses[0]).toMatchObject({
    id: '附1-1-1',
    limit: null,
    to: null,
    per: null,
    required: null,
    group: null,
    kind: 'fixed',
    points: 2,
  });
  const rows = rubrics.flatMap(({ items }) => items.flatMap((item) => item.rows));
  const clauses = new Map(rows.flatMap((row) => row.clauses.map((clause) => [clause.id, clause])));
  // Whatever a text may have is a field of every clause; null where it has none.
  for (const clause of clauses.values())
    for (const key of ['points', 'to', 'per', 'limit', 'required', 'group'])
      expect(clause).toHaveProperty(key);
  expect(clauses.get('附1-20-1')).toMatchObject({ points: 0.5, per: '10%', group: null });
  expect(clauses.get('附1-8-2')).toMatchObject({ points: 0.5, per: '人次', group: 'a' });
  expect(clauses.get('附1-13-1')).toMatchObject({ per: '家', required: 2 });
  expect(clauses.get('附2-15-1')).toMatchObject({ per: '个百分点' });
  expect(rows.every(({ points }) => points === null)).toBe(true);
});
