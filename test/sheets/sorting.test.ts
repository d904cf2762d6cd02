import { hangsOnOrder, sortedOrder } from '../../src/sheets/sorting';
import type { Scalar } from '../../src/sheets/model';

const sorted = (values: Scalar[], direction: 'up' | 'down' = 'up'): Scalar[] =>
  sortedOrder(values, direction).map((index) => values[index] ?? null);

describe('排序', () => {
  test('中文按拼音，编号按数的大小，空的总在最后，一样的不换先后', () => {
    expect(sorted(['中牟县', '巩义市', null, '登封市', '二七区'])).toEqual([
      '登封市',
      '二七区',
      '巩义市',
      '中牟县',
      null,
    ]);
    expect(sorted(['附1-10', '附1-2', '', '附1-1'], 'down')).toEqual(['附1-10', '附1-2', '附1-1', '']);
    expect(sortedOrder([2, 1, 2, 1], 'up')).toEqual([1, 3, 0, 2]);
  });

  test('数在字前，字在真假前，日期按先后', () => {
    expect(sorted(['甲', true, 43844, 9.5, false])).toEqual([9.5, 43844, '甲', false, true]);
  });
});

describe('排序以后公式还说不说原来的话', () => {
  const table = { sheet: '台账', rows: { top: 3, left: 0, bottom: 9, right: 5 } };
  const inside = { sheet: '台账', row: 4, column: 5 };
  const outside = { sheet: '成绩', row: 4, column: 5 };

  test.each([
    ['自己一行', '$A5*B5', inside],
    ['从第一行数到自己', 'COUNTIFS($B$4:$B5,$B5)', inside],
    ['下面各行', 'COUNTIFS($B6:$B$2584,$B5)', inside],
    ['整列', 'SUM(C:C)', outside],
    ['所有各行', `SUMIFS('台账'!$C$4:$C$2583,台账!$B$4:$B$10,"A5")`, outside],
    ['别的表同一个地址', '$A$5', outside],
    ['文字里的地址', `"台账!A5"&'台账 (2)'!A5`, outside],
    ['表头', '台账!$A$3', outside],
    ['表外的格', '台账!$H$5', outside],
    ['函数名', 'LOG10(2)', inside],
  ])('%s：不变', (_, formula, at) => {
    expect(hangsOnOrder(formula, at, table)).toBe(false);
  });

  test.each([
    ['别的表指着一格', `'台账'!$A$5`, outside],
    ['别的表指着几行', 'SUM(台账!C4:C6)', outside],
    ['名称指着一格', '台账!$B$5', undefined],
    ['同一张表里别的行', '$A$5+1', { ...inside, row: 6 }],
    ['表格旁边的格指着一行', 'A5', { sheet: '台账', row: 4, column: 8 }],
  ])('%s：会变', (_, formula, at) => {
    expect(hangsOnOrder(formula, at, table)).toBe(true);
  });
});
