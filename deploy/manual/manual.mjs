import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Marked } from 'marked';

/**
 * The manual as a page: the texts of docs with their headings as a list, a search over its parts, and a picture where
 * one is asked for (`<!-- 图：name 说明 -->`) and was taken. One page for all hosts, which needs no network.
 */
export const manualFiles = { page: 'manual.html', style: 'manual.css', script: 'manual.js' };

/** Where pictures of the real pane lie once they are taken (`deploy/release/pictures.mjs`); never part of the sources. */
export const pictureFolder = resolve('node_modules/.cache/kaohe/pictures');

const texts = ['docs/使用手册.md', 'docs/口径.md'];

const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The text of a heading without its marks. */
const plain = (text) => text.replaceAll(/[*`]|\[([^\]]*)\]\([^)]*\)/g, '$1');

/** Texts refer to each other by file; what is in the page is a place in it, the others are only named. */
const addressed = (markdown) =>
  markdown
    .replaceAll(/\[([^\]]+)\]\(口径\.md\)/g, '[$1](#口径与原文的读法)')
    .replaceAll(/\[([^\]]+)\]\([^)#]+\.md\)/g, '“$1”');

function picture(name, words) {
  const path = join(pictureFolder, `${name}.jpg`);
  if (!existsSync(path)) return '';
  const data = readFileSync(path).toString('base64');
  return `<figure><img alt="${escaped(words)}" src="data:image/jpeg;base64,${data}"><figcaption>${escaped(words)}</figcaption></figure>\n`;
}

const pictured = (markdown) =>
  markdown.replaceAll(/<!-- 图：(\S+) (.+?) -->/g, (_, name, words) => picture(name, words));

/** Names of the pictures that the texts ask for, with their words. */
export const picturesAsked = () =>
  texts.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/<!-- 图：(\S+) (.+?) -->/g)].map(([, name, words]) => ({
      name,
      words,
    })),
  );

/** A text cut at its headings, so that a search can leave parts out. */
function parts(markdown) {
  const marked = new Marked({ gfm: true });
  const cut = [];
  for (const token of marked.lexer(pictured(addressed(markdown)))) {
    if (token.type === 'heading' && token.depth <= 3)
      cut.push({ depth: token.depth, title: plain(token.text), tokens: [] });
    else cut.at(-1)?.tokens.push(token);
  }
  return cut.map(({ depth, title, tokens }) => ({
    depth,
    title,
    html: marked
      .parser(tokens)
      .replaceAll('<table>', '<div class="table"><table>')
      .replaceAll('</table>', '</table></div>'),
  }));
}

/** It speaks to nobody, and runs only the script that lies beside it. */
const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'">`;

/** The page; its style sheet and script lie beside it. */
function manualPage() {
  const all = texts.flatMap((path) => parts(readFileSync(path, 'utf8')));
  const ids = new Set();
  const sections = all.map((part) => {
    let id = part.title.replaceAll(/\s+/g, '-');
    while (ids.has(id)) id += '-';
    ids.add(id);
    return { ...part, id };
  });
  const entries = sections.map(
    ({ depth, title, id }) =>
      `<li data-part="${escaped(id)}"${depth === 3 ? ' class="inner"' : ''}><a href="#${escaped(id)}">${depth === 1 ? `<strong>${escaped(title)}</strong>` : escaped(title)}</a></li>`,
  );
  const body = sections.map(
    ({ depth, title, id, html }) =>
      `<section id="${escaped(id)}"><h${depth}>${escaped(title)}</h${depth}>\n${html}</section>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${policy}
<title>考核助手使用手册</title>
<link rel="stylesheet" href="${manualFiles.style}">
</head>
<body>
<nav aria-label="目录">
<input id="search" type="search" aria-label="在手册里查" placeholder="在手册里查，如：缺表、口径" autocomplete="off">
<p id="found" role="status"></p>
<ul>
${entries.join('\n')}
</ul>
</nav>
<main>
${body.join('\n')}
</main>
<script src="${manualFiles.script}"></script>
</body>
</html>
`;
}

const beside = (name) => readFileSync(join('deploy/manual/page', name), 'utf8');

/** The three files by their names. */
export const manual = () => ({
  [manualFiles.page]: manualPage(),
  [manualFiles.style]: beside('manual.css'),
  [manualFiles.script]: beside('manual.js'),
});

/**
 * The manual in one text, with the style sheet and the script that a page's policy must name by their hashes: a page made
 * of text has its maker's policy.
 */
export function manualWhole(files = manual()) {
  const style = files[manualFiles.style];
  const script = files[manualFiles.script];
  const page = files[manualFiles.page]
    .replace(policy, '')
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)
    .replace(/<script src=[^>]*><\/script>/, () => `<script>${script}</script>`);
  return { page, style, script };
}

/** Puts the manual beside a page that is built. */
export const manualBeside = {
  apply: (compiler) => {
    compiler.hooks.thisCompilation.tap('manual', (compilation) => {
      const { Compilation, sources } = compiler.webpack;
      for (const path of [...texts, 'deploy/manual/page/manual.css', 'deploy/manual/page/manual.js'])
        compilation.fileDependencies.add(resolve(path));
      compilation.hooks.processAssets.tap(
        { name: 'manual', stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONS },
        () => {
          for (const [name, text] of Object.entries(manual()))
            // As they stand: nothing is minified.
            compilation.emitAsset(name, new sources.RawSource(text), { minimized: true });
        },
      );
    });
  },
};
