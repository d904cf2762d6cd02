import type { MasterState } from '../../src/forms/master/state';
import { readMaster } from '../../src/forms/master/reading';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { zhengzhou2019 } from '../../src/schemes';
import type { SheetData, WorkbookData } from '../../src/sheets/data';
import { logLine } from '../../src/workflow/log-line';
import { computed } from '../../src/workflow/master';
import { dataOf, insertColumn, insertRows, onSheets, rename, turnRows, unmarked } from '../support/forms';
import { generatedYear } from '../support/generated-year';

/** 总表是办公室天天改的：排序、插行、插列、改表名以后，读出来的还是同一年。 */

const scheme = zhengzhou2019();
let state: MasterState;
let book: WorkbookData;

beforeAll(async () => {
  ({ state } = computed({ ...generatedYear(scheme, 4), settled: true }));
  state.log.push(logLine(state, '2020-01-18 09:00:00', '建表', '样例'));
  book = await dataOf(masterWorkbook(state));
});

const read = (edit: (sheet: SheetData) => SheetData) => {
  const { reading, findings } = readMaster(onSheets(book, edit));
  expect(findings.map(({ code, sheet, message }) => [code, sheet, message])).toEqual([]);
  if (!reading) throw new Error('not read');
  return reading.state;
};

/** Everything typed; blank cells of a ledger are "" or null alike, places are where they are. */
const typed = (of: MasterState) => ({
  scores: of.scores,
  missing: of.missing,
  incidents: [...of.incidents.values()]
    .map(({ counts, ...rest }) => ({
      ...rest,
      counts: Object.entries(counts).filter(([, count]) => count !== null),
    }))
    .filter(({ counts }) => counts.length > 0),
  deductions: of.deductions.map(({ unit, clause, quantity, facts, date, manual, file }) =>
    [unit, clause, quantity, facts, date, manual, file].map((value) => value ?? ''),
  ),
  bonuses: of.bonuses.map(({ unit, rule, work, facts }) => [unit, rule, work, facts]),
  log: of.log,
});

test('写出的总表读回来，录入的内容一字不差', () => {
  expect(typed(read((sheet) => sheet))).toEqual(typed(state));
  expect(read((sheet) => sheet).settled).toBe(true);
});

test.each<[string, (sheet: SheetData) => SheetData]>([
  ['每张表上面都插了两行', insertRows(0, 2)],
  ['每张表左边都插了一列', insertColumn(0)],
  ['每张表都改了名', (sheet) => rename(`${sheet.name}（改）`)(sheet)],
  ['评分表各行倒过来排', (sheet) => (sheet.role === 'leader' ? turnRows(4, 19)(sheet) : sheet)],
  [
    '评分表中间插了空行和空列',
    (sheet) => (sheet.role === 'office' ? insertRows(8)(insertColumn(7)(sheet)) : sheet),
  ],
  ['评价人名单中间插了空行', (sheet) => (sheet.role === 'raters' ? insertRows(10)(sheet) : sheet)],
  ['奖惩情形倒过来排', (sheet) => (sheet.role === 'incidents' ? turnRows(3, 45)(sheet) : sheet)],
  ['台账上方空出三行', (sheet) => (sheet.role === 'deductions' ? insertRows(3, 3)(sheet) : sheet)],
  [
    '评分表和台账丢了标记',
    (sheet) => (['leader', 'deductions'].includes(sheet.role) ? unmarked(sheet) : sheet),
  ],
])('%s：读出的还是同一年', (_, edit) => {
  const own = typed(read(edit));
  const before = typed(state);
  expect({ ...own, incidents: own.incidents.length }).toEqual({
    ...before,
    incidents: before.incidents.length,
  });
});

test('评分表里删了一个单位、写重了一个单位：说出是哪一个', () => {
  const other = (name: string) => (sheet: SheetData) =>
    sheet.role !== 'leader'
      ? sheet
      : {
          ...sheet,
          rows: sheet.rows.map((cells, row) =>
            row === 4
              ? cells?.map((cell, column) => (column === 1 ? { value: name, type: 'text' as const } : cell))
              : cells,
          ),
        };
  const found = (name: string) =>
    readMaster(onSheets(book, other(name))).findings.map(({ code, unit }) => [code, unit]);
  expect(found('郑东新区')).toEqual([
    ['unit-twice', '郑东新区'],
    ['unit-missing', '航空港区'],
  ]);
  expect(found('')).toEqual([['unit-missing', '航空港区']]);
});
