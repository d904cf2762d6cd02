import type { Page } from 'playwright-core';
import { filledYear, picked } from '../assistant/desk';
import { keysOf, type Keys } from '../support/keys';
import { pageUnderTest } from '../support/page-under-test';
import { toStepByKeys as toStep, workbookType } from './around';
import { browserAround } from './browser-around';

/** 一年的前一半，只用键盘：没有一处要用鼠标，每按一下都看得见键盘在哪里。 */

const browser = pageUnderTest('src/apps/browser/main.ts', { template: 'src/apps/browser/page.html' });

const long = { timeout: 60_000 };

/** 录入纸质表: the tile by arrows, sixteen scores by the number keys. */
async function typePaper(page: Page, keys: Keys): Promise<void> {
  await keys.to(/^领导01/);
  await keys.press('ArrowRight');
  await keys.press('Enter');
  await keys.to('录入纸质表');
  await keys.press('Enter');
  await page.getByRole('group', { name: '领导02的附件3' }).getByRole('textbox').first().waitFor(long);
  for (const score of ['9', '9.5', ...Array.from({ length: 14 }, () => '8')]) {
    await keys.type(score);
    await keys.press('Enter');
  }
  await keys.press('Enter');
  await page.getByText('领导02：已写入 16 个分数。').waitFor(long);
  await keys.seen();
}

test('建表、发表、收表、录入纸质表、找到要打分的条款', async () => {
  const files = picked(await filledYear());
  await browser.visit(async (page) => {
    const keys = keysOf(page);
    const around = browserAround(page, 'keys');
    await page.getByRole('button', { name: '建总表' }).waitFor(long);
    await page.keyboard.press('Tab');
    await keys.to('建总表');
    await keys.press('Enter');
    await page.getByRole('radio', { name: /内置方案/ }).waitFor(long);
    await keys.to('建总表');
    await keys.press('Enter');
    await page.getByRole('tab', { name: /建表/ }).waitFor(long);
    await keys.seen();

    await keys.to(/^发表（压缩包）/);
    const archive = await around.saved(keys.enter);
    expect(archive.name).toMatch(/\.zip$/);
    await page.getByText('文件收到了吗？').waitFor(long);
    await keys.to('收到了');
    await keys.press('Enter');

    await toStep(keys, '收表');
    await keys.to('选择文件');
    const chooser = page.waitForEvent('filechooser');
    await keys.enter();
    await (
      await chooser
    ).setFiles(
      files
        .filter(({ name }) => name !== 'L02.xlsx')
        .map(({ name, bytes }) => ({ name, mimeType: workbookType, buffer: Buffer.from(bytes) })),
    );
    await page.getByText('逐个文件').first().waitFor(long);
    await keys.seen();
    await around.picture('collected');
    await typePaper(page, keys);

    await toStep(keys, '评分');
    // Who looks for it waits until it is there.
    await page.getByLabel('找小项').first().waitFor(long);
    await keys.to('找小项');
    await keys.type('党委常委会议 落实方案');
    await keys.press('Enter');
    await page.getByRole('checkbox').first().waitFor(long);
    await keys.to(/附\d-\d+-\d/, { role: 'input' });
  });
}, 600_000);
