import type { Page } from 'playwright-core';
import { excelProgram } from '../../src/hosts/excel';
import type { Scheme } from '../../src/schemes/scheme';
import { cellAt } from '../../src/sheets/data';
import { SimulatedExcel } from '../excel/excel';
import { valueAt } from '../simulated/book/calculation';
import type { ExcelWindows } from '../excel/page/windows';
import { returnsOf, steps } from '../excel/year';
import { compactScheme } from '../support/scoring-scheme';
import { valueOf } from '../support/year';
import { bookOf } from './excel-around';
import { excelPages } from './excel-pages';

/** Buttons of the ribbon that need no pane: they run in an unseen page and show in a dialog what came of it. */

const pages = excelPages();
const scheme: Scheme = compactScheme(2, 1, 2);

/** A 总表 in Excel with all that came back collected. */
async function collectedYear(): Promise<SimulatedExcel> {
  const excel = new SimulatedExcel();
  const { workbook } = excelProgram({ excel: excel.client.Excel });
  valueOf(await steps.create({ workbook }, scheme));
  valueOf(await steps.issue({ workbook }));
  valueOf(await steps.collect({ workbook }, await returnsOf(scheme)));
  return excel;
}

const published = ({ book }: SimulatedExcel): string[] => {
  const sheet = bookOf(book).sheets.find(({ name }) => name === '成绩公布');
  if (!sheet) throw new Error('no 成绩公布');
  return sheet.rows.flatMap((_, row) => {
    const { value } = cellAt(sheet, row, 1);
    return typeof value === 'string' ? [value] : [];
  });
};

/** Presses a button of the ribbon and waits for what its dialog says. */
async function pressed(windows: ExcelWindows, address: string, name: string, before?: () => void) {
  const view = await windows.ribbon(`${address}commands.html`);
  before?.();
  const { completed } = await windows.press(view, name);
  let over = false;
  void completed.then(() => {
    over = true;
  });
  const dialog = await windows.dialogOf(view);
  const words = await status(dialog);
  return { view, dialog, words, completed, isOver: () => over };
}

const status = async (dialog: Page): Promise<string> => {
  const said = dialog.getByRole('status');
  await said.waitFor();
  return said.innerText();
};

/** Excel shows a cell a moment after it was asked for. */
async function selected({ book }: SimulatedExcel, sheet: string, at: { row: number; column: number }) {
  for (let tries = 0; tries < 50 && book.active.name !== sheet; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  const { name, selected: area } = book.active;
  expect([name, { row: area.top, column: area.left }]).toEqual([sheet, at]);
}

const click = (dialog: Page, name: string) => dialog.getByRole('button', { name }).first().click();

describe('功能区的命令', () => {
  test('核算：不开面板，成绩写入总表，结果窗口列出名次；关上窗口命令才算完', async () => {
    const excel = await collectedYear();
    const [unit] = scheme.units;
    expect(published(excel)).not.toContain(unit?.name);
    await pages.inExcel(
      async (windows, address) => {
        const { dialog, words, completed, isOver } = await pressed(windows, address, 'settleYear');
        expect(words).toBe('核算完成，成绩已写入总表。');
        await dialog.getByRole('cell', { name: unit?.name ?? '' }).waitFor();
        expect(published(excel)).toContain(unit?.name);
        await dialog.setViewportSize({ width: 480, height: 560 });
        await dialog.screenshot({ path: 'out/screens/excel-dialog.png' });
        expect(isOver()).toBe(false);
        await click(dialog, '关闭');
        await completed;
        if (!dialog.isClosed()) await dialog.waitForEvent('close');
      },
      { excel },
    );
  }, 60_000);

  test('核算以后在结果窗口里一键恢复，总表回到核算以前', async () => {
    const excel = await collectedYear();
    const before = published(excel);
    await pages.inExcel(
      async (windows, address) => {
        const { view, dialog, completed } = await pressed(windows, address, 'settleYear');
        await click(dialog, '恢复');
        await dialog.getByText(/^已恢复 \d+ 格/).waitFor();
        expect(published(excel)).toEqual(before);
        await windows.closeDialog(view);
        await completed;
      },
      { excel },
    );
  }, 60_000);

  test('有错误时不核算，总表不变；结果窗口逐条说明，点“转到”选中那一格', async () => {
    const excel = await collectedYear();
    excel.type('领导评分', 'C5', '九分');
    const before = published(excel);
    await pages.inExcel(
      async (windows, address) => {
        const { dialog, words, completed } = await pressed(windows, address, 'settleYear');
        expect(words).toMatch(/^没有核算，成绩没有变/);
        expect(published(excel)).toEqual(before);
        await click(dialog, '转到');
        await selected(excel, '领导评分', { row: 4, column: 2 });
        await click(dialog, '关闭');
        await completed;
      },
      { excel },
    );
  }, 60_000);

  test('校验：只看不写，说明有几处错误、下一步做什么', async () => {
    const excel = await collectedYear();
    excel.type('领导评分', 'C5', '<b>九分</b>');
    await pages.inExcel(
      async (windows, address) => {
        const { dialog, words, completed } = await pressed(windows, address, 'checkWorkbook');
        expect(words).toMatch(/^校验完成：错误 2/);
        // What people typed is shown as they typed it, never as markup.
        await dialog.getByText('<b>九分</b>').first().waitFor();
        await click(dialog, '关闭');
        await completed;
      },
      { excel },
    );
  }, 60_000);

  test.each([
    ['checkWorkbook', /^这是一个空工作簿，没有可校验的/],
    ['settleYear', /^没有核算，表没有变/],
  ])('在空工作簿里按 %s：说明没有可做的，什么也不写', (name, said) =>
    pages.inExcel(async (windows, address) => {
      const { dialog, words, completed } = await pressed(windows, address, name);
      expect(words).toMatch(said);
      expect(windows.excel.book.sheets.map((sheet) => sheet.name)).toEqual(['Sheet1']);
      await click(dialog, '关闭');
      await completed;
    }),
  );

  test('正在编辑单元格：不等人，说明请先按回车', () =>
    pages.inExcel(async (windows, address) => {
      const { dialog, words, completed } = await pressed(windows, address, 'settleYear', () => {
        windows.excel.editing = true;
      });
      expect(words).toMatch(/^没有核算/);
      await dialog.getByText('请先按回车退出单元格编辑').first().waitFor();
      await click(dialog, '关闭');
      await completed;
    }));

  test('窗口还开着又按一个命令：先前的窗口关上，先前的命令算完，新的照做', async () => {
    const excel = await collectedYear();
    await pages.inExcel(
      async (windows, address) => {
        const { view, dialog, completed } = await pressed(windows, address, 'settleYear');
        const next = await windows.press(view, 'checkWorkbook');
        await completed;
        if (!dialog.isClosed()) await dialog.waitForEvent('close');
        const other = await windows.dialogOf(view);
        expect(await status(other)).toMatch(/^校验完成/);
        await click(other, '关闭');
        await next.completed;
      },
      { excel },
    );
  }, 60_000);

  test('没有结果窗口的 Excel：命令照样做完，不让 Excel 一直等', async () => {
    const excel = await collectedYear();
    await pages.inExcel(
      async (windows, address) => {
        const view = await windows.ribbon(`${address}commands.html`);
        const { completed } = await windows.press(view, 'settleYear');
        await completed;
        expect(published(excel)).toContain(scheme.units[0]?.name);
        // The pane says what the window would have said.
        const { page } = await windows.open(`${address}pane.html`);
        await page.getByText(/^核算完成/).waitFor();
      },
      { excel, version: { level: '1.14', dialogs: '1.1' } },
    );
  }, 60_000);

  test('结果窗口一直不答：十五秒后命令照样做完，开着的面板说出来，选中要看的那一格；改好以后在面板里核算就成', async () => {
    const excel = await collectedYear();
    const sheet = excel.book.find('领导评分');
    const typed = sheet && valueAt(sheet, 4, 2);
    excel.type('领导评分', 'C5', '九分');
    await pages.inExcel(
      async (windows, address) => {
        const { page } = await windows.open(`${address}pane.html`);
        await page.getByRole('tab', { name: /成绩/ }).waitFor();
        const view = await windows.ribbon(`${address}commands.html`);
        await view.page.clock.install();
        const { completed } = await windows.pressSilent(view, 'settleYear');
        await view.page.clock.fastForward(15_000);
        await completed;
        await page
          .getByText(/没有核算，成绩没有变/)
          .first()
          .waitFor();
        await page.screenshot({ path: 'out/screens/excel-silent-dialog.png' });
        await selected(excel, '领导评分', { row: 4, column: 2 });
        excel.type('领导评分', 'C5', typed);
        await page.getByRole('tab', { name: /成绩/ }).click();
        await page
          .getByRole('button', { name: /^核算|^再核算/ })
          .first()
          .click();
        await page.getByText('核算完成，成绩已写入总表。').waitFor();
        expect(published(excel)).toContain(scheme.units[0]?.name);
      },
      { excel, version: { level: '1.14', dialogs: '1.2', silentDialogs: true } },
    );
  }, 90_000);
});
