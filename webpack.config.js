import { browserBuild } from './deploy/pages/browser.mjs';
import { excelBuild } from './deploy/pages/excel.mjs';
import { wpsBuild } from './deploy/pages/wps.mjs';

/**
 * The pages of the product, each a folder in `dist/` that any static server can serve; `--config-name` takes one of
 * them by its name.
 */
export default (env, { mode = 'production' }) => [
  browserBuild(mode),
  excelBuild(mode, env),
  wpsBuild(mode, env),
];
