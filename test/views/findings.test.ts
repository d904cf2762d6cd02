import type { Finding } from '../../src/base/finding';
import { shownFindings } from '../../src/views/findings';

/** 面板里的提示：没发表时不说谁没交；发表以后，同一类没交的合成一条。 */

const outstanding = (rater: string, code = 'form-outstanding'): Finding => ({
  code,
  severity: 'error',
  rater,
  message: `${rater}的评价表未收到。`,
  remedy: '催报。',
});
const other: Finding = { code: 'weights', severity: 'warning', message: '权重', remedy: '改。' };

test('没有发表，就没有谁没交；别的提示还在', () => {
  expect(shownFindings([outstanding('甲'), other, outstanding('一组', 'team-outstanding')], false)).toEqual([
    other,
  ]);
});

test('发表以后合成一条，说明几份、是谁，位置不归某一个人；人多的只列前六个', () => {
  const raters = Array.from({ length: 34 }, (_, index) => outstanding(`评价人${index + 1}`));
  const [forms, rest, teams] = shownFindings(
    [...raters, other, outstanding('一组', 'team-outstanding'), outstanding('二组', 'team-outstanding')],
    true,
  );
  expect(forms?.message).toBe('34 份评价表未收到：评价人1、评价人2、评价人3、评价人4、评价人5、评价人6等。');
  expect(forms).not.toHaveProperty('rater');
  expect(forms?.severity).toBe('error');
  expect(rest).toEqual(other);
  expect(teams?.message).toBe('2 个考核组的工作簿未收到，台账中也没有其各单位的扣分：一组、二组。');
});

test('只差一份时照原话说', () => {
  expect(shownFindings([outstanding('甲')], true)).toEqual([outstanding('甲')]);
});
