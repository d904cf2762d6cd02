import type { Page } from 'playwright-core';
import { cellAt } from '../../src/sheets/data';
import { blindKeys } from '../support/blind-keys';
import { pageUnderTest } from '../support/page-under-test';
import { valueOf, Year } from '../support/year';
import { button, pick, type Around, type PickedFile } from './around';
import { browserAround } from './browser-around';
import { createMaster } from './year-by-clicks';

/**
 * Typing at a keyboard's pace, while the page calculates, draws and is slowed down: keys go on whether or not the page
 * has taken the last one. Each value stands where the cursor was (不丢、不错行).
 */

const browser = pageUnderTest('src/apps/browser/main.ts', { template: 'src/apps/browser/page.html' });

const scores = [9, 8, 7.5, 6, 5, 4, 3, 2, 1, 10, 9.5, 8.5, 0, 6.5, 7, 9];
const typed = scores.map((score) => `${score}\n`).join('');

async function openFile(page: Page, file: PickedFile): Promise<void> {
  await button(page, '文件').click();
  await button(page, '打开文件').click();
  await pick(page, () => page.getByRole('button', { name: /打开/ }).last().click(), [file]);
  await page.locator('#pane').getByText(file.name).waitFor({ timeout: 60_000 });
}

/** Values below the heading of 领导评分, column by column. */
async function columns(around: Around, letters: readonly number[]): Promise<unknown[][]> {
  const { sheets } = await around.book();
  const sheet = sheets.find(({ name }) => name === '领导评分');
  if (!sheet) throw new Error('no 领导评分');
  return letters.map((letter) => scores.map((_, row) => cellAt(sheet, 4 + row, letter).value));
}

async function settledMaster(): Promise<PickedFile> {
  const year = await (await new Year().issued()).filled(3);
  valueOf(await year.collect());
  valueOf(await year.settle());
  return { name: '总表.xlsx', bytes: year.master.bytes() };
}

const letters = 'CDEFGHIJKLMNOPQR';

describe('一列分数接连打进去', () => {
  test.each<[string, (around: Around) => Promise<void>]>([
    ['新总表', createMaster],
    ['核算过的总表', async ({ page }) => openFile(page, await settledMaster())],
  ])(
    '%s：每键 20 至 100 毫秒，处理器慢 4 倍，一个不丢',
    (_, open) =>
      browser.visit(async (page) => {
        const around = browserAround(page);
        await open(around);
        const keys = await blindKeys(page);
        const runs = [1, 4].flatMap((times) => [20, 40, 60, 100].map((pace) => ({ times, pace })));
        for (const [index, { times, pace }] of runs.entries()) {
          await around.select('领导评分', `${letters[index] ?? ''}5`);
          await keys.slow(times);
          await keys.type(typed, pace);
          await keys.slow(1);
        }
        const expected = runs.map(() => scores);
        expect(
          await columns(
            around,
            runs.map((_run, index) => 2 + index),
          ),
        ).toEqual(expected);
      }),
    300_000,
  );

  test(
    '在编辑栏里打，用输入法打，也一个不丢',
    () =>
      browser.visit(async (page) => {
        const around = browserAround(page);
        await createMaster(around);
        const keys = await blindKeys(page);
        const grid = await page.locator('#grid').boundingBox();
        const inBar = [7.5, 8, 6.5, 9.5, 4, 3.5];
        for (const [index, score] of inBar.entries()) {
          await around.select('领导评分', `C${5 + index}`);
          await keys.slow(index < 3 ? 1 : 4);
          // Right of the name box, at the top of the grid. No waiting: whoever clicked there types.
          await page.mouse.click((grid?.x ?? 0) + 500, (grid?.y ?? 0) + 13);
          await keys.type(`${score}\n`, [60, 20, 100][index % 3] ?? 60);
          await keys.slow(1);
        }
        await around.select('评价人', 'D5');
        await keys.slow(4);
        await keys.compose(['z', 'zh', 'zhang', 'zhang s', 'zhang san'], '张三', 60);
        await keys.type('\n', 60);
        await keys.compose(['l', 'li', 'li s'], '李四', 60);
        await keys.type('\n', 60);
        await keys.slow(1);
        const book = await around.book();
        const cells = (name: string, column: number, from: number, count: number) => {
          const sheet = book.sheets.find((each) => each.name === name);
          if (!sheet) throw new Error(name);
          return Array.from({ length: count }, (_, row) => cellAt(sheet, from + row, column).value);
        };
        expect(cells('领导评分', 2, 4, inBar.length)).toEqual(inBar);
        expect(cells('评价人', 3, 4, 2)).toEqual(['张三', '李四']);
      }),
    120_000,
  );
});

describe('打了就在', () => {
  const afterReload = (typed: string, found: readonly unknown[]) => () =>
    browser.visit(async (page) => {
      const around = browserAround(page);
      await createMaster(around);
      await around.select('领导评分', 'C5');
      const keys = await blindKeys(page);
      await keys.type(typed, 40);
      await page.reload();
      await page.getByRole('tab', { name: /建表/ }).waitFor({ timeout: 60_000 });
      expect((await columns(around, [2]))[0]?.slice(0, 4)).toEqual(found);
    });

  test.each([
    ['按了回车的', '9\n8.5\n', [9, 8.5, null, null]],
    ['还没按回车的', '9\n8.5\n7', [9, 8.5, 7, null]],
  ])('刚打完就刷新页面，%s也在', (_, typed, found) => afterReload(typed, found)(), 120_000);
});
