import { isEarlierText } from '../../src/forms/master/earlier-texts';
import { emptyState } from '../../src/forms/master/state';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { sampleSchemes } from '../../src/sample/schemes';
import { zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import { sampleSchemeNamed } from '../support/sample-facts';

/** 首页和签字的成绩公布，标题写方案自己的名称。 */

const schemes: [string, () => Scheme][] = [
  ['郑安委〔2020〕1号', zhengzhou2019],
  ...sampleSchemes.map(({ name }): [string, () => Scheme] => [name, () => sampleSchemeNamed(name)]),
];

test.each(schemes)('%s', (_, load) => {
  const scheme = load();
  const { sheets } = masterWorkbook(emptyState(scheme));
  const titleOf = (role: string) => sheets.find((sheet) => sheet.role === role)?.rows[0]?.[0]?.value;
  expect(titleOf('home')).toBe(`${scheme.title}总表`);
  const [kind, ...others] = scheme.kinds;
  const whose = others.length > 0 ? (kind?.name ?? '') : '';
  expect(String(titleOf('publication')).replaceAll(/\s/gu, '')).toBe(`${scheme.title}成绩${whose}`);
});

test('以前的总表上写的是另一个名称：不算改动；别的字样算', () => {
  const now = '2024年度安全生产和消防工作目标考核成绩';
  expect(isEarlierText(now, '2024年度安全生产目标考核成绩')).toBe(true);
  expect(isEarlierText(now, '2024年度安全生产目标考核总表')).toBe(false);
  expect(isEarlierText(now, '2024年度考核成绩')).toBe(false);
});
