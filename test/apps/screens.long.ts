import type { Page } from 'playwright-core';
import { barriers, sticksOut, still } from '../support/barriers';
import { pageUnderTest } from '../support/page-under-test';
import { button, toStep } from './around';
import { browserAround } from './browser-around';

/**
 * Every screen of the pane with the data of the sample year, as people have them: 320 pixels wide, light and dark. Screens
 * that the sample has no cause for (refusals, duplicates, drafting) are in test/pane/screens.ts, with data made up.
 */

const browser = pageUnderTest('src/apps/browser/main.ts', { template: 'src/apps/browser/page.html' });

const long = { timeout: 120_000 };

type Reach = (page: Page) => Promise<void>;

const look =
  (tab: string | RegExp): Reach =>
  async (page) => {
    await page.getByRole('tab', { name: tab }).click(long);
  };

const over =
  (tool: string | RegExp, more: Reach = () => Promise.resolve()): Reach =>
  async (page) => {
    await button(page, tool).click(long);
    await more(page);
  };

/** In this order: each begins where the one before ended. */
const screens: readonly (readonly [string, Reach])[] = [
  ['建表', () => Promise.resolve()],
  ['名单', (page) => button(page, '领导、处室、考核组的姓名').click()],
  ['收表', (page) => toStep(page, '收表')],
  [
    '一份表',
    async (page) => {
      await button(page, /^领导01/).click();
      await page.getByRole('group', { name: '领导01', exact: true }).waitFor(long);
    },
  ],
  [
    '改一个分数',
    async (page) => {
      await button(page, '改一个分数').click();
      await page.getByLabel(/更正原因/).waitFor(long);
    },
  ],
  ['评分', (page) => toStep(page, '评分')],
  [
    '一个小项',
    async (page) => {
      await page.getByRole('searchbox', { name: '找小项' }).fill('约谈');
      await page.keyboard.press('Enter');
      await page.getByLabel('考核对象').waitFor(long);
      // The cell is shown; the pane is brought back.
      const back = button(page, '看面板');
      if (await back.isVisible()) await back.click();
    },
  ],
  [
    '成绩',
    async (page) => {
      await toStep(page, '成绩');
      await page.getByRole('table', { name: '成绩' }).waitFor(long);
    },
  ],
  [
    '图',
    async (page) => {
      await look('图')(page);
      await page.getByRole('img').last().waitFor(long);
    },
  ],
  ['图的表', (page) => button(page, '看表').click()],
  ['临界', look(/^临界/)],
  ['推演', look('推演')],
  ['差额', look(/^差额/)],
  [
    '分数来历',
    async (page) => {
      await look('名次')(page);
      await button(page, /惠济区总分.*看分数来历/).click();
      await button(page, /年终考核/).click(long);
    },
  ],
  ['打印归档', (page) => toStep(page, '打印归档')],
  ['提示', over(/^提示/)],
  [
    '口径',
    over('口径', async (page) => {
      await button(page, /^换算舍入/).click();
      await page.getByRole('radio', { name: /^整数/ }).click();
      await page.getByText(/^照现在的数据/).waitFor(long);
    }),
  ],
  ['恢复', over('恢复')],
  ['文件', over('文件')],
  ['帮助', over('帮助')],
];

async function free(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await still(page);
    await browserAround(page, 'sample').picture(`${name}-${colorScheme}`);
    expect([name, colorScheme, await sticksOut(page), await barriers(page)]).toEqual([
      name,
      colorScheme,
      0,
      [],
    ]);
  }
}

test('样例年的每一屏：320 像素放得下，浅色深色都没有妨碍使用的毛病', async () => {
  await browser.visit(
    async (page) => {
      await button(page, '看样例').waitFor(long);
      await free(page, '第一次');
      await button(page, '看样例').click();
      await page.getByText('第 1 步，共 5 步：建表').waitFor(long);
      for (const [name, reach] of screens) {
        await reach(page);
        await free(page, name);
      }
    },
    { viewport: { width: 320, height: 800 } },
  );
}, 600_000);
