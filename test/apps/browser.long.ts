import { filledYear, picked } from '../assistant/desk';
import { pageUnderTest } from '../support/page-under-test';
import { button, toStep } from './around';
import { browserAround, openFile } from './browser-around';
import { correct, year } from './year-by-clicks';

/** The whole year in the page as a person uses it, by mouse and keyboard, under the security policy. */

const browser = pageUnderTest('src/apps/browser/main.ts', { template: 'src/apps/browser/page.html' });

test('一年从头到尾：建表、发表、收表、条款打分、核算、分数来历、恢复；存成文件再打开', async () => {
  const files = picked(await filledYear());
  await browser.visit(async (page) => {
    const around = browserAround(page);
    await year(around, files);
    await correct(around);
    await button(page, '文件').click();
    const file = await around.saved(() => button(page, '下载').click());
    // The page of files goes when it is done; 文件 pressed before that would close it.
    await page.getByRole('button', { name: '下载', exact: true }).waitFor({ state: 'hidden' });
    await openFile(page, { ...file, name: '再打开.xlsx' });
    await toStep(page, '成绩');
    await page.getByRole('table', { name: '成绩' }).waitFor({ timeout: 60_000 });
    await around.picture('reopened');
  });
}, 300_000);
