import { nextStep } from '../../src/forms/master/home';
import { reportKey } from '../../src/forms/master/reports';
import { emptyState } from '../../src/forms/master/state';
import { resultsJson } from '../../src/cli/results';
import { unitsRatedBy, zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import { resultsCsv } from '../../src/workflow/export';
import { logLine } from '../../src/workflow/log-line';
import { computed, type OpenMaster } from '../../src/workflow/master';
import { sentAlone } from '../support/changed-scheme';
import { filledYear } from '../support/generated-year';

/** 清单和下一步说的话，在少见的方案里也对：没有的数不写成 0，用不着的办法不说。 */

const given = zhengzhou2019();

/** Scored by what somebody sends alone, with 情形 that take points. */
const sent: Scheme = {
  ...sentAlone(),
  circumstances: [{ of: ['约谈'], unit: '次', from: 1, effect: '扣总分', points: 2, source: '每次扣 2 分' }],
  bonus: { ...given.bonus, rules: given.bonus.rules.map((rule) => ({ ...rule, points: -rule.points })) },
};

function yearOf(scheme: Scheme) {
  const state = filledYear(scheme, 1);
  for (const { id } of scheme.units) {
    state.reports.set(reportKey(id, '转报'), {
      unit: id,
      part: '转报',
      value: 90,
      basis: '来函',
      file: null,
    });
    state.incidents.set(id, { unit: id, counts: { summoned: 1 }, basis: '', mismatch: null });
  }
  return computed({ ...state, settled: true }).state;
}

test('CSV：没有考核细则的单位不写细则得分 0；情形扣的分有一栏；有减分的写加减分', () => {
  const [head = '', line = ''] = resultsCsv({ state: yearOf(sent) } as OpenMaster).split('\r\n');
  const cells = new Map(head.split(',').map((name, index) => [name, line.split(',')[index]]));
  expect(cells.get('细则得分')).toBe('');
  expect(cells.get('情形扣分')).toBe('2');
  expect(cells.get('加减分')).toBe('0');
  const [plain = ''] = resultsCsv({ state: yearOf(given) } as OpenMaster).split('\r\n');
  expect(plain).not.toContain('情形扣分');
  expect(plain).toContain(',细则得分,加分,');
});

test('settle --json：各部分以外计入总分的也写出，照着加得出总分', () => {
  const { results } = yearOf(sent);
  if (!results) throw new Error('no results');
  const [own] = resultsJson(sent, results, []).kinds[0]?.units ?? [];
  expect(own).toMatchObject({ parts: [{ name: '转报', weighted: 90 }], penalty: 2, total: 88 });
});

describe('下一步', () => {
  test('没有评价表、没有考核组的，不写“（生成）”', () => {
    expect(nextStep(emptyState(sent)).words).toBe('核对方案和口径，然后发表。');
  });

  test('只差考核组工作簿的，不说在评价人表决定缺表', () => {
    const state = filledYear(given, 1);
    state.log.push(logLine(state, '2020-01-01 09:00:00', '发表', '发表'));
    expect(nextStep(state).words).toBe(`还有 ${given.teams.length} 份材料未收齐：收表。`);
    const [first] = given.raters;
    if (!first || unitsRatedBy(given, first.kind).length === 0) throw new Error('nobody rates');
    state.scores.delete(first.id);
    expect(nextStep(state).words).toContain('逐份决定');
  });
});
