import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** docs/现场.md：公开报告逐条都有应对，写到的文件都在。 */

const root = join(__dirname, '../..');
const text = readFileSync(join(root, 'docs/现场.md'), 'utf8');
const rows = [...text.matchAll(/^\|(.+)\|$/gm)].map(([, row = '']) =>
  row.split('|').map((cell) => cell.trim()),
);

const numbered = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);

test('每一条都在，各一次；情形只有已办、说明、未办', () => {
  const expected = [
    ...numbered('E', 13),
    ...numbered('D', 2),
    'A1',
    ...numbered('W', 9),
    ...numbered('', 10),
  ];
  const found = rows.filter(([number = '']) => /^(?:[EDWA]\d+|\d{1,2})$/.test(number));
  expect(found.map(([number]) => number)).toEqual(expected);
  for (const [number, , state] of found)
    expect([number, state]).toEqual([number, expect.stringMatching(/^(?:已办|说明|未办)$/)]);
});

test('写到的文件都在；已办的至少指着一个文件', () => {
  const named = [
    ...text.matchAll(/`((?:src|test|deploy|docs|assets|manifest\.xml|package\.json)[^`\s]*)`/g),
  ].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  for (const row of rows.filter(([, , state]) => state === '已办'))
    expect([row[0], row[3]]).toEqual([
      row[0],
      expect.stringMatching(/`(?:src|test|deploy|docs|manifest|package)/),
    ]);
});

test('运行的命令都有', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const [, name = ''] of text.matchAll(/npm run ([\w:]+)/g))
    expect([name, scripts[name]]).toEqual([name, expect.any(String)]);
});
