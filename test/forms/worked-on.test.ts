import { decimal } from '../../src/base/decimal';
import { checkRating } from '../../src/checks/rating';
import { checkTeam } from '../../src/checks/team';
import { Random } from '../../src/sample/random';
import { qualities, sampleTeam } from '../../src/sample/entries';
import { ratingWorkbook, readRatingForm } from '../../src/forms/rating-form';
import { readTeamWorkbook } from '../../src/forms/team/reading';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { unitsOf, zhengzhou2019 } from '../../src/schemes';
import type { SheetData, WorkbookData } from '../../src/sheets/data';
import { dataOf, insertColumn, insertRows, onSheets, rename, turnRows, unmarked } from '../support/forms';

/** 各表收回时的样子：排了序、插了行列、改了表名，内容照样认得。 */

const scheme = zhengzhou2019();
const [rater] = scheme.raters;
const team = scheme.teams[2];
if (!rater || !team) throw new Error('the scheme has raters and teams');

const edits: [string, (sheet: SheetData) => SheetData][] = [
  ['原样', (sheet) => sheet],
  ['表头上面插了两行', insertRows(0, 2)],
  ['左边插了一列', insertColumn(0)],
  ['改了表名', (sheet) => rename(`改名 ${sheet.name}`)(sheet)],
];

describe('评价表', () => {
  const scores = new Map(
    unitsOf(scheme, 'district').map((unit, index) => [unit.id, decimal(9).minus(decimal(index).div(10))]),
  );
  let book: WorkbookData;

  beforeAll(async () => {
    book = await dataOf(ratingWorkbook(scheme, rater, '', scores));
  });

  test.each([
    ...edits,
    ['丢了表的标记', unmarked],
    ['各行倒过来排', turnRows(4, 19)],
    ['表中间插了空行', insertRows(9, 3)],
    ['单位和分数之间插了一列', insertColumn(2)],
  ])('%s：16 个分数一个不少，跟着单位走', (_, edit) => {
    const located = readRatingForm(scheme, onSheets(book, edit), rater);
    if (!located) throw new Error('form not found');
    const { scores: read, findings } = checkRating(scheme, rater, located, '表.xlsx');
    expect(findings).toEqual([]);
    expect(new Map(read.map(({ unit, taken }) => [unit, taken]))).toEqual(
      new Map([...scores].map(([unit, score]) => [unit, score.toNumber()])),
    );
  });
});

describe('考核组工作簿', () => {
  const random = new Random(11);
  const entries = sampleTeam(scheme, team, qualities(scheme, random), random);
  let book: WorkbookData;

  beforeAll(async () => {
    book = await dataOf(teamWorkbook(scheme, team, '', entries));
  });

  const read = (edit: (sheet: SheetData) => SheetData) =>
    checkTeam(scheme, team, readTeamWorkbook(scheme, onSheets(book, edit), team), '组.xlsx');

  test('写出的台账、加分、考核情况，读回来一字不差', () => {
    const { deductions, bonuses, visits } = read((sheet) => sheet);
    const typed = <Row extends { file: string; sheet: string; cell: string; looked?: unknown }>(
      rows: readonly Row[],
    ) => rows.map((row) => ({ ...row, file: '', sheet: '', cell: '', looked: undefined }));
    expect(entries.deductions.length).toBeGreaterThan(5);
    expect(typed(deductions)).toEqual(typed(entries.deductions));
    expect(typed(bonuses)).toEqual(typed(entries.bonuses));
    expect(new Map(visits.map((visit) => [visit.unit, visit]))).toEqual(entries.visits);
  });

  test.each([
    ...edits,
    [
      '台账倒过来排、中间空着几行',
      (sheet: SheetData) =>
        sheet.role === 'deductions'
          ? insertRows(6, 4)(turnRows(3, 3 + entries.deductions.length - 1)(sheet))
          : sheet,
    ] as const,
    [
      '细则表中间插了空行',
      (sheet: SheetData) => (sheet.role.startsWith('rubric') ? insertRows(10)(sheet) : sheet),
    ],
  ])('%s：扣分一笔不少，没有新的话说', (_, edit) => {
    const plain = read((sheet) => sheet);
    const { deductions, visits, findings } = read(edit);
    const facts = (rows: typeof deductions) =>
      rows
        .map(({ unit, clause, quantity, facts: words, date }) =>
          JSON.stringify([unit, clause, quantity, words, date]),
        )
        .sort();
    expect(facts(deductions)).toEqual(facts(plain.deductions));
    expect(visits).toEqual(plain.visits);
    expect(findings.map(({ code }) => code)).toEqual(plain.findings.map(({ code }) => code));
  });

  test('删了一个单位的细则表、删了台账的表头：说出是哪一张', () => {
    const without = {
      ...book,
      sheets: book.sheets.filter(({ role }) => role !== `rubric:${team.units[0] ?? ''}`),
    };
    const lost = checkTeam(scheme, team, readTeamWorkbook(scheme, without, team), '组.xlsx');
    expect(lost.findings.map(({ code }) => code)).toContain('team-rubric-missing');
    const headless = read((sheet) =>
      sheet.role === 'deductions' ? { ...sheet, rows: sheet.rows.filter((__, row) => row !== 2) } : sheet,
    );
    expect(headless.findings.map(({ code }) => code)).toContain('team-sheet-missing');
  });
});
