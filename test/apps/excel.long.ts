import { excelProgram } from '../../src/hosts/excel';
import { identitySheet } from '../../src/cells/identity';
import { readMaster } from '../../src/forms/master/reading';
import { readWorkbook } from '../../src/xlsx/read';
import { SimulatedExcel } from '../excel/excel';
import { steps } from '../excel/year';
import { compactScheme } from '../support/scoring-scheme';
import { valueOf } from '../support/year';
import { filledYear, picked } from '../assistant/desk';
import { acceptance } from './acceptance-by-clicks';
import { excelAround } from './excel-around';
import { excelPages } from './excel-pages';
import { createMaster, openSample, officeDays, year } from './year-by-clicks';

/** The add-in's pages as Excel shows them: the built files, office.js as it is shipped, and a simulated Excel behind it. */

const pages = excelPages('production');

describe('任务窗格', () => {
  test('一年从头到尾：建表、发表、收表、条款打分、核算、分数来历、恢复', async () => {
    const files = picked(await filledYear());
    await pages.inExcel(async ({ excel, open }, address) => {
      const { page } = await open(`${address}pane.html`);
      await page.getByRole('button', { name: '建总表' }).waitFor({ timeout: 20_000 });
      await year(excelAround(excel, page), files);
      // Excel is asked to show the pane whenever this workbook is opened.
      expect(excel.book.settings.get('Office.AutoShowTaskpaneWithDocument')).toBe('true');
    });
  }, 300_000);

  test('看样例：空白工作簿里就是走完的一年，成绩都在表里', () =>
    pages.inExcel(async ({ excel, open }, address) => {
      const { page } = await open(`${address}pane.html`);
      await openSample(excelAround(excel, page));
      expect(excel.book.sheets.map(({ name }) => name)).toContain('成绩公布');
    }));

  test('没保存的名单先问，有错的退回，纸质表录入、改一个分数，晚到的表并排比，补发一份', async () => {
    const files = picked(await filledYear());
    await pages.inExcel(async ({ excel, open }, address) => {
      const { page } = await open(`${address}pane.html`);
      await page.getByRole('button', { name: '建总表' }).waitFor({ timeout: 20_000 });
      await officeDays(excelAround(excel, page), files);
    });
  }, 180_000);

  test('正在编辑单元格：面板请人按回车，按了以后自己接着做完', () =>
    pages.inExcel(async ({ excel, open }, address) => {
      const { page } = await open(`${address}pane.html`);
      await page.getByRole('button', { name: '建总表' }).click();
      await page.getByRole('radio', { name: /内置方案/ }).waitFor();
      excel.editing = true;
      await page.getByRole('button', { name: '建总表' }).click();
      await page.getByText('请先按回车退出单元格编辑').waitFor();
      expect(excel.book.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
      excel.editing = false;
      await page.getByRole('tab', { name: /建表/ }).waitFor({ timeout: 60_000 });
      expect(await page.getByText('请先按回车退出单元格编辑').count()).toBe(0);
    }));

  test('Excel 没有带过来的，面板说一次，看过可以收起', async () => {
    const excel = new SimulatedExcel();
    excel.onInsert = (sheets) => {
      for (const { name, page } of sheets)
        if (name === '成绩公布') Object.defineProperty(page, 'paper', { get: () => 1, set: () => undefined });
      return false;
    };
    await pages.inExcel(
      async ({ open }, address) => {
        const { page } = await open(`${address}pane.html`);
        await createMaster(excelAround(excel, page));
        const told = page.getByText('Excel 没有把“成绩公布”的纸张方向带过来');
        await told.waitFor();
        await page.getByRole('button', { name: '知道了' }).first().click();
        await told.waitFor({ state: 'hidden' });
      },
      { excel },
    );
  });

  test('放不进当前工作簿：给出“在新窗口打开”和“下载总表”，两样都是完整的总表', async () => {
    const excel = new SimulatedExcel();
    excel.onInsert = (sheets) => {
      for (const { cells } of sheets) for (const cell of cells.values()) delete cell.formula;
      return false;
    };
    await pages.inExcel(
      async ({ open }, address) => {
        const { page } = await open(`${address}pane.html`);
        await page.getByRole('button', { name: '建总表' }).click();
        await page.getByRole('radio', { name: /内置方案/ }).waitFor();
        await page.getByRole('button', { name: '建总表' }).click();
        await page.getByText(/没有完整放入总表/).waitFor({ timeout: 90_000 });
        // What the message says to press is there.
        const section = page.getByRole('region', { name: '换个办法建表' });
        await section.getByRole('button', { name: '在新窗口打开' }).click();
        await page.getByText('总表已在新窗口打开').waitFor({ timeout: 30_000 });
        const { saved } = excelAround(excel, page);
        const file = await saved(() => section.getByRole('button', { name: '下载总表' }).click());
        expect(file.name).toBe('2019年度安全生产目标考核总表.xlsx');
        const book = valueOf(await readWorkbook(file.bytes, file.name));
        expect(readMaster(book).findings).toEqual([]);
        const sheets = excel.opened.map((each) => each.sheets.map(({ name }) => name));
        expect(sheets).toEqual([[...book.sheets.map(({ name }) => name), identitySheet]]);
        expect(excel.book.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
      },
      { excel },
    );
  }, 150_000);

  test('诊断：说明查不出的组策略；在空白工作簿里试一遍，报告逐项写明，工作簿还是空的', () =>
    pages.inExcel(async ({ excel, open }, address) => {
      const { page } = await open(`${address}pane.html`);
      const around = excelAround(excel, page);
      await page.getByRole('button', { name: '建总表' }).click();
      await page.getByText(/extensionhardening=2/).waitFor();
      await around.picture('policy');
      await page.getByRole('button', { name: '帮助' }).click();
      const file = await around.saved(() =>
        page.getByRole('button', { name: '在空白工作簿里试一遍' }).click(),
      );
      expect(file.name).toBe('考核助手自检.txt');
      const report = page.getByLabel('诊断报告');
      await report.waitFor();
      await around.picture('diagnosis');
      await report.scrollIntoViewIfNeeded();
      await around.picture('diagnosis-text');
      const text = await report.inputValue();
      expect(text).toContain('结论：这个版本的 Excel 什么都不缺。');
      expect(text).toMatch(/可用\u3000取得打开的文件（bytes）：取得完整的 \.xlsx，\d+ KB/);
      expect(text).toMatch(/^程序：Excel 16\.0\.14332\.20000 PC/);
      expect(excel.book.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
      expect(excel.book.names).toEqual([]);
    }));

  test('验收单：十步走完，程序自己填版本、用时、差额；关掉再开接着填，与保存时一样', async () => {
    await pages.inExcel(async ({ excel, open }, address) => {
      const { page } = await open(`${address}pane.html`);
      const text = await acceptance(excelAround(excel, page), async () => {
        await page.close();
        return (await open(`${address}pane.html`)).page;
      });
      expect(text).toMatch(/^程序：Excel 16\.0\.14332\.20000 PC/m);
      expect(text).toMatch(/通过 9 步，不通过 1 步，没有做 0 步/);
      expect(text).toMatch(/^2 建表.*建验收用的总表 \d+\.\d 秒；\d+ 张表/m);
      expect(text).toMatch(/^3 填数.*D4 是 0/m);
      expect(text).toMatch(/^4 收表.*收到 3\/3 份/m);
      expect(text).toMatch(/^5 核算.*已核算；差额 0 处/m);
      expect(text).toMatch(/^6 来历.*选中的是 扣分台账!E5/m);
      expect(text).toMatch(/^7 恢复.*没有核算；差额 0 处/m);
      expect(text).toMatch(/^10 重新打开.*与保存时一样\n.备注：字体不像/m);
    });
  }, 180_000);

  test('功能区的按钮带着步骤打开面板：pane.html?step=print 打开就在“打印归档”', async () => {
    const excel = new SimulatedExcel();
    const { workbook } = excelProgram({ excel: excel.client.Excel });
    valueOf(await steps.create({ workbook }, compactScheme(2, 1, 2)));
    await pages.inExcel(
      async ({ open }, address) => {
        const { page } = await open(`${address}pane.html?step=print`);
        const here = page.getByRole('tab', { selected: true, name: /打印归档/ });
        await here.waitFor();
        const other = await open(`${address}pane.html?step=none`);
        await other.page.getByRole('tab', { selected: true, name: /建表/ }).waitFor();
      },
      { excel },
    );
  });
});
