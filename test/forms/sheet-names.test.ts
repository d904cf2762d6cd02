import { blankForms, printWorkbook } from '../../src/forms/blank-forms';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { readTeamWorkbook } from '../../src/forms/team/reading';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { approvalSheets } from '../../src/papers/approval';
import { zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import type { WorkbookModel } from '../../src/sheets/model';
import { computed } from '../../src/workflow/master';
import { workbookBytes } from '../../src/xlsx/write';
import { differences } from '../support/calculated';
import { dataOf } from '../support/forms';
import { generatedYear } from '../support/generated-year';
import { paperYearOf } from '../support/papers';

/** 单位、类别、评价人叫什么都行：名称有 30 个字、前面都一样的，有斜杠、方括号的，与别的表重名的，表照样做得出、收得回。 */

const long = '某某国家级高新技术产业开发区安全生产监督管理综合执法支队第';
const odd = [`${long}一`, `${long}二`, '甲/乙[丙]区', '说明', "'引号'区", '成绩汇总'];

/** Units, kinds and raters with such names in place of their own. */
function oddlyNamed(): Scheme {
  const given = zhengzhou2019();
  const units = new Map(
    given.teams.flatMap((team) => team.units.map((id, index) => [id, odd[index] ?? ''] as const)).slice(0, 4),
  );
  return {
    ...given,
    units: given.units.map((unit) => ({ ...unit, name: units.get(unit.id) ?? unit.name })),
    kinds: given.kinds.map((kind, index) => ({ ...kind, name: `${long}${index === 0 ? '甲' : '乙'}类` })),
    raters: given.raters.map((rater, index) => (index < 3 ? { ...rater, name: `${long}/${index}` } : rater)),
  };
}

const scheme = oddlyNamed();
const [team] = scheme.teams;
if (!team) throw new Error('no team');
const { state } = computed({ ...generatedYear(scheme, 1), settled: true });
const books: [string, () => WorkbookModel][] = [
  ['考核组工作簿', () => teamWorkbook(scheme, team, '')],
  ['总表', () => masterWorkbook(state)],
  ['评价表合订', () => printWorkbook(scheme, '')],
  ['空白表', () => blankForms(scheme)],
  [
    '送签',
    () => ({
      identity: {},
      title: '',
      sheets: approvalSheets(paperYearOf(state, '2020-02-01').year),
      names: [],
    }),
  ],
];

test.each(books)('%s', async (_, book) => {
  const names = book().sheets.map(({ name }) => name);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  expect(names.filter((name) => /[\\/?*[\]:]|^'|'$/.test(name) || name.length > 31 || name === '')).toEqual(
    [],
  );
  expect((await workbookBytes(book())).length).toBeGreaterThan(1000);
});

test('公式仍指着自己的表，算出来的和存着的一样；各单位的表都认得', async () => {
  const book = teamWorkbook(scheme, team, '');
  expect(await differences(book)).toEqual([]);
  const { missing, rubrics } = readTeamWorkbook(scheme, await dataOf(book), team);
  expect([missing, rubrics.length]).toEqual([[], team.units.length]);
});
