import { summaryId } from '../../src/forms/master/kind-tables';
import { sheetPlans } from '../../src/forms/master/plan';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { groupsOf, unitsOf, zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import type { SheetModel } from '../../src/sheets/model';
import { sampleSchemes } from '../../src/sample/schemes';
import { computed } from '../../src/workflow/master';
import { filledYear, generatedYear } from '../support/generated-year';
import { sampleSchemeNamed } from '../support/sample-facts';

/** 总表打印出来：行高整齐，签字栏不出表边，几张表的页都有标题，没有人评价的不印评价人。 */

const schemes: [string, Scheme][] = [
  ['郑安委〔2020〕1号', zhengzhou2019()],
  ...sampleSchemes.map(({ name }): [string, Scheme] => [name, sampleSchemeNamed(name)]),
];

const longest = '郑州某某经济技术开发区管理委员会安全生产监督管理局（筹备组）办';

describe.each(schemes)('%s', (name, scheme) => {
  const first = name === '郑安委〔2020〕1号';
  const state = first ? generatedYear(scheme, 1) : filledYear(scheme, 1);
  const { sheets } = masterWorkbook(computed({ ...state, settled: true }).state);
  const withRole = (role: string): SheetModel => {
    const found = sheets.find((sheet) => sheet.role === role);
    if (!found) throw new Error(role);
    return found;
  };

  test('成绩、年终考核、评分、考核情况、奖惩情形：名称都在一行里，各行一样高', () => {
    const named = new Set(scheme.units.map((unit) => unit.name));
    const roles = [
      'yearEnd',
      'visits',
      'incidents',
      ...groupsOf(scheme),
      ...scheme.kinds.map(({ id }) => summaryId(id)),
    ];
    for (const role of roles) {
      const { rows, rowHeights } = withRole(role);
      const units = rows.flatMap((cells, row) => (named.has(String(cells[1]?.value)) ? [row] : []));
      expect(units.length).toBeGreaterThan(1);
      expect([role, new Set(units.map((row) => rowHeights[row]))]).toEqual([role, new Set([20])]);
    }
  });

  test('成绩公布、评先候选的签字栏和它上面的表一样宽', () => {
    for (const role of ['publication', 'candidates']) {
      const { rows, merges } = withRole(role);
      const signed = rows.findIndex((cells) => String(cells[0]?.value).startsWith('负责人签字'));
      const lines = merges.filter(({ top }) => top === signed || top === signed - 1);
      const heads = rows.filter((cells) => cells[0]?.style.font === '黑体');
      const right = (heads.at(-1)?.filter((each) => (each?.value ?? '') !== '').length ?? 0) - 1;
      expect([role, lines.map((area) => area.right)]).toEqual([role, [right, right]]);
    }
  });

  test('几张表在一起的，每一页都有标题', () => {
    const several = sheetPlans(scheme).filter(({ tables, options }) => tables.length > 1 && !options?.signed);
    expect(several.map(({ role }) => role)).toEqual(expect.arrayContaining(['home', 'scheme', 'yearEnd']));
    for (const { role } of several)
      expect([role, withRole(role).page.repeatRows]).toEqual([role, { first: 0, last: 1 }]);
  });

  test('年终考核的分值一行都写明格式：LibreOffice 不从附件带来“分”字', () => {
    const cells = withRole('yearEnd').rows.flatMap((row) =>
      row[1]?.value === '分值' ? row.filter((each) => each?.formula !== undefined) : [],
    );
    expect(cells.length).toBeGreaterThan(3);
    expect(new Set(cells.map((each) => each?.style.numberFormat))).toEqual(new Set(['General" 分"']));
  });

  test('没有评价组的，评价人一张表不印，首页也不提', () => {
    const rated = groupsOf(scheme).length > 0;
    expect(withRole('raters').visibility).toBe(rated ? 'visible' : 'hidden');
    const guide = withRole('home').rows.map((cells) => cells[0]?.value);
    expect(guide.includes('评价人')).toBe(rated);
  });
});

test('名称有 30 个字的单位：各行都高到放得下它，还是一样高', () => {
  const given = zhengzhou2019();
  const [unit, ...others] = given.units;
  if (!unit) throw new Error('no unit');
  const scheme = { ...given, units: [{ ...unit, name: longest, aliases: [] }, ...others] };
  const sheet = masterWorkbook(computed(generatedYear(scheme, 1)).state).sheets.find(
    ({ role }) => role === 'incidents',
  );
  const heights = new Set(sheet?.rowHeights.slice(3, 3 + scheme.units.length));
  expect(unitsOf(scheme, unit.kind).length).toBeGreaterThan(10);
  expect(heights.size).toBe(1);
  expect([...heights][0]).toBeGreaterThan(30);
});
