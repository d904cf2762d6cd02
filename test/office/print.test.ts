import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folded } from '../../src/base/text';
import { blankForms, printWorkbook } from '../../src/forms/blank-forms';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { workbookBytes } from '../../src/xlsx/write';
import { contentOf, rowsOf, unitsOf, zhengzhou2019 } from '../../src/schemes';
import type { WorkbookModel } from '../../src/sheets/model';
import { available, pageTexts, toPdf } from '../support/libreoffice';
import { describeWithTool } from '../support/xlsx-tools';

const scheme = zhengzhou2019();

describeWithTool('LibreOffice', available, '打印', () => {
  const texts = new Map<string, string[]>();
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaohe-print-'));
    const team = scheme.teams[2];
    const books: Record<string, WorkbookModel> = {
      blank: blankForms(scheme),
      ratings: printWorkbook(scheme, ''),
    };
    if (team) books.team = teamWorkbook(scheme, team, '');
    const files = [];
    for (const [name, model] of Object.entries(books)) {
      const file = join(folder, `${name}.xlsx`);
      writeFileSync(file, await workbookBytes(model));
      files.push(file);
    }
    toPdf(files, join(folder, 'pdf')).forEach((pdf, index) => {
      texts.set(
        Object.keys(books)[index] ?? '',
        pageTexts(pdf).filter((page) => page.trim() !== ''),
      );
    });
  }, 240_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const pagesOf = (name: string) => texts.get(name) ?? [];

  test('附件3、附件4 各占一页：34 份评价表共 34 页，每页有 16 个单位、说明和签字栏', () => {
    const pages = pagesOf('ratings');
    expect(pages).toHaveLength(34);
    for (const page of pages) {
      for (const unit of unitsOf(scheme, 'district')) expect(page).toContain(unit.name);
      expect(folded(page)).toContain(folded('并四舍五入'));
      expect(page).toContain('签字：');
    }
  });

  test('附件1、附件2 每页重复表头', () => {
    const rubricPages = pagesOf('blank').filter((page) => folded(page).includes(folded('考核标准')));
    expect(rubricPages.length).toBeGreaterThan(8);
    for (const page of rubricPages)
      for (const head of ['序号', '考核项目', '考核内容', '分值', '考核方法'])
        expect(folded(page)).toContain(head);
    const [first] = pagesOf('blank').filter((page) => folded(page).includes(folded('附件 3')));
    expect(first && folded(first).includes('考核标准')).toBe(false);
  });

  test('没有一个字被裁掉：每一行考核内容、考核标准的每个字都印出来了', () => {
    // A PDF gives wrapped cells line by line, so characters are counted, not sentences.
    const count = (text: string) => {
      const counts = new Map<string, number>();
      for (const character of folded(text)) counts.set(character, (counts.get(character) ?? 0) + 1);
      return counts;
    };
    const printed = count(pagesOf('blank').join(''));
    const wanted = count(
      scheme.rubrics
        .flatMap((rubric) =>
          rowsOf(rubric)
            .map(({ row }) => `${contentOf(row) ?? ''}${row.standard}${row.method}`)
            .concat(
              rubric.notes,
              rubric.items.map((item) => item.title),
            ),
        )
        .join(''),
    );
    const missing = [...wanted].filter(([character, times]) => (printed.get(character) ?? 0) < times);
    expect(missing).toEqual([]);
  });

  test('签字栏与表尾同页：备注、得分和签字在一页上', () => {
    const ends = pagesOf('team').filter((page) => page.includes('细则得分'));
    expect(ends).toHaveLength(4);
    for (const page of ends) {
      expect(page).toContain('考核组组长：');
      expect(page).toContain('被考核单位负责人：');
    }
  });

  test('考核报告：每个单位两页，签字栏与考核意见同页', () => {
    const pages = pagesOf('team');
    const first = pages.flatMap((page, index) => (page.includes(`${scheme.title}报告`) ? [index] : []));
    const signed = pages.flatMap((page, index) => (page.includes('考核组组长（签字）') ? [index] : []));
    expect(first).toHaveLength(4);
    expect(signed).toHaveLength(4);
    signed.forEach((page, index) => {
      expect(page - (first[index] ?? 0)).toBeLessThanOrEqual(1);
    });
    for (const index of signed)
      for (const words of ['意见', '被考核单位负责人（签字）']) expect(pages[index]).toContain(words);
  });
});
