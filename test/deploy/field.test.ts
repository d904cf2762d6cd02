import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { emptyState } from '../../src/forms/master/state';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { zhengzhou2019 } from '../../src/schemes';
import { computed } from '../../src/workflow/master';
import { workbookBytes } from '../../src/xlsx/write';

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

/** 「第四节」 after the name of a page of ours, or of this page itself. */
const sections = [...text.matchAll(/(?:`docs\/([^`]+)`\s*|（)(第[一二三四五六七八九十、]+节)/g)];

test('写到的节都在', () => {
  expect(sections.length).toBeGreaterThan(10);
  const missing = sections.flatMap(([, page = '现场.md', numbers = '']) => {
    const there = readFileSync(join(root, 'docs', page), 'utf8');
    return [...numbers.matchAll(/[一二三四五六七八九十]+/g)].flatMap(([number]) =>
      there.includes(`\n## ${number}、`) ? [] : [`${page} ${number}`],
    );
  });
  expect(missing).toEqual([]);
});

test('问题单的每一行都指着一个文件，或者上面的一条', () => {
  const [, table = ''] = /## 三、[^\n]*\n([^]*?)\n## /.exec(text) ?? [];
  const lines = [...table.matchAll(/^\|(.+)\|$/gm)]
    .map(([, row = '']) => row.split('|').map((cell) => cell.trim()))
    .slice(2);
  expect(lines.length).toBeGreaterThan(25);
  const numbers = new Set(rows.map(([number]) => number));
  for (const [number, , answer = ''] of lines) {
    const above = [...answer.matchAll(/\b([EDWA]\d+)\b/g)].map(([, each = '']) => each);
    expect([number, above.filter((each) => !numbers.has(each))]).toEqual([number, []]);
    expect([number, above.length > 0 || /`(?:src|test|deploy|docs)\//.test(answer), answer]).toEqual([
      number,
      true,
      answer,
    ]);
  }
});

describe('产品做的总表', () => {
  const parts = async () =>
    unzipSync(await workbookBytes(masterWorkbook(computed(emptyState(zhengzhou2019())).state)));

  test('里面没有表格对象、图表、透视表和宏（问题单 5911、2506、2505、4667）', async () => {
    const names = Object.keys(await parts());
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => /table|chart|pivot|vba|macro|externalLink|comment/i.test(name))).toEqual(
      [],
    );
  });

  test('数据有效性写出的清单都不到 255 字（exceljs 2256、ClosedXML 1016）', async () => {
    const lists = Object.entries(await parts())
      .filter(([name]) => name.startsWith('xl/worksheets/'))
      .flatMap(([, bytes]) => [...strFromU8(bytes).matchAll(/<formula1>(.*?)<\/formula1>/g)])
      .map(([, list = '']) => list.length);
    expect(lists.length).toBeGreaterThan(10);
    expect(Math.max(...lists)).toBeLessThan(255);
  });
});

test('运行的命令都有', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const [, name = ''] of text.matchAll(/npm run ([\w:]+)/g))
    expect([name, scripts[name]]).toEqual([name, expect.any(String)]);
});
