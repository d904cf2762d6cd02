import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import CopyPlugin from 'copy-webpack-plugin';
import { defaultBaseUrl } from '../excel/manifest.mjs';
import { excelPackage } from '../excel/package.mjs';
import { html, pageBuild, plainServer } from './common.mjs';
import { inside } from './inside.mjs';
import { excelSecurityPolicy } from './content-security-policy.mjs';

/**
 * Where the pages take Microsoft's library from. `self` ships it with the pages, for networks without the internet;
 * add-ins of Microsoft's store must take it from Microsoft, and tenants in China from 21Vianet.
 */
export const officeJsSources = {
  self: 'office-js/office.js',
  cdn: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  '21vianet': 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
};

/** What office.js loads beside itself in Excel, as far as Excel needs no internet for it. */
export const officeJsFiles = [
  'office.js',
  'o15apptofilemappingtable.js',
  'excel-win32-16.01.js',
  'excel-web-16.00.js',
  'excel-mac-16.00.js',
  'zh-cn/office_strings.js',
  'en-us/office_strings.js',
  'telemetry/oteljs.js',
  'telemetry/oteljs_agave.js',
];

/** Unmodified and under their own names: the licence asks for the one, and office.js finds its files by the other. */
const officeJsCopy = () =>
  new CopyPlugin({
    patterns: [
      { from: 'node_modules/@microsoft/office-js/LICENSE.md', to: 'office-js/LICENSE.md' },
      ...officeJsFiles.map((file) => ({
        from: `node_modules/@microsoft/office-js/dist/${file}`,
        to: `office-js/${file}`,
        info: { minimized: true },
      })),
    ],
  });

function officeJsOf(source) {
  const address = officeJsSources[source];
  if (address === undefined)
    throw new Error(`--env officeJs=${source}：只能是 ${Object.keys(officeJsSources).join('、')}`);
  return address;
}

/**
 * The certificate of office-addin-dev-certs, which makes one at the first time and asks the system to trust it. Where
 * the system cannot be asked (no sudo, a container) it serves all the same, and whoever opens the page is asked instead.
 */
async function certificate() {
  const { generateCertificates, getHttpsServerOptions } = await import('office-addin-dev-certs');
  try {
    return await getHttpsServerOptions();
  } catch (error) {
    const folder = mkdtempSync(join(tmpdir(), 'kaohe-certificate-'));
    const [ca, cert, key] = ['ca.crt', 'localhost.crt', 'localhost.key'].map((name) => join(folder, name));
    await generateCertificates(ca, cert, key);
    console.warn(
      `证书没有装进本机：${error.message.trim()}\n照样提供网页，但浏览器和 Excel 会说它不受信任；要装：${ca}`,
    );
    return { ca: readFileSync(ca), cert: readFileSync(cert), key: readFileSync(key) };
  }
}

/** For `npm run dev-server`: where the manifest at the root leads. */
async function developmentServer(policy) {
  const { hostname, port } = new URL(defaultBaseUrl);
  return {
    host: hostname,
    port: Number(port),
    server: { type: 'https', options: await certificate() },
    ...plainServer(policy),
  };
}

/**
 * The pages for Excel, in `dist/excel/`: the task pane, the ribbon's functions, the dialog they show, and the manifest
 * that leads Excel to them at `baseUrl`.
 */
export const excelBuild = (mode, { officeJs: source = 'self', baseUrl } = {}) => {
  const officeJs = officeJsOf(source);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const build = pageBuild({
    name: 'excel',
    folder: 'excel',
    entry: {
      pane: './src/apps/excel/pane.ts',
      commands: './src/apps/excel/commands.ts',
      dialog: './src/apps/excel/dialog.ts',
    },
    mode,
  });
  const page = (name, scripts = [name]) =>
    html(`./src/apps/excel/${name}.html`, `${name}.html`, scripts, {
      policy: excelSecurityPolicy(officeJs),
      officeJs,
      // The templates put the tags themselves: the policy must stand before the first script.
      inject: false,
    });
  return {
    ...build,
    plugins: [
      ...build.plugins,
      page('pane'),
      page('commands'),
      page('dialog'),
      // Its scripts are those of the shell, which run in the oldest engines.
      page('too-old', []),
      // It must run where our scripts cannot: nothing is done to it.
      new CopyPlugin({ patterns: [{ from: 'deploy/excel/shell', info: { minimized: true } }] }),
      excelPackage({ baseUrl, version }),
      inside('考核助手 Excel 加载项', source === 'self' ? ['@microsoft/office-js'] : []),
      ...(source === 'self' ? [officeJsCopy()] : []),
    ],
  };
};

/** The same, served on this machine for an Excel on it. */
export const excelServer = async (mode, env = {}) => ({
  ...excelBuild(mode, env),
  devServer: await developmentServer(excelSecurityPolicy(officeJsOf(env.officeJs ?? 'self'))),
});
