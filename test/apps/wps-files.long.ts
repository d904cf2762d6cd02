import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wpsBuild } from '../../deploy/pages/wps.mjs';
import { version as packageVersion } from '../../package.json';
import { beyondEs2017 } from '../support/old-language';
import { offlineFolder, offlineName, shipped } from './wps-pane';

/** The files of the add-in as it is shipped; its pane is in wps.long.ts. */

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

describe('加载项的文件', () => {
  const read = (path: string) => readFileSync(join(shipped().folder, path), 'utf8');
  const scripts = ['kaohe-wps.bat', 'kaohe-wps.sh'];
  const forServers = ['install.css', 'install.html', 'install.js', 'jsplugins.xml', ...scripts];

  test('外壳原样在内，面板在它旁边；占位都填好了', () => {
    const shell = join(__dirname, '../../deploy/wps/shell');
    for (const path of filesBelow(shell).filter((name) => name !== 'package.json'))
      expect([path, read(`wps/${path}`)]).toEqual([path, readFileSync(join(shell, path), 'utf8')]);
    expect(JSON.parse(read('wps/package.json'))).toMatchObject({ name: 'kaohe', version: packageVersion });
    expect(read('wps/jsplugins.xml')).toContain('url="http://10.1.2.3/kaohe/wps/"');
    const all = filesBelow(join(shipped().folder, 'wps'));
    expect(all).toEqual(expect.arrayContaining(['pane.html', 'manual.html', ...forServers]));
    // A library may have doubled braces of its own.
    expect(all.filter((path) => /\{\{\w+\}\}/.test(read(`wps/${path}`)))).toEqual([]);
  });

  test('离线包：同样的文件，少了安装页；清单里的版本与文件夹名一致', () => {
    const online = filesBelow(join(shipped().folder, 'wps'));
    expect(filesBelow(offlineFolder())).toEqual(online.filter((path) => !forServers.includes(path)));
    expect(filesBelow(join(shipped().folder, 'wps-offline')).filter((path) => !path.includes('/'))).toEqual([
      ...scripts,
      'publish.xml',
    ]);
    expect(read('wps-offline/publish.xml')).toContain(`url="${offlineName}" version="${packageVersion}"`);
  });

  test('地址不以 / 结尾的，不构建', () => {
    expect(() => wpsBuild('production', { wpsBaseUrl: 'http://10.1.2.3/kaohe' })).toThrow('以 / 结尾');
  });

  test('只有经典脚本，语法不新于 ES2017', () => {
    const newer = ['a?.b', 'a ?? b', '({ ...a })', 'try {} catch {}', 'class A { b = 1 }', 'a ||= 1'];
    expect(newer.filter((code) => beyondEs2017(code) === null)).toEqual([]);
    const all = filesBelow(join(shipped().folder, 'wps')).filter((path) => path.endsWith('.js'));
    expect(all.length).toBeGreaterThan(5);
    for (const path of all) expect([path, beyondEs2017(read(`wps/${path}`))]).toEqual([path, null]);
    expect(read('wps/pane.html')).not.toMatch(/type=["']?module/);
  });

  test('没有 office.js，不引外面的东西', () => {
    const html = read('wps/pane.html');
    expect(html).not.toMatch(/(?:src|href)=["']?(?:https?:)?\/\//);
    const texts = filesBelow(join(shipped().folder, 'wps')).filter((path) => /\.(js|html|css)$/.test(path));
    expect(
      texts.filter((path) => /office\.js|Office\.onReady|OfficeExtension/.test(read(`wps/${path}`))),
    ).toEqual([]);
  });
});
