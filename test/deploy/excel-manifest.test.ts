import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commandsOf, manifestFaults } from '../../deploy/excel/check.mjs';
import { defaultBaseUrl, manifestFor } from '../../deploy/excel/manifest.mjs';
import { version as packageVersion } from '../../package.json';
import { inside, tags } from '../../src/xlsx/zip/xml';
import { steps } from '../../src/views/overview';
import { baseUrl, besides, manifest } from './excel-package';

/** The manifest as Excel reads it. That the check catches what is wrong is in excel-manifest-check.test.ts. */

const root = join(__dirname, '../../manifest.xml');
const text = readFileSync(root, 'utf8');
const values = (name: string, attribute: string) =>
  [...tags(text, name)].map(({ attributes }) => attributes[attribute]);

describe('根目录的 manifest.xml', () => {
  test('微软的工具读得懂：Excel 的任务窗格加载项，中文，可读写，本机的地址，产品的版本', async () => {
    const { stdout } = await promisify(execFile)('npx', ['office-addin-manifest', 'info', root]);
    for (const line of [
      'Id: ea579880-2c77-49be-97cf-38d2f82fb1d5',
      'Name: 考核助手',
      'Type: TaskPaneApp',
      `Version: 1.${packageVersion}`,
      'AppDomains: https://localhost:3000',
      'Default Locale: zh-CN',
      'Hosts: Workbook',
      'Permissions: ReadWriteDocument',
      'Icon Url: https://localhost:3000/assets/icon-app-32.png',
      'Source Location: https://localhost:3000/too-old.html',
    ])
      expect(stdout).toContain(line);
  }, 60_000);

  test('它本身就是本机能用的：不用填，没有可挑剔的', async () => {
    const files = besides();
    expect(await manifestFaults(text, (name) => files.get(name))).toEqual([]);
    expect(text).not.toMatch(/\{\{|undefined/);
  });

  test('按别的地址和版本改写的也没有可挑剔的，此外和它一样', async () => {
    const files = besides();
    const made = await manifest();
    expect(await manifestFaults(made, (name) => files.get(name))).toEqual([]);
    const bare = (each: string) => each.replace(/<\?xml.*\?>|<!--[^]*?-->|\s+(?=<)/g, '').trim();
    const back = made
      .replaceAll(baseUrl, defaultBaseUrl)
      .replaceAll(new URL(baseUrl).origin, new URL(defaultBaseUrl).origin)
      .replace('<Version>1.0.2.1<', `<Version>1.${packageVersion}<`);
    expect(bare(back)).toBe(bare(text));
  });

  test('文字有中英两种，长短在微软的限度以内；命名空间和扩展的种类是任务窗格的', () => {
    const limits = { ShortStrings: 125, LongStrings: 250, DisplayName: 125, Description: 250 };
    const said: [text: string, limit: number][] = [];
    for (const list of ['ShortStrings', 'LongStrings'] as const)
      for (const tag of tags(text, list))
        for (const string of tags(inside(text, tag, list), 'String'))
          said.push([string.attributes.DefaultValue ?? '', limits[list]]);
    for (const name of ['DisplayName', 'Description'] as const)
      for (const { attributes } of tags(text, name))
        if (attributes.DefaultValue !== undefined) said.push([attributes.DefaultValue, limits[name]]);
    expect(said.length).toBeGreaterThan(18);
    for (const [words, limit] of said) expect([words, words.length <= limit]).toEqual([words, true]);
    const english = [...tags(text, 'Override')].map(({ attributes }) => [
      attributes.Locale,
      attributes.Value,
    ]);
    expect(english).toHaveLength(said.length);
    for (const [locale, words = ''] of english) {
      expect(locale).toBe('en-US');
      expect(words).toMatch(/^[\x20-\x7e]{2,250}$/);
    }
    for (const name of ['id', 'resid'])
      for (const [, id = ''] of text.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g')))
        expect(id.length).toBeLessThanOrEqual(32);
    expect(values('OfficeApp', 'xmlns')).toEqual(['http://schemas.microsoft.com/office/appforoffice/1.1']);
    expect(values('OfficeApp', 'xmlns:bt')).toEqual([
      'http://schemas.microsoft.com/office/officeappbasictypes/1.0',
    ]);
    expect(values('VersionOverrides', 'xsi:type')).toEqual(['VersionOverridesV1_0']);
    expect(values('VersionOverrides', 'xmlns')).toEqual([
      'http://schemas.microsoft.com/office/taskpaneappversionoverrides',
    ]);
  });

  test('Excel 2016、2019 也看得见它：外层只要 1.1，给说明的页面；功能区和面板要 1.14', () => {
    const [outer = '', inner = ''] = text.split('<VersionOverrides');
    expect(outer).toMatch(/<Set Name="ExcelApi" MinVersion="1\.1"\/>/);
    expect(outer).toContain('too-old.html');
    expect(outer).not.toContain('pane.html');
    expect(inner).toMatch(/<bt:Set Name="ExcelApi" MinVersion="1\.14"\/>/);
    expect(inner).toContain('pane.html');
    expect(inner).not.toContain('too-old.html');
  });

  test('一个选项卡，两组：面板，和一年的步骤', () => {
    expect(values('CustomTab', 'id')).toEqual(['Kaohe.Tab']);
    expect(values('Group', 'id')).toEqual(['Kaohe.View', 'Kaohe.Steps']);
    expect(values('Control', 'id')).toEqual(
      ['Pane', 'Create', 'Collect', 'Check', 'Settle', 'Print'].map((name) => `Kaohe.${name}`),
    );
    const labels = new Map(
      [...tags(text, 'String')].map(({ attributes }) => [attributes.id, attributes.DefaultValue]),
    );
    expect(
      ['Tab', 'Pane', 'Create', 'Collect', 'Check', 'Settle', 'Print'].map((id) => labels.get(`${id}.Label`)),
    ).toEqual(['考核助手', '面板', '建表', '收表', '校验', '核算', '打印归档']);
  });

  test('校验、核算不开面板就运行；其余打开同一个面板，到自己那一步', async () => {
    expect(values('Action', 'xsi:type')).toEqual([
      ...['ShowTaskpane', 'ShowTaskpane', 'ShowTaskpane'],
      ...['ExecuteFunction', 'ExecuteFunction', 'ShowTaskpane'],
    ]);
    expect(await commandsOf(text)).toEqual(['checkWorkbook', 'settleYear']);
    expect(new Set(text.match(/<TaskpaneId>.*?</g))).toEqual(
      new Set(['<TaskpaneId>Office.AutoShowTaskpaneWithDocument<']),
    );
    const asked = values('Url', 'DefaultValue').flatMap((url) => /\?step=(\w+)$/.exec(url ?? '')?.[1] ?? []);
    expect(asked).toEqual(['create', 'collect', 'print']);
    expect(steps).toEqual(expect.arrayContaining(asked));
  });
});

describe('地址与版本', () => {
  test.each([
    ['以 / 结尾', 'https://10.1.2.3/kaohe/excel/', 'https://10.1.2.3/kaohe/excel/'],
    ['少了末尾的 /，补上', 'https://10.1.2.3/kaohe/excel', 'https://10.1.2.3/kaohe/excel/'],
    ['只有主机', 'https://kaohe.example', 'https://kaohe.example/'],
    ['带端口', 'https://localhost:3000', 'https://localhost:3000/'],
    ['汉字', 'https://10.1.2.3/考核/', 'https://10.1.2.3/%E8%80%83%E6%A0%B8/'],
    ['XML 里要转义的字', "https://10.1.2.3/a&b'/", 'https://10.1.2.3/a&amp;b&#39;/'],
  ])('%s', async (_, given, expected) => {
    const text = await manifestFor({ baseUrl: given, version: '0.2.1' });
    expect(text.replaceAll("'", '&#39;')).toContain(
      `<SourceLocation DefaultValue="${expected}too-old.html"/>`,
    );
    expect(text).toContain(`<AppDomain>${new URL(given).origin}</AppDomain>`);
  });

  test.each([
    ['http', 'http://10.1.2.3/kaohe/', /不是 https/],
    ['本机的 http', 'http://localhost:3000/', /不是 https.*本机也一样/],
    ['不是网址', '10.1.2.3/kaohe', /不是完整的网址/],
    ['带查询', 'https://10.1.2.3/kaohe/?a=1', /不带/],
    ['带用户名', 'https://a@10.1.2.3/kaohe/', /不带/],
  ])('%s：不造清单，说明原因，并举例', async (_, given, words) => {
    const build = () => manifestFor({ baseUrl: given, version: '0.2.1' });
    await expect(build).rejects.toThrow(words);
    await expect(build).rejects.toThrow('https://10.1.2.3/kaohe/excel/');
  });

  test('没有给地址时是本机，只供试用', async () => {
    expect(defaultBaseUrl).toBe('https://localhost:3000/');
    expect(await manifestFor({ version: '0.2.1' })).toContain(`"${defaultBaseUrl}pane.html"`);
  });

  test('版本是四个数，不小于 1.0，随产品的版本增大', async () => {
    expect(await manifest()).toContain('<Version>1.0.2.1</Version>');
    expect(await manifestFor({ baseUrl, version: '12.0.3' })).toContain('<Version>1.12.0.3</Version>');
    for (const version of ['1.0', '1.0.0-beta', '1.0.0.0', '1.0.123456'])
      await expect(manifestFor({ baseUrl, version })).rejects.toThrow(/版本.*不能写进/);
  });
});
