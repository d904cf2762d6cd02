import { ratingWorkbook } from '../../src/forms/rating-form';
import { teamWorkbook } from '../../src/forms/team-workbook';
import { zhengzhou2019 } from '../../src/schemes';
import { cellAt } from '../../src/sheets/data';
import { SimulatedExcel } from '../excel/excel';
import { openIn } from '../excel/opened';
import { excelAround } from './excel-around';
import { excelPages } from './excel-pages';

/** Forms and team workbooks opened in Excel by those who fill them in: the pane speaks of the workbook that is open. */

const pages = excelPages();
const scheme = zhengzhou2019();
const issued = '2020-01-10 09:00';
const [rater] = scheme.raters;
const [team] = scheme.teams;
if (!rater || !team) throw new Error('nobody to send forms to');

test('考核组打开自己的工作簿：在小项上点条款，记进自己的台账', async () => {
  const excel = await openIn(new SimulatedExcel(), teamWorkbook(scheme, team, issued));
  await pages.inExcel(
    async ({ open }, address) => {
      const { page } = await open(`${address}pane.html`);
      const around = excelAround(excel, page);
      await page.getByRole('heading', { name: '第一组' }).waitFor({ timeout: 20_000 });
      await page.getByRole('tab', { name: '条款打分' }).click();
      await around.select('新郑市', 'C5');
      await page.getByRole('checkbox', { name: /附1-2-1/ }).click();
      await page.getByLabel('事实说明').fill('@未见文件');
      await page.getByLabel('事实说明').press('Control+Enter');
      await page.getByText(/已记入扣分台账/).waitFor({ timeout: 30_000 });
      await around.picture('team');
      const ledger = (await around.book()).sheets.find(({ name }) => name === '扣分台账');
      expect(ledger && [1, 2, 4].map((column) => cellAt(ledger, 3, column).value)).toEqual([
        '新郑市',
        '附1-2-1 未落实的扣2分（落实本级安全生产委员会调整工作）',
        '@未见文件',
      ]);
      expect(excel.book.settings.get('Office.AutoShowTaskpaneWithDocument')).toBe('true');
    },
    { excel },
  );
}, 60_000);

test('领导打开自己的评价表：填一个进度走一个，填齐了就说填齐', async () => {
  const excel = await openIn(new SimulatedExcel(), ratingWorkbook(scheme, rater, issued));
  await pages.inExcel(
    async ({ open }, address) => {
      const { page } = await open(`${address}pane.html`);
      const around = excelAround(excel, page);
      await page.getByText('还差 16 个').waitFor({ timeout: 20_000 });
      const form = excel.book.active.name;
      await around.type(form, 'C5', '11');
      await page.getByText('还差 15 个').waitFor();
      await page.getByText(/0.*10/).first().waitFor();
      for (let row = 5; row <= 20; row += 1) await around.type(form, `C${row}`, '9.5');
      await page.getByText('已填齐').waitFor();
      await around.picture('form');
      expect(excel.book.settings.get('Office.AutoShowTaskpaneWithDocument')).toBe('true');
    },
    { excel },
  );
}, 60_000);
