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
      "import { readExcel } from '../excel/read';\nvoid readExcel;\n",
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

describe('仓库里', () => {
  const files = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? files(path) : [path];
    });

  test('package-lock.json 没有下载地址', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": "https?:/);
  });

  test('没有像真人手机号的数字', () => {
    for (const file of [...files('src'), ...files('docs'), ...files('test')])
      expect(readFileSync(file, 'utf8')).not.toMatch(/\b1[3-9]\d{9}\b/);
  });
});
