import { bookAfter, layoutFor } from '../../src/forms/fitted';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { groupsOf, zhengzhou2019 } from '../../src/schemes';
import type { CellChange } from '../../src/sheets/change';
import { layoutOf } from '../../src/sheets/layout';
import { computed } from '../../src/workflow/master';
import { dataOf } from '../support/forms';
import { generatedYear } from '../support/generated-year';

/** 往表里写一格，行高只跟着表里的行变：表下的说明横跨各栏，不按第一栏的宽度撑高。 */

const scheme = zhengzhou2019();
const model = masterWorkbook(computed(generatedYear(scheme, 1)).state);

test.each(groupsOf(scheme))('评分表（%s）写入一个分数：说明仍是原来的高度，不另占一页', async (group) => {
  const sheet = model.sheets.find(({ role }) => role === group);
  const notes = sheet?.rows.flatMap((cells, row) =>
    String(cells[0]?.value ?? '').includes('说明：') ? [row] : [],
  );
  expect(notes).toEqual([(sheet?.rows.length ?? NaN) - 1]);
  if (!sheet) return;
  const change: CellChange = { sheet: sheet.name, row: 4, column: 2, kind: 'value', value: 9 };
  const after = bookAfter(await dataOf(model), [change]);
  expect(layoutFor(after, [layoutOf(sheet)])).toEqual([]);
});
