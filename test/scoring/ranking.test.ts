import { interpret } from '../../src/checks/entries';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { emptyState } from '../../src/forms/master/state';
import { loadScheme, unitsOf } from '../../src/schemes';
import type { KindOfUnit } from '../../src/schemes/kinds';
import type { Scheme } from '../../src/schemes/scheme';
import { explain } from '../../src/scoring/explain';
import type { Step } from '../../src/scoring/explain-step';
import { settle } from '../../src/scoring/settle';
import { computed } from '../../src/workflow/master';
import { compactScheme } from '../support/scoring-scheme';

/** 排名：否决的单位排在哪里，同分先看什么，不参评的单位。 */

function scheme(ranking: Partial<KindOfUnit>, more: Partial<Scheme> = {}): Scheme {
  const base = compactScheme(4, 1, 1);
  const kinds = base.kinds.map((kind) => (kind.id === 'district' ? { ...kind, ...ranking } : kind));
  const loaded = loadScheme({
    ...base,
    kinds,
    readings: { ...base.readings, 折算系数: '按满分折算' },
    ...more,
  });
  if (!loaded.ok) throw new Error(`${loaded.finding.code} ${loaded.finding.message}`);
  return loaded.value;
}

/** 各区的领导评分、处室评分；写着次数的，记几起较大事故。 */
function year(of: Scheme, scores: readonly [leader: number, office: number, accidents?: number][]) {
  const state = emptyState(of);
  const units = unitsOf(of, 'district');
  for (const { id, kind } of of.raters)
    state.scores.set(
      id,
      new Map(units.map((unit, index) => [unit.id, scores[index]?.[kind === 'leader' ? 0 : 1] ?? 0])),
    );
  units.forEach((unit, index) => {
    const counts = { major: scores[index]?.[2] ?? null };
    state.incidents.set(unit.id, { unit: unit.id, counts, basis: '样例', mismatch: null });
  });
  return state;
}

const results = (of: Scheme, scores: Parameters<typeof year>[1]) =>
  settle(of, interpret(year(of, scores)).entries);

const ranksOf = (of: Scheme, scores: Parameters<typeof year>[1]): (number | null)[] =>
  results(of, scores).districts.map(({ rank }) => rank);

const words = (step: Step | undefined): string[] =>
  step ? [`${step.label} ${step.value}`, ...step.children.flatMap(words)] : [];

const vetoed: [number, number, number?][] = [
  [10, 10, 3],
  [8, 8],
  [6, 6],
  [4, 4],
];

test.each<[KindOfUnit['vetoed'], (number | null)[]]>([
  ['参加排名', [1, 2, 3, 4]],
  ['不排名', [null, 1, 2, 3]],
  ['列在最后', [4, 1, 2, 3]],
])('一票否决的单位%s', (place, expected) => {
  const of = scheme({ vetoed: place }, { veto: { accidents: 2, below: null, sources: ['原文'] } });
  expect(ranksOf(of, vetoed)).toEqual(expected);
  expect(words(explain(of, results(of, vetoed), 'D1'))).toContain(`否决的排名 ${place ?? ''}`);
});

test('同分先看平时考核：领导少给的，处室补上，总分相同，平时考核高的在前；全都相同的名次相同', () => {
  const of = scheme({ ties: ['平时考核', '领导考核'] });
  const { leader, office } = of.forms;
  const lead = (office?.weight ?? 0) / 10;
  const level = (leader?.weight ?? 0) / 10;
  // 领导少给 lead 分，少 lead × level；处室多给 level 分，多 level × lead。
  const scores: [number, number][] = [
    [lead + 1, 1],
    [1, level + 1],
    [lead + 1, 1],
    [0, 0],
  ];
  const districts = results(of, scores).districts;
  expect(new Set(districts.slice(0, 3).map(({ total }) => total?.toFixed())).size).toBe(1);
  expect(districts.map(({ rank }) => rank)).toEqual([2, 1, 2, 4]);
  expect(words(explain(of, results(of, scores), 'D2'))).toContainEqual(
    expect.stringMatching(/^同分先看 平时考核/),
  );
});

test('不参评的单位没有成绩和名次，写在成绩公布下面', () => {
  const of = scheme(
    {},
    { absent: [{ id: 'D9', name: '新区', kind: 'district', aliases: [], reason: '当年设立' }] },
  );
  const scores: [number, number][] = [
    [9, 9],
    [8, 8],
    [7, 7],
    [6, 6],
  ];
  expect(results(of, scores).districts.map(({ unit }) => unit)).toEqual(['D1', 'D2', 'D3', 'D4']);
  const { state } = computed({ ...year(of, scores), settled: true });
  const text = (name: string) =>
    (masterWorkbook(state).sheets.find((sheet) => sheet.name === name)?.rows ?? [])
      .flatMap((row) => row.map((cell) => String(cell?.value ?? '')))
      .join('|');
  expect(text('成绩公布')).toContain('不参评：新区（当年设立）。');
  expect(text('考核对象')).toContain('当年设立');
  expect(text('成绩汇总')).not.toContain('新区');
});

test.each<[string, Partial<KindOfUnit>]>([['同分先看的不是计分部分', { ties: ['群众评价'] }]])(
  '%s：方案不能用',
  (_, ranking) => {
    const base = compactScheme(2, 1, 1);
    const loaded = loadScheme({ ...base, kinds: base.kinds.map((kind) => ({ ...kind, ...ranking })) });
    expect(loaded.ok ? '' : loaded.finding.code).toBe('scheme-ranking');
  },
);
