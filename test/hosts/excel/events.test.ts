import type { CellPlace } from '../../../src/port/program';
import { valueOf } from '../../support/year';
import { excelUnderTest, withoutGaps } from '../../excel/under-test';
import { twoSheets } from '../../wps/opened';

/** Registrations for events are taken up as soon as Excel takes anything. */

afterEach(withoutGaps);

test('登记的时候有人在打字（别的窗口里也算）：打完就登记上，选中和改动都报', async () => {
  const host = excelUnderTest();
  valueOf(await host.workbook.create(twoSheets()));
  host.excel.editing = true;
  const seen: CellPlace[] = [];
  let told = 0;
  const ends = [
    host.program.onSelection((place) => seen.push(place)),
    host.program.onChange(() => (told += 1)),
  ];
  await host.select('表', 'A2');
  expect([...host.excel.listening]).toEqual([]);
  host.excel.editing = false;
  await new Promise((resolve) => setTimeout(resolve, 300));
  // What happened before is made up for.
  expect([seen, told]).toEqual([[{ sheet: '表', row: 1, column: 0 }], 1]);
  await host.select('表', 'B2');
  await host.type('表', 'B3', 5);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect([seen.at(-1), told]).toEqual([{ sheet: '表', row: 1, column: 1 }, 2]);
  for (const end of ends) end();
});

test('报来的时候正忙，问不到表名：用上次读到的名字', async () => {
  const host = excelUnderTest();
  valueOf(await host.workbook.create(twoSheets()));
  const seen: CellPlace[] = [];
  const end = host.program.onSelection((place) => seen.push(place));
  await new Promise((resolve) => setTimeout(resolve, 100));
  host.excel.elsewhere = () => true;
  await host.select('表', 'B2');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(seen).toEqual([{ sheet: '表', row: 1, column: 1 }]);
  end();
});
