import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import webpack from 'webpack';
import { browserBuild } from '../pages/browser.mjs';
import { commandBuild } from '../pages/command.mjs';
import { excelBuild } from '../pages/excel.mjs';
import { singleFileName } from '../pages/single-file.mjs';
import { wpsBuild } from '../pages/wps.mjs';
import { pack } from './pack.mjs';
import { takePictures } from './pictures.mjs';

/**
 * `npm run release`: builds everything and puts what is handed out into `dist/release/`. Addresses are given as for the
 * build: `-- --baseUrl https://…` (Excel), `-- --wpsBaseUrl http://…` (WPS).
 */
const { values } = parseArgs({
  options: { baseUrl: { type: 'string' }, wpsBaseUrl: { type: 'string' }, officeJs: { type: 'string' } },
});
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const dist = resolve('dist');

const build = (configuration) =>
  new Promise((done, fail) => {
    const compiler = webpack(configuration);
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error) fail(error);
        else if (stats.hasErrors()) fail(new Error(stats.toString({ all: false, errors: true })));
        else done();
      });
    });
  });

const single = join(dist, singleFileName);
console.log('浏览器页面和单文件……');
await build(browserBuild('production'));
console.log('手册的图，从真的面板里取……');
// Where no browser is at hand the manual has no pictures; with new ones it is made again.
if (await takePictures(single)) await build(browserBuild('production'));
console.log('Excel、WPS、命令行……');
await build(excelBuild('production', values));
await build(wpsBuild('production', values));
await build(commandBuild('production'));
const lines = pack(
  {
    browser: join(dist, 'browser'),
    single,
    excel: join(dist, 'excel'),
    wps: join(dist, 'wps'),
    wpsOffline: join(dist, 'wps-offline'),
    command: join(dist, 'command'),
  },
  join(dist, 'release'),
  version,
);
console.log(`${lines.join('\n')}\n都在 dist/release/。`);
