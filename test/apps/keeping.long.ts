import type { Page } from 'playwright-core';
import { cellAt } from '../../src/sheets/data';
import { pageUnderTest } from '../support/page-under-test';
import { button } from './around';
import { browserAround } from './browser-around';
import { createMaster } from './year-by-clicks';

/** What the browser keeps of the work: by one window alone, and never silently not (本机保存). */

const browser = pageUnderTest('src/apps/browser/main.ts', { template: 'src/apps/browser/page.html' });

const score = async (page: Page) => {
  const sheet = (await browserAround(page).book()).sheets.find(({ name }) => name === '领导评分');
  return sheet && cellAt(sheet, 4, 2).value;
};

const opened = (page: Page) => page.getByRole('tab', { name: /建表/ }).waitFor({ timeout: 60_000 });

/** The kinds of questions that the page asked before it went. */
function questions(page: Page): string[] {
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  return asked;
}

describe('两个窗口', () => {
  test(
    '后开的说明，改了也不盖掉先开的；先开的关掉以后，刷新就能接着做',
    () =>
      browser.visit(async (page) => {
        const around = browserAround(page);
        await createMaster(around);
        await around.type('领导评分', 'C5', '9');
        await page.waitForTimeout(3_000);
        const other = await page.context().newPage();
        await other.goto(page.url());
        await opened(other);
        await other.getByText('正在另一个窗口里打开').waitFor({ timeout: 30_000 });
        await browserAround(other).type('领导评分', 'C5', '1');
        expect(await score(other)).toBe(1);
        await other.waitForTimeout(3_000);
        await page.reload();
        await opened(page);
        expect(await score(page)).toBe(9);
        await page.close();
        questions(other);
        await other.reload();
        await opened(other);
        await other.waitForTimeout(3_000);
        expect(await other.getByText('正在另一个窗口里打开').count()).toBe(0);
        expect(await score(other)).toBe(9);
      }),
    180_000,
  );
});

describe('离开本页', () => {
  test(
    '都保存了就不问',
    () =>
      browser.visit(async (page) => {
        const around = browserAround(page);
        await createMaster(around);
        await around.type('领导评分', 'C5', '9');
        await page.waitForTimeout(5_000);
        const asked = questions(page);
        await page.reload();
        await opened(page);
        expect(asked).toEqual([]);
      }),
    120_000,
  );

  test(
    '浏览器不让保存：说明，离开以前问；下载以后不问',
    () =>
      browser.visit(async (page) => {
        await page.addInitScript(() => {
          IDBFactory.prototype.open = () => {
            throw new DOMException('no storage', 'SecurityError');
          };
        });
        await page.reload();
        await button(page, '建总表').waitFor();
        await page.getByText('浏览器不让本页保存数据').waitFor({ timeout: 30_000 });
        const around = browserAround(page);
        await createMaster(around);
        await around.type('领导评分', 'C5', '9');
        const asked = questions(page);
        await page.reload();
        expect(asked).toEqual(['beforeunload']);
        await createMaster(around);
        await around.book();
        await page.reload();
        expect(asked).toEqual(['beforeunload']);
      }),
    180_000,
  );
});
