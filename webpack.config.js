/**
 * The pages of the product, each a folder in `dist/` that any static server can serve; `--config-name` takes one of
 * them by its name, and then nothing is loaded that only the others need.
 */
const builds = {
  browser: async (mode, env) => {
    const { browserBuild, browserServer } = await import('./deploy/pages/browser.mjs');
    return env.WEBPACK_SERVE ? browserServer(mode) : browserBuild(mode);
  },
  excel: async (mode, env) => {
    const { excelBuild, excelServer } = await import('./deploy/pages/excel.mjs');
    // Only for an Excel on this machine: making certificates asks its user.
    return env.WEBPACK_SERVE ? excelServer(mode, env) : excelBuild(mode, env);
  },
  wps: async (mode, env) => (await import('./deploy/pages/wps.mjs')).wpsBuild(mode, env),
};

/** Webpack loads every build before it takes one; so the names asked for are read here too. */
const asked = (names) => (names.length === 0 ? Object.keys(builds) : names.filter((name) => name in builds));

export default (env, { mode = 'production', configName = [] }) =>
  Promise.all(asked(configName).map((name) => builds[name](mode, env)));
