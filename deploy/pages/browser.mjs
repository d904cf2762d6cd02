import { createServer } from 'node:net';
import { contentSecurityPolicy } from './content-security-policy.mjs';
import { html, pageBuild, plainServer } from './common.mjs';

/** The page for a browser, in `dist/browser/`. */
export const browserBuild = (mode) => {
  const build = pageBuild({
    name: 'browser',
    folder: 'browser',
    entry: { browser: './src/apps/browser/main.ts' },
    mode,
  });
  return {
    ...build,
    plugins: [...build.plugins, html('./src/apps/browser/page.html')],
  };
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
    ...browserBuild(mode),
    devServer: {
      host,
      port,
      ...plainServer(contentSecurityPolicy),
    },
  };
};
