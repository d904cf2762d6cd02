import { readScheme } from '../../src/forms/master/scheme-reading';
import { emptyState } from '../../src/forms/master/state';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { sampleNamed, sampleSchemeOf } from '../../src/sample/schemes';
import { parseAddress } from '../../src/base/address';
import type { Scalar } from '../../src/sheets/model';
import { dataOf, onSheets, put } from '../support/forms';

/** 计分部分填错一格：指到那一格，说出允许的是什么。 */

const { scheme } = sampleSchemeOf(sampleNamed('云江市') ?? { edits: () => [] });

test.each<[string, string, string, Scalar, string]>([
  ['比重合计不是 100', 'scheme-weights', 'F9', 15, '合计 100%'],
  ['没有这个评价组', 'scheme-kind', 'D9', '专家', '领导'],
  ['没有这份细则', 'scheme-rubric-missing', 'D13', '附件9', '附件6'],
  ['来源写错', 'scheme-shape', 'C9', '打分', '转报分'],
  ['合成写错', 'scheme-shape', 'G9', '平均分', '去掉最高最低后平均'],
])('%s', async (_, code, cell, value, allowed) => {
  if (!scheme) throw new Error('no sample');
  const book = await dataOf(masterWorkbook(emptyState(scheme)));
  const at = parseAddress(cell);
  if (!at) throw new Error(cell);
  const typed = { value, type: typeof value === 'number' ? ('number' as const) : ('text' as const) };
  const edited = onSheets(book, (sheet) =>
    sheet.name === '计分部分' ? put(at.row, at.column, typed)(sheet) : sheet,
  );
  const { findings } = readScheme(edited, true);
  expect(findings).toContainEqual(
    expect.objectContaining({
      code,
      sheet: '计分部分',
      cell,
      allowed: expect.stringContaining(allowed) as string,
    }),
  );
});
