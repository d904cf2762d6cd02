import { zhengzhou2019 } from '../../src/schemes';
import { namedScheme, namesOf } from '../../src/workflow/names';
import { withNames } from '../support/names';
import { valueOf } from '../support/year';

/** 名单：谁叫什么，编几号。 */

test('几个评价组都还没有人的，各组的编号用各自的字母', () => {
  const scheme = { ...zhengzhou2019(), raters: [] };
  const names = withNames(withNames(namesOf(scheme), 'leader', ['甲', '乙']), 'office', ['办公室']);
  expect(valueOf(namedScheme(scheme, names)).raters.map(({ id, name }) => [id, name])).toEqual([
    ['P01', '甲'],
    ['P02', '乙'],
    ['Q01', '办公室'],
  ]);
});
