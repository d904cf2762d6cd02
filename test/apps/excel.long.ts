import { filledYear, picked } from '../assistant/desk';
import { acceptance } from './acceptance-by-clicks';
import { excelAround } from './excel-around';
import { excelPages } from './excel-pages';
import { year } from './year-by-clicks';

/** The whole year, and the ten steps of 验收, in the add-in's pages as they are shipped. */

const pages = excelPages('production');

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
