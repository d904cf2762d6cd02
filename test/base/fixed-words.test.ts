import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Kinds of unit, rater groups and annexes are the scheme's: no word and no id of 郑安委〔2020〕1号 stands in the code. Its
 * own data, and samples that are made of it, may speak of themselves.
 */

const own: readonly RegExp[] = [
  /^src\/schemes\/zhengzhou-2019\//,
  /^src\/sample\//,
  // Where the ids of tables follow from those of kinds.
  /^src\/forms\/master\/kind-tables\.ts$/,
  // 验收 makes a year of the built-in scheme.
  /^src\/(?:workflow|assistant)\/acceptance\.ts$/,
  /^src\/pane\/acceptance\/steps\.ts$/,
];

/** What notices call kinds of unit and raters, to read any of them by; ids and annexes are no such words. */
const vocabulary = /^src\/drafting\/(?:facts\/(?:groups|kinds)|structure|tiers)\.ts$/;

/** Superiors in general and what notices call a body, which are no group of raters; and how an annex is written. */
const general = /如 附件 1|给领导看|组织领导|领导小组|领导责任|请领导知悉|领导来函/gu;

const aWord = 'a word of that notice';
const refused: readonly [string, RegExp][] = [
  [aWord, /领导|处室|县（市、区）|县区|成员单位/u],
  ['附件 with a number', /附件 ?[1-5]/u],
  ['an id of its kinds or groups', /(?<![\w.])(['"`])(?:district|member|office)\1/u],
  ['the office of its city', /安委(?:会办公室|办)/u],
  ['the id of a table of one of its kinds', /(['"`])(?:memberSummary|publishedMembers|memberYearEnd)\1/u],
];

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    const path = `${folder}/${each.name}`;
    return each.isDirectory() ? files(path) : /\.(?:tsx?|html|css|mjs)$/.test(path) ? [path] : [];
  });

const faults = (path: string, text: string): string[] =>
  text.split('\n').flatMap((line, index) => {
    // What explains the code may name an example of the notice that it was first made for.
    if (/^\s*(?:\/\/|\/?\*)/.test(line)) return [];
    const said = line.replaceAll(general, '');
    return refused.flatMap(([what, pattern]) =>
      pattern.test(said) && !(what === aWord && vocabulary.test(path))
        ? [`${path}:${index + 1} ${what}: ${line.trim().slice(0, 80)}`]
        : [],
    );
  });

it('outside its data no line of code knows a kind, group or annex of one notice', () => {
  const found = files('src')
    .filter((path) => !own.some((pattern) => pattern.test(path)))
    .flatMap((path) => faults(path, readFileSync(join(process.cwd(), path), 'utf8')));
  expect(found).toEqual([]);
});

it.each([
  ["const group = '领导';", 1],
  ['title: `成员单位 ${count}`,', 1],
  ["if (unit.kind === 'district') return;", 1],
  ['`前把本工作簿报市安委会办公室。`,', 1],
  ["const results = ['summary', 'memberSummary'];", 1],
  ["question: '附件3、附件4 的换算分数',", 1],
  ["'写明原因，如“领导来函更正”。'", 0],
  ['// 附件3 of the notice', 0],
])('tells %s', (line, count) => {
  expect(faults('x.ts', line)).toHaveLength(count);
});
