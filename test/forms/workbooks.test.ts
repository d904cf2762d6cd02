import { decimal } from '../../src/base/decimal';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { emptyState } from '../../src/forms/master/state';
import { blankForms, printWorkbook } from '../../src/forms/blank-forms';
import { ratingSheet } from '../../src/forms/rating-form';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { sampleSchemes } from '../../src/sample/schemes';
import { workbookBytes } from '../../src/xlsx/write';
import { readingOptions } from '../../src/schemes/readings';
import { zhengzhou2019, formOf } from '../../src/schemes';
import { columnPoints, textWidth } from '../../src/sheets/measure';
import type { SheetModel, WorkbookModel } from '../../src/sheets/model';
import { computed } from '../../src/workflow/master';
import { sampleSchemeNamed } from '../support/sample-facts';
import { available, invalidParts } from '../support/schemas';
import { describeWithTool } from '../support/xlsx-tools';

const scheme = zhengzhou2019();
const books: [string, WorkbookModel][] = [
  ['总表', masterWorkbook(computed(emptyState(scheme)).state)],
  ['评价表合订', printWorkbook(scheme, '')],
  ['空白表', blankForms(scheme)],
  ...scheme.teams.map((team): [string, WorkbookModel] => [
    `考核组工作簿 ${team.name}`,
    teamWorkbook(scheme, team, ''),
  ]),
];
const sheets = books.flatMap(([book, model]) =>
  model.sheets.map((sheet): [string, SheetModel] => [`${book} ${sheet.name}`, sheet]),
);

describe('版面', () => {
  test.each(sheets)('%s：合并格互不重叠，都在表内', (_, sheet) => {
    const taken = new Set<string>();
    for (const { top, left, bottom, right } of sheet.merges)
      for (let row = top; row <= bottom; row++)
        for (let column = left; column <= right; column++) {
          expect(taken.has(`${row},${column}`)).toBe(false);
          taken.add(`${row},${column}`);
          expect(column).toBeLessThan(sheet.columnWidths.length);
        }
  });

  test.each(sheets)('%s：行高不超过 409 磅，打印有页码、订口 20 毫米', (_, sheet) => {
    expect(sheet.rowHeights.every((height) => height === null || (height > 0 && height <= 409))).toBe(true);
    expect(sheet.page.footer).toContain('&P');
    // Where one page is not wide enough, the first columns stand on each.
    expect(sheet.page.fit.across === 1 || (sheet.page.repeatColumns ?? 0) > 0).toBe(true);
    expect(Math.max(sheet.page.margins.left, sheet.page.margins.right)).toBeGreaterThanOrEqual(20);
  });

  test.each(books)('%s：表名不超过 31 字、不重复；公式里的表名都加引号', (_, book) => {
    const names = book.sheets.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => name.length <= 31 && !/[\\/?*[\]:]/.test(name))).toBe(true);
    for (const sheet of book.sheets)
      for (const cell of sheet.rows.flat())
        if (cell?.formula?.includes('!')) expect(cell.formula).not.toMatch(/[^'A-Z0-9$]!\$/u);
  });

  test.each(books)('%s：公式格锁定（扣分格除外），不引用新函数', (_, book) => {
    for (const sheet of book.sheets)
      for (const cell of sheet.rows.flat()) {
        if (cell?.formula === undefined) continue;
        expect(cell.formula).not.toMatch(/\b(XLOOKUP|FILTER|TEXTJOIN|MAXIFS|IFS|LET|CONCAT)\(/);
        if (!sheet.role.startsWith('rubric:')) expect(cell.style.unlocked ?? false).toBe(false);
      }
  });
});

describe('官方文字', () => {
  test('附件3、附件4 的标题、说明、签字栏照录', () => {
    for (const kind of ['leader', 'office'] as const) {
      const form = formOf(scheme, kind);
      const sheet = books[1]?.[1].sheets.find(
        ({ role }) => role === `rating:${kind === 'leader' ? 'L01' : 'O01'}`,
      );
      const texts = sheet?.rows.flat().map((cell) => String(cell?.value ?? '')) ?? [];
      expect(texts).toEqual(expect.arrayContaining([form.annex, form.notes.join('\n')]));
      for (const signature of form.signatures) expect(texts.join('\n')).toContain(signature);
      expect(texts.join('\n')).toContain(form.title.slice(0, 2).join('\n'));
    }
  });

  test('附件3、附件4 标题的每一行都有余地：换一种程序也照通知断行，“）”不另起一行', () => {
    const sheet = books[1]?.[1].sheets.find(({ role }) => role === 'rating:L01');
    const title = sheet?.rows[1]?.[0];
    const width = columnPoints((sheet?.columnWidths ?? []).reduce((sum, each) => sum + each, 0));
    const lines = String(title?.value).split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines)
      expect(textWidth(line) * (title?.style.size ?? NaN) * 1.02).toBeLessThan(width - 4);
  });

  test('附件1 第43行：没有分值的条款，工作表上注明原文未列分值，原文不动', () => {
    const book = books.find(([name]) => name.includes('第三组'))?.[1];
    const sheet = book?.sheets.find(({ role }) => role === 'rubric:D13');
    const cells = sheet?.rows.flat().map((cell) => String(cell?.value ?? '')) ?? [];
    expect(cells.some((text) => text.includes('附1-43-4：原文未列分值'))).toBe(true);
    expect(cells.some((text) => text.includes('“四张清单”的；') && !text.includes('未列分值'))).toBe(true);
  });

  test('口径“单表换算”留空时，单份评价表的换算分数没有公式', () => {
    const own = { ...scheme, readings: { ...scheme.readings, 单表换算: readingOptions.单表换算[1] } };
    expect(
      printWorkbook(own, '')
        .sheets.flatMap((sheet) => sheet.rows.flat())
        .filter((cell) => cell?.formula),
    ).toEqual([]);
  });
});

describe('范例的评价表和空白表', () => {
  const yunjiang = sampleSchemeNamed('云江市');

  test('按总分乘系数计的，单份评价表显示换算分数；取平均分的一份没有换算分数，那一栏空着', () => {
    const given = (kind: string) => {
      const rater = yunjiang.raters.find((each) => each.kind === kind);
      if (!rater) throw new Error(kind);
      const scores = new Map(yunjiang.units.map(({ id }) => [id, decimal(80)]));
      const { rows } = ratingSheet(yunjiang, rater, scores);
      return rows.flatMap((cells) => (typeof cells[2]?.value === 'number' ? [cells[3]?.value] : []));
    };
    const combined = new Map(
      yunjiang.kinds.flatMap(({ parts }) =>
        parts.flatMap((part) => (part.source === '评价表' ? [[part.form, part.combination] as const] : [])),
      ),
    );
    expect(new Set(combined.values()).size).toBe(3);
    for (const [kind, combination] of combined) {
      const values = given(kind);
      expect(values.length).toBeGreaterThan(4);
      expect([kind, new Set(values)]).toEqual([kind, new Set([combination === '总分×系数' ? 1 : ''])]);
    }
  });

  test('空白表按附件号排，页码也按附件号', () => {
    for (const { name } of sampleSchemes) {
      const names = blankForms(sampleSchemeNamed(name)).sheets.map((sheet) => sheet.name);
      expect(names).toEqual(names.map((_, index) => `附件${index + 1}`));
    }
  });
});

describeWithTool('xmllint 和 ../shared/ooxml', available, '符合 ISO/IEC 29500', () => {
  test.each(books.slice(0, 4))('%s 的每个部件', async (_, book) => {
    expect(invalidParts(await workbookBytes(book))).toEqual([]);
  });
});
