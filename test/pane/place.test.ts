import type { Finding } from '../../src/base/finding';
import { countWords, groupOf, placeOf, whereOf } from '../../src/pane/findings/place';
import { master } from './fake-data';

const finding = (place: Partial<Finding>): Finding => ({
  code: 'score-missing',
  severity: 'error',
  message: '没有填分数。',
  remedy: '请补填。',
  ...place,
});

const open = master('collecting');

describe('where a finding leads', () => {
  it('is the cell of the open workbook', () => {
    expect(placeOf(finding({ sheet: '领导评分', cell: 'H9' }), open)).toEqual({
      sheet: '领导评分',
      row: 8,
      column: 7,
    });
    expect(placeOf(finding({ file: open.label, sheet: '领导评分', cell: 'B2:C3' }), open)).toMatchObject({
      row: 1,
      column: 1,
    });
  });

  it('is nowhere for another file, or without a cell', () => {
    expect(placeOf(finding({ file: '领导03.xlsx', sheet: '附件3', cell: 'C9' }), open)).toBeNull();
    expect(placeOf(finding({ sheet: '领导评分' }), open)).toBeNull();
    expect(placeOf(finding({ sheet: '领导评分', cell: '第 9 行' }), open)).toBeNull();
  });

  it('is said in words, and grouped by file or sheet', () => {
    expect(whereOf(finding({ sheet: '领导评分', cell: 'H9', rater: '领导03', unit: '新密市' }))).toBe(
      '领导评分 H9 · 领导03 · 新密市',
    );
    expect(groupOf(finding({ file: '领导03.xlsx', sheet: '附件3' }), open.label)).toBe('领导03.xlsx');
    expect(groupOf(finding({ file: open.label, sheet: '附件3' }), open.label)).toBe('附件3');
    expect(countWords([finding({}), finding({ severity: 'warning' })])).toBe('错误 1，提醒 1');
  });
});
