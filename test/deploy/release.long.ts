import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { commandBuild, commandName } from '../../deploy/pages/command.mjs';
import { excelBuild } from '../../deploy/pages/excel.mjs';
import { pack } from '../../deploy/release/pack.mjs';
import { version } from '../../package.json';
import { browserProduct } from '../support/browser-product';
import { builtProduct } from '../support/product-build';
import { wpsPackage } from '../support/wps-package';

/** npm run release：交给用的人的文件，各自完整，许可、清单、校验值都对得上。 */

const folder = mkdtempSync(join(tmpdir(), 'kaohe-release-'));
const into = join(folder, 'release');
let lines: string[] = [];
beforeAll(async () => {
  const browser = await browserProduct();
  const wps = (await wpsPackage()).folder;
  lines = pack(
    {
      browser: browser.folder,
      single: browser.file,
      excel: await builtProduct('excel-production', excelBuild('production')),
      wps: join(wps, 'wps'),
      wpsOffline: join(wps, 'wps-offline'),
      command: await builtProduct('command', commandBuild('production')),
    },
    into,
    version,
  );
}, 900_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const made = (name: string) => readFileSync(join(into, name));
const opened = (name: string) => unzipSync(new Uint8Array(made(name)));

const archives = {
  [`考核助手-单文件-${version}.zip`]: ['考核助手.html', 'licences.txt'],
  [`考核助手-网页-${version}.zip`]: ['browser/index.html', 'browser/manual.html', 'browser/licences.txt'],
  [`考核助手-Excel-${version}.zip`]: [
    'excel/manifest.xml',
    'excel/pane.html',
    'excel/licences.txt',
    'browser/index.html',
  ],
  [`考核助手-WPS在线-${version}.zip`]: ['wps/install.html', 'wps/licences.txt', 'browser/index.html'],
  [`考核助手-WPS离线-${version}.zip`]: [
    'wps-offline/publish.xml',
    `wps-offline/kaohe_${version}/pane.html`,
    `wps-offline/kaohe_${version}/licences.txt`,
  ],
  [`考核助手-命令行-${version}.zip`]: [commandName, 'licences.txt', 'sbom.cdx.json'],
};

test('该有的都有，各带许可声明', () => {
  expect(readdirSync(into).sort()).toEqual(
    [
      ...Object.keys(archives),
      '考核助手.html',
      commandName,
      'licences.txt',
      'sbom.cdx.json',
      'SHA256SUMS',
      '版本.txt',
    ].sort(),
  );
  for (const [name, inside] of Object.entries(archives))
    expect([name, Object.keys(opened(name))]).toEqual([name, expect.arrayContaining(inside)]);
});

test('SHA256SUMS 记着每个文件，都对得上', () => {
  const sums = made('SHA256SUMS').toString().trim().split('\n');
  expect(sums).toHaveLength(readdirSync(into).length - 1);
  for (const line of sums) {
    const [sum = '', name = ''] = line.split('  ');
    expect([name, sum]).toEqual([name, createHash('sha256').update(made(name)).digest('hex')]);
  }
});

interface Bom {
  bomFormat: string;
  components: { group?: string; name: string; version: string; purl: string; licenses: object[] }[];
}

test('清单里的每一项都有许可，许可声明里都有它的名字和版本；做产品用到的主要几项都在', () => {
  const bom = JSON.parse(made('sbom.cdx.json').toString()) as Bom;
  expect(bom.bomFormat).toBe('CycloneDX');
  const licences = made('licences.txt').toString();
  const names = bom.components.map(({ group, name }) => (group ? `${group}/${name}` : name));
  expect(names).toEqual(
    expect.arrayContaining([
      'react',
      'react-dom',
      '@univerjs/core',
      'hucre',
      '@microsoft/office-js',
      'fflate',
    ]),
  );
  expect(names.filter((name) => /^(?:jest|playwright|eslint|typescript)/.test(name))).toEqual([]);
  for (const { group, name, version: own, licenses, purl } of bom.components) {
    expect([name, licenses.length]).toEqual([name, 1]);
    expect(purl).toMatch(/^pkg:npm\/\S+@\S+$/);
    expect(licences).toContain(`${group ? `${group}/` : ''}${name} ${own}\u3000`);
  }
  expect(licences).not.toContain('unknown');
});

test('每个文件多大、压缩后多大，都说了，没有超过上限', () => {
  expect(lines.join('\n')).toMatch(/面板先载入的脚本（表格以前）：压缩后 \d+ KB，上限 200 KB/);
  expect(lines.filter((line) => line.includes('上限'))).toHaveLength(3);
});

describe('命令行', () => {
  /** Alone in a folder, as somebody takes it: no packages beside it. */
  const alone = mkdtempSync(join(tmpdir(), '命令 行-'));
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(alone, commandName), ...args], { cwd: alone, encoding: 'utf8' });
  beforeAll(() => {
    copyFileSync(join(into, commandName), join(alone, commandName));
  });
  afterAll(() => {
    rmSync(alone, { recursive: true, force: true });
  });

  test('只要有 Node：说得出版本和用法，用错了退出码是 2', () => {
    expect(run('--version')).toMatchObject({ status: 0, stdout: `${version}\n` });
    expect(run('help').stdout).toContain('kaohe settle --master');
    expect(run('nonsense')).toMatchObject({ status: 2 });
    expect(run('constructor')).toMatchObject({ status: 2 });
  });

  test('建总表、发表、查条款，与源码做的一样', () => {
    expect(run('new', '--out', '总表.xlsx')).toMatchObject({ status: 0 });
    expect(run('issue', '--master', '总表.xlsx', '--out', '发出')).toMatchObject({ status: 0 });
    expect(readdirSync(join(alone, '发出/评价表'))).toHaveLength(34);
    const rules = (program: string) =>
      execFileSync(process.execPath, [program, 'rules', '--json'], { encoding: 'utf8' });
    expect(rules(join(alone, commandName))).toBe(rules('bin/kaohe.js'));
  });

  test('先读到结尾就走的，不出错', () => {
    const piped = spawnSync('bash', ['-c', `node '${commandName}' rules | head -1`], {
      cwd: alone,
      encoding: 'utf8',
    });
    expect(piped).toMatchObject({ status: 0, stderr: '' });
  });
});
