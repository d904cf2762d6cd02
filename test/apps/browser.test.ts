import { pageUnderTest } from '../support/page-under-test';
import { button } from './around';
import { browserAround } from './browser-around';
import { createMaster } from './year-by-clicks';

/** The page as a person uses it: the pane beside the grid, by mouse and keyboard, under the security policy. */

const browser = pageUnderTest('src/apps/browser/main.ts', { template: 'src/apps/browser/page.html' });

describe('浏览器页面', () => {
  test(
    '第一次打开只有一件事可做：建总表；建好以后面板显示五步',
    () =>
      browser.visit(async (page) => {
        await createMaster(browserAround(page));
        expect(await page.locator('#pane').getByRole('tab').allInnerTexts()).toHaveLength(5);
      }),
    120_000,
  );

  test(
    'F6 在表格和面板之间来回；Tab 走过的每一处都看得见',
    () =>
      browser.visit(async (page) => {
        const where = () =>
          page.evaluate(() => {
            const { activeElement: at } = document;
            if (!at || at === document.body) return 'page';
            if (at.closest('#pane')) return 'pane';
            return at.closest('[contenteditable]') ? 'editor' : 'grid';
          });
        await button(page, '建总表').waitFor();
        await page.waitForFunction(() => document.getElementById('nothing')?.textContent.includes('建总表'));
        const visited = new Set<string>();
        for (let stop = 0; stop < 20; stop += 1) {
          await page.keyboard.press('Tab');
          visited.add(await where());
        }
        expect(visited.has('editor')).toBe(false);
        await createMaster(browserAround(page));
        await page.getByRole('tab', { name: /建表/ }).focus();
        await page.keyboard.press('F6');
        await page.waitForTimeout(500);
        expect(await where()).toBe('editor');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('F6');
        await page.waitForTimeout(500);
        expect(await where()).toBe('pane');
      }),
    120_000,
  );
});
