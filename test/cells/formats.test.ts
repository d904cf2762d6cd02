import { isDateFormat as hucreSays } from 'hucre';
import { isDateFormat, isGeneral, numberFormat } from '../../src/cells/formats';

/** 数字格式（ECMA-376 第 1 部分 18.8.30、18.8.31）：一个格式让人把数看成什么。 */

const dates = [
  'yyyy-mm-dd',
  'm/d/yyyy',
  'm/d/yy h:mm',
  'm"月"d"日"',
  'yyyy"年"m"月"d"日";@',
  '[$-804]yyyy"年"m"月";@',
  '[$-409]d-mmm-yy;@',
  '[DBNum1][$-804]yyyy"年"m"月"d"日"',
  'mmm-yy',
  'm"月"',
  '[Red]yyyy-mm-dd',
  'yyyy\\-mm\\-dd',
  '_(yyyy/m/d_)',
  'aaaa',
  '[$-804]aaa;@',
];
const percents = ['0%', '0.00%', '#,##0.0%', '0.00%;[Red]-0.00%', '[>1]0%;0.0%', '0%" 以上"', '_(0%_)'];
const numbers = [
  ...['General', '', '0', '0.00', '#,##0.00', '0.00E+00', '# ?/?', '@', '0;-0;0;@', '0.##" 分"', '0.0"%"'],
  ...[
    '0\\%',
    '0_%',
    '0.00"d"',
    '"日期："0',
    '[Red]0',
    '[DBNum1]0',
    '[>=60]0;"不合格"',
    '* #,##0',
    '¥#,##0',
    '0"y"',
  ],
  ...['[h]:mm', '[mm]:ss', '[ss]', '0;yyyy', '0;-0%', 'G/通用格式', '常规', 'General"分"'],
];

test.each(dates)('%s 是日期', (code) => {
  expect([isDateFormat(code), numberFormat(code).kind === 'percent']).toEqual([true, false]);
});

test.each(['h:mm', 'h:mm AM/PM', 'mm:ss.0', '上午/下午h"时"mm"分"', '[$-804]h:mm:ss;@'])(
  '%s 是时刻，不是日期',
  (code) => {
    expect([isDateFormat(code), numberFormat(code).kind]).toEqual([false, 'time']);
  },
);

test.each(percents)('%s 是百分比', (code) => {
  expect([isDateFormat(code), numberFormat(code).kind === 'percent']).toEqual([false, true]);
});

test.each(numbers)('「%s」既不是日期也不是百分比', (code) => {
  expect([isDateFormat(code), numberFormat(code).kind === 'percent']).toEqual([false, false]);
});

test.each(['General', 'general', 'G/通用格式', '常规', ' General '])('「%s」是常规', (code) => {
  expect(isGeneral(code)).toBe(true);
});

test('常见的日期格式，hucre 也这样看', () => {
  const common = [...dates.slice(0, 9), ...numbers.slice(0, 8)];
  for (const code of common) expect([code, isDateFormat(code)]).toEqual([code, hucreSays(code)]);
});

test.each([
  ['0', 0],
  ['0.00', 2],
  ['#,##0.0', 1],
  ['0.##" 分"', 2],
  ['0%', 0],
  ['0.0%', 1],
  ['0.000;[Red]-0', 3],
  ['"A."0.0', 1],
  ['General', undefined],
  ['@', undefined],
  ['yyyy-mm-dd', undefined],
  ['0.00E+00', undefined],
  ['# ?/?', undefined],
  ['0.0,', undefined],
  ['[h]:mm', undefined],
  ['"无"', undefined],
])('%s 显示的小数位数：%s', (code, decimals) => {
  expect(numberFormat(code).decimals).toBe(decimals);
});
