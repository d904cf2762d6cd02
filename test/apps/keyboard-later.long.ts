import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { cellAt, type SheetData, type WorkbookData } from '../../src/sheets/data';
import { readWorkbook } from '../../src/xlsx/read';
import { keysOf, type Keys } from '../support/keys';
import { pageUnderTest } from '../support/page-under-test';
import { valueOf } from '../support/year';
import { toStepByKeys as toStep, type Around } from './around';
import { browserAround } from './browser-around';

/** 一年的后一半，只用键盘，从核算过的样例开始：没有一处要用鼠标，每按一下都看得见键盘在哪里。 */

const browser = pageUnderTest('src/apps/browser/main.ts', { template: 'src/apps/browser/page.html' });

const long = { timeout: 60_000 };

/** Opens one of the tools of the head. */
async function toTool(keys: Keys, name: string): Promise<void> {
  await keys.to(/^(?:提示 \d+ 条.*|恢复|口径|文件|帮助)$/, { role: 'button', key: 'Shift+Tab', most: 250 });
  await keys.to(name, { role: 'button', key: 'ArrowRight', most: 5 });
  await keys.press('Enter');
}

/** Takes a file by Enter, and says that it came. */
async function taken(page: Page, keys: Keys, { saved }: Around, name: RegExp) {
  const file = await saved(keys.enter);
  expect(file.name).toMatch(name);
  const asked = page.getByRole('group', { name: '文件收到了吗' }).getByRole('button', { name: '收到了' });
  await asked.waitFor(long);
  await keys.to('收到了');
  await keys.press('Enter');
  await asked.waitFor({ ...long, state: 'hidden' });
  await keys.seen();
  return file;
}

const sheetOf = (book: WorkbookData, name: string): SheetData => {
  const found = book.sheets.find((sheet) => sheet.name === name);
  if (!found) throw new Error(name);
  return found;
};

const texts = (sheet: SheetData): string[] =>
  sheet.rows.flatMap((cells) => (cells ?? []).map((cell) => String(cell?.value ?? '')));

/** 看样例、导览：from nothing open through the five steps. */
async function tour(page: Page, keys: Keys): Promise<void> {
  await page.getByRole('button', { name: '看样例' }).waitFor(long);
  await page.keyboard.press('Tab');
  await keys.to('看样例');
  await keys.press('Enter');
  const steps = ['建表', '收表', '评分', '成绩', '打印归档'];
  for (const [index, step] of steps.entries()) {
    if (index > 0) {
      await keys.to(`下一步：${step}`);
      await keys.press('Enter');
    }
    await page.getByText(`第 ${index + 1} 步，共 5 步：${step}`).waitFor(long);
    await keys.seen();
  }
  await keys.to('结束导览');
  await keys.press('Enter');
  await page.getByRole('region', { name: '导览' }).waitFor({ state: 'hidden' });
  await keys.seen();
}

/** 分数来历：from a figure to its cell in the grid, F6 back, Escape back to the figure. */
async function trace(page: Page, keys: Keys, around: Around): Promise<void> {
  const figure = /总分.*看分数来历$/;
  await keys.to(figure);
  await keys.press('Enter');
  await page.getByRole('button', { name: /^年终考核/ }).waitFor(long);
  await keys.to(/^年终考核/, { role: 'button' });
  await keys.press('Enter');
  await around.picture('trace');
  await keys.to(/^定位：/, { role: 'button' });
  const place = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.closest('[contenteditable]') !== null);
  expect(await around.selected()).toBe(place.replace('定位：', '').replace(' ', '!'));
  await keys.press('F6');
  await keys.to(/^定位：/, { role: 'button', most: 0 });
  await keys.press('Escape');
  await keys.to(figure, { most: 0 });
}

/** 图、临界、推演、差额：by the arrows of their tabs. */
async function lookAround(page: Page, keys: Keys, around: Around): Promise<void> {
  await keys.to(/^名次$/, { role: 'tab', key: 'Shift+Tab' });
  await keys.press('ArrowRight');
  await keys.press('Enter');
  await page.getByRole('button', { name: '看表', exact: true }).first().waitFor(long);
  await keys.to('看表');
  await keys.press('Enter');
  await keys.to('存为 PNG');
  await taken(page, keys, around, /\.png$/);
  await around.picture('pictures');
  for (const tab of [/^临界/, /^推演/, /^差额/]) {
    await keys.to(/^(?:图|临界.*|推演|差额.*)$/, { role: 'tab', key: 'Shift+Tab' });
    await keys.to(tab, { role: 'tab', key: 'ArrowRight', most: 5 });
    await keys.press('Enter');
    await page.getByRole('tab', { name: tab, selected: true }).waitFor(long);
  }
  await page.getByText('表格公式与核算逐格一致。').waitFor(long);
}

/** 改一个分数：the first score of a form that was received, with its reason. */
async function change(page: Page, keys: Keys, score: string): Promise<void> {
  await toStep(keys, '收表');
  await keys.to(/^领导01/);
  await keys.press('Enter');
  await keys.to('改一个分数');
  await keys.press('Enter');
  await page.getByRole('group', { name: '领导01的附件3' }).getByRole('textbox').first().waitFor(long);
  await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
  await keys.press('Control+a');
  await keys.type(score);
  await keys.to(/^更正原因/, { role: 'input' });
  await keys.type('来函更正');
  await keys.to(/^写入 1 个分数/);
  await keys.press('Enter');
  await page.getByText('领导01：已写入 1 个分数。').waitFor(long);
  await keys.seen();
}

async function settle(page: Page, keys: Keys, key?: string): Promise<void> {
  await toStep(keys, '成绩', key);
  await keys.to(/^(?:再核算一次|核算)$/, { role: 'button' });
  await keys.press('Enter');
  await page.getByText('已核算', { exact: true }).waitFor(long);
  await keys.seen();
}

/** 口径：what a choice would change is read before it is made. */
async function decide(page: Page, keys: Keys, around: Around): Promise<void> {
  await toTool(keys, '口径');
  await page.getByRole('heading', { name: '口径' }).waitFor(long);
  await keys.press('Tab');
  await keys.press('Enter');
  await keys.to(/./, { role: 'input' });
  await keys.press('ArrowDown');
  await page.getByText(/^照现在的数据/).waitFor(long);
  await around.picture('reading');
  await keys.to('改', { role: 'button' });
  await keys.press('Enter');
  await page.getByText(/^口径“.*”已改为“.*”。$/).waitFor(long);
  await keys.press('Escape');
  await toStep(keys, '成绩', 'Tab');
  await keys.to(/^发表以后方案改过/, { role: 'input' });
  await keys.press('Space');
}

/** 恢复：what was written last is taken back. */
async function restore(page: Page, keys: Keys, around: Around): Promise<void> {
  await toTool(keys, '恢复');
  await page.getByRole('list', { name: '再往前的写入' }).waitFor(long);
  await around.picture('restore');
  await keys.to('恢复', { role: 'button' });
  await keys.press('Enter');
  await page.getByText(/^已恢复：/).waitFor(long);
  await keys.press('Escape');
}

/** 打印归档：what is signed, one paper, the place of a sheet in 打印预演. */
async function papers(page: Page, keys: Keys, around: Around): Promise<void> {
  await toStep(keys, '打印归档');
  await keys.to('送签用的工作簿');
  const signed = await taken(page, keys, around, /\.xlsx$/);
  const published = sheetOf(valueOf(await readWorkbook(signed.bytes, signed.name)), '县（市、区）成绩公布');
  expect(texts(published)).toContain('惠济区');
  await keys.to('做哪一种');
  const kind = () =>
    page.evaluate(() =>
      document.activeElement instanceof HTMLSelectElement ? document.activeElement.value : '',
    );
  for (let steps = 0; (await kind()) !== '年度概览' && steps < 30; steps += 1) await keys.press('ArrowDown');
  expect(await kind()).toBe('年度概览');
  await keys.to('做成 Word');
  const overview = await taken(page, keys, around, /\.docx$/);
  expect(strFromU8(unzipSync(overview.bytes)['word/document.xml'] ?? new Uint8Array())).toContain('惠济区');
  await page.getByRole('table', { name: '要打印的表' }).waitFor(long);
  await keys.to(/^去看：成绩公布/);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.closest('[contenteditable]') !== null);
  expect(await around.selected()).toBe('成绩公布!A4');
  await keys.press('F6');
  await around.picture('papers');
}

test('样例、导览、来历、图、改分、口径、核算、恢复、签发、文书、存盘', async () => {
  await browser.visit(async (page) => {
    const keys = keysOf(page);
    const around = browserAround(page, 'later');
    await tour(page, keys);
    await toStep(keys, '成绩');
    await page.getByRole('table', { name: '成绩' }).waitFor(long);
    await trace(page, keys, around);
    await lookAround(page, keys, around);
    await change(page, keys, '3.5');
    await settle(page, keys);
    await decide(page, keys, around);
    await settle(page, keys);
    await restore(page, keys, around);
    await settle(page, keys, 'Tab');
    await papers(page, keys, around);

    await keys.to('存总表');
    const file = await around.saved(keys.enter);
    await keys.seen();
    const book = valueOf(await readWorkbook(file.bytes, file.name));
    expect(cellAt(sheetOf(book, '领导评分'), 4, 2).value).toBe(3.5);
    expect(texts(sheetOf(book, '更正'))).toContain('来函更正');
  });
}, 600_000);
