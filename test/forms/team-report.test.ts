import { format } from 'numfmt';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { clauseRows } from '../../src/forms/clause-table';
import type { LedgerRow } from '../../src/forms/deduction-ledger';
import { ledgerResults } from '../../src/forms/ledger-results';
import { noEntries } from '../../src/forms/team/entries';
import { rowsOf, rubricOf, unitById, zhengzhou2019 } from '../../src/schemes';
import type { SheetModel } from '../../src/sheets/model';
import { workbookBytes } from '../../src/xlsx/write';
import { Book } from '../simulated/book/book';
import { valueAt } from '../simulated/book/calculation';
import { insertFile } from '../simulated/file/read';
import { differences } from '../support/calculated';
import { longFacts } from '../support/papers';
import { sampleSchemeNamed } from '../support/sample-facts';
import { longReportTeam } from '../support/wordy-team';

/** 考核组工作簿里的报告：一笔扣分的事实写多少印多少，一页列不完的接着列在附页上，附页首行写明共几页。 */

const scheme = zhengzhou2019();
const [team] = scheme.teams;
if (!team) throw new Error('no team');
const unit = unitById(scheme, team.units[0] ?? '');
if (!unit) throw new Error('no unit');
const clauses = rowsOf(rubricOf(scheme, unit.kind)).flatMap(({ item, row }) =>
  item.kind === 'scored' ? row.clauses.filter(({ kind }) => kind === 'fixed') : [],
);

const deduction = (facts: string, index: number): LedgerRow => ({
  unit: unit.name,
  clause: clauses[index % clauses.length]?.id ?? '',
  quantity: null,
  facts,
  date: '2020-01-14',
  manual: null,
  file: '',
  sheet: '',
  cell: '',
});

const isAnnex = /^附页[二三四]?-/u;

/** The report, and its 附页 as one list of rows. */
function sheetsWith(facts: readonly string[]): {
  report: SheetModel;
  annexes: SheetModel[];
  rows: SheetModel['rows'];
} {
  const book = teamWorkbook(scheme, team as NonNullable<typeof team>, '', {
    ...noEntries,
    deductions: facts.map(deduction),
  });
  const own = (name: RegExp): SheetModel[] =>
    book.sheets.filter((sheet) => name.test(sheet.name) && sheet.name.endsWith(`-${unit?.name ?? ''}`));
  const [report] = own(/^报告-/u);
  if (!report) throw new Error('no report');
  const annexes = own(isAnnex);
  return { report, annexes, rows: annexes.flatMap(({ rows }) => rows) };
}

const texts = ({ rows }: Pick<SheetModel, 'rows'>, column: number): string[] =>
  rows.map((cells) => String(cells[column]?.value ?? ''));
const pagesOf = ({ page }: SheetModel): number => (page.breaks?.length ?? 0) + 1;

test('60 笔、每笔 300 字：报告和附页连起来，一字不缺，次序不乱', () => {
  const facts = Array.from({ length: 60 }, (_, index) => longFacts(index + 1));
  const { report, annexes, rows } = sheetsWith(facts);
  const all = [...texts(report, 1), ...texts({ rows }, 1)]
    .filter((text) => text !== '扣分事实（条款）')
    .join('');
  let at = 0;
  for (const each of facts) {
    const found = all.indexOf(each, at);
    expect([each.slice(0, 6), found >= at]).toEqual([each.slice(0, 6), true]);
    at = found;
  }
  expect(texts(report, 0).join('')).toContain('扣分事实没有列完：其余见“附页-');
  expect(annexes.map(({ visibility }) => visibility)).toEqual(['visible', 'visible', 'visible', 'visible']);
  for (const next of ['二', '三', '四'])
    expect(texts({ rows }, 0).join('')).toContain(`扣分事实没有列完：其余见“附页${next}-`);
  expect(texts({ rows }, 0).join('')).not.toContain('本报告不完整');
  const pages = annexes.reduce((sum, sheet) => sum + pagesOf(sheet), 0);
  expect(texts({ rows }, 0)[0]).toMatch(
    new RegExp(`^扣分事实附页 1（共 (${pages}|${pages - 1}) 页）：`, 'u'),
  );
  const titled = texts({ rows }, 0).filter((text) => text.startsWith('扣分事实附页'));
  expect(titled.slice(1)).toEqual(
    titled.slice(1).map((_, index) => `扣分事实附页 ${index + 2}：${unit.name}`),
  );
  expect(texts(report, 0)).toContain('记录扣分 60 笔，逐笔事实附后。');
});

test('程序重算一遍，报告和附页的每一格都是存着的那个数、那些字；接着列的行不显示序号', async () => {
  const { book } = longReportTeam(scheme, 20);
  const differing = (await differences(book)).filter((each) =>
    /^(?:报告|附页[二三四]?)-/u.test(String([each].flat()[0])),
  );
  expect(differing).toEqual([]);
  const annexes = book.sheets.filter(({ name }) => isAnnex.test(name) && name.endsWith(unit.name));
  const numbers = annexes
    .flatMap(({ rows }) => rows)
    .flatMap((cells) => {
      const number = cells[0];
      return typeof number?.value === 'number' ? [[number.value, number.style.numberFormat] as const] : [];
    });
  const shown = numbers.map(([value, code]) => format(code ?? '', value)).filter((text) => text !== '');
  expect(numbers.length).toBeGreaterThan(shown.length);
  expect(shown).toEqual(shown.map((_, index) => String(Number(shown[0]) + index)));
  expect(shown.at(-1)).toBe('20');
  expect(annexes.map(({ visibility }) => visibility)).toEqual(['visible', 'visible', 'hidden', 'hidden']);
});

test('三笔：列在签字栏下面，末行写以下空白；附页没有内容，不用打印', () => {
  const { report, annexes, rows } = sheetsWith(['一处未整改', '未签订责任书', longFacts(3)]);
  const lines = texts(report, 1);
  expect(lines.filter((text) => text === '（以下空白）')).toHaveLength(1);
  expect(lines.join('')).toContain(longFacts(3));
  expect(texts(report, 0).join('')).not.toContain('没有列完');
  expect(texts({ rows }, 0)[0]).toBe(`扣分事实附页 1：${unit.name}`);
  // Whoever prints the whole workbook prints no empty pages.
  expect(annexes.map(({ visibility }) => visibility)).toEqual(['hidden', 'hidden', 'hidden', 'hidden']);
  expect(String(report.rows.flat().find((each) => each?.formula?.includes('没有列完'))?.formula)).toContain(
    '其余见隐藏的“附页-',
  );
  expect(report.page.breaks).toHaveLength(1);
});

test('二十笔、每笔一两行：附页三页以内列完，末行写以下空白；附页二仍然隐藏，不印空页', () => {
  const { annexes, rows } = sheetsWith(
    Array.from({ length: 20 }, (_, index) => longFacts(index + 1).slice(0, 60)),
  );
  const [annex, second] = annexes;
  if (!annex || !second) throw new Error('no annex');
  expect([annex.visibility, pagesOf(annex), second.visibility]).toEqual(['visible', 3, 'hidden']);
  expect(texts({ rows }, 1).filter((text) => text === '（以下空白）')).toHaveLength(1);
  expect(texts(annex, 1)).toContain('（以下空白）');
  expect(texts(annex, 0).join('')).not.toContain('没有列完');
  expect(texts(annex, 0)[0]).toMatch(/^扣分事实附页 1（共 [23] 页）：/u);
});

test('只有写着事实和“以下空白”的行有框线，没有供人添写的空行', () => {
  const { report } = sheetsWith(['一处未整改', '未签订责任书']);
  const [rule] = report.conditionalFormats;
  if (!rule) throw new Error('no rule');
  const { area, formula, border } = rule;
  expect([border, area.left, area.right]).toEqual(['all', 0, 4]);
  expect(formula).toBe(`$B${area.top + 1}<>""`);
  const lines = report.rows.slice(area.top, area.bottom + 1);
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.flat().filter((each) => each?.style.border !== undefined)).toEqual([]);
  expect(lines.map((cells) => cells[1]?.value).filter((value) => value !== '')).toHaveLength(3);
  expect(report.rows[area.top - 1]?.every((each) => each?.style.border === 'all' || each === null)).toBe(
    true,
  );
});

test.each([20, 30, 45, 60])('%d 笔、每笔 300 字：看得见的附页里空着的不过几页', (count) => {
  const { annexes } = sheetsWith(Array.from({ length: count }, (_, index) => longFacts(index + 1)));
  const seen = annexes.filter(({ visibility }) => visibility === 'visible');
  const pages = seen.reduce((sum, sheet) => sum + pagesOf(sheet), 0);
  const needed = Number(/共 (\d+) 页/u.exec(texts(seen[0] ?? { rows: [] }, 0)[0] ?? '')?.[1]);
  expect(needed).toBeGreaterThan(3);
  const empty = pages - needed;
  expect([count, empty >= 0 && empty <= (needed <= 11 ? 4 : 8), empty]).toEqual([count, true, empty]);
});

test('多得附页也列不下：红字写明不完整', () => {
  const { rows } = sheetsWith(Array.from({ length: 90 }, (_, index) => longFacts(index + 1)));
  expect(texts({ rows }, 0).join('')).toContain('本报告不完整：其余扣分见扣分台账');
});

describe('考核时间、抽查单位：填了几格写几格', () => {
  const shown = async (
    start: string | null,
    end: string | null,
    spots: readonly [string | null, string | null],
  ) => {
    const [spotOne, spotTwo] = spots;
    const visit = {
      unit: unit.id,
      start,
      end,
      spotOne,
      spotTwo,
      enterprises: null,
      signed: null,
      note: null,
    };
    const model = teamWorkbook(scheme, team, '', { ...noEntries, visits: new Map([[unit.id, visit]]) });
    const report = model.sheets.find(({ role }) => role === `report:${unit.id}`);
    const rowOf = (label: string) => report?.rows.findIndex((cells) => cells[0]?.value === label) ?? -1;
    const book = new Book('组');
    insertFile(book, await workbookBytes(model));
    const sheet = book.find(report?.name ?? '');
    return ['考核\n时间', '抽查\n单位'].map((label) => {
      const drawn = report?.rows[rowOf(label)]?.[1]?.value;
      // What a program calculates is what was stored.
      expect(sheet && valueAt(sheet, rowOf(label), 1)).toBe(drawn);
      return drawn;
    });
  };

  test.each([
    [null, null, [null, null], '', ''],
    ['2020-01-14', null, ['甲镇', null], '2020年1月14日', '甲镇'],
    ['2020-01-14', '2020-01-14', [null, '乙局'], '2020年1月14日', '乙局'],
    ['2020-01-14', '2020-01-15', ['甲镇', '乙局'], '2020年1月14日至2020年1月15日', '甲镇　乙局'],
  ] as const)('%s 至 %s', async (start, end, spots, days, names) => {
    expect(await shown(start, end, spots)).toEqual([days, names]);
  });
});

describe('别的方案', () => {
  const reportsOf = (name: string, deductions: LedgerRow[] = []) => {
    const own = sampleSchemeNamed(name);
    return own.teams.flatMap((each) =>
      teamWorkbook(own, each, '', { ...noEntries, deductions }).sheets.filter(({ role }) =>
        role.startsWith('report:'),
      ),
    );
  };

  test('几份细则的，一份的得分表不分在两页', () => {
    let several = 0;
    for (const { rows, page, name } of reportsOf('云江市')) {
      const starts = rows.flatMap((cells, row) =>
        /（附件\d+）$/u.test(String(cells[0]?.value)) ? [row] : [],
      );
      const ends = rows.flatMap((cells, row) => (String(cells[0]?.value).endsWith('得分') ? [row] : []));
      if (starts.length < 2) continue;
      several += 1;
      expect([name, ends.length]).toEqual([name, starts.length]);
      const inside = (page.breaks ?? []).filter((row) =>
        starts.some((start, index) => start < row && row <= (ends[index] ?? 0)),
      );
      expect([name, inside]).toEqual([name, []]);
    }
    expect(several).toBeGreaterThan(2);
  });

  test('得分制的，写“扣或得”，得的分写明是得；一笔没有的，写没有', () => {
    const [blank] = reportsOf('青岚县');
    const own = sampleSchemeNamed('青岚县');
    const earning = clauseRows(own).find(({ clause }) => clause.earns);
    if (!blank || !earning) throw new Error('no report');
    expect(texts(blank, 0)).toContain('没有记录扣分和得分。');
    expect(texts(blank, 4)).toContain('扣或得');
    const unitName = own.units.find(({ id }) => `report:${id}` === blank.role)?.name ?? '';
    const row = { ...deduction('已建立', 0), unit: unitName, clause: earning.clause.id };
    const [filled] = reportsOf('青岚县', [
      { ...row, looked: ledgerResults(own, [row], clauseRows(own))[0] },
    ] as LedgerRow[]);
    expect(filled && texts(filled, 0)).toContain('记录扣分和得分 1 笔，逐笔事实附后。');
    const points = filled?.rows.flat().filter((each) => each?.style.numberFormat?.includes('得'));
    expect(points?.some((each) => typeof each?.value === 'number' && each.value < 0)).toBe(true);
  });
});
