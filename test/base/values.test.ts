import fc from 'fast-check';
import {
  address,
  columnName,
  literal,
  parseAddress,
  parseArea,
  parseRows,
  quoted,
} from '../../src/base/address';
import { decimal, decimalsOf, rounded } from '../../src/base/decimal';
import { folded, plain } from '../../src/base/text';
import { typedNumber } from '../../src/base/typed-number';

describe('单元格地址', () => {
  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16383, 'XFD'],
  ])('第 %d 列是 %s', (column, name) => {
    expect(columnName(column)).toBe(name);
  });

  test('写成文字再读回来不变', () => {
    fc.assert(
      fc.property(fc.nat(1048575), fc.nat(16383), (row, column) => {
        expect(parseAddress(address(row, column))).toEqual({ row, column });
      }),
    );
  });

  test.each(['', 'A', '1', 'A0', 'a1', 'A1:B2', 'AAAA1'])('“%s”不是地址', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  test.each([
    ['B2', [1, 1, 1, 1]],
    ["'总表 (一)'!$A$1:$D$8", [0, 0, 7, 3]],
    ["总表 (一)'s!$A$1:$D$8", [0, 0, 7, 3]],
    ['D8:A1', [0, 0, 7, 3]],
    ['1:5', undefined],
    ['A:C', undefined],
    ['表!A1:B2,表!D4', undefined],
    ['', undefined],
  ])('区域「%s」', (text, area) => {
    const [top, left, bottom, right] = area ?? [];
    expect(parseArea(text)).toEqual(area && { top, left, bottom, right });
  });

  test.each([
    ["'总表'!$3:$5", { first: 2, last: 4 }],
    ['3:3', { first: 2, last: 2 }],
    ["'总表'!$A:$B,'总表'!$3:$3", { first: 2, last: 2 }],
    ["'总表'!$A:$B", undefined],
    ['', undefined],
  ])('重复的行「%s」', (text, rows) => {
    expect(parseRows(text)).toEqual(rows);
  });

  test('表名和文字里的引号不会变成公式的一部分', () => {
    expect(quoted("一组's")).toBe("'一组''s'");
    expect(literal('说"好"')).toBe('"说""好"""');
  });
});

describe('四舍五入', () => {
  test.each([
    ['1.005', 2, '1.01'],
    ['2.675', 2, '2.68'],
    ['0.5', 0, '1'],
    ['1.5', 0, '2'],
    ['2.5', 0, '3'],
    ['94.995', 2, '95'],
    ['18.6875', 2, '18.69'],
    ['-0.5', 0, '-1'],
  ])('%s 取 %d 位小数是 %s', (value, decimals, expected) => {
    expect(rounded(decimal(value), decimals).toFixed()).toBe(expected);
  });

  test.each([
    [7, 0],
    [7.25, 2],
    [1e-7, 7],
    [1e21, 0],
  ])('%d 有 %d 位小数', (value, places) => {
    expect(decimalsOf(decimal(value))).toBe(places);
  });
});

describe('人填的数', () => {
  test.each<[string | number | boolean | null, string | undefined]>([
    [0, '0'],
    ['0', '0'],
    ['９．５', '9.5'],
    ['9。5', '9.5'],
    ['9分', '9'],
    ['１２％', '12'],
    ['3人次', '3'],
    ['5个百分点', '5'],
    ['.5', '0.5'],
    ['+1', '1'],
    ['-2', '-2'],
    ['\u20659\u2060', undefined],
    ['1,000', undefined],
    ['九', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    ['9/10', undefined],
    ['分', undefined],
    ['=1+1', undefined],
    ['Infinity', undefined],
    [NaN, undefined],
    [true, undefined],
  ])('%p 读作 %p，读不出的绝不当作 0', (value, expected) => {
    const typed = typedNumber(value);
    if (expected === undefined) expect(typed.kind).toBe('bad');
    else expect(typed).toMatchObject({ kind: 'number' });
    if (typed.kind === 'number') expect(typed.value.toFixed()).toBe(expected);
  });

  test.each([null, '', '  ', '\u3000', '\u200B'])('%p 是空白', (value) => {
    expect(typedNumber(value)).toEqual({ kind: 'empty' });
  });

  test('任何文字：要么是写出来就认得的数，要么是坏的，从不抛错', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const typed = typedNumber(text);
        if (typed.kind === 'number' && typed.value.eq(0)) expect(plain(text)).toMatch(/0/);
      }),
    );
  });
});

describe('认名称', () => {
  test.each([
    ['巩 义 市', '巩义市'],
    ['巩义市\u200B', '巩义市'],
    ['（市）', '(市)'],
    ['ＡＢＣ', 'abc'],
    ['“四张清单”', '"四张清单"'],
  ])('“%s”就是“%s”', (a, b) => {
    expect(folded(a)).toBe(folded(b));
  });

  test('折叠两次与一次相同', () => {
    fc.assert(fc.property(fc.string(), (text) => folded(folded(text)) === folded(text)));
  });
});
