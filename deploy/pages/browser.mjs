import { createServer } from 'node:net';
import webpack from 'webpack';
import { contentSecurityPolicy } from './content-security-policy.mjs';
import { html, pageBuild, plainServer, sourcesFor } from './common.mjs';
import { inside } from './inside.mjs';
import { singleFile } from './single-file.mjs';

/**
 * What the engines of 360 and 奇安信 run (Chromium 92); of the language's library src/hosts/web/older-engines fills in what
 * they lack.
 */
const language = 'es2021';

/**
 * Takes out the rules for hyphenating seventy languages that nobody writes here, 4.6 MB, each a script of its own beside
 * the grid's. The grid goes on where it finds none.
 */
const withoutHyphenation = new webpack.NormalModuleReplacementPlugin(/^\.\/[\w-]+\.js$/, (asked) => {
  if (/engine-render[\\/]lib[\\/]es$/.test(asked.context)) asked.request = nothing;
});
const nothing = 'data:text/javascript,export default null';
/** And no script of its own for the nothing that is left. */
const atOnce = {
  test: /engine-render[\\/]lib[\\/]es[\\/]index\.js$/,
  parser: { dynamicImportMode: 'eager' },
};

const page = (mode) => {
  const lowered = sourcesFor({ target: language, libraries: true });
  const build = pageBuild({
    name: 'browser',
    folder: 'browser',
    entry: { browser: './src/apps/browser/main.ts' },
    mode,
  });
  return {
    ...build,
    ...lowered,
    module: { rules: [...lowered.module.rules, atOnce] },
    target: ['web', language],
    // Each script whole: the page in one file has no addresses that parts could be found at.
    output: { ...build.output, publicPath: '' },
    optimization: { splitChunks: false },
    plugins: [...build.plugins, withoutHyphenation, html('./src/apps/browser/page.html')],
  };
};

/** The page for a browser, in `dist/browser/`, and the same as one file beside the folder. */
export const browserBuild = (mode) => {
  const build = page(mode);
  return { ...build, plugins: [...build.plugins, inside('考核助手网页'), singleFile] };
};

// Not by name: a minimal system may have nothing that resolves it. Always the same: what the browser keeps belongs to it.
const [host, port] = ['127.0.0.1', 3000];

const taken = () =>
  new Promise((resolve) => {
    const trial = createServer();
    trial.once('error', () => resolve(true));
    trial.listen(port, host, () => trial.close(() => resolve(false)));
  });

/** The same, served on this machine: `npm start`. */
export const browserServer = async (mode) => {
  if (await taken()) {
    console.error(
      `本机的 ${port} 端口已经有程序在用。多半是网页已经开着：请打开 http://localhost:${port}；不是的，先关掉那个程序。`,
    );
    process.exit(1);
  }
  return {
    ...page(mode),
    devServer: {
      host,
      port,
      ...plainServer(contentSecurityPolicy),
    },
  };
};
