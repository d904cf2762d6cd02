import { textSource } from '../../src/drafting/plain-text';
import { draftOf } from '../../src/drafting/draft';
import { draftJson } from '../../src/drafting/json';
import { folded } from '../../src/base/text';
import { unitsOf, zhengzhou2019, formOf } from '../../src/schemes';
import { received } from '../schemes/notice';
import { compared } from './compare';

const scheme = zhengzhou2019();
const draft = draftOf(textSource(received));
const { facts } = draft;

describe('从郑安委〔2020〕1号的原文起草', () => {
  const all = scheme.rubrics.flatMap((rubric, index) => {
    const drawn = draft.rubrics[index];
    return drawn ? compared(rubric, drawn) : [];
  });

  test('两份考核细则：标题、大项、分值、行号都在', () => {
    expect(draft.rubrics.map(({ title }) => title)).toEqual(scheme.rubrics.map(({ title }) => title));
    draft.rubrics.forEach(({ items }, index) => {
      const own = scheme.rubrics[index]?.items ?? [];
      expect(items.map(({ points }) => points ?? 0)).toEqual(own.map(({ points }) => points));
      expect(items.map(({ rows }) => rows.map(({ no }) => no))).toEqual(
        own.map(({ rows }) => rows.map(({ no }) => no)),
      );
    });
  });

  test('167 条条款逐条与人工所建方案相同：种类、分值、计数单位、应有数、互斥', () => {
    const different = all.filter(({ made, drawn }) => made !== drawn);
    // What differs is printed whole: this list is what a person would look at.
    expect(different).toEqual([]);
    expect(all).toHaveLength(167);
  });

  test('引文：与方案的引文相同，或把它整句包住，或只少了前面的要求', () => {
    const quotes = draft.rubrics.flatMap(({ items }) =>
      items.flatMap(({ rows }) => rows.flatMap((row) => row.clauses.map(({ text }) => folded(text)))),
    );
    const own = scheme.rubrics.flatMap(({ items }) =>
      items.flatMap(({ rows }) => rows.flatMap((row) => row.clauses.map(({ text }) => folded(text)))),
    );
    const apart = own.filter((text, index) => {
      const quote = quotes[index] ?? '';
      return !quote.includes(text) && !text.includes(quote);
    });
    expect(apart).toEqual([]);
    expect(own.filter((text, index) => text === quotes[index]).length).toBeGreaterThanOrEqual(140);
  });

  test('每句引文都在原文里', () => {
    const whole = folded(received).replace(/\t/g, '');
    const lost = draft.rubrics
      .flatMap(({ items }) => items.flatMap(({ rows }) => rows.flatMap((row) => row.clauses)))
      .filter(({ text }) => !whole.includes(folded(text)));
    expect(lost.map(({ text }) => text)).toEqual([]);
  });

  test('破损之处：或按所附说明读，或列为未读', () => {
    const rows = new Map(
      draft.rubrics[0]?.items.flatMap((item) => item.rows.map((row) => [row.no, row] as const)),
    );
    // 附件1 第 2 行断页：三条是自己的，一条在下一页；第 38 行收进 (5)；第 43 行重出的一句只算一次。
    expect(rows.get(2)?.clauses).toHaveLength(4);
    expect(rows.get(38)?.standard).toContain('(5) 企业职工');
    expect(rows.get(43)?.clauses.filter(({ text }) => text.includes('未整治清零'))).toHaveLength(1);
    expect(rows.get(43)?.clauses.map(({ kind }) => kind)).toContain('未列分值');
    expect(rows.get(36)?.method).toBe('');
    expect(rows.get(26)?.content).toContain('2.建立安全生产专家库');
    expect(rows.get(26)?.method).toContain('查专家库');
    // 第 1、2 行：⑤ 的尾巴不算第 1 行的条款，⑥ 和断在下一页的一句归第 2 行。
    expect(rows.get(1)?.clauses.map(({ text }) => text)).toEqual(['未落实的扣 2 分']);
    expect(rows.get(2)?.content).toContain('⑥落实河南省人民政府办公厅');
    // 第 7 行的考核内容没有头，照原文留着，不补；错开一格的 26、27、42、46—48 行按内容归位。
    expect(rows.get(7)?.content).toMatch(/^激励约束机制/);
    expect(rows.get(27)?.content).toContain('3.一二三级重大危险源');
    for (const no of [42, 46, 47, 48]) {
      expect(rows.get(no)?.standard).toMatch(/^\(\d\)/);
      expect(rows.get(no)?.method).toMatch(/^(?:查文件|市安委办|市应急局)/);
    }
    // 第 50 行照印刷错误读；第 59、60 行的大项名称断成两截，接上了并请人核对。
    expect(
      rows
        .get(50)
        ?.clauses.map(({ text }) => text)
        .at(-1),
    ).toContain('衔接不上扣的');
    const members = new Map(
      draft.rubrics[1]?.items.flatMap((item) => item.rows.map((row) => [row.no, row] as const)),
    );
    // 附件2：第 23 行的编号 (7) 照旧；第 33 行的考核内容在下一行，归第 33 行。
    expect(members.get(23)?.standard).toMatch(/^\(7\)/);
    expect(members.get(33)?.content).toContain('双重预防体系建设');
    const listed = draft.unread.map(({ text, why }) => `${text} ${why}`);
    expect(listed.some((line) => line.includes('⑤落实') && line.includes('“1分”'))).toBe(true);
    expect(listed.some((line) => line.includes('十二、严格控制各类生产安全事故'))).toBe(true);
    expect(listed.some((line) => line.includes('庆”攻坚行动、集中整治行动'))).toBe(true);
  });

  test('文号、年度、日程', () => {
    expect(facts.documentNumber).toBe(scheme.documentNumber);
    expect(facts.year).toBe(scheme.year);
    const { calendar } = scheme;
    expect(facts.period).toMatchObject({ from: calendar.periodStart, to: calendar.periodEnd });
    expect(facts.assessment).toMatchObject({ from: calendar.assessmentStart, to: calendar.assessmentEnd });
    expect(facts.reportDue?.date).toBe(calendar.reportDue);
    expect(facts.minimumDays?.number).toBe(calendar.minimumDays);
    expect(facts.spotChecks).toMatchObject(calendar.spotChecks);
  });

  test('权重、分制、折算系数、等次界限', () => {
    expect(facts.weights.map(({ percent }) => percent)).toEqual([
      formOf(scheme, 'leader').weight,
      formOf(scheme, 'office').weight,
      scheme.yearEnd.weight,
    ]);
    expect(facts.coefficients.map(({ value, rounding }) => [value, rounding])).toEqual([
      [formOf(scheme, 'leader').coefficient, '四舍五入'],
      [formOf(scheme, 'office').coefficient, '四舍五入'],
    ]);
    expect(facts.scales.map(({ points }) => points)).toEqual([10, 10]);
    expect(facts.grades.map(({ name, from }) => ({ name, from: from ?? 0 }))).toEqual(
      scheme.grades.map(({ name, from }) => ({ name, from })),
    );
    expect(facts.grades.slice(0, 3).every(({ fromIncluded }) => fromIncluded)).toBe(true);
  });

  test('考核对象、考核分组；“航空港实验区”只作为别名提出', () => {
    expect(facts.units.map(({ name }) => name).toSorted()).toEqual(
      scheme.units.map(({ name }) => name).toSorted(),
    );
    expect(facts.units.filter(({ kind }) => kind === 'district').map(({ name }) => name)).toEqual(
      unitsOf(scheme, 'district').map(({ name }) => name),
    );
    expect(facts.units.find(({ name }) => name === '航空港区')?.maybe).toEqual(['航空港实验区']);
    expect(facts.groups.map(({ name }) => name)).toEqual(scheme.teams.map(({ name }) => name));
    expect(facts.groups.map(({ leaderPost }) => leaderPost)).toEqual(
      scheme.teams.map(({ leaderPost }) => leaderPost),
    );
    expect(facts.forms.map(({ signatures }) => signatures)).toEqual([
      formOf(scheme, 'leader').signatures,
      formOf(scheme, 'office').signatures,
    ]);
  });

  test('加分、一票否决、评先', () => {
    expect(facts.bonus.rules.map(({ points }) => points)).toEqual(
      scheme.bonus.rules.map(({ points }) => points),
    );
    expect(facts.bonus.cap?.points).toBe(scheme.bonus.cap);
    expect(facts.vetoes.map(({ source }) => source)).toEqual(scheme.veto.sources);
    expect(facts.awards.map(({ source }) => source)).toEqual(scheme.awards.sources);
    expect(facts.deductions).toEqual([]);
  });

  test('JSON 的样子', () => {
    const json = draftJson(draft);
    expect(Object.keys(json)).toEqual(['rubrics', 'unread', 'scheme']);
    const row = json.rubrics[0]?.items[0]?.rows[0];
    expect(Object.keys(row ?? {})).toEqual(['no', 'standard', 'method', 'points', 'clauses']);
    expect(row?.clauses[0]).toEqual({
      text: '未落实的扣 2 分',
      kind: '扣',
      points: 2,
      to: null,
      per: null,
      limit: null,
      required: null,
      group: null,
      sure: true,
    });
  });
});
