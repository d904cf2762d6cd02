import type { Page } from 'playwright-core';
import type { CellChange } from '../../src/sheets/change';
import { blindKeys, type BlindKeys } from '../support/blind-keys';
import { pageUnderTest } from '../support/page-under-test';
import { typingModel } from './typing-models';

/**
 * Whatever happens while somebody types, each value stands where the cursor was (表格里打字). What used to take typed
 * characters away is done here on purpose, between two keys; `test/apps/typing.long.ts` types at a keyboard's pace.
 */

const grid = pageUnderTest('test/hosts/grid-page.ts');

const withGrid = (work: (page: Page, keys: BlindKeys) => Promise<void>) =>
  grid.visit(async (page) => {
    await page.waitForFunction(() => 'grid' in window);
    await page.evaluate((model) => window.grid.create(model), typingModel());
    await work(page, await blindKeys(page));
  });

async function goTo(page: Page, address: string, sheet = '评分'): Promise<void> {
  // The box counts as if nothing were scrolled; a sheet that is in sight already stays where it is.
  await page.getByRole('tab', { name: sheet, exact: true }).click();
  await page.waitForTimeout(200);
  const { left, top, width, height } = await page.evaluate(([name, at]) => window.grid.box(name, at), [
    sheet,
    address,
  ] as const);
  await page.mouse.click(left + width / 2, top + height / 2);
}

/** The values of a column from row 5 on. */
const column = (page: Page, letter: string, count: number, sheet = '评分') =>
  page.evaluate(
    async ([name, from, many]) => {
      const values = [];
      for (let row = 5; row < 5 + many; row++)
        values.push((await window.grid.cell(name, `${from}${row}`)).value);
      return values;
    },
    [sheet, letter, count] as const,
  );

const change = (
  sheet: string,
  row: number,
  columnAt: number,
  value: CellChange['value'],
  kind: CellChange['kind'] = 'value',
): CellChange => ({ sheet, row, column: columnAt, kind, value });

const write = (page: Page, changes: readonly CellChange[], since?: number) =>
  page.evaluate(([all, edits]) => window.grid.write(all, edits), [changes, since] as const);

/** Types the keys of 7.5, doing something after each of them, and then Enter. */
async function typeWith(page: Page, meanwhile: () => Promise<unknown>): Promise<void> {
  for (const key of ['7', '.', '5']) {
    await page.keyboard.press(key);
    await meanwhile();
  }
  await page.keyboard.press('Enter');
  await page.keyboard.type('6');
  await page.keyboard.press('Enter');
}

describe('打字中间发生的事，不改正在打的字', () => {
  test.each<[string, (page: Page) => Promise<unknown>]>([
    [
      '别的表同一行同一列算出了结果',
      (page) => write(page, [change('汇总', 4, 3, 1), change('汇总', 4, 2, 15, 'result')]),
    ],
    ['助手写了同一张表的别的格', (page) => write(page, [change('评分', 5, 5, '甲')])],
    ['助手写了正在打的这一格', (page) => write(page, [change('评分', 4, 2, 3)])],
    ['助手在表的下面加了行', (page) => write(page, [change('评分', 300, 2, 1), change('汇总', 300, 2, 1)])],
    ['等了一会儿，算完了', (page) => page.waitForTimeout(400)],
  ])('%s', (_, meanwhile) =>
    withGrid(async (page) => {
      await goTo(page, 'C5');
      await typeWith(page, () => meanwhile(page));
      expect(await column(page, 'C', 3)).toEqual([7.5, 6, null]);
    }),
  );

  test('定位到别处：打了一半的留在原来的格里', () =>
    withGrid(async (page) => {
      await goTo(page, 'C5');
      await page.keyboard.type('7.5');
      await page.evaluate(() => window.grid.box('汇总', 'C9'));
      await page.evaluate(() => window.grid.box('评分', 'C12'));
      await page.keyboard.type('6');
      await page.keyboard.press('Enter');
      expect(await column(page, 'C', 9)).toEqual([7.5, null, null, null, null, null, null, 6, null]);
    }));

  test('写入以前刚打的，写入不盖掉，并说明；没打过的照写', () =>
    withGrid(async (page) => {
      const since = await page.evaluate(() => window.grid.edits());
      await goTo(page, 'C5');
      await page.keyboard.type('9');
      await page.keyboard.press('Enter');
      await write(page, [change('评分', 4, 2, 1), change('评分', 5, 2, 2)], since);
      await page.getByText('C5 刚由人改过').waitFor();
      expect(await column(page, 'C', 2)).toEqual([9, 2]);
      expect(await column(page, 'C', 2, '汇总')).toEqual([18, 4]);
    }));

  test('输入法正在拼的时候别的表算出结果：选的字都在', () =>
    withGrid(async (page, keys) => {
      await goTo(page, 'F5');
      for (const words of ['郑州', '新密']) {
        const composed = keys.compose(['z', 'zh', 'zhe', 'zheng', 'zheng zhou'], words, 60);
        for (let times = 0; times < 5; times++)
          await write(page, [change('汇总', 4 + times, 5, times), change('汇总', 4, 2, times, 'result')]);
        await composed;
        await page.keyboard.press('Enter');
      }
      expect(await column(page, 'F', 3)).toEqual(['郑州', '新密', null]);
    }));
});

describe('不许的值：不进格子，说明原因，后面的照样对', () => {
  const messages = (page: Page) => page.getByText(/^[A-Z]\d+：/).allInnerTexts();

  test.each([20, 60])('分数：每键 %i 毫秒', (pace) =>
    withGrid(async (page, keys) => {
      await goTo(page, 'C5');
      await keys.type('9\n11\n8\n7.55\n6\n-1\n10\n10.1\n0\n', pace);
      expect(await column(page, 'C', 10)).toEqual([9, null, 8, null, 6, null, 10, null, 0, null]);
      expect((await messages(page)).sort()).toEqual(
        ['C10：请填 0—10 的数', 'C12：请填 0—10 的数', 'C6：请填 0—10 的数', 'C8：请填 0—10 的数'].sort(),
      );
    }),
  );

  test('列表', () =>
    withGrid(async (page, keys) => {
      await goTo(page, 'D5');
      await keys.type('1\n4\n2\n5\n3\n', 40);
      expect(await column(page, 'D', 5)).toEqual([1, null, 2, null, 3]);
    }));

  test('列表：打字的时候旁边的单子没有查找的框，键盘留在格子里；点箭头打开的有', () =>
    withGrid(async (page) => {
      const list = page.locator('[data-u-comp="sheets-dropdown-list"]');
      await goTo(page, 'D5');
      await page.keyboard.type('1');
      await list.waitFor();
      expect(await list.locator('input').count()).toBe(0);
      await page.waitForTimeout(300);
      await page.keyboard.press('Enter');
      expect(await column(page, 'D', 2)).toEqual([1, null]);
      await list.waitFor({ state: 'hidden' });
      const { left, top, width, height } = await page.evaluate(() => window.grid.box('评分', 'D8'));
      await page.mouse.click(left + width - 11, top + height / 2);
      await list.locator('input').waitFor();
    }));

  test('别人写的公式规则，表格算了才知道：停下来就退回；已经接着打的不退回，说明请核对，一个不丢', () =>
    withGrid(async (page, keys) => {
      await goTo(page, 'E5');
      await keys.type('1\n', 40);
      await page.waitForTimeout(2_000);
      await keys.type('1\n', 40);
      await page.getByText('E6：不能重复').waitFor({ timeout: 30_000 });
      expect(await column(page, 'E', 3)).toEqual([1, null, null]);
      await keys.type('2\n2\n3\n4\n5\n', 40);
      await page.getByText(/^E8：不能重复（没有退回，请核对。）/).waitFor({ timeout: 30_000 });
      expect(await column(page, 'E', 7)).toEqual([1, null, 2, 2, 3, 4, 5]);
    }));

  test('退回以后撤销，退的是前一次填的；重做不会把不许的带回来', () =>
    withGrid(async (page, keys) => {
      await goTo(page, 'C5');
      await keys.type('9\n8\n11\n', 60);
      await page.keyboard.press('Control+z');
      expect(await column(page, 'C', 3)).toEqual([9, null, null]);
      await page.keyboard.press('Control+y');
      expect(await column(page, 'C', 3)).toEqual([9, 8, null]);
    }));

  test('要另一种格式才显示得出的（50%、1-2）照打的字留着，「1,000」是数；不说别的话，撤销退的就是它', () =>
    withGrid(async (page) => {
      const type = async (address: string, ...texts: string[]) => {
        await goTo(page, address);
        for (const text of texts) {
          await page.keyboard.type(text);
          await page.keyboard.press('Enter');
        }
      };
      await type('F5', '1,000', '50%', '1-2');
      expect(await column(page, 'F', 3)).toEqual([1000, '50%', '1-2']);
      expect(await page.getByText('在这里只能填写单元格').count()).toBe(0);
      await page.keyboard.press('Control+z');
      expect(await column(page, 'F', 3)).toEqual([1000, '50%', null]);
      await type('C5', '90%', '9');
      expect(await column(page, 'C', 2)).toEqual([null, 9]);
    }));

  test('原来有分的格打了不许的，原来的还在', () =>
    withGrid(async (page, keys) => {
      await goTo(page, 'C5');
      await keys.type('9\n', 40);
      await goTo(page, 'C5');
      await keys.type('12\n7\n', 40);
      expect(await column(page, 'C', 2)).toEqual([9, 7]);
    }));
});

describe('粘贴文字', () => {
  /** Copies as another program does. */
  const copy = (page: Page, text: string, html?: string) =>
    page.evaluate(
      async ([plain, marked]) => {
        const parts: Record<string, Blob> = { 'text/plain': new Blob([plain], { type: 'text/plain' }) };
        if (marked !== undefined) parts['text/html'] = new Blob([marked], { type: 'text/html' });
        await navigator.clipboard.write([new ClipboardItem(parts)]);
      },
      [text, html] as const,
    );

  const pasteAt = async (page: Page, address: string) => {
    await goTo(page, address);
    await page.keyboard.press('Control+v');
    await page.waitForTimeout(500);
  };

  test.each<[string, string, string | undefined]>([
    ['聊天里的一列', '9\n8.5\n7\n', undefined],
    ['记事本的一列', '9\r\n8.5\r\n7', undefined],
    ['Word 里的几段', '9\r\n8.5\r\n7', '<html><body><p>9</p><p>8.5</p><p>7</p></body></html>'],
    [
      'Excel 的表',
      '9\r\n8.5\r\n7\r\n',
      '<table><tr><td>9</td></tr><tr><td>8.5</td></tr><tr><td>7</td></tr></table>',
    ],
  ])('%s：一行一格，是数', (_, text, html) =>
    withGrid(async (page) => {
      await copy(page, text, html);
      await pasteAt(page, 'C5');
      expect(await column(page, 'C', 4)).toEqual([9, 8.5, 7, null]);
    }),
  );

  test('不许的不进去，说明是哪一格；别的照样填上；撤销一次全退', () =>
    withGrid(async (page) => {
      await copy(page, '9\n11\n缺席\n6\n');
      await pasteAt(page, 'C5');
      expect(await column(page, 'C', 5)).toEqual([9, null, null, 6, null]);
      await page.getByText('C6、C7：请填 0—10 的数').waitFor();
      await page.keyboard.press('Control+z');
      expect(await column(page, 'C', 4)).toEqual([null, null, null, null]);
    }));

  test('字照原样：像公式的是字，空行占一格，制表符隔开的放在旁边', () =>
    withGrid(async (page) => {
      await copy(page, '=1+1\n\n 未开会 \n');
      await pasteAt(page, 'F5');
      expect(await column(page, 'F', 4)).toEqual(['=1+1', null, '未开会', null]);
      expect((await page.evaluate(() => window.grid.cell('评分', 'F5'))).formula).toBeUndefined();
      await copy(page, '1\t5\n2\t6\n');
      await pasteAt(page, 'D5');
      expect([await column(page, 'D', 2), await column(page, 'E', 2)]).toEqual([
        [1, 2],
        [5, 6],
      ]);
    }));

  /** Selects so many cells to the right and down from one. */
  const select = async (page: Page, address: string, [right, down]: [number, number], sheet = '评分') => {
    await goTo(page, address, sheet);
    for (let step = 0; step < right; step++) await page.keyboard.press('Shift+ArrowRight');
    for (let step = 0; step < down; step++) await page.keyboard.press('Shift+ArrowDown');
  };

  test('别处的表也照打字那样进格子：像公式的是字，百分比、日期不变成别的数；选了几格的，贴满几格', () =>
    withGrid(async (page) => {
      const cells = ['=1+1', '50%', '1-2', '未<b>开</b>会<br>两次'].map(
        (cell) => `<tr><td>${cell}</td></tr>`,
      );
      await copy(page, '=1+1\n50%\n1-2\n', `<table>${cells.join('')}</table>`);
      await pasteAt(page, 'F5');
      expect(await column(page, 'F', 4)).toEqual(['=1+1', '50%', '1-2', '未开会\n两次']);
      expect((await page.evaluate(() => window.grid.cell('评分', 'F5'))).formula).toBeUndefined();
      await copy(page, '7', '<table><tr><td>7</td></tr></table>');
      await select(page, 'C5', [0, 2]);
      await page.keyboard.press('Control+v');
      await page.waitForTimeout(500);
      expect(await column(page, 'C', 4)).toEqual([7, 7, 7, null]);
    }));

  test('表里整行复制：公式列照样按新的行算；剪切的从原处拿走，撤销一次全回来', () =>
    withGrid(async (page, keys) => {
      await goTo(page, 'C5');
      await keys.type('9\n8\n', 60);
      await select(page, 'A5', [3, 1], '汇总');
      await page.keyboard.press('Control+c');
      await page.waitForTimeout(300);
      await goTo(page, 'A10', '汇总');
      await page.keyboard.press('Control+v');
      await page.waitForTimeout(500);
      expect((await column(page, 'B', 8, '汇总')).slice(4)).toEqual(['单位5', '单位1', '单位2', '单位8']);
      await goTo(page, 'C10');
      await keys.type('3\n', 60);
      await goTo(page, 'F5');
      await keys.type('1\n2\n', 60);
      expect((await column(page, 'C', 7, '汇总')).slice(4)).toEqual(['', 6, '']);
      await select(page, 'F5', [0, 1]);
      await page.keyboard.press('Control+x');
      await page.waitForTimeout(300);
      await pasteAt(page, 'F8');
      expect(await column(page, 'F', 5)).toEqual([null, null, null, 1, 2]);
      await page.keyboard.press('Control+z');
      expect(await column(page, 'F', 5)).toEqual([1, 2, null, null, null]);
    }));

  test('贴到锁定的格里：一格不改，并说明', () =>
    withGrid(async (page) => {
      await copy(page, '甲\n乙\n');
      await pasteAt(page, 'B5');
      await page.getByText('这一格受保护').first().waitFor();
      expect(await column(page, 'B', 2)).toEqual(['单位1', '单位2']);
    }));
});

describe('算完以后每一格都对', () => {
  test('接连打，边打边算：汇总和打进去的一致', () =>
    withGrid(async (page, keys) => {
      await goTo(page, 'C5');
      for (let time = 0; time < 4; time++) {
        await keys.type('1\n2\n3\n4\n', 110);
        await write(page, [change('评分', 4, 5, `第${time}次`)]);
      }
      const typed = (await column(page, 'C', 16)) as number[];
      expect(typed).toEqual([1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4]);
      expect(await column(page, 'C', 16, '汇总')).toEqual(typed.map((score) => score * 2));
      expect(await column(page, 'D', 1, '汇总')).toEqual([40]);
    }));

  test('算的时候把公式改成了数：数留着，不被算出来的盖掉', () =>
    withGrid(async (page, keys) => {
      for (let time = 0; time < 3; time++) {
        await write(page, [change('评分', 4, 2, time)]);
        await goTo(page, `C${6 + time}`, '汇总');
        await keys.type('77\n', 20);
        await page.waitForTimeout(300);
      }
      expect(await column(page, 'C', 4, '汇总')).toEqual([4, 77, 77, 77]);
    }));
});
