import fc from 'fast-check';
import { isoOfSerial, mayBeDay, serialOf } from '../../src/cells/dates';
import { formulaCell, numberCell } from '../../src/cells/numbers';
import { UnwritableError } from '../../src/cells/text';

/** 日期与天数（ECMA-376 第 1 部分 18.17.4.1）：1900 系统把 1900 年当闰年，1904 系统晚 1462 天。 */

describe('天数与日期', () => {
  test.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [44_000, '2020-06-18'],
    [44_000.5, '2020-06-18T12:00:00'],
    [2_958_465, '9999-12-31'],
  ])('第 %d 天是 %s', (serial, iso) => {
    expect(isoOfSerial(serial)).toBe(iso);
    expect(serialOf(iso, '')).toBe(serial);
  });

  test.each([-1, 0, 0.5, 60, 60.5, 2_958_466, 1e15, NaN, Infinity])('%d 不是哪一天', (serial) => {
    expect(isoOfSerial(serial)).toBeUndefined();
  });

  test.each([
    [0, '1904-01-01'],
    [42_538, '2020-06-18'],
    [-1, '1903-12-31'],
  ])('1904 系统：第 %d 天是 %s', (serial, iso) => {
    expect(isoOfSerial(serial, true)).toBe(iso);
  });

  test('1904 系统没有 1904 年以前的日期可写', () => {
    expect(() => serialOf('1903-12-31', 'A1', true)).toThrow(UnwritableError);
    expect(serialOf('1904-01-01', 'A1', true)).toBe(0);
  });

  test.each(['2021-02-29', '1899-12-31', '2020-13-01', '2020-1-1', '下周', ''])('「%s」不是日期', (iso) => {
    expect(() => serialOf(iso, 'A1')).toThrow(UnwritableError);
  });

  test('两个系统里，日期写成天数再读回都是原来的日期', () => {
    const moments = fc.date({
      min: new Date('1904-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.boolean(), fc.boolean(), (moment, date1904, timed) => {
        const iso = moment.toISOString().slice(0, timed ? 19 : 10);
        const back = isoOfSerial(serialOf(iso, '', date1904), date1904);
        expect(back).toBe(iso.endsWith('T00:00:00') ? iso.slice(0, 10) : iso);
      }),
    );
  });
});

describe('日期格式下的数', () => {
  test('只有 1950 年至 2099 年之内的是日期，两个系统一样', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ min: -100, max: 100_000, noNaN: true }),
          fc.integer({ min: 18_200, max: 18_300 }),
          fc.integer({ min: 73_000, max: 73_100 }),
        ),
        fc.boolean(),
        (count, date1904) => {
          const serial = date1904 ? count - 1_462 : count;
          const cell = numberCell(serial, 'yyyy-mm-dd', date1904);
          const year = Number(isoOfSerial(serial, date1904)?.slice(0, 4) ?? 0);
          expect(cell.type === 'date').toBe(mayBeDay(serial, date1904));
          if (cell.type === 'number') {
            expect(cell.value).toBe(serial);
            expect(cell.day).toBeDefined();
          } else expect(year >= 1950 && year <= 2100).toBe(true);
        },
      ),
    );
  });

  test('没有格式、常规、数字格式下都是数', () => {
    for (const format of [undefined, 'General', '0.00', '@', '[h]:mm', '0.0'])
      expect(numberCell(44_000, format)).toEqual({ value: 44_000, type: 'number' });
  });
});

test.each([
  [0.354_166_666_7, '08:30:00'],
  [0, '00:00:00'],
  [0.999_999_999, '23:59:59'],
])('时刻格式下的 %d 是时刻，不是分数', (value, text) => {
  expect(numberCell(value, 'h:mm')).toEqual({ value: text, type: 'text' });
  expect(numberCell(value, 'm"月"d"日"')).toMatchObject({ value, type: 'number' });
});

test('没有尽头的数不是数，照录成文字', () => {
  expect(numberCell(Infinity, 'yyyy-mm-dd')).toEqual({ value: 'Infinity', type: 'text' });
  expect(numberCell(-Infinity, undefined)).toEqual({ value: '-Infinity', type: 'text' });
});

describe('显示的小数比打的少', () => {
  test.each([
    [9.456, '0.0', 1],
    [9.5, '0', 0],
    [9.45, '0.00', undefined],
    [0.1 + 0.2, '0.0', undefined],
    [-9.456, '0.00', 2],
    [0.1234, '0%', 0],
    [0.1234, '0.00%', undefined],
    [0.12, '0%', undefined],
    [9.456, 'General', undefined],
    [9.456, '@', undefined],
  ])('%d 在 %s 下', (value, format, decimals) => {
    expect(numberCell(value, format).decimals).toBe(decimals);
  });

  test('公式的结果不说显示几位：那不是谁打的', () => {
    expect(formulaCell('A1', numberCell(9.456, '0.0'))).toEqual({
      value: 9.456,
      type: 'number',
      formula: 'A1',
    });
    expect(formulaCell('A1', undefined)).toEqual({ value: null, type: 'empty', formula: 'A1' });
  });
});
