import { masterWorkbook } from '../../src/forms/master/workbook';
import { emptyState } from '../../src/forms/master/state';
import { sampleSchemeOf, sampleSchemes } from '../../src/sample/schemes';
import { groupsOf, zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import type { SheetData } from '../../src/sheets/data';
import { dataOfModel } from '../../src/sheets/model-data';
import { steps } from '../../src/views/overview';
import { stepSheets } from '../../src/views/step-sheets';
import { computed } from '../../src/workflow/master';

/** 去哪一步，哪张表到前面来。 */

const bookOf = (scheme: Scheme) => dataOfModel(masterWorkbook(computed(emptyState(scheme)).state));

const firstOf = (scheme: Scheme, change: (sheet: SheetData) => SheetData = (sheet) => sheet) => {
  const book = bookOf(scheme);
  const all = stepSheets(scheme, { ...book, sheets: book.sheets.map(change) });
  return steps.map((step) => all[step][0]);
};

const called = (was: string, now: Partial<SheetData>) => (sheet: SheetData) =>
  sheet.name === was ? { ...sheet, ...now } : sheet;

test('2019 年度：首页、评价人、附件1、成绩汇总、成绩公布', () => {
  expect(firstOf(zhengzhou2019())).toEqual(['首页', '评价人', '附件1', '成绩汇总', '成绩公布']);
});

test('表改了名照样认得；藏起来的不放到前面，换下一张', () => {
  const scheme = zhengzhou2019();
  expect(firstOf(scheme, called('附件1', { name: '县区细则' }))[2]).toBe('县区细则');
  expect(firstOf(scheme, called('附件1', { hidden: true }))[2]).toBe('附件2');
  expect(firstOf(scheme, (sheet) => ({ ...sheet, hidden: true }))).toEqual(steps.map(() => undefined));
});

test('没有评价组的方案，收表看的是考核分组；哪一份范例每一步都有表', () => {
  const first = sampleSchemes.map((sample) => {
    const { scheme } = sampleSchemeOf(sample);
    if (!scheme) throw new Error(sample.name);
    return [sample.name, groupsOf(scheme).length === 0, firstOf(scheme)] as const;
  });
  for (const [name, nobodyRates, sheets] of first) {
    expect([name, sheets[1]]).toEqual([name, nobodyRates ? '考核分组' : '评价人']);
    expect([name, sheets.filter((sheet) => sheet === undefined)]).toEqual([name, []]);
  }
  expect(first.some(([, nobodyRates]) => nobodyRates)).toBe(true);
});
