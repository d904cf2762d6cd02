import { isNextStep, nextStep } from '../../src/forms/master/home';
import { zhengzhou2019 } from '../../src/schemes';
import { generatedYear } from '../support/generated-year';

/** 首页的“下一步”：今天的、以前的版本写的，都是我们的话，校验不报；别人写的要报。 */

const scheme = zhengzhou2019();

test.each([
  nextStep(generatedYear(scheme, 1)).words,
  '材料已收齐：校验后核算成绩。',
  '成绩已核算：用送签用的工作簿或“成绩公布”文书送审批，归档。',
  // 0.1.0 said so, before the workbook to sign gave reasons that the sheet has no room for.
  '成绩已核算：打印“成绩公布”送签，归档。',
])('“%s”是我们写的', (words) => {
  expect(isNextStep(scheme, '下一步', words)).toBe(true);
});

test.each([
  ['下一步', '成绩已核算：可以发奖金了。'],
  ['上次核算', '材料已收齐：校验后核算成绩。'],
])('“%s”写着“%s”的要报', (fact, words) => {
  expect(isNextStep(scheme, fact, words)).toBe(false);
});
