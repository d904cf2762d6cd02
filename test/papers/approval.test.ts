import { approvalSheets } from '../../src/papers/approval';
import { sampleSchemes } from '../../src/sample/schemes';
import { unitsOf, zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import type { SheetModel } from '../../src/sheets/model';
import { hardYear, paperYearOf } from '../support/papers';
import { filledYear, generatedYear } from '../support/generated-year';
import { sampleSchemeNamed } from '../support/sample-facts';

/** 送签的工作簿：一类一张表，和 Word 的成绩公布说的一样，领导不用再问为什么。 */

const schemes: [string, Scheme][] = [
  ['郑安委〔2020〕1号', zhengzhou2019()],
  ...sampleSchemes.map(({ name }): [string, Scheme] => [name, sampleSchemeNamed(name)]),
];

const today = '2025-02-01';

const textsOf = ({ rows }: SheetModel): string[] =>
  rows.flatMap((cells) => cells.flatMap((cell) => (typeof cell?.value === 'string' ? [cell.value] : [])));

/** Rows of a sheet that begin so, from 0. */
const rowsOf = ({ rows }: SheetModel, begins: string): number[] =>
  rows.flatMap((cells, row) => (String(cells[0]?.value ?? '').startsWith(begins) ? [row] : []));

describe.each(schemes)('%s', (name, scheme) => {
  const state = name === '郑安委〔2020〕1号' ? generatedYear(scheme, 1) : filledYear(scheme, 1);
  const { year } = paperYearOf({ ...state, settled: true }, today);
  const sheets = approvalSheets(year);
  const published = sheets.slice(0, -1);

  test('一类一张表，名称不重复；评先候选另一张，没有公示', () => {
    expect(published).toHaveLength(scheme.kinds.length);
    expect(new Set(sheets.map((each) => each.name)).size).toBe(sheets.length);
    expect(sheets.at(-1)?.name).toBe('评先候选');
    expect(sheets.flatMap(textsOf).filter((text) => text.includes('公示'))).toEqual([]);
  });

  test('各有标题、依据、本类全部单位、口径和签字栏；没有公式，也没有给填写用的底色', () => {
    published.forEach((sheet, index) => {
      const kind = scheme.kinds[index];
      const texts = textsOf(sheet);
      expect(texts[0]?.replaceAll(/\s/gu, '')).toBe(`${scheme.title}成绩${kind?.name ?? ''}`);
      expect(texts[1]).toContain(scheme.documentNumber);
      expect(texts).toEqual(expect.arrayContaining(unitsOf(scheme, kind?.id ?? '').map((unit) => unit.name)));
      expect(texts).toContain('（以下空白）');
      expect(rowsOf(sheet, '口径：')).toHaveLength(1);
      expect(rowsOf(sheet, '负责人（签字）')).toHaveLength(1);
      const cells = sheet.rows.flatMap((row) => row.flatMap((cell) => cell ?? []));
      expect(cells.filter(({ formula, style }) => formula ?? style.fill)).toEqual([]);
    });
  });

  test('取消评先、一票否决、并列，都在那一行的备注里说为什么', () => {
    const told = year.kinds.flatMap(({ units }, index) => {
      const sheet = published[index];
      const ranks = units.map(({ result }) => result.rank);
      return units.map(({ unit, result }) => {
        const row = sheet?.rows.find((cells) => cells.some((cell) => cell?.value === unit.name)) ?? [];
        const remark = String(row.findLast((cell) => cell?.value !== undefined)?.value ?? '');
        const rank = result.rank ?? NaN;
        const [tied, lost] = [
          ranks.filter((other) => other === rank).length > 1,
          !result.veto && !result.eligible && result.grade === scheme.awards.grade,
        ];
        if (tied) expect(remark).toContain(`并列第 ${rank}`);
        if (result.veto) expect(remark).toMatch(/一票否决：[^；]/u);
        if (lost) expect(remark).toMatch(/取消评先资格：[^；]/u);
        return tied || result.veto || lost;
      });
    });
    if (name === '郑安委〔2020〕1号') expect(told).toContain(true);
  });
});

test('一类有 80 个单位：分几页，每页的行数相近，表头每页重复，签字栏上面总有几行成绩', () => {
  const given = zhengzhou2019();
  const units = Array.from({ length: 80 }, (_, index) => ({
    id: `D${index + 1}`,
    name: `第${index + 1}区`,
    kind: 'district',
    aliases: [],
  }));
  const { teams } = given;
  const scheme: Scheme = {
    ...given,
    units,
    teams: teams.map((team, index) => ({ ...team, units: index === 0 ? units.map(({ id }) => id) : [] })),
  };
  const { year } = paperYearOf({ ...generatedYear(scheme, 1), settled: true }, today);
  const [sheet] = approvalSheets(year);
  if (!sheet) throw new Error('no sheet');
  const [head = -1] = rowsOf(sheet, '名次');
  expect(sheet.page.repeatRows).toEqual({ first: head, last: head });
  const [end = -1] = rowsOf(sheet, '（以下空白）');
  const starts = [head + 1, ...(sheet.page.breaks ?? []), end + 1];
  const pages = starts.slice(1).map((next, index) => next - (starts[index] ?? 0));
  const [last = 0, ...others] = pages.toReversed();
  expect(others.length).toBeGreaterThan(1);
  expect(Math.max(...others) - Math.min(...others)).toBeLessThanOrEqual(1);
  expect(last).toBeGreaterThan(3);
  expect(pages.reduce((sum, each) => sum + each, 0)).toBe(units.length + 1);
});

test('单位名称有 30 个字、否决的原因写满备注：签字栏仍和成绩的最后几行在一页', () => {
  for (const sheet of approvalSheets(hardYear(zhengzhou2019()).year)) {
    const [sign = -1] = rowsOf(sheet, '负责人（签字）');
    const last = sheet.page.breaks?.at(-1) ?? 0;
    expect(sign - last).toBeGreaterThan(5);
  }
});
