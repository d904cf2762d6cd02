import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** 手册第四节：每条提示怎么办。程序里的编号，手册里都查得到；手册里的编号，程序里都还有。 */

const told =
  /(?:code: |\b(?:bad|error|failed|fault|finding|make|refuse|warning)\(\s*)'([a-z]+(?:-[a-z0-9]+)+)'/g;

/** 在窗口里当场说明的（Excel、WPS、浏览器、面板自己的故障）不列入手册。 */
const folders = [
  'cells',
  'checks',
  'documents',
  'drafting',
  'forms',
  'hosts/folder',
  'schemes',
  'workflow',
  'xlsx',
];

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

const manual = readFileSync('docs/使用手册.md', 'utf8');

const codes = folders.flatMap((folder) =>
  sources(join('src', folder)).flatMap((text) => Array.from(text.matchAll(told), ([, code = '']) => code)),
);

test('程序里的编号，手册里都查得到', () => {
  expect(codes.length).toBeGreaterThan(100);
  expect([...new Set(codes)].filter((code) => !manual.includes(`\`${code}\``)).sort()).toEqual([]);
});

test('手册第四节里的编号，程序里都还有', () => {
  const section = manual.slice(manual.indexOf('## 四、'), manual.indexOf('## 五、'));
  const written = Array.from(section.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g), ([, code = '']) => code);
  expect(written.length).toBeGreaterThan(100);
  const all = sources('src').join('\n');
  expect(written.filter((code) => !all.includes(`'${code}'`))).toEqual([]);
});
