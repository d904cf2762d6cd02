import { bookAfter, layoutFor } from '../../src/forms/fitted';
import { reportKey, reportRows } from '../../src/forms/master/reports';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { sampleSchemes } from '../../src/sample/schemes';
import { groupsOf, zhengzhou2019 } from '../../src/schemes';
import type { CellChange } from '../../src/sheets/change';
import { layoutOf } from '../../src/sheets/layout';
import { computed } from '../../src/workflow/master';
import { dataOf } from '../support/forms';
import { filledYear, generatedYear } from '../support/generated-year';
import { sampleSchemeNamed } from '../support/sample-facts';

/** 写入以后，行高和打印区域跟着表里的行变：表下的说明横跨各栏，不按第一栏的宽度撑高；核算以后不印备着的空行。 */

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

/** A year of a sample that has all it needs to be settled, as a 总表 drawn afresh. */
function settledMaster(name: string) {
  const settled = { ...filledYear(sampleSchemeNamed(name), 1), settled: true };
  for (const { unit, part, entry } of reportRows(settled))
    settled.reports.set(reportKey(unit.id, part.name), { ...entry, value: 90, basis: '来函' });
  return { settled, drawn: masterWorkbook(computed(settled).state) };
}

test.each(sampleSchemes.map(({ name }) => name))(
  '%s建表时已经核算的：评先候选用不着的空行收着，下次写入不再变',
  async (name) => {
    const { drawn } = settledMaster(name);
    const sheet = drawn.sheets.find(({ role }) => role === 'candidates');
    if (!sheet) throw new Error('no candidates');
    const units = sampleSchemeNamed(name).units.map((unit) => unit.name);
    const listed = sheet.rows.flatMap((cells, row) =>
      units.includes(String(cells[1]?.value ?? '')) ? [row] : [],
    );
    const shown = Math.max(1, listed.length);
    expect(sheet.hiddenRows).toEqual(
      Array.from({ length: units.length - shown }, (_, row) => 3 + shown + row),
    );
    expect(layoutFor(bookAfter(await dataOf(drawn), []), [layoutOf(sheet)])).toEqual([]);
  },
);

test.each(sampleSchemes.map(({ name }) => name))(
  '%s核算以后：台账印到最后一笔为止，没有空行',
  async (name) => {
    const { settled, drawn } = settledMaster(name);
    const ledger = drawn.sheets.find(({ role }) => role === 'deductions');
    if (!ledger) throw new Error('no ledger');
    const [change] = layoutFor(bookAfter(await dataOf(drawn), []), [layoutOf(ledger)]);
    expect(settled.deductions.length).toBeGreaterThan(0);
    // Title, hint and header stand above.
    expect(change?.now.printArea?.bottom).toBe(2 + settled.deductions.length);
  },
);
