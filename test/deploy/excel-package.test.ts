import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import webpack, { type Compiler } from 'webpack';
import { commandsOf } from '../../deploy/excel/check.mjs';
import { excelPackage } from '../../deploy/excel/package.mjs';
import { associatedIn, baseUrl, iconFiles, manifest } from './excel-package';

/** What a build puts beside the Excel pages. */

/** Stands for the pages, which another part of the build makes. */
const pages = (names: string[]) => ({
  apply(compiler: Compiler) {
    const { RawSource } = compiler.webpack.sources;
    compiler.hooks.thisCompilation.tap('pages', (compilation) => {
      compilation.hooks.processAssets.tap({ name: 'pages', stage: 700 }, () => {
        for (const name of names) compilation.emitAsset(name, new RawSource('x'));
      });
    });
  },
});

async function build(names: string[]) {
  const path = mkdtempSync(join(tmpdir(), 'kaohe-excel-'));
  const compiler = webpack({
    mode: 'production',
    entry: 'data:text/javascript,',
    output: { path },
    plugins: [pages(names), excelPackage({ baseUrl, version: '0.2.1' })],
  });
  const faults = await new Promise<string[]>((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error) reject(error);
      else resolve((stats?.compilation.errors ?? []).map(({ message }) => message));
    });
  });
  const made = new Map(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(path.length + 1), readFileSync(file)]),
  );
  rmSync(path, { recursive: true });
  return { faults, made };
}

describe('Excel 加载项的构建', () => {
  test('清单和图标放在页面旁边', async () => {
    const { faults, made } = await build(['pane.html', 'too-old.html', 'commands.html', 'manual.html']);
    expect(faults).toEqual([]);
    expect(made.get('manifest.xml')?.toString()).toBe(await manifest());
    for (const [name, bytes] of iconFiles()) expect(made.get(`assets/${name}`)).toEqual(Buffer.from(bytes));
  });

  test('清单指的页面没有造出来时，构建不成', async () => {
    const { faults } = await build(['pane.html', 'too-old.html', 'manual.html']);
    expect(faults).toEqual([`manifest.xml：没有 ${baseUrl}commands.html 这个文件。`]);
  });

  test('地址不能用时，一开始就停下', () => {
    expect(() => excelPackage({ baseUrl: 'http://10.1.2.3/', version: '0.2.1' })).toThrow(/不是 https/);
  });
});

describe('图标', () => {
  test('七种图，各有 16、32、80，产品的另有 64；没有两个是一样的', () => {
    const files = iconFiles();
    const sizes = new Map<string, string[]>();
    for (const name of files.keys()) {
      const [, drawing = '', size = ''] = /^icon-(\w+)-(\d+)\.png$/.exec(name) ?? [];
      sizes.set(drawing, [...(sizes.get(drawing) ?? []), size]);
    }
    const three = ['16', '32', '80'];
    expect(Object.fromEntries(sizes)).toEqual({
      app: ['16', '32', '64', '80'],
      ...Object.fromEntries(
        ['pane', 'create', 'collect', 'check', 'settle', 'print'].map((name) => [name, three]),
      ),
    });
    const contents = [...files.values()].map((bytes) => Buffer.from(bytes).toString('base64'));
    expect(new Set(contents).size).toBe(contents.length);
  });
});

describe('功能区与函数页之间', () => {
  test('不开面板就运行的函数，函数页里都登记了，也没有多登记', async () => {
    const registered = associatedIn(join(__dirname, '../../src/apps/excel'));
    expect(registered.sort()).toEqual((await commandsOf(await manifest())).sort());
  });
});
