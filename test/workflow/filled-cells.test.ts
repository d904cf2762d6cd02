import fc from 'fast-check';
import { address } from '../../src/base/address';
import { ok, type Finding } from '../../src/base/finding';
import { ratingRole, ratingWorkbook } from '../../src/forms/rating-form';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { sampleTeam, qualities, sampleScores } from '../../src/sample/entries';
import { Random } from '../../src/sample/random';
import { zhengzhou2019 } from '../../src/schemes';
import { cellAt, type CellData, type SheetData, type WorkbookData } from '../../src/sheets/data';
import { readReturn, type Return } from '../../src/workflow/returns';
import {
  dataOf,
  insertColumn,
  insertRows,
  onSheets,
  rename,
  turnRows,
  unmarked,
  put,
} from '../support/forms';
import { time } from '../support/year';

/**
 * 交回来的表里，凡填了内容的格，要么收进总表，要么有一条问题指名说到它；别人加的表是一条提醒。
 * 一处机制管所有的表：凡没有被哪个栏目认领的格，都与发出去的表对照。
 */

const scheme = zhengzhou2019();
const [rater, second] = scheme.raters;
const team = scheme.teams[0];
if (!rater || !second || !team) throw new Error('no raters or teams');
const random = new Random(7);
const quality = qualities(scheme, random);
const scores = sampleScores(scheme, rater, quality, random);

const read = async (book: WorkbookData): Promise<Return> => {
  const [one] = await readReturn(scheme, {
    label: '来件.xlsx',
    hash: 'x',
    read: () => Promise.resolve(ok(book)),
  });
  if (!one) throw new Error('nothing read');
  return one;
};

const text = (value: string): CellData => ({ value, type: 'text' });
const number = (value: number): CellData => ({ value, type: 'number' });
const onSheet =
  (name: string, change: (sheet: SheetData) => SheetData) =>
  (book: WorkbookData): WorkbookData =>
    onSheets(book, (sheet) => (sheet.name === name ? change(sheet) : sheet));

const said = (findings: readonly Finding[]) =>
  findings.map(({ code, sheet, cell }) => [code, sheet ?? '', cell ?? '']);

describe('评价表', () => {
  let form: WorkbookData;
  let name: string;

  beforeAll(async () => {
    form = await dataOf(ratingWorkbook(scheme, rater, time, scores));
    name = form.sheets[0]?.name ?? '';
  });

  test('照样填好交回的，没有话说', async () => {
    expect(said((await read(form)).findings)).toEqual([]);
  });

  test.each<[string, (sheet: SheetData) => SheetData]>([
    ['改了表名', rename('打分')],
    ['丢了标记', unmarked],
    ['插了行', insertRows(2, 2)],
    ['插了列', insertColumn(1)],
    ['排了序', turnRows(4, 19)],
    ['签了名', put(21, 0, text('领导签字：（样例）'))],
  ])('%s：也没有话说', async (_, change) => {
    expect(said((await read(onSheets(form, change))).findings)).toEqual([]);
  });

  test.each<[string, (sheet: SheetData) => SheetData, string, string, 'error' | 'warning']>([
    ['表外写了数', put(6, 7, number(3)), 'cell-unread', 'H7', 'warning'],
    ['表外写了字', put(30, 0, text('请看附页')), 'cell-unread', 'A31', 'warning'],
    ['序号改成了字', put(6, 0, text('弃权')), 'label-changed', 'A7', 'warning'],
    ['标题改了', put(1, 0, text('另一个标题')), 'label-changed', 'A2', 'warning'],
    ['换算分数填了死数', put(6, 3, number(99)), 'formula-typed-over', 'D7', 'warning'],
    ['有分数没有单位', put(20, 2, number(3)), 'cell-unread', 'C21', 'warning'],
    ['单位清空了', put(6, 1, text('')), 'score-without-unit', 'C7', 'error'],
    [
      '多出一行别的单位',
      (sheet) => put(20, 1, text('某开发区'))(put(20, 2, number(3))(insertRows(20)(sheet))),
      'unit-unknown',
      'B21',
      'error',
    ],
    [
      '同一单位两行',
      (sheet) => put(6, 1, text(String(cellAt(sheet, 5, 1).value)))(sheet),
      'unit-twice',
      'B7',
      'error',
    ],
    [
      '又一列“分数”',
      (sheet) => put(3, 4, text('分 数'))(put(6, 4, number(2))(sheet)),
      'column-twice',
      'E7',
      'error',
    ],
  ])('%s：指名说到那一格', async (_, change, code, cell, severity) => {
    const { findings } = await read(onSheets(form, change));
    expect(findings).toContainEqual(
      expect.objectContaining({ code, sheet: name, cell, severity, file: '来件.xlsx' }),
    );
  });

  test('加进来的表：一张一条提醒', async () => {
    const own: SheetData = {
      name: '我的草稿',
      role: '',
      hidden: true,
      rows: [[number(9.5), text('x')]],
      merges: [],
    };
    const { findings } = await read({ ...form, sheets: [own, ...form.sheets] });
    expect(said(findings)).toEqual([['sheet-added', '我的草稿', '']]);
  });

  test.each<[string, (sheet: SheetData) => SheetData, string]>([
    ['内容相同', (sheet) => sheet, 'sheet-copy'],
    ['分数不同', put(6, 2, number(3)), 'sheet-twice'],
  ])('表被复制了一份，%s', async (_, change, code) => {
    const [sheet] = form.sheets;
    if (!sheet) throw new Error('no sheet');
    const { findings } = await read({ ...form, sheets: [sheet, change(rename(`${name} (2)`)(sheet))] });
    expect(said(findings)).toEqual([[code, `${name} (2)`, '']]);
  });

  test('空白的在前、填好的在后：收填好的，说有两张', async () => {
    const blank = await dataOf(ratingWorkbook(scheme, rater, time));
    const filled = form.sheets.map(rename(`${name} (2)`));
    const one = await read({ ...form, sheets: [...blank.sheets, ...filled] });
    expect(one.is).toBe('rating');
    expect(said(one.findings)).toEqual([['sheet-copy', name, '']]);
  });

  test.each([
    ['填好的', true, 'sheet-other-rater'],
    ['空白的', false, undefined],
  ])('别人%s表也在里面', async (_, filled, code) => {
    const other = await dataOf(ratingWorkbook(scheme, second, time, filled ? scores : undefined));
    const { findings } = await read({ ...form, sheets: [...form.sheets, ...other.sheets] });
    expect(findings.map((each) => each.code)).toEqual(code === undefined ? [] : [code]);
    if (code !== undefined) expect(findings[0]).toMatchObject({ rater: second.name, severity: 'error' });
  });

  test('单位改成了另一行的单位：哪一行改错了不知道，两行都说到', async () => {
    const own = String(cellAt(form.sheets[0] as SheetData, 8, 1).value);
    const { findings } = await read(onSheets(form, put(4, 1, text(own))));
    expect(findings.find(({ code }) => code === 'unit-twice')?.message).toContain('（B5、B9）');
  });

  test('一格在文件里存了两份', async () => {
    const { findings } = await read(onSheets(form, (sheet) => ({ ...sheet, doubled: ['C5'] })));
    expect(said(findings)).toEqual([['cell-twice', name, 'C5']]);
  });

  test('随便改一格：不是收进去了，就是指名说到了', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 32 }),
        fc.nat({ max: 9 }),
        fc.oneof(
          fc.integer({ min: -5, max: 30 }),
          fc.constantFrom('甲', '9分', '0x9', '巩义市', '领导', '#N/A', '9.5 8'),
        ),
        async (row, column, value) => {
          const before = form.sheets[0] && cellAt(form.sheets[0], row, column);
          const one = await read(
            onSheets(form, put(row, column, typeof value === 'number' ? number(value) : text(value))),
          );
          if (String(before?.value ?? '') === String(value)) return true;
          const at = address(row, column);
          const taken =
            one.is === 'rating' &&
            one.content.scores.some((each) => each.cell === at && each.typed === value);
          return taken || one.is === 'refused' || namedIn(one.findings, at);
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Whether a finding speaks of the cell, as its place or in its text. */
const namedIn = (findings: readonly Finding[], at: string): boolean =>
  findings.some(
    ({ cell, message }) => cell === at || new RegExp(`(?<![A-Z0-9])${at}(?![0-9])`).test(message),
  );

describe('考核组工作簿', () => {
  let book: WorkbookData;

  beforeAll(async () => {
    const entries = sampleTeam(scheme, team, quality, random);
    book = await dataOf(teamWorkbook(scheme, team, time, { ...entries, opinions: new Map() }));
  });

  test('照样填好交回的，没有话说', async () => {
    const { findings } = await read(book);
    expect(said(findings).filter(([code]) => code !== 'clause-unstated')).toEqual([]);
  });

  test('程序只留结果、丢了公式的，也没有话说', async () => {
    const bare = onSheets(book, (sheet) => ({
      ...sheet,
      rows: sheet.rows.map((cells) =>
        cells?.map((cell) => cell && { value: cell.value, type: cell.value === '' ? 'empty' : cell.type }),
      ),
    }));
    const { findings } = await read(bare);
    expect(said(findings).filter(([code]) => code !== 'clause-unstated')).toEqual([]);
  });

  test.each<[string, string, (sheet: SheetData) => SheetData, string, string]>([
    ['考核情况的单位写错', '考核情况', put(3, 1, text('航空巷区')), 'visit-unit-unknown', 'B4'],
    ['考核情况多写一行', '考核情况', put(40, 4, text('某镇')), 'visit-unit-unknown', 'B41'],
    ['台账外面写了字', '扣分台账', put(60, 30, text('另扣 2 分')), 'cell-unread', 'AE61'],
    ['台账的序号写成话', '扣分台账', put(60, 0, text('合计')), 'formula-typed-over', 'A61'],
    ['台账只填了日期', '扣分台账', put(60, 5, { value: '2020-01-15', type: 'date' }), 'cell-unread', 'F61'],
    ['计入扣分填了死数', '扣分台账', put(60, 18, number(5)), 'formula-typed-over', 'S61'],
    ['说明页上写了话', '说明', put(20, 1, text('附件两份')), 'cell-unread', 'B21'],
    ['条款表改了分值', '条款', put(5, 5, number(99)), 'label-changed', 'F6'],
  ])('%s', async (_, sheet, change, code, cell) => {
    const { findings } = await read(onSheet(sheet, change)(book));
    expect(findings).toContainEqual(expect.objectContaining({ code, sheet, cell }));
  });

  test('考核意见留在签字的报告里：一份来件一条提醒', async () => {
    const report = book.sheets.find(({ role }) => role.startsWith('report:'));
    const row =
      report?.rows.findIndex((cells) => String(cells?.[0]?.value).replace('\n', '') === '考核意见') ?? -1;
    const { findings } = await read(onSheet(report?.name ?? '', put(row, 1, text('请整改')))(book));
    expect(findings.filter(({ code }) => code === 'opinion-kept')).toHaveLength(1);
    expect(findings.find(({ code }) => code === 'opinion-kept')?.message).toContain(`B${row + 1}`);
  });

  test('随便在哪张表改一格：不是收进去了，就是指名说到了', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: book.sheets.length - 1 }),
        fc.nat({ max: 70 }),
        fc.nat({ max: 12 }),
        fc.oneof(fc.integer({ min: 100, max: 999 }), fc.constantFrom('甲乙', '两次', '#N/A')),
        async (index, row, column, value) => {
          const sheet = book.sheets[index];
          if (!sheet) return true;
          const cell = typeof value === 'number' ? number(value) : text(value);
          const one = await read(onSheet(sheet.name, put(row, column, cell))(book));
          const at = address(row, column);
          if (one.is === 'refused' || namedIn(one.findings, at)) return true;
          // 序号 of a ledger's row says nothing; explanations above a table may be worded anew.
          if (
            one.is !== 'team' ||
            (column === 0 && typeof value === 'number') ||
            row < 3 ||
            sheet.role === 'guide'
          )
            return true;
          const { deductions, bonuses, visits } = one.content;
          return [...deductions, ...bonuses, ...visits].some((each) => Object.values(each).includes(value));
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('评价表合订：各人的表各收各的', async () => {
  const one = await dataOf(ratingWorkbook(scheme, rater, time, scores));
  const two = await dataOf(ratingWorkbook(scheme, second, time, scores));
  const bound = {
    ...one,
    identity: { ...one.identity, kind: 'ratings', rater: '' },
    sheets: [...one.sheets, ...two.sheets],
  };
  const returns = await readReturn(scheme, {
    label: '合订.xlsx',
    hash: 'x',
    read: () => Promise.resolve(ok(bound)),
  });
  expect(returns.map((each) => (each.is === 'refused' ? '' : each.id))).toEqual([rater.id, second.id]);
  expect(returns.flatMap(({ findings }) => said(findings))).toEqual([]);
  expect(ratingRole(rater.id)).not.toBe(ratingRole(second.id));
});
