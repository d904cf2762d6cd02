import { settle } from '../../src/scoring/settle';
import type { Step } from '../../src/scoring/explain-step';
import { explain } from '../../src/scoring/explain';
import { decimal } from '../../src/base/decimal';
import { zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import { maskedStep, stepText } from '../../src/views/answer';

/** 答复、复核用的文字：写明分数怎么来的，不写是谁打的。 */

/** Raters with names that tell something, one of them within another. */
const scheme: Scheme = {
  ...zhengzhou2019(),
  raters: zhengzhou2019().raters.map((rater, index) => ({
    ...rater,
    name: rater.kind === 'leader' ? `张三${'甲乙丙丁'[index % 4] ?? ''}${index}` : `综合${index}处`,
  })),
};
const names = scheme.raters.map(({ name }) => name);
const unit = scheme.units[0]?.id ?? '';

const results = settle(scheme, {
  scores: scheme.units
    .filter(({ kind }) => kind === 'district')
    .flatMap(({ id }) =>
      scheme.raters.map((rater, index) => ({
        rater: rater.id,
        unit: id,
        value: decimal((index * 7) % 10),
        origin: { file: `评价表/${rater.name}.xlsx`, sheet: `附件-${rater.name}`, cell: 'C9' },
      })),
    ),
  missing: new Map(),
  deductions: [],
  overrides: [],
  bonuses: [],
  incidents: [],
});

const first = scheme.raters[0];

/** What the office told afterwards of a score, and of a sheet. */
function told(): Step {
  const step = explain(scheme, results, unit);
  if (!step || !first) throw new Error('no trace');
  const withReason = (each: Step): Step => ({
    ...each,
    children: [
      ...each.children.map(withReason),
      ...(each.about?.is === 'score' && each.about.rater === first.id
        ? [{ label: '原因', value: `${first.name}来电话更正`, children: [] }]
        : []),
    ],
  });
  const { children, ...root } = withReason(step);
  return {
    ...root,
    children: [
      ...children,
      {
        label: `更正：${first.name}的评价表`,
        value: '收到时 9，现在 8',
        origin: { file: `评价表/${first.name}.xlsx`, sheet: `附件-${first.name}`, cell: 'C5' },
        children: [],
      },
      {
        label: '事实',
        value: '扣 1',
        origin: { file: '考核组/第三组.xlsx', sheet: '扣分台账', cell: 'C4' },
        children: [],
      },
    ],
  };
}

const state = { scheme, receipts: new Map() };

describe('答复的文字', () => {
  const masked = stepText(maskedStep(told(), state));

  test('没有一个评价人的姓名，文件名和工作表名里的也没有', () => {
    for (const name of names) expect(masked).not.toContain(name);
    expect(masked).not.toContain('评价表/');
    for (const { id } of scheme.raters) expect(masked).not.toContain(`${id}：`);
  });

  test('分数一个不少，按高低排，看不出谁在前谁在后', () => {
    const scores = masked.split('\n').flatMap((line) => /某位领导：(\d+)$/.exec(line)?.[1] ?? []);
    const leaders = scheme.raters.flatMap(({ kind }, index) =>
      kind === 'leader' ? [String((index * 7) % 10)] : [],
    );
    expect(scores).toEqual(leaders.sort((a, b) => Number(b) - Number(a)));
  });

  test('别的出处还在：考核组的台账、原因、改了什么', () => {
    expect(masked).toContain('出自 考核组/第三组.xlsx　扣分台账 C4');
    expect(masked).toContain('某位领导来电话更正');
    expect(masked).toContain('收到时 9，现在 8');
  });

  test('要写明的，另有一份全的', () => {
    const full = stepText(told());
    for (const name of names) expect(full).toContain(name);
  });
});
