import { excelUnderTest, withoutGaps } from '../../excel/under-test';
import { cell, entry, sheetOf, workbookOf } from '../../support/xlsx-models';
import { valueOf } from '../../support/year';
import { cellAt } from '../../../src/sheets/data';

/**
 * Excel may calculate by hand: it takes the mode of the first workbook that is opened, and its answer to setting another is
 * not to be relied on (office-js issues 2770, 6922). Old sums are neither read nor kept, and the user is told once.
 */

afterEach(withoutGaps);

async function opened(manual: boolean) {
  const notices: [string, string][] = [];
  const host = excelUnderTest({ onNotice: ({ code, message }) => void notices.push([code, message]) });
  const { book } = host.excel;
  let mode = manual;
  book.resultsWait = () => mode;
  const sums = sheetOf('表', [
    [cell(1, { style: entry }), cell(2, { style: entry })],
    [cell(3, { formula: 'A1+B1' })],
  ]);
  valueOf(await host.workbook.create(workbookOf([sums], { identity: { product: 'kaohe', kind: 'master' } })));
  return {
    host,
    notices,
    set: (now: boolean) => {
      mode = now;
    },
    sum: async () => {
      const [sheet] = valueOf(await host.workbook.read()).sheets;
      return sheet && cellAt(sheet, 1, 0).value;
    },
  };
}

test('手动计算时改了一格：读到的合计是新的', async () => {
  const { host, sum } = await opened(true);
  await host.type('表', 'A1', 40);
  expect(await sum()).toBe(42);
});

test('手动计算时由面板写一格：表里的合计也是新的', async () => {
  const { host, sum } = await opened(true);
  await sum();
  const change = { sheet: '表', row: 0, column: 1, kind: 'value', value: 9 } as const;
  valueOf(await host.workbook.write([change]));
  const { book } = host.excel;
  expect(book.find('表')?.cells.get(16_384)?.calculated).toBe(book.calculation);
  expect(await sum()).toBe(10);
});

test('手动计算说一次，改回自动就不说，又成了手动再说', async () => {
  const { notices, set, sum } = await opened(true);
  await sum();
  await sum();
  expect(notices).toEqual([['excel-manual', expect.stringContaining('手动计算')]]);
  set(false);
  await sum();
  expect(notices).toHaveLength(1);
  set(true);
  await sum();
  expect(notices).toHaveLength(2);
});

test('自动计算的不说', async () => {
  const { notices, sum } = await opened(false);
  await sum();
  expect(notices).toEqual([]);
});
