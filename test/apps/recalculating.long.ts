import { pageUnderTest } from '../support/page-under-test';
import { browserAround } from './browser-around';
import { openSample } from './year-by-clicks';

/** 打了字，表格还在算的时候，面板不说“已核算”，也不列差额。 */

const browser = pageUnderTest('src/apps/browser/main.ts', { template: 'src/apps/browser/page.html' });

test(
  '在核算过的总表里改一个分数：成绩先写“正在重算”，算完写没有核算',
  () =>
    browser.visit(async (page) => {
      const around = browserAround(page);
      await openSample(around);
      await page.getByText('以核算为准').waitFor();
      await around.type('领导评分', 'C5', '3');
      await page.getByText('正在重算').first().waitFor({ timeout: 60_000 });
      expect(await page.getByText('以核算为准').count()).toBe(0);
      await page.getByText('试算，未核算').waitFor({ timeout: 120_000 });
      expect(await page.getByText('正在重算').count()).toBe(0);
    }),
  300_000,
);
