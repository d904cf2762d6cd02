import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run';

/** 退出码 2：命令写得不对。什么也不做，用中文说出哪里不对，并给出用法。 */

describe('用法不对', () => {
  test.each<[string, string[], string]>([
    ['没有这个命令', ['jiesuan'], '没有命令“jiesuan”'],
    ['new 缺 --out', ['new'], '缺少 --out'],
    ['issue 缺 --master', ['issue', '--out', 'x'], '缺少 --master'],
    ['issue 缺 --out', ['issue', '--master', 'x.xlsx'], '缺少 --out'],
    ['collect 缺 --in', ['collect', '--master', 'x.xlsx'], '缺少 --in'],
    ['collect 缺 --master', ['collect', '--in', 'x'], '缺少 --master'],
    ['settle 缺 --master', ['settle'], '缺少 --master'],
    [
      'settle 的 --missing 只有两种',
      ['settle', '--master', 'x.xlsx', '--missing', 'half'],
      '--missing 只能是',
    ],
    ['explain 缺 --unit', ['explain', '--master', 'x.xlsx'], '缺少 --unit'],
    ['check 没有文件', ['check'], '缺少参数'],
    ['rules 多了参数', ['rules', 'annex1'], '多余的参数：annex1'],
    ['demo 缺 --out', ['demo'], '缺少 --out'],
    ['demo 的种子不是整数', ['demo', '--out', 'x', '--seed', '一'], '--seed 要填整数'],
    ['没有这个选项', ['rules', '--yaml'], '参数不对'],
  ])('%s：退出码 2，stdout 什么也没有', async (_, args, message) => {
    const { code, out, err } = await run(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
    expect(err).toContain('kaohe settle --master');
  });

  test('什么也不写：给出用法，退出码 2；help：给出用法，退出码 0', async () => {
    for (const [args, expected] of [
      [[], 2],
      [['help'], 0],
      [['--help'], 0],
    ] as const) {
      const { code, out } = await run(...args);
      expect(code).toBe(expected);
      for (const name of ['new', 'issue', 'check', 'collect', 'settle', 'explain', 'rules', 'demo'])
        expect(out).toContain(`kaohe ${name}`);
    }
  });
});

describe('文件找不到', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaohe-cli-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const absent = () => join(folder, '没有.xlsx');

  test.each<[string, () => string[]]>([
    ['new --scheme', () => ['new', '--out', join(folder, '新.xlsx'), '--scheme', absent()]],
    ['issue', () => ['issue', '--master', absent(), '--out', folder]],
    ['collect', () => ['collect', '--master', absent(), '--in', folder]],
    ['settle', () => ['settle', '--master', absent()]],
    ['explain', () => ['explain', '--master', absent(), '--unit', '巩义市']],
  ])('%s：退出码 1，说出是哪个文件、怎么办', async (_, args) => {
    const { code, out, err } = await run(...args());
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(/错误 \[file-missing\] .*没有\.xlsx/);
  });

  test('check 把找不到的文件当作一条错误', async () => {
    const { code, out } = await run('check', absent());
    expect(code).toBe(1);
    expect(out).toContain('[file-missing]');
  });
});

describe('起动', () => {
  /** Sources and packages that are there after `kaohe help`, started anew. */
  async function loaded(...args: string[]): Promise<string[]> {
    const said = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    let files: string[] = [];
    await jest.isolateModulesAsync(async () => {
      const { main } = await import('../../src/cli/main');
      await main(args);
      files = Object.keys(require.cache);
    });
    said.mockRestore();
    return files.map((file) => file.replace(/^.*\/(?:src|node_modules)\//, ''));
  }

  test.each(['help', '--version'])(
    '%s 只载入命令行自己的几个文件，不载入方案、核算和各种库',
    async (name) => {
      const files = await loaded(name);
      expect(files).toContain('cli/main.ts');
      expect(files.filter((file) => !/^cli\/|^base\/thrown|package\.json$/.test(file))).toEqual([]);
      expect(files.filter((file) => file.startsWith('cli/commands/'))).toEqual([]);
    },
  );

  test('条款只载入它要的：有方案，没有 Word 的库', async () => {
    const files = await loaded('rules', '--json');
    expect(files).toContain('schemes/load.ts');
    expect(files.filter((file) => /^docx|^word/.test(file))).toEqual([]);
  });
});
