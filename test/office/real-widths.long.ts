import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blankForms, printWorkbook } from '../../src/forms/blank-forms';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { workbookBytes } from '../../src/xlsx/write';
import { unitsOf, zhengzhou2019 } from '../../src/schemes';
import { available, pageTexts } from '../support/libreoffice';
import { cutText } from '../support/cut-text';
import { drawnWidths, printed } from '../support/real-widths';
import { wordyTeam } from '../support/wordy-team';
import { describeWithTool } from '../support/xlsx-tools';
import { Year, valueOf } from '../support/year';

/** Every form on paper as Excel's column widths give it. */
const scheme = zhengzhou2019();

/** The checksum of a file is shown in part on purpose: nobody reads it on paper. */
const checksum = /^\d+: [0-9a-f]{64}$/;

/** Pages beside the first repeat its first columns: of a title that reaches beyond them only the beginning. */
const repeated = (word: string, cut: readonly string[], pages: readonly string[]): boolean => {
  const [, page = '', text = ''] = /^(\d+): (.*)$/.exec(word) ?? [];
  const flat = (some: string) => some.replaceAll(/\s/g, '');
  return pages
    .slice(0, Number(page) - 1)
    .some((each, index) => flat(each).includes(flat(text)) && !cut.includes(`${index + 1}: ${text}`));
};

describeWithTool('LibreOffice', available, '按 Excel 的列宽打印', () => {
  let folder: string;
  let pdfs = new Map<string, string>();
  const pagesOf = (name: string) => pageTexts(pdfs.get(name) ?? '').filter((page) => page.trim() !== '');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaohe-real-'));
    const year = await (await new Year().issued()).filled(3);
    valueOf(await year.collect());
    valueOf(await year.settle());
    const team = scheme.teams[2];
    const returned = (file: string) => year.returned.get(file) ?? new Uint8Array();
    const books = {
      空白表: await workbookBytes(blankForms(scheme)),
      评价表: await workbookBytes(printWorkbook(scheme, '')),
      ...(team ? { 考核组: await workbookBytes(teamWorkbook(scheme, team, '')) } : {}),
      写得很长的考核组: await workbookBytes(wordyTeam(scheme)),
      填好的考核组: returned('考核组/3.xlsx'),
      填好的评价表: returned('评价表/L01.xlsx'),
      核算后的总表: year.master.bytes(),
    };
    pdfs = printed(books, folder, await drawnWidths());
  }, 300_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    '空白表',
    '评价表',
    '考核组',
    '填好的考核组',
    '写得很长的考核组',
    '填好的评价表',
    '核算后的总表',
  ])(
    '%s：没有一个字被裁掉，没有一个数显示成 ###',
    (name) => {
      const pdf = pdfs.get(name) ?? '';
      const pages = pageTexts(pdf);
      const cut = cutText(pdf);
      expect(cut.filter((word) => !checksum.test(word) && !repeated(word, cut, pages))).toEqual([]);
      expect(pages.join('')).not.toContain('###');
    },
    120_000,
  );

  test('附件3、附件4 各占一页', () => {
    const pages = pagesOf('评价表');
    expect(pages).toHaveLength(scheme.raters.length);
    for (const page of pages) {
      for (const unit of unitsOf(scheme, 'district')) expect(page).toContain(unit.name);
      expect(page).toContain('签字：');
    }
    expect(pagesOf('填好的评价表')).toHaveLength(1);
  });

  test('考核报告每个单位两页，成绩汇总一页，成绩公布两类单位各一页', () => {
    const opened = pagesOf('考核组').flatMap((page, index) =>
      page.includes(`${scheme.title}报告`) ? [index] : [],
    );
    const signed = pagesOf('考核组').flatMap((page, index) =>
      page.includes('考核组组长（签字）') ? [index] : [],
    );
    expect(signed).toHaveLength(opened.length);
    signed.forEach((page, index) => {
      expect(page - (opened[index] ?? 0)).toBeLessThanOrEqual(1);
    });
    const master = pagesOf('核算后的总表');
    const first = master.findIndex((page) => page.includes(`${scheme.year}年度安全生产目标考核成绩`));
    for (const unit of unitsOf(scheme, 'district')) expect(master[first]).toContain(unit.name);
    for (const unit of unitsOf(scheme, 'member'))
      expect(master[first + 1]?.replaceAll(/\s/g, '')).toContain(unit.name);
    expect(master[first + 1]).toContain('负责人签字');
    expect(master.filter((page) => page.trimStart().startsWith('成绩汇总'))).toHaveLength(1);
  });

  test('附件1、附件2 的页数就是算出来的页数', () => {
    const blank = blankForms(scheme);
    for (const [index, head] of ['附件 1', '附件 2'].entries()) {
      const starts = pagesOf('空白表').findIndex((page) => page.trimStart().startsWith(head));
      const next = pagesOf('空白表').findIndex(
        (page, at) => at > starts && page.trimStart().startsWith('附件'),
      );
      expect(next - starts).toBe((blank.sheets[index]?.page.breaks?.length ?? 0) + 1);
    }
  });
});
