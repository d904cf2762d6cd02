import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultBaseUrl, manifestFor } from '../../deploy/excel/manifest.mjs';
import { excelSecurityPolicy } from '../../deploy/pages/content-security-policy.mjs';
import { excelBuild, officeJsFiles, officeJsSources } from '../../deploy/pages/excel.mjs';
import { inside, tags } from '../../src/xlsx/zip/xml';

/** What the deployment manual tells administrators to write and type is what the product needs. */

const read = (path: string): string => readFileSync(join(__dirname, '../..', path), 'utf8');
const manual = read('docs/部署-Excel.md');
const block = (language: string, containing = ''): string =>
  [...manual.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))]
    .map(([, text = '']) => text)
    .find((text) => text.includes(containing)) ?? '';

describe('部署说明：服务器', () => {
  const nginx = block('nginx');

  test('内容安全策略与页面自己带的相同', () => {
    const [, policy] = /add_header Content-Security-Policy "([^"]*)";/.exec(nginx) ?? [];
    expect(policy).toBe(excelSecurityPolicy(officeJsSources.self));
  });

  test.each(['cdn', '21vianet'] as const)('office.js 取自 %s 时，说清楚策略要改成什么', (source) => {
    expect(manual).toContain(`--env officeJs=${source}`);
    const scripts = excelSecurityPolicy(officeJsSources[source])
      .split('; ')
      .find((directive) => directive.startsWith('script-src'));
    expect(manual).toContain(`\`${String(scripts)}\``);
  });

  test('长期缓存的只有名字随内容变的文件；图标不带缓存的头，Excel 才显示', async () => {
    const rules = [...nginx.matchAll(/"~(.*?)"\s+"(.*?)";/g)].map(
      ([, pattern = '', value]) => [new RegExp(pattern), value] as const,
    );
    const [, otherwise] = /default\s+"(.*?)";/.exec(nginx) ?? [];
    const header = (name: string) =>
      (rules.find(([pattern]) => pattern.test(`/kaohe/excel/${name}`)) ?? [null, otherwise])[1];
    const named = String(excelBuild('production').output?.filename)
      .replace('[name]', 'pane')
      .replace('[contenthash:8]', '1e7f83ba');
    for (const name of [named, named.replace('.js', '.css')])
      expect([name, header(name)]).toEqual([name, 'public, max-age=31536000, immutable']);
    const [, icons] = /"([^"]*assets\/)icon-app-32\.png"/.exec(await manifestFor({ version: '0.2.1' })) ?? [];
    expect(header(`${String(icons).replace(defaultBaseUrl, '')}icon-app-32.png`)).toBe('');
    const always = ['pane.html', 'commands.html', 'manifest.xml', 'manual.html', 'web-view.js', 'too-old.js'];
    for (const name of [...always, ...officeJsFiles.map((file) => `office-js/${file}`)])
      expect([name, header(name)]).toEqual([name, 'no-cache']);
  });

  test('构建用的地址就是 nginx 发放的地址，造得出清单', async () => {
    const [, baseUrl = ''] = /--env baseUrl=(\S+)/.exec(block('sh', 'baseUrl')) ?? [];
    const { hostname, pathname } = new URL(baseUrl);
    expect(nginx).toContain(`server_name ${hostname};`);
    expect(nginx).toContain(`location ${pathname} {`);
    expect(await manifestFor({ baseUrl, version: '0.2.1' })).toContain(`"${baseUrl}pane.html"`);
  });

  test('不发会挡住网页版的头', () => {
    expect(nginx).not.toMatch(/X-Frame-Options|frame-ancestors/);
  });
});

describe('部署说明：清单', () => {
  let text: string;
  beforeAll(async () => {
    text = await manifestFor({ baseUrl: 'https://kaohe.example/', version: '0.2.1' });
  });
  const content = (name: string): string => {
    const [tag] = tags(text, name);
    return tag ? inside(text, tag, name) : '';
  };

  test('写到的标识、版本、要求和默认地址都是清单里的', () => {
    expect(manual).toContain(`\`${content('Id')}\``);
    expect(manual).toContain(`产品 \`0.2.1\`，清单 \`${content('Version')}\``);
    const [asked] = tags(text, 'Set');
    expect(manual).toContain(`${asked?.attributes.Name ?? ''} ${asked?.attributes.MinVersion ?? ''}`);
    expect(manual).toContain(`\`${defaultBaseUrl}\``);
  });

  test('注册表文件：两处标识相同，路径的反斜杠写成两个，在菜单中显示', () => {
    const lines = block('reg').trim().split('\n');
    const [, key = ''] = /WEF\\TrustedCatalogs\\(\{[\da-f-]{36}\})\]$/.exec(lines[2] ?? '') ?? [];
    expect(lines.slice(3)).toEqual([
      `"Id"="${key}"`,
      '"Url"="\\\\\\\\fs01\\\\addins"',
      '"Flags"=dword:00000001',
    ]);
    expect(manual).toContain('“目录 URL”填 `\\\\fs01\\addins`');
  });

  test('两三个人用的注册表文件：值的名字是清单的标识，指着清单；清单的文件名不许改', () => {
    const lines = block('reg', 'WEF\\Developer').trim().split('\n');
    expect(lines.slice(2)).toEqual([
      '[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer]',
      `"${content('Id')}"="C:\\\\kaohe\\\\manifest.xml"`,
    ]);
    expect(manual).toContain('文件名定下就不要再改');
    expect(manual).not.toContain('改名也行');
  });

  test('开发时的几条命令都有，旁加载的是根目录的清单，网页服务开的是 Excel 的页面', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const typed = [...block('sh', 'start:excel').matchAll(/^npm run (\S+)/gm)].map(([, name = '']) => name);
    expect(typed).toEqual(['dev-server', 'start:excel', 'stop:excel']);
    for (const name of [...typed, 'validate'])
      expect([name, scripts[name]]).toEqual([name, expect.any(String)]);
    expect(scripts['dev-server']).toContain(`--config-name ${String(excelBuild('development').name)} `);
    for (const name of ['start:excel', 'stop:excel'])
      expect(scripts[name]).toMatch(/office-addin-debugging@\d+\.\d+\.\d+ \w+ manifest\.xml/);
  });
});

test.each([
  ['考核助手在这里用不了', 'deploy/excel/shell/web-view.js'],
  ['要在 Excel 的任务窗格里打开', 'src/apps/excel/diagnose.ts'],
  ['诊断', 'src/pane/help/Diagnosis.tsx'],
])('部署说明提到的“%s”，程序里就有', (words, path) => {
  expect(manual).toContain(words);
  expect(read(path)).toContain(words);
});
