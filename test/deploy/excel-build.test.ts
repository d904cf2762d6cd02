import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { excelSecurityPolicy } from '../../deploy/pages/content-security-policy.mjs';
import { excelBuild, officeJsFiles, officeJsSources } from '../../deploy/pages/excel.mjs';
import { buildProduct } from '../support/product-build';
import { beyondEs5 } from './es5';

/** What the build makes of the pages around their scripts: office.js from where it was asked for, under a policy. */

const office = 'node_modules/@microsoft/office-js/dist';

const builds = new Map<string, Promise<Map<string, Buffer>>>();

/** The build with scripts that are nothing, once for each source: what stands around them is looked at. */
function built(officeJs?: string): Promise<Map<string, Buffer>> {
  const made = builds.get(officeJs ?? '') ?? build(officeJs);
  builds.set(officeJs ?? '', made);
  return made;
}

async function build(officeJs?: string): Promise<Map<string, Buffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'kaohe-excel-'));
  const configuration = excelBuild('production', officeJs === undefined ? {} : { officeJs });
  const nothing = 'data:text/javascript,document';
  await buildProduct(
    { ...configuration, entry: { pane: nothing, commands: nothing, dialog: nothing } },
    folder,
  );
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const made = new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path)];
    }),
  );
  rmSync(folder, { recursive: true });
  return made;
}

const pages = ['pane.html', 'commands.html', 'dialog.html', 'too-old.html'];

test('不另说的，office.js 与页面放在一起：要用的文件一个不少，一字不改，名字照旧', async () => {
  const made = await built();
  for (const file of officeJsFiles)
    expect(made.get(`office-js/${file}`)?.equals(readFileSync(`${office}/${file}`))).toBe(true);
  for (const page of pages)
    expect(made.get(page)?.toString()).toMatch(/<script src="?office-js\/office\.js"?>/);
});

test.each(['cdn', '21vianet'] as const)('--env officeJs=%s：页面从那里取，自己不带', async (source) => {
  const made = await built(source);
  expect([...made.keys()].filter((file) => file.startsWith('office-js/'))).toEqual([]);
  for (const page of pages) expect(made.get(page)?.toString()).toContain(officeJsSources[source]);
});

test('不认识的来源，构建停下并说出有哪几个', () => {
  expect(() => excelBuild('production', { officeJs: 'unpkg' })).toThrow('self、cdn、21vianet');
});

test.each(Object.entries(officeJsSources))(
  '来源 %s：策略写在第一段脚本前面，只放行用到的地方',
  async (source, address) => {
    const made = await built(source);
    for (const page of pages) {
      const text = made.get(page)?.toString() ?? '';
      const policy = excelSecurityPolicy(address);
      expect(text).toContain(policy);
      expect(text.indexOf(policy)).toBeLessThan(text.indexOf('<script'));
    }
  },
);

test('说明缺什么的脚本老内核也能运行，构建不动它', async () => {
  for (const name of ['web-view.js', 'too-old.js']) {
    const shell = readFileSync(`deploy/excel/shell/${name}`);
    expect([name, beyondEs5(shell.toString())]).toEqual([name, []]);
    expect((await built()).get(name)?.equals(shell)).toBe(true);
  }
  // Besides them the page for old versions has office.js alone.
  const page = (await built()).get('too-old.html')?.toString() ?? '';
  expect([...page.matchAll(/<script src="?([^">]*)"?>/g)].map(([, script]) => script)).toEqual([
    'office-js/office.js',
    'web-view.js',
    'too-old.js',
  ]);
});
