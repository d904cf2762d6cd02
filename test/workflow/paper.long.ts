import { readWorkbook } from '../../src/xlsx/read';
import { fileLayouts } from '../../src/xlsx/layouts';
import { patchWorkbook } from '../../src/xlsx/patch';
import { lastFilledRow, unprintedRows } from '../../src/sheets/fit';
import type { SheetLayout } from '../../src/sheets/layout';
import type { SheetData } from '../../src/sheets/data';
import { blankForms } from '../../src/forms/blank-forms';
import { workbookBytes } from '../../src/xlsx/write';
import { typeKeyed } from '../../src/workflow/names';
import { openMaster } from '../../src/workflow/master';
import { printedSheets, rehearsalView } from '../../src/views/rehearsal-view';
import { time, valueOf, Year } from '../support/year';

/** 纸上不丢一行：每张看得见的表，有内容的行都在打印区域里；写一次，打印区域和行高就跟上一次。 */

interface OnPaper {
  sheet: SheetData;
  layout: SheetLayout;
}

async function onPaper(bytes: Uint8Array): Promise<OnPaper[]> {
  const book = valueOf(await readWorkbook(bytes, ''));
  const layouts = valueOf(
    fileLayouts(
      bytes,
      book.sheets.map(({ name }) => name),
      '',
    ),
  );
  return book.sheets.flatMap((sheet) => {
    const layout = layouts.find((each) => each.sheet === sheet.name);
    return layout ? [{ sheet, layout }] : [];
  });
}

/** 「表 第几行」 of what is filled and does not print. */
const lost = (sheets: readonly OnPaper[]): string[] =>
  sheets
    .filter(({ sheet }) => !sheet.hidden)
    .flatMap(({ sheet, layout }) => unprintedRows(sheet, layout).map((row) => `${sheet.name} ${row + 1}`));

const sheetNamed = (sheets: readonly OnPaper[], name: string): OnPaper => {
  const found = sheets.find(({ sheet }) => sheet.name === name);
  if (!found) throw new Error(name);
  return found;
};

let year: Year;
beforeAll(async () => {
  year = await (await new Year().issued()).filled();
}, 240_000);

test('发出的 48 个工作簿和空白表：有内容的行都在打印区域内；隐藏的表没有打印区域', async () => {
  const files = new Map([...year.sent, ...year.returned]);
  files.set('空白表', await workbookBytes(blankForms(year.scheme)));
  files.set('总表', year.master.bytes());
  expect(files.size).toBeGreaterThan(48);
  for (const [file, bytes] of files) {
    const sheets = await onPaper(bytes);
    expect([file, lost(sheets)]).toEqual([file, []]);
    const hidden = sheets.filter(({ sheet, layout }) => sheet.hidden && layout.page.printArea);
    expect([file, hidden.map(({ sheet }) => sheet.name)]).toEqual([file, []]);
  }
}, 120_000);

describe('总表', () => {
  test('收表后、核算后：扣分台账 200 行以外的扣分也在打印区域里；核算后打印区域止于最后一笔', async () => {
    const own = year.copy();
    valueOf(await own.collect());
    expect(lost(await onPaper(own.master.bytes()))).toEqual([]);
    expect(valueOf(await own.settle()).results).not.toBeNull();
    const sheets = await onPaper(own.master.bytes());
    expect(lost(sheets)).toEqual([]);
    for (const name of ['扣分台账', '加分台账', '操作记录']) {
      const { sheet, layout } = sheetNamed(sheets, name);
      const area = layout.page.printArea;
      expect([name, area?.bottom]).toEqual([name, area && lastFilledRow(sheet, area.left, area.right)]);
    }
    const { sheet, layout } = sheetNamed(sheets, '扣分台账');
    const last = lastFilledRow(sheet, 0, 6);
    expect(last).toBeGreaterThan(203);
    // Every row was given its height: none is left to what a program makes of wrapped text.
    const bare = Array.from({ length: last - 2 }, (_, index) => index + 3).filter(
      (row) => layout.rowHeights[row] === undefined,
    );
    expect(bare).toEqual([]);
  }, 120_000);

  test('0.1.0 的总表打印区域停在第 203 行：下一次写入，写哪一格都一样，就补上', async () => {
    const own = year.copy();
    valueOf(await own.collect());
    const area = sheetNamed(await onPaper(own.master.bytes()), '扣分台账').layout.page.printArea;
    if (!area) throw new Error('no print area');
    const short = { ...area, bottom: 202 };
    own.master.replace(
      await patchWorkbook(own.master.bytes(), [
        { kind: 'layout', sheet: '扣分台账', now: { printArea: short }, before: {} },
      ]),
    );
    expect(lost(await onPaper(own.master.bytes()))).toHaveLength(area.bottom - 202);
    const open = valueOf(await openMaster(own.master));
    const layouts = valueOf(await own.master.layouts(printedSheets(open).map(({ name }) => name)));
    const ledger = rehearsalView(open, layouts).sheets.find(({ sheet }) => sheet === '扣分台账');
    expect(ledger?.open).toContain(`第 204—${area.bottom + 1} 行有内容，但在打印区域以外`);
    expect(ledger?.at.row).toBe(203);

    valueOf(await typeKeyed(own.master, 'readings', '并列', 'choice', '按年终得分', { now: time }));
    expect(lost(await onPaper(own.master.bytes()))).toEqual([]);
  }, 120_000);

  test('打印预演数的是这份总表：台账多出的行算进页数', async () => {
    const own = year.copy();
    const pages = async () => {
      const open = valueOf(await openMaster(own.master));
      const layouts = valueOf(await own.master.layouts(printedSheets(open).map(({ name }) => name)));
      const view = rehearsalView(open, layouts);
      expect(view.sheets.map(({ sheet }) => sheet)).not.toContain('收表明细');
      expect(view.pages).toBe(view.sheets.reduce((sum, each) => sum + each.pages, 0));
      return view.sheets.find(({ sheet }) => sheet === '扣分台账')?.pages ?? NaN;
    };
    const blank = await pages();
    valueOf(await own.collect());
    const full = await pages();
    expect(full).toBeGreaterThan(blank);
    const [ledger] = valueOf(await own.master.layouts(['扣分台账']));
    const area = ledger?.page.printArea;
    if (!area) throw new Error('no print area');
    own.master.replace(
      await patchWorkbook(own.master.bytes(), [
        {
          kind: 'layout',
          sheet: '扣分台账',
          now: { printArea: { ...area, bottom: 20 } },
          before: {},
        },
      ]),
    );
    expect(await pages()).toBeLessThan(full);
  }, 120_000);
});

test('同样的一年再收一次：没有变化，不再写', async () => {
  const own = year.copy();
  valueOf(await own.collect());
  const writes = own.master.writes();
  valueOf(await own.collect());
  expect(own.master.writes()).toBe(writes);
}, 120_000);
