import { annexSpan, formOf, readingTable, teamsAnnex, zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';

/** 附件号由方案来：考核分组用没有用过的那一号。 */

const base = zhengzhou2019();

/** 两份细则、几份评价表，各有各的附件号。 */
const numbered = (rubrics: readonly number[], forms: readonly number[]): Scheme => ({
  ...base,
  rubrics: rubrics.flatMap((number) =>
    base.rubrics.slice(0, 1).map((each) => ({ ...each, annex: `附件 ${number}` })),
  ),
  forms: Object.fromEntries(
    forms.map((number) => [`组${number}`, { ...formOf(base, 'leader'), annex: `附件 ${number}` }]),
  ),
});

test.each([
  ['附件1 至附件4 连着', [1, 2], [3, 4], '附件 5', '附件1至5'],
  ['中间空着附件5', [1, 2], [3, 4, 6], '附件 5', '附件1至6'],
  ['四个季度各有一份细则', [1, 2, 12, 13, 14], [3, 4], '附件 5', '附件1至14'],
  ['没有评价表', [1], [], '附件 2', '附件1至2'],
  ['从附件2 排起', [2], [3], '附件 4', '附件2至4'],
  ['没有细则，也没有评价表', [], [], '附件 1', '附件1'],
])('%s', (_, rubrics, forms, teams, span) => {
  const scheme = numbered(rubrics, forms);
  expect([teamsAnnex(scheme), annexSpan(scheme)]).toEqual([teams, span]);
});

test('唯一的附件没有编号：不写附件0', () => {
  const scheme: Scheme = {
    ...base,
    rubrics: base.rubrics.slice(0, 1).map((each) => ({ ...each, annex: '附件' })),
    forms: {},
  };
  expect([teamsAnnex(scheme), annexSpan(scheme)]).toEqual(['附件 1', '附件1']);
});

test('没有否决分数线的方案，口径“否决成绩”不说低于几分', () => {
  const scheme: Scheme = {
    ...base,
    documentNumber: '某安委〔2021〕2号',
    veto: { ...base.veto, below: null },
  };
  const effects = readingTable(scheme.readings, scheme)
    .filter(({ id }) => id === '否决成绩')
    .flatMap(({ options }) => options.map(({ effect }) => effect));
  const none = '方案没有否决分数线，两种读法相同。';
  expect(effects).toEqual([none, none]);
});
