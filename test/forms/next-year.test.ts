import { masterWorkbook } from '../../src/forms/master/workbook';
import { readScheme } from '../../src/forms/master/scheme-reading';
import { emptyState } from '../../src/forms/master/state';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { zhengzhou2019 } from '../../src/schemes';
import type { CellData, SheetData, WorkbookData } from '../../src/sheets/data';
import type { Scalar } from '../../src/sheets/model';
import { computed } from '../../src/workflow/master';
import { dataOf, insertRows } from '../support/forms';

/** 明年的方案、别的城市的方案：在总表里改，不改程序。 */

const scheme = zhengzhou2019();
let book: WorkbookData;

beforeAll(async () => {
  book = await dataOf(masterWorkbook(computed(emptyState(scheme)).state));
});

const cellOf = (value: Scalar): CellData => ({ value, type: typeof value === 'number' ? 'number' : 'text' });

/** A row typed under the row whose first used cell says `after`, in the columns of that row. */
const added =
  (after: string, values: readonly Scalar[], insert = false) =>
  (sheet: SheetData): SheetData => {
    const at = sheet.rows.findIndex((cells) => cells?.some((cell) => cell?.value === after));
    if (at < 0) throw new Error(`${sheet.name} has no ${after}`);
    const room = insert ? insertRows(at + 1)(sheet) : sheet;
    return {
      ...room,
      rows: Array.from({ length: Math.max(room.rows.length, at + 2) }, (_, row) =>
        row === at + 1 ? values.map((value) => (value === null ? undefined : cellOf(value))) : room.rows[row],
      ),
    };
  };

/** The text of a cell, wherever it stands, replaced. */
const replaced =
  (before: Scalar, after: Scalar) =>
  (sheet: SheetData): SheetData => ({
    ...sheet,
    rows: sheet.rows.map((cells) =>
      cells?.map((cell) => (cell?.value === before ? { ...cell, ...cellOf(after) } : cell)),
    ),
  });

/** Only in the column of that header: a number can stand in several. */
const replacedBelow =
  (header: string, before: Scalar, after: Scalar) =>
  (sheet: SheetData): SheetData => {
    const column = sheet.rows
      .flatMap((cells) => [cells?.findIndex((cell) => cell?.value === header) ?? -1])
      .find((found) => found >= 0);
    return {
      ...sheet,
      rows: sheet.rows.map((cells) =>
        cells?.map((cell, at) =>
          at === column && cell?.value === before ? { ...cell, ...cellOf(after) } : cell,
        ),
      ),
    };
  };

const edited = (edits: Readonly<Record<string, (sheet: SheetData) => SheetData>>) =>
  readScheme({ ...book, sheets: book.sheets.map((sheet) => edits[sheet.role]?.(sheet) ?? sheet) });

test('添一个县、一位领导：考核分组里没有它，说出来；有了，读回的方案和新建的表都有', async () => {
  const last = scheme.units.at(-1)?.id ?? '';
  const { scheme: read, findings } = edited({
    units: added(last, ['D17', '新设区', '县（市、区）', '新区']),
    raters: added('L16', ['L17', '领导', '新来的领导'], true),
  });
  expect(read).toBeNull();
  expect(findings.map(({ message }) => message).join('')).toContain('新设区');

  const units = scheme.teams[0]?.units
    .map((id) => scheme.units.find((unit) => unit.id === id)?.name)
    .join('、');
  const both = edited({
    units: added(last, ['D17', '新设区', '县（市、区）', '新区']),
    raters: added('L16', ['L17', '领导', '新来的领导'], true),
    teams: replaced(units ?? '', `${units ?? ''}、新设区`),
  });
  expect(both.findings).toEqual([]);
  const next = both.scheme;
  expect(next?.units.find(({ id }) => id === 'D17')).toEqual({
    id: 'D17',
    name: '新设区',
    kind: 'district',
    aliases: ['新区'],
  });
  expect(next?.raters.filter(({ kind }) => kind === 'leader')).toHaveLength(17);
  if (!next) return;
  const again = await dataOf(masterWorkbook(computed(emptyState(next)).state));
  expect(readScheme(again)).toEqual({ scheme: next, findings: [] });
  const [team] = next.teams;
  expect(team && teamWorkbook(next, team, '').sheets.map(({ name }) => name)).toContain('新设区');
});

test('添一条扣分条款、整体改到下一年度：读回的方案就是改过的', () => {
  const dates = (['2019-01-01', '2019-12-31', '2020-01-14', '2020-01-17', '2020-01-20'] as const).map(
    (date) => [date, `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`] as const,
  );
  const first = scheme.rubrics[0]?.items[0]?.rows[0];
  if (!first) throw new Error('no row');
  const { scheme: read, findings } = edited({
    clauses: added(
      '附1-1-1',
      ['附1-1-2', '附1-1', 1, 8, '另有规定的扣 1 分', '一次性', 1, null, null, null, null],
      true,
    ),
    annex1: replaced(first.standard, `${first.standard}另有规定的扣 1 分。`),
    scheme: (sheet) =>
      dates.reduce((own, [from, to]) => replaced(from, to)(own), replaced(2019, 2020)(sheet)),
  });
  expect(findings).toEqual([]);
  expect(read?.year).toBe(2020);
  expect(read?.calendar.reportDue).toBe('2021-01-20');
  expect(read?.rubrics[0]?.items[0]?.rows[0]?.clauses.map(({ id, points }) => [id, points])).toEqual([
    ['附1-1-1', 2],
    ['附1-1-2', 1],
  ]);
});

test('日期按日期格式填写（表格程序会自动转成日期），也读得出', () => {
  const dated = (sheet: SheetData): SheetData => ({
    ...sheet,
    rows: sheet.rows.map((cells) =>
      cells?.map((cell) =>
        cell?.value === '2020-01-14' ? { value: '2020-01-13', type: 'date' as const } : cell,
      ),
    ),
  });
  const { scheme: read, findings } = edited({ scheme: dated });
  expect(findings).toEqual([]);
  expect(read?.calendar.assessmentStart).toBe('2020-01-13');
});

test.each<[string, string, (sheet: SheetData) => SheetData, RegExp]>([
  ['大项分值之和不是 100', 'annex1', replacedBelow('分值', 8, 9), /100|分值/],
  ['各部分比重之和不是 100%', 'scheme', replaced(50, 60), /100|比重/],
  ['条款的类型认不出', 'clauses', replaced('一次性', '随便'), /类型|随便/],
  ['两个单位同名', 'units', replaced('郑东新区', '航空港区'), /航空港区/],
  ['两位评价人同一个编号', 'raters', replaced('L02', 'L01'), /L01/],
])('%s：读不成方案，说出是哪里', (_, role, edit, words) => {
  const { scheme: read, findings } = edited({ [role]: edit });
  const errors = findings.filter(({ severity }) => severity === 'error');
  expect(read === null || errors.length > 0).toBe(true);
  expect(errors.map(({ message }) => message).join('\n')).toMatch(words);
});
