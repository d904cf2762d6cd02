import { commandsOf, manifestFaults } from '../../deploy/excel/check.mjs';
import { defaultBaseUrl, manifestFor } from '../../deploy/excel/manifest.mjs';
import { tags } from '../../src/xlsx/zip/xml';
import { steps } from '../../src/views/overview';
import { baseUrl, besides, manifest } from './excel-package';

/** The manifest as Excel reads it. That the check catches what is wrong is in excel-manifest-check.test.ts. */

const values = (name: string, attribute: string, text = manifest()) =>
  [...tags(text, name)].map(({ attributes }) => attributes[attribute]);

describe('manifest.xml', () => {
  test('没有可挑剔的', () => {
    const files = besides();
    expect(manifestFaults(manifest(), (name) => files.get(name))).toEqual([]);
  });

  test('模板里的空都填上了', () => {
    expect(manifest()).not.toMatch(/\{\{|undefined/);
  });

  test('一个选项卡，两组：面板，和一年的步骤', () => {
    expect(values('CustomTab', 'id')).toEqual(['Kaohe.Tab']);
    expect(values('Group', 'id')).toEqual(['Kaohe.View', 'Kaohe.Steps']);
    expect(values('Control', 'id')).toEqual(
      ['Pane', 'Create', 'Collect', 'Check', 'Settle', 'Print'].map((name) => `Kaohe.${name}`),
    );
    const labels = new Map(
      [...tags(manifest(), 'String')].map(({ attributes }) => [attributes.id, attributes.DefaultValue]),
    );
    expect(
      ['Tab', 'Pane', 'Create', 'Collect', 'Check', 'Settle', 'Print'].map((id) => labels.get(`${id}.Label`)),
    ).toEqual(['考核助手', '面板', '建表', '收表', '校验', '核算', '打印归档']);
  });

  test('校验、核算不开面板就运行；其余打开同一个面板，到自己那一步', () => {
    expect(values('Action', 'xsi:type')).toEqual([
      ...['ShowTaskpane', 'ShowTaskpane', 'ShowTaskpane'],
      ...['ExecuteFunction', 'ExecuteFunction', 'ShowTaskpane'],
    ]);
    expect(commandsOf(manifest())).toEqual(['checkWorkbook', 'settleYear']);
    expect(new Set(manifest().match(/<TaskpaneId>.*?</g))).toEqual(
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
  ])('%s', (_, given, expected) => {
    const text = manifestFor({ baseUrl: given, version: '0.2.1' });
    expect(text.replaceAll("'", '&#39;')).toContain(`<SourceLocation DefaultValue="${expected}pane.html"/>`);
    expect(text).toContain(`<AppDomain>${new URL(given).origin}</AppDomain>`);
  });

  test.each([
    ['http', 'http://10.1.2.3/kaohe/', /不是 https/],
    ['本机的 http', 'http://localhost:3000/', /不是 https.*本机也一样/],
    ['不是网址', '10.1.2.3/kaohe', /不是完整的网址/],
    ['带查询', 'https://10.1.2.3/kaohe/?a=1', /不带/],
    ['带用户名', 'https://a@10.1.2.3/kaohe/', /不带/],
  ])('%s：不造清单，说明原因，并举例', (_, given, words) => {
    const build = () => manifestFor({ baseUrl: given, version: '0.2.1' });
    expect(build).toThrow(words);
    expect(build).toThrow('https://10.1.2.3/kaohe/excel/');
  });

  test('没有给地址时是本机，只供试用', () => {
    expect(defaultBaseUrl).toBe('https://localhost:3000/');
    expect(manifestFor({ version: '0.2.1' })).toContain(`"${defaultBaseUrl}pane.html"`);
  });

  test('版本是四个数，不小于 1.0，随产品的版本增大', () => {
    expect(manifest()).toContain('<Version>1.0.2.1</Version>');
    expect(manifestFor({ baseUrl, version: '12.0.3' })).toContain('<Version>1.12.0.3</Version>');
    for (const version of ['1.0', '1.0.0-beta', '1.0.0.0', '1.0.123456'])
      expect(() => manifestFor({ baseUrl, version })).toThrow(/版本.*不能写进/);
  });
});
