import { mkdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { filledYear, picked } from '../assistant/desk';
import { pageUnderTest } from '../support/page-under-test';

/** The page as a person uses it: the pane beside the grid, by mouse and keyboard, under the security policy. */

const browser = pageUnderTest('src/apps/browser/main.ts', { template: 'src/apps/browser/page.html' });

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name });

async function shot(page: Page, name: string): Promise<void> {
  mkdirSync('out/screens', { recursive: true });
  await page.screenshot({ path: `out/screens/${name}.png` });
}

const toStep = (page: Page, name: string): Promise<void> =>
  page.getByRole('tablist', { name: '一年的五步' }).getByRole('tab', { name }).click();

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

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

  test('收 46 份（另有一份坏的）、核算、看分数来历、恢复、存成文件再打开', async () => {
    const files = picked(await filledYear());
    await browser.visit(async (page) => {
      await createMaster(page);
      await button(page, /发表（压缩包）/).click();
      await button(page, '收到了').click();
      await toStep(page, '收表');
      const chooser = page.waitForEvent('filechooser');
      await button(page, '选择文件').click();
      await (
        await chooser
      ).setFiles([
        ...files.map(({ name, bytes }) => ({ name, mimeType: workbookType, buffer: Buffer.from(bytes) })),
        { name: '坏文件.xlsx', mimeType: workbookType, buffer: Buffer.from('PK不是工作簿') },
      ]);
      await page.getByText('逐个文件').first().waitFor({ timeout: 60_000 });
      await page.getByText('坏文件.xlsx').first().waitFor();
      await shot(page, 'page-collected');

      await toStep(page, '成绩');
      await button(page, '核算').click();
      await page.getByText('核算完成，成绩已写入总表。').waitFor({ timeout: 60_000 });
      await shot(page, 'page-settled');
      await button(page, /巩义市.*看分数来历/).click();
      await button(page, /年终考核/).click();
      await shot(page, 'page-trace');
      await page.keyboard.press('Escape');

      await button(page, '文件').click();
      const saved = page.waitForEvent('download', { timeout: 60_000 });
      await button(page, '下载').click();
      const path = await (await saved).path();

      await button(page, '恢复').click();
      await shot(page, 'page-restore');

      await button(page, '文件').click();
      const again = page.waitForEvent('filechooser');
      await button(page, '打开文件').click();
      await page.getByRole('button', { name: /打开/ }).last().click();
      await (
        await again
      ).setFiles({
        name: '再打开.xlsx',
        mimeType: workbookType,
        buffer: readFileSync(path),
      });
      await page.locator('#pane').getByText('再打开.xlsx').waitFor({ timeout: 60_000 });
      await page.keyboard.press('Escape');
      await toStep(page, '成绩');
      await page.getByRole('table', { name: '成绩' }).waitFor({ timeout: 60_000 });
      await shot(page, 'page-reopened');
    });
  }, 180_000);
});
