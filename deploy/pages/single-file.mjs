import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manualFiles, manualWhole } from '../manual/manual.mjs';
import { licencesName } from './inside.mjs';
import { singleFilePolicy } from './content-security-policy.mjs';

/** The whole page of the browser in one file. */
export const singleFileName = '考核助手.html';

const hashOf = (text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

/** As a script element may hold it; within strings, templates and expressions of a script both mean the same. */
const held = (text) =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(/<\/(?=script)/gi, String.raw`<\/`)
    .replaceAll('<!--', String.raw`<\!--`);

/** Text that nothing runs, to be taken by its name (`src/apps/browser/single-file.ts`). */
const inert = (name, text, more = '') =>
  `<script type="text/plain" id="file:${name}"${more}>${held(text)}</script>\n`;

/** Takes out what matches, which must be there. */
function without(page, pattern, what) {
  if (!pattern.test(page)) throw new Error(`${singleFileName}: no ${what} in the page`);
  return page.replace(pattern, '');
}

/** The Workers that the scripts of a group themselves start. */
function startedBy(group, { chunkGraph }) {
  const modules = group.chunks.flatMap((chunk) => [...chunkGraph.getChunkModulesIterable(chunk)]);
  return new Set(
    modules.flatMap(({ blocks }) => blocks.map((block) => chunkGraph.getBlockChunkGroup(block))),
  );
}

/** Scripts by what loads them: the page itself, a Worker of the pane, a Worker of the grid, or the page later. */
function scriptsOf(compilation) {
  const [entry] = compilation.entrypoints.values();
  const early = startedBy(entry, compilation);
  const scripts = (group) => group.getFiles().filter((file) => file.endsWith('.js'));
  const first = scripts(entry);
  const workers = compilation.asyncEntrypoints.map((group) => {
    if (scripts(group).length !== 1 || group.getChildren().some((later) => later.getChildren().length > 0))
      throw new Error(`${singleFileName}: the Worker ${scripts(group).join(' ')} is more than one script`);
    return { name: scripts(group)[0], later: group.getChildren().flatMap(scripts), early: early.has(group) };
  });
  const known = new Set([...first, ...workers.map(({ name }) => name)]);
  const all = [...compilation.chunks].flatMap((chunk) => [...chunk.files]);
  return {
    first,
    workers,
    lazy: [...new Set(all)].filter((file) => file.endsWith('.js') && !known.has(file)).sort(),
  };
}

/**
 * The page with everything in it. The script of the pane runs before the megabytes behind it have come; those are run
 * as inline scripts that the policy names by their hashes.
 */
function packed(compilation) {
  const text = (name) => String(compilation.getAsset(name).source.source());
  const { first, workers, lazy } = scriptsOf(compilation);
  const assets = compilation.getAssets().map(({ name }) => name);
  const styles = assets.filter((name) => name.endsWith('.css') && name !== manualFiles.style).sort();
  const help = manualWhole();
  // A Worker made of a Blob has no address that what it loads later could be found beside: that follows at once, and the
  // Worker finds it loaded.
  const worker = ({ name, later }) => inert(name, [name, ...later].map(text).join('\n'), ' data-worker');
  let page = text('index.html');
  page = without(page, /<meta http-equiv="?Content-Security-Policy"?[^>]*>/i, 'policy');
  page = without(page, /<script [^>]*src=[^>]*><\/script>/, 'script');
  page = without(page, /<link [^>]*rel="?stylesheet[^>]*>/, 'style sheet');
  if (/<(?:script|link)[\s>]/.test(page)) throw new Error(`${singleFileName}: more scripts than known`);
  const boot = held(first.map(text).join('\n'));
  const policy = singleFilePolicy({
    scripts: [boot, ...lazy.map((name) => held(text(name))), help.script].map(hashOf),
    styles: [...styles.map(text), help.style].map(hashOf),
  });
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    // The name tells webpack's runtime that the sheet is there already.
    ...styles.map((name) => `<style data-href="${name}">${text(name)}</style>`),
  ].join('\n');
  const body = [
    ...workers.filter(({ early }) => early).map(worker),
    inert(manualFiles.page, JSON.stringify(help.page).replaceAll('<', String.raw`\u003c`), ' data-json'),
    `<script>${boot}</script>\n`,
    ...lazy.map((name) => inert(name, text(name))),
    ...workers.filter(({ early }) => !early).map(worker),
    inert(licencesName, text(licencesName)),
  ].join('');
  return page
    .replace('<html', '<html data-single-file')
    .replace(/<meta charset="?utf-8"?\s*\/?>/i, (charset) => `${charset}${head}`)
    .replace(/<\/body>/, () => `${body}</body>`);
}

/** Writes the one file beside the folder of the pages that are built. */
export const singleFile = {
  apply: (compiler) => {
    let page = '';
    compiler.hooks.thisCompilation.tap('single file', (compilation) => {
      compilation.hooks.processAssets.tap(
        // After everything is minified, named by its hash and put into the page.
        { name: 'single file', stage: compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT },
        () => {
          page = packed(compilation);
        },
      );
    });
    compiler.hooks.afterEmit.tapPromise('single file', ({ outputOptions }) =>
      writeFile(join(outputOptions.path, '..', singleFileName), page),
    );
  },
};
