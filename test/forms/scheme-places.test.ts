import { readFileSync, readdirSync } from 'node:fs';
import { address } from '../../src/base/address';
import { folded } from '../../src/base/text';
import { readScheme } from '../../src/forms/master/scheme-reading';
import { emptyState } from '../../src/forms/master/state';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { zhengzhou2019 } from '../../src/schemes';
import { sampleSchemeOf, sampleSchemes } from '../../src/sample/schemes';
import type { CellData, SheetData, WorkbookData } from '../../src/sheets/data';
import { cellAt } from '../../src/sheets/data';
import { dataOf, onSheets, put } from '../support/forms';

/** 方案的每一种毛病都说得出在哪张表、哪一格：照各种毛病各造一份方案，逐一看它指的是不是要改的那一格。 */

let book: WorkbookData;

beforeAll(async () => {
  book = await dataOf(masterWorkbook(emptyState(zhengzhou2019())));
});

const sheetOf = (name: string, { sheets }: WorkbookData): SheetData => {
  const found = sheets.find((each) => each.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
};

/** Where a column stands in the row of a key (the first cell of that text): rows and columns from 0. */
function at(name: string, key: string, head: string, of: WorkbookData = book): [row: number, column: number] {
  const { rows } = sheetOf(name, of);
  const says = (cell: CellData | undefined, words: string) =>
    folded(String(cell?.value ?? '')) === folded(words);
  const headRow = (before: number) =>
    rows.findLastIndex((cells, row) => row <= before && cells?.some((cell) => says(cell, head)) === true);
  const row =
    key === ''
      ? -1
      : rows.findIndex(
          (cells, index) =>
            headRow(index) >= 0 &&
            says(
              cells?.find((cell) => cell && cell.type !== 'empty'),
              key,
            ),
        );
  const header =
    key === '' ? rows.findIndex((cells) => cells?.some((cell) => says(cell, head))) : headRow(row);
  const column = rows[header]?.findIndex((cell) => says(cell, head)) ?? -1;
  if (header < 0 || column < 0) throw new Error(`no ${name} ${key} ${head}`);
  return [key === '' ? header : row, column];
}

const cell = (value: string | number | null): CellData => ({
  value,
  type: value === null ? 'empty' : typeof value === 'number' ? 'number' : 'text',
});

/** One cell of a sheet by its row's first text and its column's header, and what somebody puts there. */
type Put = readonly [sheet: string, key: string, head: string, value: string | number | null];

const edited = (puts: readonly Put[], of: WorkbookData = book): WorkbookData =>
  puts.reduce((data, [name, key, head, value]) => {
    const [row, column] = at(name, key, head, of);
    return onSheets(data, (sheet) => (sheet.name === name ? put(row, column, cell(value))(sheet) : sheet));
  }, of);

/** Where the finding is to point; the place of the first change when it is left out. */
type Case = readonly [
  code: string,
  puts: readonly Put[],
  place?: readonly [sheet: string, key: string, head: string],
];

const 方案 = (label: string, value: string | number | null): Put => ['方案', label, '内容', value];
const 条款 = (id: string, head: string, value: string | number | null): Put => ['条款', id, head, value];

const cases: readonly Case[] = [
  ['scheme-weights', [方案('年终考核比重（%）', 40)]],
  ['scheme-grades', [['方案', '完成', '下限（含）', 97]]],
  ['scheme-grades', [['方案', '未完成', '下限（含）', 1]]],
  ['scheme-grade-twice', [['方案', '完成', '等次', '优秀']]],
  ['scheme-award-grade', [方案('评先等次', '特优')]],
  ['scheme-threshold', [方案('取消评先的较大事故起数', 0)]],
  ['scheme-threshold', [方案('一票否决的较大及以上事故起数', 1.5)]],
  ['scheme-calendar', [方案('考核时间起', '2020-02-01')], ['方案', '考核时间止', '内容']],
  ['scheme-year', [方案('考核时限止', '2020-01-02')]],
  ['scheme-spot-checks', [方案('抽查乡镇或部门不少于', 9)]],
  ['scheme-shape', [方案('考核年度', '去年')]],
  ['scheme-shape', [方案('考核报告截止', '年底')]],
  ['scheme-shape', [方案('发布单位', null)]],
  ['scheme-shape', [['方案', '领导', '折算系数', '八分之一']]],
  ['scheme-shape', [['附件1', '1', '分值', '若干']]],
  ['scheme-shape', [['附件1', '1', '考核项目', null]]],
  ['scheme-shape', [['考核分组', '1', '考核组', null]]],
  ['scheme-shape', [['考核分组', '1', '考核单位（用、分隔）', null]]],
  ['scheme-shape', [['口径', '并列', '选定', '抽签']]],
  ['scheme-shape', [['口径', '并列', '口径', '先后']]],
  ['scheme-shape', [['方案', '处室', '评价人', '科室']]],
  ['scheme-id-twice', [['考核对象', 'D02', '编号', 'D01']]],
  ['scheme-id-kind', [['考核对象', 'D02', '编号', 'M99']]],
  ['scheme-id-kind', [['评价人', 'L02', '评价人编号', 'O99']]],
  ['scheme-name-shared', [['考核对象', 'D02', '考核对象', '航空港区']]],
  ['scheme-name-shared', [['考核对象', 'D03', '别名（用、分隔）', '航空港区']]],
  ['scheme-team-unknown', [['考核分组', '1', '考核单位（用、分隔）', '某开发区']]],
  ['scheme-team-missing', [['考核分组', '1', '考核单位（用、分隔）', '某开发区']], ['考核分组', '', '组号']],
  ['scheme-team-twice', [['考核分组', '12', '考核单位（用、分隔）', '航空港区']]],
  ['scheme-team-order', [['考核分组', '2', '组号', 22]]],
  [
    'scheme-empty',
    Array.from({ length: 16 }, (_, index): Put => [
      '评价人',
      `L${String(index + 1).padStart(2, '0')}`,
      '类别',
      '处室',
    ]),
    ['评价人', '', '评价人编号'],
  ],
  ['scheme-row-order', [['附件1', '2', '序号', 7]], ['附件1', '7', '序号']],
  ['scheme-row-points', [['附件1', '2', '分值', 1]], ['附件1', '3', '分值']],
  ['scheme-rubric-points', [['附件1', '1', '分值', 99]]],
  ['scheme-item-points', [['附件1', '1', '分值', 0]]],
  ['scheme-clause-id', [条款('附1-8-2', '条款编号', '附1-9-9')]],
  ['scheme-clause-figures', [条款('附1-8-1', '扣分值', null)]],
  ['scheme-clause-figures', [条款('附1-1-1', '共有数', 4)]],
  ['scheme-clause-circumstance', [条款('附1-1-1', '情形', '评优')]],
  ['scheme-clause-relation', [条款('附1-1-1', '类型', '小项不得分')]],
  ['scheme-clause-tier', [条款('附1-1-1', '互斥组', 'Z')]],
  ['scheme-clause-text', [条款('附1-1-1', '条款原文', '另一句话')]],
  ['scheme-clause-veto', [条款('附1-1-1', '类型', '否决')]],
  ['scheme-clause-unmatched', [条款('附1-1-1', '小项', '附1-99')]],
  [
    'scheme-sentence-figure',
    [['方案', '领导', '比重（%）', 21], 方案('年终考核比重（%）', 49)],
    ['方案', '领导', '说明'],
  ],
  ['scheme-row-keyless', [['考核对象', 'D02', '编号', null]]],
  ['scheme-row-numberless', [['附件1', '2', '序号', '二']]],
  ['scheme-id-twice', [['附件2', '', '附件 2', '附件 1']]],
];

test.each(cases.map((each) => [each[0], each] as const))('%s：指到要改的那一格', (_, [code, puts, place]) => {
  const [name, key, head] = place ?? puts[0] ?? ['', '', ''];
  const [row, column] = at(name, key, head);
  const { findings } = readScheme(edited(puts));
  const found = findings.filter((each) => each.code === code);
  expect(found.map(({ sheet, cell: where }) => [sheet, where])).toContainEqual([name, address(row, column)]);
  for (const each of found) {
    expect([each.sheet, each.cell]).not.toContain(undefined);
    expect(`${each.message}${each.allowed ?? ''}`).not.toMatch(/[a-z]{3}|\d\.[a-z]/);
    expect(each.allowed).not.toBe('');
  }
});

/** Of tables that the 2019 scheme does not have: each edit is made in a sample scheme, in the cell that is to be named. */
const ownTables: readonly Case[] = [
  [
    'scheme-quota',
    [
      ['方案', '优秀', '名额（个）', 1.5],
      ['方案', '优秀', '名额占比（%）', null],
    ],
  ],
  ['scheme-quota', [['方案', '优秀', '名额占比（%）', 130]]],
  ['scheme-quota', [['方案', '不合格', '名额（个）', 3]]],
  ['scheme-grade-kind', [['方案', '良好', '等次适用类别', '镇街']]],
  ['scheme-circumstance', [['方案', '市级通报批评', '每次扣分', null]]],
];

test.each(ownTables.map((each) => [each[0], each] as const))(
  '%s：在范例的方案里，指到要改的那一格',
  async (_, [code, puts]) => {
    const sample = sampleSchemes.find(({ name }) => name === '安禾市');
    const scheme = sample && sampleSchemeOf(sample).scheme;
    if (!scheme) throw new Error('no sample');
    const own = await dataOf(masterWorkbook(emptyState(scheme)));
    expect(readScheme(own).findings).toEqual([]);
    const [name, key, head] = puts[0] ?? ['', '', ''];
    const [row, column] = at(name, key, head, own);
    const found = readScheme(edited(puts, own)).findings.filter((each) => each.code === code);
    expect(found.map(({ sheet, cell: where }) => [sheet, where])).toContainEqual([
      name,
      address(row, column),
    ]);
  },
);

/** Made by no sheet: of what a workbook cannot say differently, or said without a scheme at all. */
const fromNoSheet = {
  'scheme-item-order': '大项的序号由次序而来，表里没有',
  'scheme-rubric-missing': '附件1、附件2 各归一类，表里改不了',
  'scheme-kind': '对象类别的计分部分不在表里',
  'scheme-ranking': '2019 年的表没有否决的排名、同分先看',
  'scheme-bonus': '见 test/scoring/bonus.test.ts：2019 年的表没有加分类别、上限、计入各栏',
  'scheme-row-stranded': '见 scheme-rows.test.ts：方案表空行以下的行',
};

test('方案的毛病，每一种都在上面', () => {
  const files = [
    ...readdirSync('src/schemes').map((name) => `src/schemes/${name}`),
    'src/forms/master/scheme-reading.ts',
  ].filter((name) => name.endsWith('.ts'));
  const codes = files.flatMap(
    (name) => readFileSync(name, 'utf8').match(/(?<=')scheme-[a-z-]+(?=',\n|', )/g) ?? [],
  );
  const tried = new Set<string>([
    ...[...cases, ...ownTables].map(([code]) => code),
    ...Object.keys(fromNoSheet),
  ]);
  expect([...new Set(codes)].filter((code) => !tried.has(code))).toEqual([]);
  expect(codes.length).toBeGreaterThan(30);
});

test('没有改过的方案，没有话说', () => {
  expect(cellAt(sheetOf('附件1', book), 0, 0).value).toBe('附件 1');
  expect(readScheme(book).findings).toEqual([]);
});
