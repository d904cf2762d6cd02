import { readFileSync } from 'node:fs';
import { manual, manualWhole, picturesAsked } from '../../deploy/manual/manual.mjs';
import { pictureSteps } from '../support/picture-steps';

/** 手册是能读的网页：有目录，有查找，办公室的人看到的没有程序员的话。 */

const page = manual()['manual.html'] ?? '';
const text = page
  .replaceAll(/<(style|script)[^]*?<\/\1>/g, '')
  .replaceAll(/<[^>]*>/g, '')
  .replaceAll('&quot;', '"')
  .replaceAll('&gt;', '>');

test('没有剩下的 Markdown 记号，没有 npm', () => {
  expect(text).not.toMatch(/\*\*|^\|[-:| ]+\|$|^#+ |\]\([^)]*\)|<!--/m);
  expect(text).not.toMatch(/npm/);
});

test('docs 里的每个标题都在目录里，目录里的每一条都有地方可去', () => {
  const headings = ['docs/使用手册.md', 'docs/口径.md'].flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/^#{1,3} (.+)$/gm)].map(([, title = '']) => title),
  );
  const ids = new Set([...page.matchAll(/<section id="([^"]+)"/g)].map(([, id = '']) => id));
  expect(ids.size).toBe(headings.length);
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => decodeURIComponent(id));
  expect(targets.length).toBeGreaterThan(ids.size);
  expect(targets.filter((id) => !ids.has(id))).toEqual([]);
});

test('不连别处：没有网址的图片、脚本、样式', () => {
  expect(
    [...page.matchAll(/(?:src|href)="([^"#][^"]*)"/g)].map(([, path = '']) => path.slice(0, 10)),
  ).toEqual(expect.arrayContaining(['manual.css', 'manual.js']));
  expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  const { page: whole, style, script } = manualWhole();
  expect(whole).not.toMatch(/<link|<script src/);
  expect(whole).toContain(style);
  expect(whole).toContain(script);
});

test('每一步都有图：手册要的每一张都有取的办法', () => {
  const asked = picturesAsked().map(({ name }) => name);
  expect(asked).toEqual(expect.arrayContaining(['first', 'create', 'collect', 'score', 'results', 'print']));
  expect(asked.filter((name) => pictureSteps[name] === undefined)).toEqual([]);
});
