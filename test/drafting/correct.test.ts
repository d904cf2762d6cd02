import { correctedDraft, figuresOf, type ClauseFigures } from '../../src/drafting/correct';
import { draftOf } from '../../src/drafting/draft';
import { textSource } from '../../src/drafting/plain-text';
import { schemeDraft } from '../../src/drafting/scheme';

/** 核对时改过的条款：没有改的一项，还是原来的意思。 */

const [quarterly, yearly] = ['每季度开展检查1次，每缺1次扣1分。', '全年召开会议不少于4次，每缺1次扣1分。'];

/** The clause of a rubric with one sentence, corrected, as the scheme has it. */
function corrected(sentence: string, change: Partial<ClauseFigures>) {
  const draft = draftOf(
    textSource(
      ['附件1 县（市、区）考核细则', '考核项目\t分值\t考核标准', `一、责任（10分）\t10\t${sentence}`].join(
        '\n',
      ),
    ),
  );
  const [clause] = draft.rubrics.flatMap(({ items }) =>
    items.flatMap(({ rows }) => rows.flatMap(({ clauses }) => clauses)),
  );
  if (!clause) throw new Error('no clause');
  const { scheme } = schemeDraft(
    correctedDraft(draft, new Map([[clause, { ...figuresOf(clause), ...change }]])),
  );
  const [made] = scheme.rubrics.flatMap(({ items }) =>
    items.flatMap(({ rows }) => rows.flatMap(({ clauses }) => clauses)),
  );
  return [made?.kind, made?.points, made?.required];
}

test.each<[string, string, Partial<ClauseFigures>, unknown[]]>([
  ['每季度 1 次，只改分值：不当作全年 1 次', quarterly, { points: 2 }, ['shortfall', 2, null]],
  ['每季度 1 次，应有改为全年 4 次', quarterly, { required: 4 }, ['shortfall', 1, 4]],
  ['全年 4 次，只改分值', yearly, { points: 2 }, ['shortfall', 2, 4]],
  ['应有删去：按次数扣', yearly, { required: null }, ['count', 1, null]],
  ['应有的数原文没有写，只改分值', '未按月调度的，每少一次扣1分。', { points: 2 }, ['shortfall', 2, null]],
])('%s', (_, sentence, change, expected) => {
  expect(corrected(sentence, change)).toEqual(expected);
});
