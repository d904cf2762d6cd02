import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defaultBaseUrl } from '../../deploy/excel/manifest.mjs';
import { browserBuild } from '../../deploy/pages/browser.mjs';
import { commandBuild } from '../../deploy/pages/command.mjs';
import { excelBuild } from '../../deploy/pages/excel.mjs';
import { scriptNames } from '../../deploy/wps/scripts/pack.mjs';
import { version } from '../../package.json';
import { tags } from '../../src/xlsx/zip/xml';
import { builtProduct } from '../support/product-build';
import { wpsPackage } from '../support/wps-package';

/** 清单（构建出来的、根目录里的）、publish.xml、脚本、网页和说明里写到的每个文件，构建出来都有。 */

let wps = '';
let excel = '';
beforeAll(async () => {
  wps = (await wpsPackage()).folder;
  excel = await builtProduct('excel-development', excelBuild('development'));
}, 300_000);

const root = join(__dirname, '../..');
const docs = (name: string): string => readFileSync(join(root, 'docs', name), 'utf8');
/** Where a path below `dist/` is; the two builds lie in different folders here. */
const inDist = (path: string): string =>
  /^excel(?:\/|$)/.test(path) ? join(excel, path.slice('excel/'.length)) : join(wps, path);
const read = (path: string): string => readFileSync(inDist(path), 'utf8');
const offline = `wps-offline/kaohe_${version}`;

const missing = (paths: readonly string[]): string[] => {
  expect(paths.length).toBeGreaterThan(0);
  return paths.filter((path) => !existsSync(inDist(path)));
};

/** What a page names, in the folder that it lies in. */
const namedIn = (page: string): string[] =>
  [...read(page).matchAll(/\b(?:src|href)="?([^"\s>]+)/g)]
    .map(([, path = '']) => path)
    .filter((path) => !/^(?:[a-z]+:|#|\.\.\/browser\/$)/.test(path))
    .map((path) => join(page, '..', path));

test('publish.xml 登记的文件夹在离线包里，里面有 WPS 要的文件', () => {
  const [entry] = tags(read('wps-offline/publish.xml'), 'jsplugin');
  expect(entry?.attributes).toMatchObject({
    url: `kaohe_${version}`,
    version,
    install: 'null',
    customDomain: '',
  });
  const folder = `wps-offline/${entry?.attributes.url ?? ''}`;
  const files = ['ribbon.xml', 'index.html', 'main.js', 'manifest.xml', 'package.json', 'pane.html'];
  expect(missing(files.map((name) => `${folder}/${name}`))).toEqual([]);
});

test('jsplugins.xml 的地址指着 wps/，那里有 ribbon.xml', () => {
  const [entry] = tags(read('wps/jsplugins.xml'), 'jspluginonline');
  const path = (entry?.attributes.url ?? '').replace('http://10.1.2.3/kaohe/', '');
  expect([path, missing([`${path}ribbon.xml`])]).toEqual(['wps/', []]);
});

test.each(['wps', 'offline'])('网页、隐藏页写到的脚本、样式和图标都有：%s', (which) => {
  const folder = which === 'wps' ? 'wps' : offline;
  const images = [...read(`${folder}/main.js`).matchAll(/'(images\/[^']+)'/g)].map(
    ([, path = '']) => `${folder}/${path}`,
  );
  const pages = ['index.html', 'pane.html', ...(which === 'wps' ? ['install.html'] : [])];
  expect(
    missing([...images, ...pages.flatMap((page) => namedIn(`${folder}/${page}`)), `${folder}/pane.html`]),
  ).toEqual([]);
});

test('安装页发的脚本在它旁边，离线包里也有；脚本查的文件离线包里都有，版本相同', () => {
  for (const name of Object.values(scriptNames)) {
    expect(read('wps/install.js')).toContain(`'${name}'`);
    expect(missing([`wps/${name}`, `wps-offline/${name}`])).toEqual([]);
    expect(read(`wps-offline/${name}`)).toContain(
      `VERSION='${version}'`.replace("='", name.endsWith('.bat') ? " = '" : "='"),
    );
  }
  const [, checked = ''] = /^FILES='([^']*)'/m.exec(read(`wps-offline/${scriptNames.linux}`)) ?? [];
  const files = checked.split('\n');
  expect(missing(files.map((name) => `${offline}/${name}`))).toEqual([]);
  const [, also = ''] = /FILES = \[([^\]]*)\]/.exec(read(`wps-offline/${scriptNames.windows}`)) ?? [];
  expect([...also.matchAll(/'([^']+)'/g)].map(([, name]) => name)).toEqual(files);
});

test.each([
  ['构建出来的', () => read('excel/manifest.xml')],
  ['根目录里开发用的', () => readFileSync(join(root, 'manifest.xml'), 'utf8')],
])('Excel 的清单写到的每个网址，构建出来都有文件：%s', (_, manifest) => {
  const urls = [...manifest().matchAll(/"(https:[^"]+)"/g)]
    .map(([, url = '']) => url)
    .filter((url) => url.startsWith(defaultBaseUrl) && url !== defaultBaseUrl)
    .map((url) => `excel/${url.slice(defaultBaseUrl.length).replace(/[?#].*$/, '')}`);
  expect(missing(urls)).toEqual([]);
});

test('证明的脚本取的文件，构建出来都有', () => {
  const folder = join(root, 'deploy/wps/proof');
  const scripts = readdirSync(folder).filter((name) => /\.m?js$/.test(name));
  const named = scripts.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/'\/?((?:wps|wps-offline)\/[\w./-]+)'/g)].map(
      ([, path = '']) => path,
    ),
  );
  expect(named).toEqual(
    expect.arrayContaining(['wps/ribbon.xml', 'wps/pane.html', 'wps-offline/kaohe-wps.sh']),
  );
  // What is sent there is no file.
  expect(missing(named.filter((path) => path !== 'wps/report'))).toEqual([]);
});

test('各处说明写成 dist/… 的，构建出来都有', () => {
  const below = (folder: string): string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name));
  const pages = ['README.md', ...below('docs'), ...below('deploy')];
  const named = pages.flatMap((page) =>
    [...readFileSync(join(root, page), 'utf8').matchAll(/\bdist\/([\w./-]+)/g)].map(([, path = '']) => path),
  );
  // These are made by builds of their own, or by `npm run release` (release.long.ts).
  const folderOf = ({ output }: { output?: { path?: string } }) => basename(String(output?.path));
  const others = [folderOf(browserBuild('production')), folderOf(commandBuild('production')), 'release'];
  const ours = named.filter((path) => !others.includes(path.split('/')[0] ?? ''));
  expect(ours).toEqual(expect.arrayContaining(['excel/', 'wps-offline/kaohe-wps.sh']));
  expect(missing(ours)).toEqual([]);
});

test('浏览器版在说明写的地方：browser/', () => {
  expect(basename(String(browserBuild('production').output?.path))).toBe('browser');
  for (const name of ['部署-WPS.md', '部署-Excel.md']) expect(docs(name)).toContain('browser/');
});

describe('部署说明写到的文件', () => {
  const endings = String.raw`\.(?:xml|html|json|js|bat|sh|txt|css|png)\b`;

  /** The files of a drawn tree of folders: those told beside a folder lie in it, those on a line of their own above. */
  function drawn(text: string): string[] {
    const [, tree = ''] = /```\nkaohe\/\n([^]*?)```/.exec(text) ?? [];
    const open: { indent: number; path: string }[] = [];
    return tree.split('\n').flatMap((line) => {
      const indent = line.search(/\S/);
      const [, folder] = /^\s*([\w-]+\/)/.exec(line) ?? [];
      while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= indent) open.pop();
      const above = open.at(-1)?.path ?? '';
      if (folder !== undefined) open.push({ indent, path: above + folder });
      const names = [...line.matchAll(new RegExp(`[a-z-]+${endings}`, 'g'))].map(([name]) => name);
      return names.map((name) => `${folder === undefined ? above : above + folder}${name}`);
    });
  }

  test('WPS：文件夹图里的、写成 wps/…、wps-offline/… 的', () => {
    const text = docs('部署-WPS.md');
    const spelt = [...text.matchAll(new RegExp(`\\b(?:wps|wps-offline)/[a-z-]+${endings}`, 'g'))].map(
      ([path]) => path,
    );
    expect(drawn(text)).toEqual(expect.arrayContaining(['wps/install.html', 'wps/kaohe-wps.bat']));
    expect(missing([...drawn(text), ...spelt, 'wps-offline/publish.xml'])).toEqual([]);
  });

  test('WPS：nginx 那一段不让缓存的外壳', () => {
    const [, rule = ''] = /location ~ (\^\S+) \{/.exec(docs('部署-WPS.md')) ?? [];
    const names = [
      'ribbon.xml',
      'manifest.xml',
      'package.json',
      'main.js',
      'install.js',
      'install.html',
      'pane.html',
      'jsplugins.xml',
      ...Object.values(scriptNames),
    ];
    expect(names.filter((name) => !new RegExp(rule).test(`/kaohe/wps/${name}`))).toEqual([]);
    expect(missing(names.map((name) => `wps/${name}`))).toEqual([]);
  });

  test('Excel：文件夹图里的、写成 excel/… 的', () => {
    const text = docs('部署-Excel.md');
    const spelt = [...text.matchAll(new RegExp(`\\bexcel/(?:assets/)?[\\w-]+${endings}`, 'g'))].map(
      ([path]) => path,
    );
    expect(drawn(text)).toEqual(expect.arrayContaining(['excel/manifest.xml', 'excel/office-js/office.js']));
    expect(missing([...drawn(text), ...spelt])).toEqual([]);
  });
});
