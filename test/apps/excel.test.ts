import { filledYear, picked } from '../assistant/desk';
import { excelAround } from './excel-around';
import { excelPages } from './excel-pages';
import { year } from './year-by-clicks';

/** The add-in's pages as Excel shows them: the built files, office.js as it is shipped, and a simulated Excel behind it. */

const pages = excelPages();

describe('任务窗格', () => {
  test('一年从头到尾：建表、发表、收表、条款打分、核算、分数来历、恢复', async () => {
    const files = picked(await filledYear());
    await pages.inExcel(async ({ excel, open }, address) => {
      const { page } = await open(`${address}pane.html`);
      await page.getByRole('button', { name: '建总表' }).waitFor({ timeout: 20_000 });
      await year(excelAround(excel, page), files);
    });
  }, 300_000);
});
