import type { Page } from 'playwright-core';
import { barriers, cutWords, sticksOut, still } from '../support/barriers';
import { pageUnderTest } from '../support/page-under-test';
import { button, toStep } from './around';
import { browserAround } from './browser-around';

/** Screens of the pane with the data of the sample year, 320 pixels wide; all are in test/pane/screens.ts, with data made up. */

const browser = pageUnderTest('src/apps/browser/main.ts', { template: 'src/apps/browser/page.html' });

const long = { timeout: 120_000 };
const docked = { width: 320, height: 800 };

type Reach = (page: Page) => Promise<void>;

const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click();

/** A page over the step is left by Escape; what was unfolded on it stays so. */
const over =
  (tool: string | RegExp, more: Reach = () => Promise.resolve()): Reach =>
  async (page) => {
    await page.keyboard.press('Escape');
    await page.getByRole('toolbar', { name: '工具' }).getByRole('button', { name: tool }).click();
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
      const boxes = page.getByRole('group', { name: '领导01的附件3' }).getByRole('textbox');
      await boxes.first().fill('11', long);
      await boxes.nth(1).fill('3.5');
    },
  ],
  [
    '一组',
    async (page) => {
      await button(page, '不录了').click();
      await button(page, '丢掉').click();
      await button(page, /^第一组/).click();
    },
  ],
  [
    '找小项',
    async (page) => {
      await toStep(page, '评分');
      await page.getByLabel('找小项').fill('党委常委会议', long);
      await page.getByText(/^找到 \d+ 个小项/).waitFor(long);
    },
  ],
  [
    '条款',
    async (page) => {
      await page.getByLabel('找小项').press('Enter');
      // So narrow, the page shows the row instead of the pane.
      await button(page, '看面板').click(long);
      await page
        .getByRole('checkbox', { name: /附\d-\d+-\d/ })
        .first()
        .click(long);
      await page.getByLabel('事实说明').fill('未见安委会调整文件');
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
    '来历',
    async (page) => {
      await button(page, /总分.*看分数来历/).click();
      await button(page, /^年终考核/).click(long);
      await button(page, '整份文字（答复、复核用）').click();
    },
  ],
  [
    '图',
    async (page) => {
      await page.keyboard.press('Escape');
      await tab(page, /^图$/);
      await page.getByRole('img').nth(4).waitFor(long);
    },
  ],
  [
    '图后面的表',
    async (page) => {
      // Each becomes 看图.
      const pictures = page.getByRole('button', { name: '看表', exact: true });
      while ((await pictures.count()) > 0) await pictures.first().click();
    },
  ],
  ['临界', (page) => tab(page, /^临界/)],
  ['推演', (page) => tab(page, /^推演/)],
  ['差额', (page) => tab(page, /^差额/)],
  [
    '打印归档',
    async (page) => {
      await toStep(page, '打印归档');
      await page.getByRole('table', { name: '要打印的表' }).waitFor(long);
      await button(page, /^最近的操作/).click();
      await page.getByLabel('做哪一种').selectOption('考核报告');
    },
  ],
  ['提示', over(/^提示/)],
  [
    '口径',
    over('口径', async (page) => {
      const folded = page.getByRole('region', { name: '口径' }).getByRole('button', { expanded: false });
      while ((await folded.count()) > 0) await folded.first().click();
      await page.getByRole('radio', { checked: false }).first().click();
      await page.getByText(/^照现在的数据/).waitFor(long);
    }),
  ],
  ['文件', over('文件', (page) => button(page, '打开文件').click())],
  ['帮助', over('帮助')],
  [
    '记入',
    async (page) => {
      await page.keyboard.press('Escape');
      await toStep(page, '评分');
      await button(page, '记入').click();
      await page.getByText(/已记入扣分台账/).waitFor(long);
    },
  ],
  ['恢复', over('恢复')],
];

/** What keeps people from using what is shown, by its name. */
async function faults(page: Page, name: string): Promise<readonly [string, string[]][]> {
  const found: [string, string[]][] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await still(page);
    const seen = await barriers(page);
    if (colorScheme === 'light') {
      seen.push(...(await cutWords(page)));
      if ((await sticksOut(page)) > 0) seen.push('has to be scrolled sideways');
      // All of it in one picture.
      await page.setViewportSize({ ...docked, height: 2400 });
      await browserAround(page, 'sample').picture(name);
      await page.setViewportSize(docked);
    }
    if (seen.length > 0) found.push([`${name} ${colorScheme}`, seen]);
  }
  return found;
}

test('样例年的五步和各页：320 像素放得下，字不被切去，浅色深色都没有妨碍使用的毛病', async () => {
  await browser.visit(
    async (page) => {
      const found: (readonly [string, string[]])[] = [];
      await button(page, '看样例').waitFor(long);
      found.push(...(await faults(page, '第一次')));
      await button(page, '看样例').click();
      await page.getByText('第 1 步，共 5 步：建表').waitFor(long);
      for (const [name, reach] of screens) {
        await reach(page);
        found.push(...(await faults(page, name)));
      }
      expect(found).toEqual([]);
    },
    { viewport: docked },
  );
}, 1_200_000);
