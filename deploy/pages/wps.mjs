import { readFileSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import CopyPlugin from 'copy-webpack-plugin';
import { linuxScript, scriptNames, windowsScript } from '../wps/scripts/pack.mjs';
import { html, pageBuild, sourcesFor } from './common.mjs';
import { inside } from './inside.mjs';
import { paneSecurityPolicy } from './content-security-policy.mjs';

/**
 * What the oldest engines of WPS run (Chromium 86): classic scripts, no modules, and of the language no more than this.
 * What they lack of its library, src/hosts/web/older-engines fills in.
 */
const language = 'es2017';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Only for whoever installs from a server. */
const online = ['install.html', 'install.css', 'install.js', 'jsplugins.xml', ...Object.values(scriptNames)];

/** Fills in what the files of the add-in leave open. */
const filled = (text, baseUrl) => text.replaceAll('{{baseUrl}}', baseUrl).replaceAll('{{version}}', version);

function addressOf(baseUrl) {
  if (!/^https?:\/\/\S+\/$/.test(baseUrl))
    throw new Error(`--env wpsBaseUrl=${baseUrl}：要写 dist 文件夹的完整地址，以 / 结尾`);
  return baseUrl;
}

/** As they stand, but for what is filled in: nothing is minified. */
const asTheyStand = (folder, baseUrl) => ({
  from: `deploy/wps/${folder}`,
  info: { minimized: true },
  transform: (content, path) =>
    /\.(xml|json|html)$/.test(path) ? filled(String(content), baseUrl) : content,
});

/** What puts the add-in into the computer's list, beside the install page and in the offline package. */
const installScripts = [
  { from: 'deploy/wps/scripts/windows.js', to: scriptNames.windows, make: windowsScript },
  { from: 'deploy/wps/scripts/linux.sh', to: scriptNames.linux, make: linuxScript },
].map(({ from, to, make }) => ({
  from,
  to,
  info: { minimized: true },
  transform: (content) => make(filled(String(content), '')),
}));

/** WPS draws them itself; those for 16 px and the product's own are Excel's. */
const ribbonIcons = {
  context: 'assets/drawings',
  from: '*.svg',
  to: 'images',
  globOptions: { ignore: ['**/*-16.svg', '**/app.svg'] },
  info: { minimized: true },
};

/** The same files once more for the jsaddons folder of a computer, without those for a server. */
const offlinePackage = {
  apply: (compiler) =>
    compiler.hooks.afterEmit.tapPromise('offline package', async () => {
      const from = compiler.options.output.path;
      const to = join(from, '../wps-offline');
      const left = new Set(online);
      await rm(to, { recursive: true, force: true });
      await mkdir(to, { recursive: true });
      await cp(from, join(to, `kaohe_${version}`), {
        recursive: true,
        filter: (path) => !left.has(basename(path)),
      });
      for (const name of Object.values(scriptNames)) await cp(join(from, name), join(to, name));
      const list = readFileSync(resolve('deploy/wps/offline/publish.xml'), 'utf8');
      await writeFile(join(to, 'publish.xml'), filled(list, ''));
    }),
};

/**
 * The add-in for WPS 表格: for a server in `dist/wps/`, for the jsaddons folder in `dist/wps-offline/`. `wpsBaseUrl` is
 * the address that `dist/` will have on the server; only the list for centrally managed installations names it.
 */
export const wpsBuild = (mode, { wpsBaseUrl = 'http://localhost/kaohe/' } = {}) => {
  const baseUrl = addressOf(wpsBaseUrl);
  const build = pageBuild({
    name: 'wps',
    folder: 'wps',
    entry: { pane: './src/apps/wps/pane.ts' },
    mode,
  });
  return {
    ...build,
    ...sourcesFor({ target: language, libraries: true }),
    target: ['web', language],
    plugins: [
      ...build.plugins,
      html('./src/apps/wps/pane.html', 'pane.html', undefined, { policy: paneSecurityPolicy }),
      new CopyPlugin({
        patterns: [
          ...['shell', 'online'].map((folder) => asTheyStand(folder, baseUrl)),
          ...installScripts,
          ribbonIcons,
        ],
      }),
      inside('考核助手 WPS 加载项'),
      offlinePackage,
    ],
  };
};
