import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folded } from '../../src/base/text';
import { paperSizes, type Paper } from '../../src/papers/paper';
import { feedbackPaper } from '../../src/papers/letters';
import { publicationPaper } from '../../src/papers/publication';
import { reportPaper } from '../../src/papers/report';
import { papersWorkbook } from '../../src/workflow/papers';
import { allUnits, type PaperYear } from '../../src/papers/year';
import { sampleSchemes } from '../../src/sample/schemes';
import { zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import type { OpenMaster } from '../../src/workflow/master';
import { workbookBytes } from '../../src/xlsx/write';
import { wordBytes } from '../../src/word/write';
import { available, pageTexts, toPdf } from '../support/libreoffice';
import { allPapers, hardYear, longFacts, textsOf, type HardYear } from '../support/papers';
import { sampleSchemeNamed } from '../support/sample-facts';
import { describeWithTool } from '../support/xlsx-tools';

/** 文书打印出来：缺正式字体的机器上、替代字体更宽的机器上，都一字不少、不出边、表头每页重复、签字栏不单独成页。 */

/** Wide letters in place of every official font, as the worst machine has them. */
const aliases = (family: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include>/etc/fonts/fonts.conf</include>${[
    '方正小标宋简体',
    '仿宋_GB2312',
    '楷体_GB2312',
    '黑体',
    '宋体',
  ]
    .map(
      (name) =>
        `<match target="pattern"><test name="family"><string>${name}</string></test><edit name="family" mode="assign" binding="same"><string>${family}</string></edit></match>`,
    )
    .join('')}</fontconfig>`;

const machines = [
  ['缺正式字体', ''],
  ['替代为 Noto Serif CJK', aliases('Noto Serif CJK SC')],
  ['替代为更窄的 Noto Sans Mono CJK', aliases('Noto Sans Mono CJK SC')],
  ['拉丁字母更宽', aliases('DejaVu Sans')],
] as const;

/** Left, top, right and bottom of everything printed on each page, and the page's size, in points. */
function extents(pdf: string) {
  const { stdout } = spawnSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return stdout
    .split('<page ')
    .slice(1)
    .map((page) => {
      const figures = (name: string) =>
        Array.from(page.matchAll(new RegExp(`${name}="([\\d.]+)"`, 'g')), ([, value]) => Number(value));
      return {
        width: figures('width')[0] ?? 0,
        height: figures('height')[0] ?? 0,
        left: Math.min(...figures('xMin')),
        right: Math.max(...figures('xMax')),
        bottom: Math.max(...figures('yMax')),
      };
    });
}

/** Points of a year where it is printed largest: in the title. */
function yearWidth(pdf: string): number {
  const { stdout } = spawnSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const found = stdout.matchAll(/xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"[^>]*>20\d\d</g);
  return Math.max(...Array.from(found, ([, left, right]) => Number(right) - Number(left)));
}

/** Whether a page shows the letters that its machine has. Faces of one collection bear one name: their digits differ. */
function isDrawnBy(machine: (typeof machines)[number][0], pdf: string): boolean {
  const has = (font: RegExp) => fontsOf(pdf).some((each) => font.test(each));
  const halfWide = Math.abs(yearWidth(pdf) - 4 * 0.5 * paperSizes.title) < 0.1;
  switch (machine) {
    case '替代为 Noto Serif CJK':
      return has(/NotoSerifCJK/);
    case '替代为更窄的 Noto Sans Mono CJK':
      return halfWide;
    case '拉丁字母更宽':
      return has(/DejaVuSans/);
    default:
      return has(/CJK/) && !halfWide;
  }
}

const counts = (text: string): Map<string, number> => {
  const found = new Map<string, number>();
  for (const letter of folded(text)) found.set(letter, (found.get(letter) ?? 0) + 1);
  return found;
};

/** 43 units in one table. */
const oneTable = (year: PaperYear): PaperYear => {
  const members = year.kinds.at(-1);
  const own = members?.units ?? [];
  const units = Array.from({ length: 43 }, (_, index) => own[index % own.length]).flatMap(
    (each) => each ?? [],
  );
  return { ...year, kinds: [{ id: members?.id ?? '', name: '考核对象', units }] };
};

/** Names of the fonts that a page was really drawn with: `AAAAAA+NotoSerifCJKsc-Regular` without its tag. */
function fontsOf(pdf: string): string[] {
  const { stdout } = spawnSync('pdffonts', [pdf], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .slice(2)
    .flatMap((line) => /^(?:[A-Z]{6}\+)?(\S+)/.exec(line)?.[1] ?? []);
}

const schemes: [string, () => Scheme][] = [
  ['郑安委〔2020〕1号', zhengzhou2019],
  ...sampleSchemes.map(({ name }): [string, () => Scheme] => [name, () => sampleSchemeNamed(name)]),
];

describeWithTool('LibreOffice', available, '文书打印', () => {
  describe.each(schemes)('%s', (_scheme, load) => {
    let folder: string;
    let hard: HardYear;
    let papers: Paper[];

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'kaohe-papers-'));
      hard = hardYear(load());
      const { year } = hard;
      const named = (name: string) => {
        const own = allUnits(year).find(({ unit }) => unit.name === name);
        if (!own) throw new Error(name);
        return own;
      };
      const perUnit = new Set(['考核报告', '告知书']);
      papers = [
        ...allPapers(year).filter(({ kind }) => !perUnit.has(kind)),
        reportPaper(year, named(hard.wordy)),
        reportPaper(year, named(hard.clean)),
        feedbackPaper(year, named(hard.wordy), { rank: true, scores: true }),
        { ...publicationPaper(oneTable(year)), name: '一张表 43 个单位' },
      ];
    });

    afterAll(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    async function printed(config: string, as: 'docx' | 'xlsx'): Promise<Map<string, string>> {
      const own = mkdtempSync(join(folder, `${as}-`));
      const files = [];
      for (const [index, paper] of papers.entries()) {
        const file = join(own, `${index}.${as}`);
        const open = { state: hard.state, identity: { issued: '' } } as OpenMaster;
        writeFileSync(
          file,
          as === 'docx' ? await wordBytes(paper) : await workbookBytes(papersWorkbook(open, [paper])),
        );
        files.push(file);
      }
      const before = process.env.FONTCONFIG_FILE;
      if (config !== '') {
        writeFileSync(join(own, 'fonts.conf'), config);
        process.env.FONTCONFIG_FILE = join(own, 'fonts.conf');
      }
      try {
        const pdfs = toPdf(files, join(own, 'pdf'));
        return new Map(papers.map(({ name }, index) => [name, pdfs[index] ?? '']));
      } finally {
        if (before === undefined) delete process.env.FONTCONFIG_FILE;
        else process.env.FONTCONFIG_FILE = before;
      }
    }

    describe.each([
      ...machines.map((machine) => ['Word', ...machine, 'docx'] as const),
      ['表', ...machines[0], 'xlsx'] as const,
    ])('%s，%s', (_what, machine, config, as) => {
      let pdfs: Map<string, string>;
      beforeAll(async () => {
        pdfs = await printed(config, as);
      }, 300_000);
      const pages = (name: string) => pageTexts(pdfs.get(name) ?? '').map(folded);

      test('每一份都是用这台机器的字体排的，没有一份用上正式字体', () => {
        for (const { name } of papers) {
          const pdf = pdfs.get(name) ?? '';
          const official = fontsOf(pdf).filter((each) =>
            /FZXiaoBiaoSong|FangSong|KaiTi|SimHei|SimSun/i.test(each),
          );
          expect([name, official]).toEqual([name, []]);
          if (as === 'docx') expect([name, isDrawnBy(machine, pdf)]).toEqual([name, true]);
        }
      });

      test('每一份一字不少', () => {
        const cut = papers.flatMap((paper) => {
          const there = counts(pages(paper.name).join(''));
          const missing = [...counts(textsOf(paper).join(''))].filter(
            ([letter, times]) => (there.get(letter) ?? 0) < times,
          );
          return missing.map(
            ([letter, times]) => `${paper.name} ${letter} ${there.get(letter) ?? 0}/${times}`,
          );
        });
        expect(cut).toEqual([]);
      });

      test('没有一个字出了纸边的空白：左 20 毫米、右 10 毫米、下 5 毫米', () => {
        const mm = 72 / 25.4;
        const out = papers.flatMap(({ name }) =>
          extents(pdfs.get(name) ?? '').flatMap(({ width, height, left, right, bottom }, index) =>
            left < 20 * mm - 2 || right > width - 10 * mm + 2 || bottom > height - 5 * mm
              ? [`${name} 第 ${index + 1} 页`]
              : [],
          ),
        );
        expect(out).toEqual([]);
      });

      test('60 笔扣分一笔不少，没有空白页；签字栏与考核结论同页', () => {
        const name = `考核报告-${hard.wordy}`;
        const all = pages(name);
        for (let index = 1; index <= 60; index++)
          expect(all.some((page) => page.includes(folded(`第${index}笔`)))).toBe(true);
        expect(longFacts(60)).toHaveLength(300);
        for (const { name: each } of papers)
          expect(pages(each).filter((page) => page.replaceAll(/[—\-\d]/g, '') === '')).toEqual([]);
        for (const each of [name, `考核报告-${hard.clean}`]) {
          const signed = pages(each).filter((page) => page.includes(folded('组长（签字）')));
          expect(signed).toHaveLength(1);
          expect(signed[0]).toContain(folded('考核结论'));
        }
      });

      test('43 个单位的成绩：表头每页重复，签字栏不单独成页', () => {
        const names = allUnits(hard.year).map(({ unit }) => folded(unit.name));
        const all = pages('一张表 43 个单位');
        const table = all.filter((page) => names.some((name) => page.includes(name)));
        expect(table.length).toBeGreaterThan(1);
        expect(table.filter((page) => !page.includes(folded('名次')))).toEqual([]);
        const signed = all.filter((page) => page.includes(folded('负责人（签字）')));
        expect(signed).toHaveLength(1);
        expect(signed[0]).toContain(folded('成绩如上'));
        // A sheet has set pages: the last rows stand above the lines to sign. Word keeps no rows of a table with what follows.
        if (as === 'xlsx') expect(signed).toEqual([table.at(-1)]);
      });

      if (as === 'docx')
        test('考核报告的表头每页重复', () => {
          const rows = pages(`考核报告-${hard.wordy}`).filter((page) =>
            page.includes(folded('现场查阅资料')),
          );
          expect(rows.length).toBeGreaterThan(5);
          expect(rows.filter((page) => !page.includes(folded('考核标准（条款）')))).toEqual([]);
        });
    });
  });
});
