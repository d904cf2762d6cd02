import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** 房子的样子：引用只朝一个方向，核心不接触文件和宿主。 */

describe('层次由 lint 守住', () => {
  const cases = [
    ['src/scoring/x.ts', "import { main } from '../cli/main';\nvoid main;\n", 'boundaries/dependencies'],
    [
      'src/sheets/x.ts',
      "import { settle } from '../scoring/settle';\nvoid settle;\n",
      'boundaries/dependencies',
    ],
    [
      'src/workflow/x.ts',
      "import { fileMaster } from '../hosts/folder';\nvoid fileMaster;\n",
      'boundaries/dependencies',
    ],
    [
      'src/hosts/excel/x.ts',
      "import { settle } from '../../scoring/settle';\nvoid settle;\n",
      'boundaries/dependencies',
    ],
    // 宿主之间互不引用；共用的在 cells、hosts/office、hosts/web。
    [
      'src/hosts/excel/x.ts',
      "import { wpsWorkbook } from '../wps/workbook';\nvoid wpsWorkbook;\n",
      'boundaries/dependencies',
    ],
    [
      'src/hosts/wps/x.ts',
      "import { readExcel } from '../excel/read/read';\nvoid readExcel;\n",
      'boundaries/dependencies',
    ],
    [
      'src/hosts/browser/x.ts',
      "import { fileMaster } from '../folder';\nvoid fileMaster;\n",
      'boundaries/dependencies',
    ],
    // xlsx 只有顶层的几个文件给别人用。
    [
      'src/hosts/excel/x.ts',
      "import { directory } from '../../xlsx/zip/container';\nvoid directory;\n",
      'boundaries/dependencies',
    ],
    ['src/hosts/excel/x.ts', "import { readWorkbook } from '../../xlsx/read';\nvoid readWorkbook;\n", ''],
    [
      'src/xlsx/x.ts',
      "import { fileMaster } from '../hosts/folder';\nvoid fileMaster;\n",
      'boundaries/dependencies',
    ],
    [
      'src/cells/x.ts',
      "import { readWorkbook } from '../xlsx/read';\nvoid readWorkbook;\n",
      'boundaries/dependencies',
    ],
    [
      'src/cells/x.ts',
      "import { isDateFormat } from 'hucre';\nvoid isDateFormat;\n",
      'no-restricted-imports',
    ],
    ['src/checks/x.ts', "import { serialOf } from '../cells/dates';\nvoid serialOf;\n", ''],
    [
      'src/forms/x.ts',
      "import { readFileSync } from 'node:fs';\nvoid readFileSync;\n",
      'no-restricted-imports',
    ],
    ['src/workflow/x.ts', "import { settle } from '../scoring/settle';\nvoid settle;\n", ''],
  ] as const;
  let found: string[][];

  beforeAll(() => {
    const input = JSON.stringify(cases.map(([file, text]) => [file, text]));
    const run = spawnSync(process.execPath, ['test/support/lint-text.mjs'], { input, encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    found = JSON.parse(run.stdout) as string[][];
  });

  test.each(cases.map(([file, text, rule], index) => [file, text.split("'")[1] ?? '', rule, index] as const))(
    '%s 引用 %s：%s',
    (_, _imported, rule, index) => {
      expect(found[index]).toEqual(rule === '' ? [] : [rule]);
    },
  );
});

interface Package {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides?: Record<string, unknown>;
}

interface Lock {
  lockfileVersion: number;
  packages: Record<string, { resolved?: string; link?: boolean }>;
}

const exactVersion = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/** What npm 9.2 (Debian 13's) reads as a broken lock, or what is not the same on every machine. */
function unreadable(own: Package, lock: Lock): string[] {
  const wanted = Object.entries({ ...own.dependencies, ...own.devDependencies });
  return [
    // npm 9.2 compares an override with the range it replaces, and throws at what is no range: aliases, $names, folders.
    ...Object.entries(own.overrides ?? {})
      .filter(([, value]) => typeof value !== 'string' || !exactVersion.test(value))
      .map(([name, value]) => `overrides ${name}: ${JSON.stringify(value)}`),
    ...wanted
      .filter(
        ([, value]) => !exactVersion.test(value.replace(/^npm:(@[\w-]+\/)?[\w-]+@|^file:.*/, '') || '0.0.0'),
      )
      .map(([name, value]) => `${name}: ${value}`),
    ...(lock.lockfileVersion === 3 ? [] : [`lockfileVersion ${lock.lockfileVersion}`]),
    ...Object.entries(lock.packages)
      .filter(([, { resolved = '', link = false }]) => resolved !== '' && !link)
      .map(([path]) => `resolved ${path}`),
  ];
}

describe('npm 9.2、10、11 都装得上', () => {
  const own = JSON.parse(readFileSync('package.json', 'utf8')) as Package;
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

  test('版本都写死；overrides 里只有版本号；锁文件里没有下载地址', () => {
    expect(unreadable(own, lock)).toEqual([]);
  });

  test.each<[string, Partial<Package>]>([
    ['别名', { overrides: { 'puppeteer-core': 'npm:playwright-core@1.65.1' } }],
    ['$ 引用', { overrides: { 'puppeteer-core': '$puppeteer-core' } }],
    ['文件夹', { overrides: { 'puppeteer-core': 'file:test/support/no-puppeteer' } }],
    ['套着的', { overrides: { jest: { glob: '1.0.0' } } }],
    ['范围', { overrides: { glob: '^1.0.0' } }],
    ['依赖写成范围', { dependencies: { react: '^18.3.1' } }],
    ['依赖写成标签', { devDependencies: { react: 'latest' } }],
    ['别名没有版本', { devDependencies: { react: 'npm:preact' } }],
    ['压缩包的地址', { dependencies: { react: 'https://example.com/react.tgz' } }],
  ])('%s：认得出来', (_, change) => {
    expect(unreadable({ ...own, ...change }, lock)).toHaveLength(1);
  });

  test('锁文件里的下载地址：认得出来', () => {
    const resolved = 'https://example.com/react.tgz';
    const changed = { ...lock, packages: { ...lock.packages, 'node_modules/react': { resolved } } };
    expect(unreadable(own, changed)).toEqual(['resolved node_modules/react']);
  });
});

describe('仓库里', () => {
  const files = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? files(path) : [path];
    });

  test('没有像真人手机号的数字', () => {
    for (const file of [...files('src'), ...files('docs'), ...files('test')])
      expect(readFileSync(file, 'utf8')).not.toMatch(/\b1[3-9]\d{9}\b/);
  });
});
