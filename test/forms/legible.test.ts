import { blankForms, printWorkbook } from '../../src/forms/blank-forms';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { zhengzhou2019 } from '../../src/schemes';
import type { SheetModel } from '../../src/sheets/model';
import { textArea } from '../../src/sheets/paper';
import { paperSheet } from '../../src/papers/sheet';
import { allPapers, hardYear } from '../support/papers';

/** 印出来有多大：字号乘以缩到纸宽的比例。Excel 一个字符宽 7 或 8 像素，两种都算。 */

/** How much a sheet is made smaller on paper where a character takes so many pixels. */
function scaleOf({ page, columnWidths, hiddenColumns, rowHeights }: SheetModel, pixels: number): number {
  const hidden = new Set(hiddenColumns);
  const { left, right, top, bottom } = page.printArea;
  const width = columnWidths
    .slice(left, right + 1)
    .reduce((sum, each, index) => sum + (hidden.has(left + index) ? 0 : each * pixels * 0.75), 0);
  const room = textArea(page);
  const height = rowHeights.slice(top, bottom + 1).reduce<number>((sum, each) => sum + (each ?? 15), 0);
  return Math.min(1, room.width / width, page.fit.down === 1 ? room.height / height : 1);
}

/** Least and greatest size of what is printed, in points on paper. */
function printedSizes(sheet: SheetModel, pixels: number): { least: number; title: number } {
  const scale = scaleOf(sheet, pixels);
  const cells = sheet.rows.flat().filter((cell) => cell !== null && cell.value !== null && cell.value !== '');
  const sizes = cells.map((cell) => (cell?.style.size ?? 0) * scale);
  const titles = cells.filter((cell) => cell?.style.font === '方正小标宋简体');
  return {
    least: sizes.reduce((least, size) => Math.min(least, size), Infinity),
    title: titles.reduce((most, cell) => Math.max(most, (cell?.style.size ?? 0) * scale), 0),
  };
}

const scheme = zhengzhou2019();
const [team] = scheme.teams;
if (!team) throw new Error('no team');

describe.each([7, 8])('一个字符 %d 像素', (pixels) => {
  test.each(
    [...blankForms(scheme).sheets, ...printWorkbook(scheme, '').sheets.slice(14, 18)].map(
      (sheet) => [sheet.name, sheet] as const,
    ),
  )('%s：正文不小于 10.5 磅，标题 17.5—22 磅', (_, sheet) => {
    const { least, title } = printedSizes(sheet, pixels);
    expect(least).toBeGreaterThanOrEqual(10.5);
    expect(title).toBeGreaterThanOrEqual(17.5);
    expect(title).toBeLessThanOrEqual(22);
  });

  test('文书的每一张表：不小于 10.5 磅的九成（纸宽只差一个字符的取整），标题 18—22 磅', () => {
    for (const [index, paper] of allPapers(hardYear(scheme).year).slice(0, 12).entries()) {
      const { least, title } = printedSizes(paperSheet(paper, `文书${index}`), pixels);
      expect([paper.name, least >= 9]).toEqual([paper.name, true]);
      expect([paper.name, title >= 17 && title <= 22]).toEqual([paper.name, true]);
    }
  });
});

test('附件5 只在组与组之间分页', () => {
  const sheet = blankForms(scheme).sheets.at(-1);
  const breaks = sheet?.page.breaks ?? [];
  expect(breaks.length).toBeGreaterThan(0);
  for (const row of breaks) expect(String(sheet?.rows[row]?.[0]?.value)).toMatch(/^第.+组 组长：/u);
});

test('附件4 写好处室名称；考核组台账的每一个填写栏都有说明', () => {
  const office = printWorkbook(scheme, '').sheets.at(-1);
  const texts = office?.rows.flat().map((cell) => cell?.value) ?? [];
  expect(texts).toContain(`处室名称：${scheme.raters.at(-1)?.name ?? ''}`);
  const prompted = (name: string) => {
    const sheet = teamWorkbook(scheme, team, '').sheets.find((each) => each.name === name);
    return new Set(sheet?.validations.flatMap(({ prompt, area }) => (prompt ? [area.left] : [])));
  };
  expect([...prompted('扣分台账')].sort()).toEqual([1, 2, 3, 4]);
  expect(prompted('加分台账').size).toBe(4);
  expect(prompted('考核情况').size).toBe(7);
});
