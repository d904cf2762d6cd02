import type { Page } from 'playwright-core';
import { barriers, sticksOut, still } from '../support/barriers';
import { pageUnderTest } from '../support/page-under-test';
import { button, toStep } from './around';
import { browserAround } from './browser-around';

/** Screens of the pane with the data of the sample year, 320 pixels wide; all are in test/pane/screens.ts, with data made up. */

const browser = pageUnderTest('src/apps/browser/main.ts', { template: 'src/apps/browser/page.html' });

const long = { timeout: 120_000 };

type Reach = (page: Page) => Promise<void>;

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

test('样例年的建表、收表：320 像素放得下，浅色深色都没有妨碍使用的毛病', async () => {
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
