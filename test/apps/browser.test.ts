import { mkdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { pageUnderTest } from '../support/page-under-test';

/** The page as a person uses it: the pane beside the grid, by mouse and keyboard, under the security policy. */

const browser = pageUnderTest('src/apps/browser/main.ts', { template: 'src/apps/browser/page.html' });

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name });

async function shot(page: Page, name: string): Promise<void> {
  mkdirSync('out/screens', { recursive: true });
  await page.screenshot({ path: `out/screens/${name}.png` });
}

async function createMaster(page: Page): Promise<void> {
  await button(page, '建总表').click();
  await page.getByRole('radio', { name: /内置方案/ }).waitFor();
  await button(page, '建总表').click();
  await tab(page, /建表/).waitFor({ timeout: 60_000 });
}

describe('浏览器页面', () => {
  test(
    '第一次打开只有一件事可做：建总表；建好以后面板显示五步',
    () =>
      browser.visit(async (page) => {
        await button(page, '建总表').waitFor();
        await shot(page, 'page-first');
        await createMaster(page);
        await shot(page, 'page-master');
        expect(await page.locator('#pane').getByRole('tab').allInnerTexts()).toHaveLength(5);
      }),
    120_000,
  );

  test(
    '关上页面再打开，做过的还在；清除以后又是空的',
    () =>
      browser.visit(async (page) => {
        await createMaster(page);
        await page.waitForTimeout(3000);
        await page.reload();
        await tab(page, /建表/).waitFor({ timeout: 60_000 });
        await button(page, '文件').click();
        await button(page, '清除本机保存').click();
        await page.getByRole('button', { name: /清除/ }).last().click();
        await button(page, '建总表').waitFor();
        await page.reload();
        await button(page, '建总表').waitFor();
      }),
    120_000,
  );

  test(
    '发表的压缩包和总表都能存成文件',
    () =>
      browser.visit(async (page) => {
        await createMaster(page);
        const issued = page.waitForEvent('download', { timeout: 60_000 });
        await button(page, /发表（压缩包）/).click();
        const archive = await issued;
        expect(archive.suggestedFilename()).toMatch(/\.zip$/);
        const path = await archive.path();
        expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
        await page.getByText('文件收到了吗？').waitFor();
        await shot(page, 'page-issued');
        await button(page, '文件').click();
        const saved = page.waitForEvent('download', { timeout: 60_000 });
        await button(page, '下载').click();
        expect((await saved).suggestedFilename()).toMatch(/\.xlsx$/);
      }),
    120_000,
  );
});
