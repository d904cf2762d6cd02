import { blankForms } from '../../src/forms/blank-forms';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { sampleSchemes } from '../../src/sample/schemes';
import { zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import { lettersIn } from '../../src/sheets/measure';
import type { SheetModel } from '../../src/sheets/model';
import { misfits } from '../support/fit';
import { sampleSchemeNamed } from '../support/sample-facts';

/** 细则表的分页：收紧一点就能少一页的，收紧；字一样大，扣分说明一样多，不收紧也是一页的不动。 */

const pagesOf = (sheet: SheetModel): number => (sheet.page.breaks?.length ?? 0) + 1;
const isRubric = ({ role, rows }: SheetModel): boolean =>
  role.startsWith('rubric:') || rows[2]?.some((cell) => cell?.value === '考核标准') === true;
const workbooks = (scheme: Scheme) => [
  ...scheme.teams.map((team) => teamWorkbook(scheme, team, '')),
  blankForms(scheme),
];
const rubricsIn = (scheme: Scheme): SheetModel[] =>
  workbooks(scheme).flatMap(({ sheets }) => sheets.filter(isRubric));

const official = zhengzhou2019();
const schemes: (readonly [string, Scheme])[] = [
  [official.title, official],
  ...sampleSchemes.map(({ name }) => [name, sampleSchemeNamed(name)] as const),
];

test.each(sampleSchemes.map(({ name }) => name))('%s：每份细则连同签字行在一页上', (name) => {
  const sheets = rubricsIn(sampleSchemeNamed(name));
  expect(sheets.filter((sheet) => pagesOf(sheet) > 1).map((sheet) => sheet.name)).toEqual([]);
  const heights = new Set(sheets.map(({ page }) => page.margins.top));
  // Some had to be drawn closer for it, others not.
  expect(heights.size).toBe(2);
});

test('郑安委〔2020〕1号：附件1、附件2 空白表 10 页和 5 页，发下去的 14 页和 7 页；各列照原来的宽窄', () => {
  const sheets = rubricsIn(official);
  const widths = new Set(sheets.map(({ columnWidths }) => columnWidths.join()));
  expect([...widths]).toEqual(['5,10,27,37,7,11,6,15,8', '5,12,33,48,7,17']);
  const counts = new Set(sheets.map((sheet) => `${sheet.role.slice(0, 6)} ${pagesOf(sheet)}`));
  expect([...counts].sort()).toEqual(['blank: 10', 'blank: 5', 'rubric 14', 'rubric 7']);
});

test.each(schemes)('%s：每一格的字都在格内，扣分说明每行放得下 18 个字', (_, scheme) => {
  const sheets = rubricsIn(scheme);
  expect(sheets.flatMap(misfits)).toEqual([]);
  const reasons = sheets.flatMap(({ name, rows, rowHeights, columnWidths }) =>
    rows.flatMap((cells, row) => {
      const reason = cells[7];
      return reason?.formula === undefined
        ? []
        : [[name, row, lettersIn(columnWidths[7] ?? 0, rowHeights[row] ?? 0, reason.style.size)] as const];
    }),
  );
  expect(reasons.length).toBeGreaterThan(0);
  expect(reasons.filter(([, , letters]) => letters < 18)).toEqual([]);
});

test('页眉、页脚在收紧的页边距里', () => {
  for (const [, scheme] of schemes)
    for (const { page } of rubricsIn(scheme)) {
      const { top, bottom, header, footer } = page.margins;
      // A line of 10 points above, the page number of 14 below.
      expect(top - header).toBeGreaterThanOrEqual(5);
      expect(bottom - footer).toBeGreaterThanOrEqual(7.5);
    }
});
