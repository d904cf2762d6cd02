import { folded } from '../../src/base/text';
import { clauseById, rowsOf, sourceOf, zhengzhou2019 } from '../../src/schemes';
import type { Clause, RubricRow } from '../../src/schemes/rubric';
import { annexLines, deductionsIn, received, repaired } from './notice';

const scheme = zhengzhou2019();
const entries = [...clauseById(scheme).values()];
const rows = scheme.rubrics.flatMap((rubric) =>
  rowsOf(rubric).map(({ row }) => [`${rubric.annex}第${row.no}行`, row] as const),
);
const clause = (id: string): Clause => {
  const entry = clauseById(scheme).get(id);
  if (!entry) throw new Error(id);
  return entry.clause;
};

/** The texts of the clauses of a row, found one after another, and what is left between them. */
function split(row: RubricRow): { found: boolean; left: string } {
  const text = row.standard === '' ? (row.content ?? '') : row.standard;
  let at = 0;
  let left = '';
  for (const { text: words } of row.clauses) {
    const start = text.indexOf(words, at);
    if (start < 0) return { found: false, left };
    left += `${text.slice(at, start)}|`;
    at = start + words.length;
  }
  return { found: true, left: left + text.slice(at) };
}

describe('每个“扣N分”恰属一个条款', () => {
  test.each(rows)('%s：条款依次见于原文，互不重叠，此外再无扣分', (_, row) => {
    const { found, left } = split(row);
    expect(found).toBe(true);
    expect(deductionsIn(left)).toEqual([]);
    expect(row.clauses.map(({ text }) => deductionsIn(text))).toEqual(
      row.clauses.map(({ points }) => (points === null ? [] : [points])),
    );
  });

  test('每个小项至少一个条款，各小项的考核内容中没有扣分', () => {
    for (const [, row] of rows) {
      expect(row.clauses.length).toBeGreaterThan(0);
      expect(deductionsIn(row.content ?? '')).toEqual([]);
    }
  });

  test.each([
    [1, 2, '附件1 第1行考核内容⑤尾、第43行重出的一句'],
    [2, 0, '没有'],
  ])('附件%i 原文的扣分处，除破损多出的 %i 处（%s）外，与条款一样多', (annex, damaged) => {
    const own = entries.filter(
      ({ rubric, clause: { points } }) => rubric.id === `annex${annex}` && points !== null,
    );
    const inReceived = deductionsIn(annexLines(received, annex).join('\n'));
    const inRepaired = deductionsIn(annexLines(repaired(), annex).join('\n'));
    expect(inRepaired).toEqual(own.map((entry) => entry.clause.points));
    expect(inReceived).toHaveLength(own.length + damaged);
  });
});

describe('条款的类型合于原文', () => {
  const ofKind = (kind: Clause['kind']): [string, Clause][] =>
    entries.filter((entry) => entry.clause.kind === kind).map((entry) => [sourceOf(entry), entry.clause]);

  test.each(ofKind('fixed'))('%s 没有按数扣的字样，扣一次', (_, { text }) => {
    const words = folded(text).replace(/少于\d+[次条]/g, '');
    expect(words).not.toMatch(/每(一?处|人|项|个|少|缺|发|约)|[一1](家|次|项|起|人|处)/);
  });

  test.each(ofKind('count').filter(([, { text }]) => !text.startsWith('重大以上')))(
    '%s 按所列单位计数',
    (_, { text, unit }) => {
      expect(folded(text)).toMatch(new RegExp(`[一1每](开展)?${unit ?? '—'}|每少开展一项`));
    },
  );

  test.each(ofKind('shortfall'))('%s 按所缺的数扣', (_, { text, unit }) => {
    expect(folded(text)).toMatch(new RegExp(`[少缺][一1]${unit ?? '—'}`));
  });

  test.each(ofKind('percent'))('%s 按百分比分档扣', (_, { text, step }) => {
    expect(folded(text)).toMatch(new RegExp(`少${step ?? '—'}(%|个百分点)`));
  });

  test.each([
    ['附1-3-1', '“党政同责”、“一岗双责”、“三管三必须”三项制度', 3],
    ['附1-13-1', '诚信企业不少于 2 家', 2],
    ['附1-29-1', '有安排部署、实施方案、隐患台帐、整治曝光、工作总结', 5],
    ['附1-33-1', '有方案、有落实、有总结', 3],
    ['附2-3-1', '三项制度', 3],
    ['附2-10-1', '诚信企业不少于2家', 2],
    ['附2-20-1', '五有', 5],
    ['附1-2-2', '常委会 3 次、每季度 1 次、常务会议 4 次，不止一个数', null],
    ['附1-4-1', '每季度、每半年、每年各有其数', null],
    ['附2-4-1', '每季度至少一次', null],
  ])('%s：%s，应达数 %p', (id, _, required) => {
    expect(clause(id)).toMatchObject({ kind: 'shortfall', required });
  });

  test('应达数只有以上十处', () => {
    expect(ofKind('shortfall')).toHaveLength(10);
  });

  test.each([
    ['附1-8-1', '附1-8-2', '未签订 / 每缺少 1 人次'],
    ['附1-30-1', '附1-30-2', '少一项 / 未开展'],
    ['附1-40-1', '附1-40-2', '少于 5 次 / 未投稿'],
    ['附2-22-1', '附2-22-2', '少一项 / 未开展'],
    ['附2-29-1', '附2-29-2', '少于2次 / 未投稿'],
  ])('%s 与 %s 互斥：%s', (first, second) => {
    expect([clause(first).tier, clause(second).tier]).toEqual(['a', 'a']);
  });

  test('互斥条款只有以上五对', () => {
    expect(entries.filter((entry) => entry.clause.tier !== null)).toHaveLength(10);
  });

  test.each([
    ['附1-48-1', 'event', '发生一起安全生产责任事故的,扣完本大项分值'],
    ['附1-59-1', 'indicator', '有一项超标的, 此大项均不得分'],
    ['附2-36-1', 'indicator', '有一项超标的，此大项均不得分'],
    ['附1-43-4', 'unstated', '未建立风险隐患、交办督查、领导责任、验收销号“四张清单”的'],
    ['附1-61-1', 'veto', '辖区内发生 2 起较大(含)以上事故的'],
    ['附1-61-2', 'veto', '考核成绩 60 分以下的'],
    ['附2-38-1', 'veto', '行业领域内发生2起较大(含)以上事故的'],
    ['附2-38-2', 'veto', '考核成绩60分以下的'],
  ])('%s 是 %s：%s，原文没有扣分值', (id, kind, text) => {
    expect(folded(clause(id).text)).toBe(folded(text));
    expect(clause(id)).toMatchObject({ kind, points: null });
  });

  test('没有扣分值的条款只有以上八条', () => {
    expect(entries.filter((entry) => entry.clause.points === null)).toHaveLength(8);
  });

  test.each([
    ['附1-60-1', 20],
    ['附1-60-2', 40],
    ['附2-37-1', 20],
    ['附2-37-2', 40],
  ])('%s：较大、重大以上事故按起扣 %i 分', (id, points) => {
    expect(clause(id)).toMatchObject({ kind: 'count', unit: '起', points });
  });
});

test('条款的出处写明附件、行和原句', () => {
  const entry = clauseById(scheme).get('附1-8-2');
  expect(entry && sourceOf(entry)).toBe('附件1 第8行：“每缺少 1 人次扣 0.5 分”');
});
