import { blankForms, printWorkbook } from '../../src/forms/blank-forms';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { zhengzhou2019 } from '../../src/schemes';
import type { SheetModel } from '../../src/sheets/model';
import { pageHeight, pageWidth, textArea } from '../../src/sheets/paper';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { approvalSheets } from '../../src/papers/approval';
import { publicationPaper } from '../../src/papers/publication';
import type { ScorePart } from '../../src/schemes/kinds';
import type { Scheme } from '../../src/schemes/scheme';
import { computed } from '../../src/workflow/master';
import { sampleSchemes } from '../../src/sample/schemes';
import { filledYear, generatedYear } from '../support/generated-year';
import { paperSheet } from '../../src/papers/sheet';
import { allPapers, hardYear, paperYearOf } from '../support/papers';
import { sampleSchemeNamed } from '../support/sample-facts';

/**
 * 印出来有多大：字号乘以缩到纸宽的比例。Excel 一个字符宽 7 或 8 像素，两种都算。送审批签字的成绩公布、评先候选，表和表下的
 * 口径、依据都不小于 12 磅；栏再多，换大纸，不缩小。
 */

/** How much a sheet is made smaller on paper where a character takes so many pixels. */
function scaleOf({ page, columnWidths, hiddenColumns, rowHeights }: SheetModel, pixels: number): number {
  const hidden = new Set(hiddenColumns);
  const { left, right, top, bottom } = page.printArea;
  const widths = columnWidths
    .slice(left, right + 1)
    .flatMap((each, index) => (hidden.has(left + index) ? [] : [each * pixels * 0.75]));
  const room = textArea(page);
  const height = rowHeights.slice(top, bottom + 1).reduce<number>((sum, each) => sum + (each ?? 15), 0);
  const width = pageWidth(widths, page.fit.across, page.repeatColumns);
  return Math.min(1, room.width / width, page.fit.down > 0 ? (room.height * page.fit.down) / height : 1);
}

/** Least and greatest size of what is printed, in points on paper. */
function printedSizes(sheet: SheetModel, pixels: number): { least: number; title: number } {
  const scale = scaleOf(sheet, pixels);
  const hidden = new Set(sheet.hiddenColumns);
  const cells = sheet.rows.flatMap((row) =>
    row.flatMap((cell, column) =>
      cell && cell.value !== null && cell.value !== '' && !hidden.has(column) ? [cell] : [],
    ),
  );
  const titles = cells.filter(({ style }) => style.font === '方正小标宋简体');
  const most = (all: typeof cells) => Math.max(0, ...all.map(({ style }) => style.size * scale));
  return { least: Math.min(...cells.map(({ style }) => style.size * scale)), title: most(titles) };
}

const scheme = zhengzhou2019();
const [team] = scheme.teams;
if (!team) throw new Error('no team');

/** Approved or signed by somebody. */
const signed = (role: string): boolean =>
  approved(role) || /^(?:rubric|rating|report|blank|annex)/.test(role);

/** Results that are approved: nothing on them is smaller than 12 points. */
const approved = (role: string): boolean => ['publication', 'candidates'].includes(role);
const leastOf = (role: string): number => (approved(role) ? 12 : signed(role) ? 10.5 : 9);

const master = masterWorkbook(computed({ ...generatedYear(scheme, 1), settled: true }).state);
const own2019 = [
  ...master.sheets.map((sheet) => ['总表', sheet] as const),
  ...teamWorkbook(scheme, team, '').sheets.map((sheet) => ['考核组工作簿', sheet] as const),
  ...blankForms(scheme).sheets.map((sheet) => ['空白表', sheet] as const),
  ...printWorkbook(scheme, '')
    .sheets.slice(14, 18)
    .map((sheet) => ['合订', sheet] as const),
];
const samples = sampleSchemes.map(({ name }) => [name, sampleSchemeNamed(name)] as const);
const printed = [
  ...own2019,
  ...samples.flatMap(([name, own]) => {
    const [first] = own.teams;
    return [
      ...masterWorkbook(computed({ ...filledYear(own, 1), settled: true }).state).sheets,
      ...(first ? teamWorkbook(own, first, '').sheets : []),
      ...blankForms(own).sheets,
      // A form of each group: the others are like it.
      ...[
        ...new Map(
          (own.raters.length > 0 ? printWorkbook(own, '').sheets : []).map((sheet, index) => [
            own.raters[index]?.kind,
            sheet,
          ]),
        ).values(),
      ],
    ].map((sheet) => [name, sheet] as const);
  }),
].filter(([, { visibility }]) => visibility === 'visible');

/** A scheme whose first kind is scored in twelve parts: some of them are reported by as many departments. */
function inTwelveParts(): Scheme {
  const own = sampleSchemeNamed('云江市');
  const kinds = own.kinds.map((kind, index) => {
    const parts = kind.parts.slice(0, 5);
    const reported = [2, 2, 2, 1, 1, 1, 1].map((weight, at) => ({
      ...(kind.parts.at(-1) as ScorePart),
      name: `第${'甲乙丙丁戊己庚'[at] ?? ''}指标`,
      weight,
    }));
    return index === 0 ? { ...kind, parts: [...parts, ...reported] } : kind;
  });
  return { ...own, kinds };
}

const papers = [['郑安委〔2020〕1号', scheme] as const, ...samples].flatMap(([name, own]) =>
  allPapers(hardYear(own).year)
    .slice(0, 14)
    .map((paper, index) => [name, paper.kind, paperSheet(paper, `文书${index}`)] as const),
);

describe.each([7, 8])('一个字符 %d 像素', (pixels) => {
  test.each(printed.map(([book, sheet]) => [`${book} ${sheet.name}`, sheet] as const))(
    '%s：看的不小于 9 磅，签字的不小于 10.5 磅，审批的不小于 12 磅，标题 18—22 磅',
    (_, sheet) => {
      const { least, title } = printedSizes(sheet, pixels);
      // To a tenth of a point.
      expect(Math.round(least * 10) / 10).toBeGreaterThanOrEqual(leastOf(sheet.role));
      expect(Math.round(title * 10) / 10).toBeGreaterThanOrEqual(18);
      expect(title).toBeLessThanOrEqual(22);
    },
  );

  test('十二个计分部分：成绩公布换成 A3，不缩小', () => {
    const own = inTwelveParts();
    const state = computed({ ...filledYear(own, 1), settled: true }).state;
    const inMaster = masterWorkbook(state).sheets.filter(({ role }) => role === 'publication');
    const toSign = approvalSheets(paperYearOf(state, '2025-02-01').year).filter(
      ({ name }) => name !== '评先候选',
    );
    expect([inMaster.length, toSign.length]).toEqual([1, own.kinds.length]);
    for (const sheet of [
      ...inMaster,
      ...toSign,
      paperSheet(publicationPaper(hardYear(own).year), '成绩公布'),
    ]) {
      expect(sheet.page).toMatchObject({ paper: 'A3', orientation: 'landscape', fit: { across: 1 } });
      expect(printedSizes(sheet, pixels).least).toBeGreaterThanOrEqual(12);
    }
  });

  test('文书的每一张表：不小于 10.5 磅，成绩公布、评先候选不小于 12 磅，标题 18—22 磅', () => {
    expect(new Set(papers.map(([, kind]) => kind)).size).toBe(12);
    const wrong = papers.flatMap(([name, kind, sheet]) => {
      const { least, title } = printedSizes(sheet, pixels);
      const approving = kind === '成绩公布' || kind === '评先候选';
      return least >= (approving ? 12 : 10.5) && title >= 18 && title <= 22
        ? []
        : [[name, kind, least, title]];
    });
    expect(wrong).toEqual([]);
  });
});

test('方案、考核分组、条款在一张 A3 的宽度里；表头不单独留在页末', () => {
  const wide = printed.filter(([, { role }]) => ['scheme', 'teams', 'clauses'].includes(role));
  expect(wide.filter(([, { page }]) => page.fit.across > 1).map(([book, { name }]) => [book, name])).toEqual(
    [],
  );
  const several = printed.filter(([, { role }]) => role === 'scheme' || role === 'parts');
  expect(several.length).toBeGreaterThan(6);
  for (const [book, sheet] of several) {
    const height = (row: number) => sheet.rowHeights[row] ?? 15;
    const room = pageHeight(
      sheet.page,
      sheet.columnWidths.reduce((sum, each) => sum + each, 0),
    );
    let [page, used] = [1, 0];
    const pages = sheet.rows.map((_, row) => {
      if (used + height(row) > room || sheet.page.breaks?.includes(row)) [page, used] = [page + 1, 0];
      used += height(row);
      return page;
    });
    const heads = sheet.rows.flatMap((cells, row) => (cells[0]?.style.font === '黑体' ? [row] : []));
    expect(heads.length).toBeGreaterThan(1);
    expect([book, heads.filter((row) => pages[row] !== pages[row + 1])]).toEqual([book, []]);
  }
});

test('合订的每一份评价表从第 1 页数起；评价表、报告、细则、成绩公布、评先候选的底色不印', () => {
  const bound = [scheme, ...samples.map(([, own]) => own)].flatMap((own) =>
    own.raters.length > 0 ? printWorkbook(own, '').sheets : [],
  );
  expect(bound.length).toBeGreaterThan(scheme.raters.length + 10);
  expect(bound.filter(({ page }) => !page.ownNumbers || !page.blackAndWhite)).toEqual([]);
  const coloured = printed.filter(
    ([, { role, page }]) =>
      /^(?:rubric:[A-Z]\d|rating|report:|publication|candidates)/.test(role) && !page.blackAndWhite,
  );
  expect(coloured.map(([book, { name }]) => `${book} ${name}`)).toEqual([]);
});

test('附件5 只在组与组之间分页', () => {
  const sheet = blankForms(scheme).sheets.at(-1);
  const breaks = sheet?.page.breaks ?? [];
  expect(breaks.length).toBeGreaterThan(0);
  for (const row of breaks) expect(String(sheet?.rows[row]?.[0]?.value)).toMatch(/^第.+组 组长：/u);
});

test('附件4 写好处室名称', () => {
  const office = printWorkbook(scheme, '').sheets.at(-1);
  const texts = office?.rows.flat().map((cell) => cell?.value) ?? [];
  expect(texts).toContain(`处室名称：${scheme.raters.at(-1)?.name ?? ''}`);
});

test('考核组工作簿：台账、考核情况、细则的每一个看得见的填写栏都有说明', () => {
  const sheets = teamWorkbook(scheme, team, '').sheets.filter(({ role }) => !/^report|^guide$/u.test(role));
  let columns = 0;
  for (const { name, rows, validations, hiddenColumns = [] } of sheets) {
    const prompted = new Set(validations.flatMap(({ prompt, area }) => (prompt ? [area.left] : [])));
    const typed = new Set(
      rows.flatMap((cells) =>
        cells.flatMap((cell, column) =>
          cell?.style.unlocked === true && cell.style.fill !== undefined && !hiddenColumns.includes(column)
            ? [column]
            : [],
        ),
      ),
    );
    expect([name, [...typed].filter((column) => !prompted.has(column))]).toEqual([name, []]);
    columns += typed.size;
  }
  expect(columns).toBeGreaterThan(15);
});
