import { checkInputCells } from '../../src/checks/input-cells';
import { computed } from '../../src/workflow/master';
import { readMaster } from '../../src/forms/master/reading';
import { emptyState } from '../../src/forms/master/state';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { zhengzhou2019 } from '../../src/schemes';
import type { CellData, WorkbookData } from '../../src/sheets/data';
import { dataOf, onSheets, put } from '../support/forms';

/** 总表里人填的格，以看到的为准：显示成别的数的要问，公式要说出来源。 */

const scheme = zhengzhou2019();
let blank: WorkbookData;

beforeAll(async () => {
  blank = await dataOf(masterWorkbook(computed(emptyState(scheme)).state));
});

function readingOf(book: WorkbookData) {
  const { reading } = readMaster(book);
  if (!reading) throw new Error('no master');
  return reading;
}

/** The first score of the first leader in the 总表, as somebody typed it. */
function findingsWith(cell: CellData) {
  const place = readingOf(blank).tables.find(({ located }) => located.sheet.name === '领导评分');
  const row = place?.located.rows[0]?.row;
  const column = place?.located.place.columns.get(scheme.raters[0]?.id ?? '');
  if (row === undefined || column === undefined) throw new Error('no score cell');
  const changed = onSheets(blank, (sheet) =>
    sheet.name === '领导评分' ? put(row, column, cell)(sheet) : sheet,
  );
  return checkInputCells(readingOf(changed)).map(
    ({ code, severity, message }) => `${severity} ${code} ${message}`,
  );
}

test('空的总表没有话说', () => {
  expect(checkInputCells(readingOf(blank))).toEqual([]);
});

test.each<[string, CellData, string]>([
  ['90%', { value: 0.9, type: 'number', percent: true }, 'error shown-otherwise'],
  ['1900 年的一天', { value: 9, type: 'number', day: '1900-01-09' }, 'error shown-otherwise'],
  ['引用自己的公式', { value: 0, type: 'number', formula: 'C5' }, 'error formula-circular'],
  ['引用空格的公式', { value: 0, type: 'number', formula: 'ZZ99' }, 'error formula-of-blanks'],
  ['算式', { value: 9.5, type: 'number', formula: '9+0.5' }, 'warning formula-input'],
])('评分格显示为%s：说出来', (_, cell, said) => {
  expect(findingsWith(cell)).toEqual([expect.stringContaining(said)]);
});

test('照常填的数没有话说', () => {
  expect(findingsWith({ value: 9.5, type: 'number' })).toEqual([]);
});
