import { filledYear, picked } from '../assistant/desk';
import { pageUnderTest } from '../support/page-under-test';
import { button, pick, toStep } from './around';
import { browserAround } from './browser-around';
import { createMaster, year } from './year-by-clicks';

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
    '关上页面再打开，做过的还在；清除以后又是空的',
    () =>
      browser.visit(async (page) => {
        await createMaster(browserAround(page));
        await page.waitForTimeout(3000);
        await page.reload();
        await page.getByRole('tab', { name: /建表/ }).waitFor({ timeout: 60_000 });
        await button(page, '文件').click();
        await button(page, '清除本机保存').click();
        await page.getByRole('button', { name: /清除/ }).last().click();
        await button(page, '建总表').waitFor();
        await page.reload();
        await button(page, '建总表').waitFor();
      }),
    120_000,
  );

  test('一年从头到尾：建表、发表、收表、条款打分、核算、分数来历、恢复；存成文件再打开', async () => {
    const files = picked(await filledYear());
    await browser.visit(async (page) => {
      const around = browserAround(page);
      await year(around, files);
      await button(page, '文件').click();
      const file = await around.saved(() => button(page, '下载').click());
      await pick(page, async () => {
        await button(page, '打开文件').click();
        await page.getByRole('button', { name: /打开/ }).last().click();
      }, [{ ...file, name: '再打开.xlsx' }]);
      await page.locator('#pane').getByText('再打开.xlsx').waitFor({ timeout: 60_000 });
      await page.keyboard.press('Escape');
      await toStep(page, '成绩');
      await page.getByRole('table', { name: '成绩' }).waitFor({ timeout: 60_000 });
      await around.picture('reopened');
    });
  }, 300_000);
});
