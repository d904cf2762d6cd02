import { CellValueType } from '@univerjs/core';
import { typedInto } from '../../../src/hosts/browser/grid/typed-values';
import { dateFormat, textFormat } from '../../../src/cells/formats';
import { serialOf } from '../../../src/cells/dates';

/** What a cell of the grid holds when a text was typed into it: a day as people write it, and never a day count for anything else. */

const text = (v: string) => ({ v, t: CellValueType.STRING, p: null });
const number = (v: number) => ({ v, t: CellValueType.NUMBER, p: null });
const day = (iso: string) => number(serialOf(iso, ''));

test.each([
  '2020-01-14',
  '2020/1/14',
  '2020.1.14',
  '2020年1月14日',
  '2020 年 1 月 14 日',
  '２０２０年１月１４日',
  '2020年1月14日星期二',
  '20200114',
])('日期格里打 %s：是这一天', (typed) => {
  expect(typedInto({ v: typed }, dateFormat)).toEqual(day('2020-01-14'));
});

test.each(['2020年2月30日', '1月14日', '昨天', '43844', '9.5'])('日期格里打 %s：由表格自己认', (typed) => {
  expect(typedInto({ v: typed }, dateFormat)).toBeUndefined();
});

test('日期格里打的钟点留着', () => {
  expect(typedInto({ v: '2020-1-14 12:00' }, dateFormat)).toEqual(number(serialOf('2020-01-14T12:00', '')));
});

test.each(['1-2', '9/5', '2020-1-14', '9:30', '50%', '9.5%'])(
  '不是日期、钟点、百分比的格里打 %s：照打的字留着，不变成另一个数',
  (typed) => {
    for (const format of ['General', '0.0']) expect(typedInto({ v: typed }, format)).toEqual(text(typed));
  },
);

test.each([
  ['1,000', 1_000],
  ['1e2', 100],
  ['¥5', 5],
])('格式只是写法的 %s：是这个数，格子的格式不变', (typed, value) => {
  expect(typedInto({ v: typed }, 'General')).toEqual(number(value));
});

test('百分比的格里打百分比：还是百分比', () => {
  expect(typedInto({ v: '50%' }, '0%')).toEqual(number(0.5));
});

test.each([
  ['平常的数', { v: '9.5' }, 'General'],
  ['文字', { v: '缺席' }, 'General'],
  ['文字格里的日期', { v: '2020-1-14' }, textFormat],
  ['加了撇号的', { v: '1-2', t: CellValueType.FORCE_STRING }, 'General'],
  ['公式', { f: '=1-2', v: null }, 'General'],
  ['清空', { v: '' }, dateFormat],
])('%s：由表格自己认', (_, cell, format) => {
  expect(typedInto(cell, format)).toBeUndefined();
});
