import { ratingWorkbook } from '../../src/forms/rating-form';
import { zhengzhou2019 } from '../../src/schemes';
import { cellAt } from '../../src/sheets/data';
import { workbookBytes } from '../../src/xlsx/write';
import { filledYear, picked } from '../assistant/desk';
import { pageUnderTest } from '../support/page-under-test';
import { button, toStep } from './around';
import { browserAround, openFile, typedByHand } from './browser-around';
import { correct, createMaster, year } from './year-by-clicks';

/** The page as a person uses it through the year, by mouse and keyboard, under the security policy. */

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

test('纸质表在面板里录入；“到表里录入”以后接着打字就进格子', async () => {
  await browser.visit(async (page) => {
    const around = browserAround(page, 'paper');
    await createMaster(around);
    await toStep(page, '收表');
    await button(page, /^领导02/).click();
    await button(page, '录入纸质表').click();
    const boxes = page.getByRole('group', { name: '领导02的附件3' }).getByRole('textbox');
    await boxes.first().waitFor({ timeout: 60_000 });
    for (const score of ['9', '９．５', ...Array.from({ length: 14 }, () => '8')]) {
      await page.keyboard.type(score);
      await page.keyboard.press('Enter');
    }
    await around.picture('boxes');
    await page.keyboard.press('Enter');
    await page.getByText('领导02：已写入 16 个分数。').waitFor({ timeout: 60_000 });
    await button(page, /^领导03/).click();
    await button(page, /里录入$/).click();
    await page.waitForTimeout(2_000);
    for (const score of ['7', '6.5']) await typedByHand(page, score);
    await around.picture('sheet');
    const sheet = (await around.book()).sheets.find(({ name }) => name === '领导评分');
    const column = (index: number, rows: number) =>
      Array.from({ length: rows }, (_, row) => sheet && cellAt(sheet, 4 + row, index).value);
    expect(column(3, 16)).toEqual([9, 9.5, ...Array.from({ length: 14 }, () => 8)]);
    expect(column(4, 2)).toEqual([7, 6.5]);
  });
}, 180_000);

test('领导打开自己的评价表：面板只讲这张表；接连打字一个不丢，不许的数退回并说明', async () => {
  const scheme = zhengzhou2019();
  const [rater] = scheme.raters;
  if (!rater) throw new Error('no rater');
  const bytes = await workbookBytes(ratingWorkbook(scheme, rater, '2020-01-10 09:00'));
  await browser.visit(async (page) => {
    const around = browserAround(page);
    await openFile(page, { name: '评价表.xlsx', bytes });
    const { sheets } = await around.book();
    const form = sheets[0]?.name ?? '';
    await page.getByText('还差 16 个').waitFor();
    await around.type(form, 'C5', '11');
    await page.getByText(/^C5：/).waitFor();
    await around.picture('form-refused');
    await around.select(form, 'C6');
    for (const score of ['9', '8.5', ...Array.from({ length: 13 }, () => '9.5')]) {
      await typedByHand(page, score);
    }
    await page.getByText('还差 1 个').waitFor();
    await around.type(form, 'C5', '10');
    await page.getByText('已填齐').waitFor();
    await page.getByText('没有要改的。').waitFor();
    await around.picture('form-filled');
    const filled = (await around.book()).sheets[0];
    expect(filled && [4, 5, 6, 19].map((row) => cellAt(filled, row, 2).value)).toEqual([10, 9, 8.5, 9.5]);
  });
}, 120_000);

test('窄屏上面板和表格轮流看；定位到格子就换到表格；深色跟随系统', async () => {
  await browser.visit(
    async (page) => {
      const around = browserAround(page, 'narrow');
      const sheets = page.locator('#sheets');
      await page.emulateMedia({ colorScheme: 'dark' });
      await createMaster(around);
      await around.picture('pane');
      expect(await sheets.isVisible()).toBe(false);
      await toStep(page, '评分');
      await button(page, '给这个小项打分').click();
      await sheets.waitFor();
      expect(await page.locator('#pane').isVisible()).toBe(false);
      await around.picture('sheets');
      await button(page, '看面板').click();
      expect(await sheets.isVisible()).toBe(false);
    },
    { viewport: { width: 400, height: 800 } },
  );
}, 120_000);
