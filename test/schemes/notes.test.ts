import { limitSource, notesOf } from '../../src/schemes/notes';
import { zhengzhou2019 } from '../../src/schemes';
import type { Rubric } from '../../src/schemes/rubric';
import type { Scheme } from '../../src/schemes/scheme';
import { sheetPlans } from '../../src/forms/master/plan';

/** 备注照方案自己的话引，别的城市的备注不引成郑州的。 */

const [first] = zhengzhou2019().rubrics;
const rubric = (notes: string): Rubric => {
  if (!first) throw new Error('no rubric');
  return { ...first, annex: '附件 4', notes };
};

test.each(zhengzhou2019().rubrics.map((each) => [each.annex, each] as const))(
  '%s 的备注分为两条',
  (_, each) => {
    expect(notesOf(each).map(({ no }) => no)).toEqual(['1', '2']);
    expect(limitSource(each)).toBe(`${each.annex.replace(' ', '')} 备注 1：小项扣分到本大项分数扣完为止`);
  },
);

test('年终考核、加分台账的提示引本方案的备注', () => {
  const hints = (scheme: Scheme) =>
    sheetPlans(scheme)
      .filter(({ role }) => role === 'bonuses' || role === 'yearEnd')
      .map(({ hint }) => hint);
  expect(hints(zhengzhou2019())).toEqual([
    '一项工作只加一次，就高不就低，累计不超过上限（附件1、附件2 备注 2）。',
    '得分 = 分值 − 扣分；小项扣分到本大项分数扣完为止（备注 1）。全部为公式。',
  ]);
  const other = zhengzhou2019().rubrics.map((each) => ({ ...each, notes: '备注：本表由县安委办解释。' }));
  expect(hints({ ...zhengzhou2019(), rubrics: other })).toEqual([
    '一项工作只加一次，就高不就低，累计不超过上限。',
    '得分 = 分值 − 扣分；大项扣完为止。全部为公式。',
  ]);
});

test.each([
  ['备注：1、本表由县安委办解释；2、各项扣完为止，不计负分。', '附件4 备注 2：各项扣完为止'],
  ['注：扣分以本项分值为限，扣完为止', '附件4 备注：扣完为止'],
  ['备注：1.本表满分100分。2.单项分值扣完为止。', '附件4 备注 2：单项分值扣完为止'],
  ['备注：本表由县安委办解释', '原文未规定'],
  ['备注：1、有1、2两项的，按第1项计；2、扣完为止', '附件4 备注 2：扣完为止'],
])('“%s” → %s', (notes, source) => {
  expect(limitSource(rubric(notes))).toBe(source);
});
