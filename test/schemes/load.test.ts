import { checkScheme, examineScheme, loadScheme, zhengzhou2019 } from '../../src/schemes';
import type { Clause, RubricItem } from '../../src/schemes/rubric';
import type { Scheme } from '../../src/schemes/scheme';

/** One thing broken in a copy of the built-in scheme. */
type Break = (draft: Scheme) => unknown;

const broken = (change: Break): Scheme => {
  const draft = structuredClone(zhengzhou2019());
  change(draft);
  return draft;
};

function at<Value>(list: readonly Value[] | undefined, index: number): Value {
  const value = list?.[index];
  if (value === undefined) throw new Error(`no element ${index}`);
  return value;
}
const item = (draft: Scheme, no: number): RubricItem => at(at(draft.rubrics, 0).items, no - 1);
const clause = (draft: Scheme, id: string): Clause => {
  const all = draft.rubrics.flatMap(({ items }) =>
    items.flatMap(({ rows }) => rows.flatMap(({ clauses }) => clauses)),
  );
  return at(
    all.filter((each) => each.id === id),
    0,
  );
};

const cases: [code: string, what: string, change: Break][] = [
  ['scheme-shape', '缺年度', (d) => Reflect.deleteProperty(d, 'year')],
  ['scheme-shape', '口径没有的选项', (d) => Object.assign(d.readings, { 并列: '抽签' })],
  ['scheme-shape', '多出不认识的栏', (d) => Object.assign(d, { extra: 1 })],
  ['scheme-shape', '日期不是日期', (d) => (d.calendar.reportDue = '2020年1月20日')],
  ['scheme-shape', '扣分为负', (d) => (clause(d, '附1-1-1').points = -2)],
  ['scheme-id-twice', '两个单位同一编号', (d) => (at(d.units, 1).id = 'D01')],
  ['scheme-id-twice', '两条加分规定同一编号', (d) => (at(d.bonus.rules, 1).id = '加1')],
  ['scheme-id-twice', '两份细则同一附件号', (d) => (at(d.rubrics, 1).id = 'annex1')],
  ['scheme-id-kind', '县（市、区）用了成员单位的编号', (d) => (at(d.units, 0).kind = 'member')],
  ['scheme-id-kind', '领导用了处室的编号', (d) => (at(d.raters, 0).kind = 'office')],
  ['scheme-name-shared', '别名与另一单位的名称相同', (d) => at(d.units, 0).aliases.push('郑东 新区')],
  ['scheme-team-missing', '有单位不在任何组', (d) => at(d.teams, 0).units.pop()],
  ['scheme-team-twice', '有单位在两个组', (d) => at(d.teams, 0).units.push('D01')],
  ['scheme-team-unknown', '组里有不认识的单位', (d) => at(d.teams, 0).units.push('M99')],
  ['scheme-team-order', '组号不连续', (d) => (at(d.teams, 11).no = 13)],
  ['scheme-empty', '没有处室', (d) => (d.raters = d.raters.filter(({ kind }) => kind === 'leader'))],
  ['scheme-weights', '比重合计 90%', (d) => (d.yearEnd.weight = 40)],
  ['scheme-grades', '等次下限不是由高到低', (d) => (at(d.grades, 1).from = 96)],
  ['scheme-grades', '末一等次不从 0 分起', (d) => (at(d.grades, 3).from = 1)],
  ['scheme-grade-twice', '等次重名', (d) => (at(d.grades, 3).name = '完成')],
  ['scheme-award-grade', '评先等次不存在', (d) => (d.awards.grade = '优')],
  ['scheme-calendar', '考核时间倒置', (d) => (d.calendar.assessmentEnd = '2020-01-13')],
  ['scheme-year', '考核时限不在本年度', (d) => (d.year = 2020)],
  ['scheme-spot-checks', '抽查数前大后小', (d) => (d.calendar.spotChecks.from = 3)],
  ['scheme-rubric-missing', '成员单位没有细则', (d) => d.rubrics.pop()],
  ['scheme-item-order', '大项序号不连续', (d) => (item(d, 2).no = 3)],
  ['scheme-row-order', '两个小项同号', (d) => (at(item(d, 1).rows, 1).no = at(item(d, 1).rows, 0).no)],
  ['scheme-rubric-points', '分值合计 99 分', (d) => (item(d, 1).points = 7)],
  ['scheme-item-points', '否决项有分值', (d) => (item(d, 13).points = 1)],
  ['scheme-item-points', '计分大项为 0 分', (d) => (item(d, 11).points = 0)],
  ['scheme-clause-id', '条款编号不在其行', (d) => (clause(d, '附1-8-2').id = '附1-9-2')],
  ['scheme-clause-id', '条款编号重复', (d) => (clause(d, '附1-8-2').id = '附1-8-1')],
  [
    'scheme-clause-veto',
    '否决条款在计分大项',
    (d) => Object.assign(clause(d, '附1-6-1'), { kind: 'veto', points: null }),
  ],
  [
    'scheme-clause-veto',
    '否决项里有计分条款',
    (d) => Object.assign(clause(d, '附1-61-1'), { kind: 'fixed', points: 1 }),
  ],
  ['scheme-clause-figures', '定额条款没有扣分值', (d) => (clause(d, '附1-6-1').points = null)],
  ['scheme-clause-figures', '扣分值为 0', (d) => (clause(d, '附1-6-1').points = 0)],
  ['scheme-clause-figures', '计数条款没有单位', (d) => (clause(d, '附1-5-1').unit = null)],
  ['scheme-clause-figures', '百分比条款没有档', (d) => (clause(d, '附1-20-1').step = null)],
  ['scheme-clause-figures', '定额条款有应达数', (d) => (clause(d, '附1-6-1').required = 2)],
  ['scheme-clause-figures', '未列分值的条款有分值', (d) => (clause(d, '附1-43-4').points = 0.5)],
  ['scheme-clause-tier', '互斥条款只有一条', (d) => (clause(d, '附1-8-2').tier = null)],
  ['scheme-clause-tier', '互斥标记不同', (d) => (clause(d, '附1-8-2').tier = 'b')],
];

describe('方案有错不予装载', () => {
  test.each(cases)('%s：%s', (code, _, change) => {
    const { scheme, findings } = examineScheme(broken(change));
    expect(scheme).toBeNull();
    expect(findings.map((finding) => finding.code)).toContain(code);
    const result = loadScheme(broken(change));
    expect(result).toEqual({ ok: false, finding: findings[0] });
  });

  test('一处改动只报与它有关的错', () => {
    expect(examineScheme(broken((d) => (d.yearEnd.weight = 40))).findings).toHaveLength(1);
    expect(examineScheme(broken((d) => (clause(d, '附1-8-2').tier = null))).findings).toHaveLength(1);
  });

  test('每条错误都说明何处有错、应当怎样、如何改', () => {
    for (const [, , change] of cases) {
      for (const { severity, message, allowed, remedy } of examineScheme(broken(change)).findings) {
        expect(severity).toBe('error');
        expect([message, allowed, remedy].every(Boolean)).toBe(true);
      }
    }
  });

  test.each([null, undefined, 7, '方案', [], {}])('%j 不是方案', (data) => {
    expect(loadScheme(data)).toMatchObject({ ok: false, finding: { code: 'scheme-shape' } });
  });
});

test('条款文字不在其行，只作提醒', () => {
  const draft = broken((d) => (clause(d, '附1-6-1').text = '没有制定的扣1分'));
  expect(checkScheme(draft)).toMatchObject([{ code: 'scheme-clause-text', severity: 'warning' }]);
  expect(loadScheme(draft)).toEqual({ ok: true, value: draft });
});

test('写成 JSON 再读回，仍是同一方案', () => {
  expect(loadScheme(JSON.parse(JSON.stringify(zhengzhou2019())))).toEqual({
    ok: true,
    value: zhengzhou2019(),
  });
});
