import fc from 'fast-check';
import {
  byMeaning,
  byOrigin,
  mismatches,
  outcomeOf,
  planBack,
  planBackOfOurs,
} from '../../../src/hosts/office/compare';
import { planOf, type Content, type PlannedCell } from '../../../src/hosts/office/plan';
import type { CellChange } from '../../../src/sheets/change';
import type { CellData } from '../../../src/sheets/data';

/** The write that Excel and WPS share: what is planned, what stands there, and the way back. */

const change = (value: CellChange['value'], more: Partial<CellChange> = {}): CellChange => ({
  sheet: '表',
  row: 0,
  column: 0,
  kind: 'value',
  value,
  ...more,
});

describe('要写的一格', () => {
  test.each<[string, CellChange, Content]>([
    ['空', change(null), { kind: 'empty' }],
    ['空文字也是空', change(''), { kind: 'empty' }],
    ['数', change(9.5), { kind: 'constant', value: 9.5 }],
    ['像公式的文字还是文字', change('=1+1'), { kind: 'constant', value: '=1+1' }],
    ['日期是天数', change('2020-01-05', { date: true }), { kind: 'constant', value: 43_835 }],
    ['公式', change(2, { kind: 'formula', formula: 'B1*2' }), { kind: 'formula', formula: 'B1*2' }],
  ])('%s', (_name, given, content) => {
    expect(planOf([given])).toMatchObject([{ row: 0, column: 0, content }]);
  });

  test('一格改了几次按最后一次，只刷新结果的不写，按行列排好', () => {
    const plan = planOf([
      change(1, { row: 2 }),
      change(2),
      change(3),
      change(4, { row: 1, kind: 'result' }),
      change(5, { column: 3 }),
    ]);
    expect(plan.map(({ row, column, content }) => [row, column, content])).toEqual([
      [0, 0, { kind: 'constant', value: 3 }],
      [0, 3, { kind: 'constant', value: 5 }],
      [2, 0, { kind: 'constant', value: 1 }],
    ]);
  });
});

const own = '总表.xlsx';
const number = (value: number): CellData => ({ value, type: 'number' });
const text = (value: string): CellData => ({ value, type: 'text' });
const formula = (words: string, value = 1): CellData => ({ value, type: 'number', formula: words });

describe('写进去没有', () => {
  test.each<[string, Content, CellData | undefined, boolean]>([
    ['空格就是空', { kind: 'empty' }, undefined, true],
    ['数按十五位比', { kind: 'constant', value: 0.3 }, number(0.1 + 0.2), true],
    ['差一分就不是', { kind: 'constant', value: 9.5 }, number(9.51), false],
    ['文字变成了数', { kind: 'constant', value: '007' }, number(7), false],
    ['文字成了公式', { kind: 'constant', value: '=1+1' }, formula('1+1', 2), false],
    ['换行的写法不论', { kind: 'constant', value: '甲\n乙' }, text('甲\r\n乙'), true],
    ['公式写法不同', { kind: 'formula', formula: 'INDEX(A1:A9,2)' }, formula('@INDEX(A1:A9, 2)'), true],
    ['公式指到别的文件', { kind: 'formula', formula: "'表'!A1" }, formula("'[旧.xlsx]表'!A1"), false],
    ['公式只剩结果', { kind: 'formula', formula: 'A1' }, number(1), false],
    ['错误值', { kind: 'error', text: '#N/A' }, { value: '#N/A', type: 'error' }, true],
    [
      '像错误值的文字成了错误值',
      { kind: 'constant', value: '#N/A' },
      { value: '#N/A', type: 'error' },
      false,
    ],
  ])('%s', (_name, content, cell, arrived) => {
    for (const same of [byMeaning(own), byOrigin(own)])
      expect(mismatches([{ row: 0, column: 0, content }], () => cell, same)).toHaveLength(arrived ? 0 : 1);
  });
});

const cells = fc.oneof(
  fc.constant(undefined),
  fc.integer({ min: -3, max: 3 }).map(number),
  fc.constantFrom('甲', '乙', '=1', '#N/A').map(text),
  fc.constantFrom('A1', 'A1+1').map((words) => formula(words)),
);
const contents = fc.oneof(
  fc.constant<Content>({ kind: 'empty' }),
  fc.constantFrom<string | number>(1, 2, '甲', '丙').map((value): Content => ({ kind: 'constant', value })),
  fc.constantFrom('A1', 'B1').map((words): Content => ({ kind: 'formula', formula: words })),
);

/** A cell as it reads after the content was written. */
const written = (content: Content): CellData | undefined => {
  switch (content.kind) {
    case 'empty':
      return undefined;
    case 'formula':
      return formula(content.formula);
    case 'error':
      return { value: content.text, type: 'error' };
    case 'constant':
      return typeof content.value === 'number' ? number(content.value) : text(String(content.value));
  }
};

test('写到任何一半断开：只放回自己写的，别人这时改的留着；全放回以后和原来一样', () => {
  const one = fc.record({ before: cells, content: contents, state: fc.constantFrom('old', 'new', 'other') });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), (list) => {
      const typed = number(99);
      const plan = list.map(({ content }, row): PlannedCell => ({ row, column: 0, content }));
      const before = (row: number) => list[row]?.before;
      const now = list.map((each) =>
        each.state === 'old' ? each.before : each.state === 'new' ? written(each.content) : typed,
      );
      const same = byMeaning(own);
      const { other } = outcomeOf(plan, before, (row) => now[row], same);
      expect(other).toBe(list.filter(({ state }) => state === 'other').length);
      for (const { row, content } of planBackOfOurs(plan, before, (at) => now[at], same))
        now[row] = written(content);
      list.forEach((each, row) => {
        expect(mismatches(planBack(plan.slice(row, row + 1), before), () => now[row], same)).toHaveLength(
          each.state === 'other' ? 1 : 0,
        );
      });
    }),
  );
});
