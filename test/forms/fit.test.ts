import { blankForms, printWorkbook } from '../../src/forms/blank-forms';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { unitsOf, zhengzhou2019 } from '../../src/schemes';
import { lineCount } from '../../src/sheets/measure';
import type { SheetModel, WorkbookModel } from '../../src/sheets/model';
import { textArea } from '../../src/sheets/paper';
import { computed } from '../../src/workflow/master';
import { heightOf, misfits, widthOf } from '../support/fit';
import { generatedYear } from '../support/generated-year';
import { wordyTeam } from '../support/wordy-team';

const scheme = zhengzhou2019();
const books: readonly [string, WorkbookModel][] = [
  ['空白表', blankForms(scheme)],
  ['评价表合订', printWorkbook(scheme, '')],
  ...scheme.teams.map((team): [string, WorkbookModel] => [team.name, teamWorkbook(scheme, team, '')]),
  ['事实写得很长的考核组工作簿', wordyTeam(scheme)],
  ['总表', masterWorkbook(computed({ ...generatedYear(scheme, 1), settled: true }).state)],
];
const sheets = books.flatMap(([book, model]) =>
  model.sheets.map((sheet): [string, SheetModel] => [`${book} ${sheet.name}`, sheet]),
);

describe('按 Excel 的列宽，每一格的字都在格内', () => {
  test.each(books)('%s', (_, model) => {
    expect(model.sheets.flatMap(misfits)).toEqual([]);
  });

  test('没有一行超过 Excel 的行高上限 409 磅', () => {
    const heights = sheets.flatMap(([, sheet]) => sheet.rowHeights.map((height) => height ?? 0));
    expect(Math.max(...heights)).toBeLessThan(409);
  });
});

describe('附件1、附件2 的分页', () => {
  const rubrics = sheets.filter(([, sheet]) => sheet.rows[2]?.some((cell) => cell?.value === '考核标准'));

  test('空白表、总表、每个被考核单位各一张，写得很长的一组再各一张', () => {
    const wordyUnits = scheme.teams[0]?.units.length ?? NaN;
    expect(rubrics).toHaveLength(2 + 2 + scheme.units.length + wordyUnits);
  });

  test.each(rubrics)('%s', (_, sheet) => {
    const area = textArea(sheet.page);
    const last = sheet.rows.length - 1;
    // At 8 pixels a character, the widest that programs draw, the sheet still stands at its own size.
    expect(widthOf(sheet, 0, sheet.columnWidths.length - 1) * 8 * 0.75).toBeLessThanOrEqual(area.width);
    // Every page has a row to spare, its repeated header included, and the last one holds all below the table.
    const starts = [0, ...(sheet.page.breaks ?? [])];
    const header = heightOf(sheet, 2, 2);
    const pages = starts.map((start, index) => {
      const end = (starts[index + 1] ?? last + 1) - 1;
      return heightOf(sheet, start, end) + (index === 0 ? 0 : header);
    });
    for (const page of pages) expect(page).toBeLessThanOrEqual(area.height - 24);
    const note = sheet.rows.findIndex((cells) => String(cells[0]?.value).startsWith('备注'));
    expect(starts.at(-1)).toBeLessThan(note);
    // No merged cell stands on two pages.
    const torn = sheet.merges.filter(({ top, bottom }) => starts.some((row) => top < row && row <= bottom));
    expect(torn).toEqual([]);
  });
});

describe('附件3、附件4', () => {
  const forms = sheets.filter(([, sheet]) => sheet.page.fit.down === 1 && sheet.name.startsWith('附件'));

  test.each(forms)('%s：16 行等高，标题照原文分行，缩到一页后仍不小于 10.5 磅', (_, sheet) => {
    const rows = unitsOf(scheme, 'district').map((_unit, index) => sheet.rowHeights[4 + index]);
    expect(rows[0]).toBeGreaterThanOrEqual(24);
    expect(new Set(rows).size).toBe(1);
    const titleCell = sheet.rows[1]?.[0];
    const across = widthOf(sheet, 0, 3);
    expect(lineCount(String(titleCell?.value), across, titleCell?.style.size ?? 0)).toBe(2);
    const area = textArea(sheet.page);
    const whole = heightOf(sheet, 0, sheet.rows.length - 1);
    // Both where a character takes 7 pixels and where it takes 8.
    for (const pixels of [7, 8]) {
      const scale = Math.min(1, area.height / whole, area.width / (across * pixels * 0.75));
      expect(scale * 14).toBeGreaterThanOrEqual(10.5);
      // No absurd white space: the form fills most of the page.
      expect((scale * whole) / area.height).toBeGreaterThan(0.85);
    }
  });
});
