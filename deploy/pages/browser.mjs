import { contentSecurityPolicy } from './content-security-policy.mjs';
import { html, pageBuild } from './common.mjs';

/** The page for a browser, in `dist/browser/`. `npm start` serves it on this machine. */
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
    devServer: {
      // Not by name: a minimal system may have nothing that resolves it.
      host: '127.0.0.1',
      port: 3000,
      open: false,
      hot: false,
      liveReload: false,
      client: false,
      webSocketServer: false,
      static: false,
      headers: { 'Content-Security-Policy': contentSecurityPolicy },
    },
  };
};
