import type { Page } from 'playwright-core';
import { cellAt } from '../../src/sheets/data';
import type { Around } from './around';

/** 扣分台账 of the sample in the grid of the page, sorted and filtered by mouse. */

const ledger = '扣分台账';
/** Of the heads; the lines follow. */
const headRow = 3;

const nameBox = (page: Page) => page.locator('#grid [data-u-comp="defined-name"] input');

/** Where the cells of the column of units are, in pixels of the page: looked for by clicks, as the grid is a drawing. */
async function unitColumn({ page, select }: Around) {
  await select(ledger, 'A1');
  const box = await page.locator('#grid canvas[id*="sheet-main"]').boundingBox();
  if (!box) throw new Error('no grid');
  const at = async (x: number, y: number): Promise<{ column: string; row: number }> => {
    await page.mouse.click(x, y);
    // The box tells of the click when the grid has drawn it.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
    // Two clicks at a place begin to type there.
    await page.keyboard.press('Escape');
    const [, column = '', row = ''] = /^([A-Z]+)(\d+)/.exec(await nameBox(page).inputValue()) ?? [];
    return { column, row: Number(row) };
  };
  /** The first pixel of which it holds. */
  const edge = async (from: number, to: number, holds: (pixel: number) => Promise<boolean>) => {
    let [before, after] = [from, to];
    while (after - before > 1) {
      const middle = Math.round((before + after) / 2);
      if (await holds(middle)) after = middle;
      else before = middle;
    }
    return after;
  };
  const [left, top, below] = [box.x + 60, box.y + 30, box.y + box.height / 2];
  const right = box.x + box.width / 2;
  const begins = (column: string) => edge(left, right, async (x) => (await at(x, below)).column >= column);
  const rowBegins = (row: number, x: number) => edge(top, below, async (y) => (await at(x, y)).row >= row);
  const [from, to] = [await begins('B'), await begins('C')];
  const middle = (from + to) / 2;
  return {
    middle,
    line: (await rowBegins(headRow + 1, middle)) + 8,
    /** The button of its filter stands at the right of its head. */
    button: {
      x: to - 9,
      top: await rowBegins(headRow, middle),
      bottom: await rowBegins(headRow + 1, middle),
    },
  };
}

async function units({ book }: Around): Promise<string[]> {
  const sheet = (await book()).sheets.find(({ name }) => name === ledger);
  if (!sheet) throw new Error(ledger);
  return sheet.rows
    .map((_, row) => String(cellAt(sheet, row, 1).value ?? ''))
    .slice(headRow)
    .filter((unit) => unit !== '');
}

const pinyin = new Intl.Collator('zh-CN', { numeric: true });

/** Sorts by unit, looks at one unit alone, and looks at all again; the file has all lines all the time. */
export async function sortAndFilter(around: Around): Promise<void> {
  const { page, select } = around;
  const before = await units(around);
  const { middle, line, button } = await unitColumn(around);
  const choose = async (words: string): Promise<void> => {
    await select(ledger, `B${headRow + 1}`);
    await page.mouse.click(middle, line, { button: 'right' });
    await page.getByText(words).filter({ visible: true }).first().click();
  };
  /** The row that ↓ leads to from the head: the first that is shown. */
  const firstShown = async (): Promise<string> => {
    await select(ledger, `B${headRow}`);
    await page.keyboard.press('ArrowDown');
    return nameBox(page).inputValue();
  };

  await choose('按这一列降序排列');
  const sorted = [...before].sort((a, b) => pinyin.compare(b, a));
  expect(sorted).not.toEqual(before);
  // Many lines take their time.
  for (let looks = 0; looks < 10 && String(await units(around)) === String(before); looks += 1)
    await page.waitForTimeout(1_000);
  expect(await units(around)).toEqual(sorted);

  const unit = sorted.at(-1) ?? '';
  await choose('筛选／取消筛选');
  await page.mouse.click(button.x, (button.top + button.bottom) / 2);
  const looked = page.getByPlaceholder('使用空格分隔关键字');
  await looked.fill(unit);
  await page.getByRole('button', { name: '确认' }).click();
  await looked.waitFor({ state: 'hidden' });
  expect(await firstShown()).toBe(`B${headRow + 1 + sorted.indexOf(unit)}`);
  await around.picture('filtered');
  expect(await units(around)).toEqual(sorted);

  await choose('筛选／取消筛选');
  expect(await firstShown()).toBe(`B${headRow + 1}`);
}
