import { folded } from '../../src/base/text';
import { contentOf, readingTable, rowsOf, zhengzhou2019 } from '../../src/schemes';
import type { Rubric, RubricRow } from '../../src/schemes/rubric';
import { cells, received, repaired, repairs, tableRows } from './notice';

const scheme = zhengzhou2019();
const annexes = scheme.rubrics.map((rubric, index) => [index + 1, rubric] as const);

/** A rubric as the cells of its table, in print order. */
const tableOf = (rubric: Rubric): string[][] =>
  rowsOf(rubric).map(({ item, row }) => {
    const first = item.rows[0] === row;
    const points = first && item.kind === 'scored' ? `${item.points}分` : '';
    return [`${row.no}`, first ? item.title : '', row.content ?? '', row.standard, points, row.method]
      .map(folded)
      .filter((cell) => cell !== '');
  });

/** Everything else that claims to be the notice's own words. */
const quotations: [where: string, text: string][] = [
  ...scheme.rubrics.flatMap(({ id, annex, title, notes }): [string, string][] => [
    [`${id} 附件号`, annex],
    [`${id} 标题`, title],
    [`${id} 备注`, notes],
  ]),
  ...Object.values(scheme.forms).flatMap((form): [string, string][] => [
    [`${form.annex} 附件号`, form.annex],
    [`${form.annex} 标题`, form.title.join('')],
    [`${form.annex} 说明`, form.notes.join('')],
    [`${form.annex} 比重`, form.source],
    ...form.signatures.map((line): [string, string] => [`${form.annex} 签字`, line]),
  ]),
  ['文号', scheme.documentNumber],
  ['年终考核', scheme.yearEnd.source],
  ['附件5 标题', scheme.teamsTitle],
  ['加分 上限', scheme.bonus.source],
  ...scheme.calendar.sources.map((text): [string, string] => ['考核时间', text]),
  ...scheme.grades.map(({ name, source }): [string, string] => [`等次 ${name}`, source]),
  ...scheme.awards.sources.map((text): [string, string] => ['评先', text]),
  ...scheme.veto.sources.map((text): [string, string] => ['一票否决', text]),
  ...scheme.bonus.rules.map(({ id, source }): [string, string] => [id, source]),
  ...scheme.units.map(({ id, name }): [string, string] => [id, name]),
  ...scheme.teams.map(({ name, leaderPost }): [string, string] => [
    name,
    `${name} 组长：＿＿＿ ${leaderPost}`,
  ]),
  ...Object.entries(scheme.quotes).flatMap(([id, source = '']) =>
    [...source.matchAll(/「(.+?)」/g)].map((match): [string, string] => [`口径 ${id}`, match[1] ?? '']),
  ),
];

describe('照录原文', () => {
  test.each(annexes)('附件%i 的考核细则与原文逐行逐格相同，不多不少', (annex, rubric) => {
    expect(tableOf(rubric)).toEqual(tableRows(repaired(), annex));
  });

  test.each(quotations)('%s：“%s”见于原文', (_, text) => {
    expect(cells(repaired())).toContain(folded(text));
  });

  test('附件1 第7行：补入的前半句取自附件2 第7行，不算原文', () => {
    const row = scheme.rubrics[0]?.items[0]?.rows[6] as RubricRow;
    expect(row.contentRestored).toBe('3. 将安全生产目标细化分解，健全安全生产');
    expect(contentOf(row)).toBe(
      '3. 将安全生产目标细化分解，健全安全生产激励约束机制。安全生产谈心谈话活动开展扎实。',
    );
    expect(cells(received)).toContain(folded(`${row.contentRestored ?? ''}激励约束机制。`));
    const restored = scheme.rubrics.flatMap(rowsOf).filter((entry) => entry.row.contentRestored !== null);
    expect(restored).toHaveLength(1);
  });

  test('口径的出处或引原文，或注明原文未规定', () => {
    for (const { source } of readingTable(scheme.readings, scheme))
      expect(source).toMatch(/「.+」|原文未规定/);
  });
});

describe('原文的破损处', () => {
  test.each(repairs)('$where：原文确有其处，且只一处', ({ edits }) => {
    for (const [has] of edits) expect(received.split(has)).toHaveLength(2);
  });

  test.each(repairs)('$where：不如此读便对不上', (repair) => {
    const others = repaired(repairs.filter((each) => each !== repair));
    const same = annexes.every(
      ([annex, rubric]) => JSON.stringify(tableOf(rubric)) === JSON.stringify(tableRows(others, annex)),
    );
    expect(same).toBe(false);
  });
});
