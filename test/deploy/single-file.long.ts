import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { cellAt } from '../../src/sheets/data';
import { button } from '../apps/around';
import { browserAround } from '../apps/browser-around';
import { look } from '../apps/look-by-clicks';
import { sortAndFilter } from '../apps/sort-filter-by-clicks';
import { createMaster, openSample, officeDays } from '../apps/year-by-clicks';
import { filledYear, picked } from '../assistant/desk';
import { browserProduct } from '../support/browser-product';
import { launchChromium, type LaunchedChromium } from '../support/chromium';
import { forDriver, intranet, oldChromium } from '../support/old-chromium';
import { servePage } from '../support/page-server';
import { watchPage } from '../support/page-watch';

/** 考核助手.html：整个页面一个文件，双击就用；放上服务器的页面在同样旧的浏览器里也能用。 */

let product = { folder: '', file: '' };
beforeAll(async () => {
  product = await browserProduct();
}, 900_000);

const long = { timeout: 120_000 };

describe('文件本身', () => {
  const text = () => readFileSync(product.file, 'utf8');
  const policy = () => /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text())?.[1] ?? '';

  test('不从任何地方再取东西：没有指向别处的脚本、样式、图片', () => {
    const [markup = ''] = text().split('<script type="text/plain"');
    expect(markup).toMatch(/id="?pane"?/);
    expect(markup).not.toMatch(/<(?:script|img|iframe)[^>]*\ssrc=/);
    expect(markup).not.toMatch(/<link\b/);
  });

  test('安全策略在第一个脚本之前，只认散列，什么也不许连', () => {
    expect(policy()).toMatch(/^default-src 'none'; script-src (?:'sha256-[^']{44}' ?)+;/);
    expect(policy()).toContain('worker-src blob:');
    expect(policy()).not.toMatch(/'self'|unsafe|https?:|connect-src|\*/);
    expect(text().indexOf('Content-Security-Policy')).toBeLessThan(text().indexOf('<style'));
    expect(text().indexOf('<style')).toBeLessThan(text().indexOf('<script'));
  });

  test('里面没有西文断字规则，第三方的许可声明在里面', () => {
    expect(text().length).toBeLessThan(14_000_000);
    expect(text()).toMatch(/id="file:licences\.txt"[^]*MIT License[^]*<\/script>/);
  });
});

/** Opens an address with nothing kept; fails when the page had any fault, a request to elsewhere among them. */
async function visit(
  context: BrowserContext,
  { address, old }: { address: string; old: boolean },
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await context.newPage();
  if (old) await forDriver(page);
  const faults = watchPage(page, address);
  try {
    await page.goto(address);
    await work(page);
  } finally {
    await context.close();
  }
  expect(faults).toEqual([]);
}

const scored = async (page: Page) => {
  const sheet = (await browserAround(page).book()).sheets.find(({ name }) => name === '领导评分');
  return sheet && cellAt(sheet, 4, 2).value;
};

/** 建表、填一个分数、下载，刷新以后还在。 */
async function firstMinutes(page: Page, pictures: string): Promise<void> {
  const around = browserAround(page, pictures);
  await button(page, '建总表').waitFor(long);
  await createMaster(around);
  await around.type('领导评分', 'C5', '9');
  expect(await scored(page)).toBe(9);
  await page.waitForTimeout(3_000);
  await page.reload();
  await page.getByRole('tab', { name: /建表/ }).waitFor(long);
  expect(await scored(page)).toBe(9);
  await around.picture('kept');
}

describe.each([147, 92] as const)('在 Chromium %d 里', (version) => {
  const old = version !== 147;
  let chromium: LaunchedChromium | undefined;
  let folder = '';
  beforeAll(async () => {
    chromium = await launchChromium(old ? oldChromium(92) : {});
    // As it lies on a stick: a folder of its own, with nothing beside it.
    folder = mkdtempSync(join(tmpdir(), '优盘-'));
    copyFileSync(product.file, join(folder, '考核助手.html'));
  }, 120_000);
  afterAll(async () => {
    await chromium?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const context = () => {
    if (!chromium) throw new Error('no browser');
    return chromium.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  };

  test('双击打开，没有服务器：建表、填分、下载，刷新以后还在；后台线程都开着；手册打得开', async () => {
    const address = pathToFileURL(join(folder, '考核助手.html')).href;
    await visit(await context(), { address, old }, async (page) => {
      await firstMinutes(page, `single${version}`);
      // 读写文件、算公式、核对，各在一个线程里。
      expect(page.workers()).toHaveLength(3);
      await button(page, '帮助').click();
      const opened = page.context().waitForEvent('page');
      await page.getByRole('link', { name: '打开使用手册' }).click();
      const manual = await opened;
      await manual.waitForLoadState();
      expect(await manual.title()).toBe('考核助手使用手册');
      const found = await manual.evaluate(() => {
        const box = document.querySelector<HTMLInputElement>('#search');
        if (box) box.value = '缺表';
        box?.dispatchEvent(new Event('input'));
        return document.querySelector('#found')?.textContent;
      });
      expect(found).toMatch(/^有 \d+ 处说到/);
    });
  }, 400_000);

  test('第一次用：从打开文件到看见核算好的样例，最多五次点击；导览随时能结束', async () => {
    const address = pathToFileURL(join(folder, '考核助手.html')).href;
    await visit(await context(), { address, old }, async (page) => {
      const around = browserAround(page, `single${version}`);
      let clicks = 0;
      const click = async (target: Locator) => {
        clicks += 1;
        await target.click(long);
      };
      await button(page, '看样例').waitFor(long);
      await around.picture('first');
      await click(button(page, '看样例'));
      const tour = page.getByRole('region', { name: '导览' });
      await tour.getByText('第 1 步，共 5 步').waitFor(long);
      await click(page.getByRole('tablist', { name: '一年的五步' }).getByRole('tab', { name: '成绩' }));
      await page.getByRole('table', { name: '成绩' }).waitFor(long);
      expect(clicks).toBeLessThanOrEqual(5);
      await around.picture('sample');
      await click(button(page, '结束导览'));
      await tour.waitFor({ state: 'hidden' });
    });
  }, 400_000);

  test('服务器上的页面：建表、填分、下载，刷新以后还在', async () => {
    const server = await servePage(product.folder);
    try {
      const address = `${old ? server.url.replace('127.0.0.1', intranet) : server.url}/`;
      await visit(await context(), { address, old }, (page) => firstMinutes(page, `served${version}`));
    } finally {
      await server.close();
    }
  }, 400_000);

  // Days that take minutes, each in one engine: the pane's ways are the same in both, and others go them in test/apps.
  if (old)
    test('没保存的名单先问，有错的退回，纸质表录入、改一个分数，晚到的表并排比，补发一份', async () => {
      const address = pathToFileURL(join(folder, '考核助手.html')).href;
      const files = picked(await filledYear());
      await visit(await context(), { address, old }, async (page) => {
        await button(page, '建总表').waitFor(long);
        await officeDays(browserAround(page, `single${version}`), files);
      });
    }, 400_000);
  else {
    test('看的人的一天：样例、导览、手册、图、文书、口径、恢复', async () => {
      const address = pathToFileURL(join(folder, '考核助手.html')).href;
      await visit(await context(), { address, old }, async (page) => {
        const around = browserAround(page, `single${version}-look`);
        await button(page, '看样例').waitFor(long);
        await look(around, async () => {
          await page.waitForTimeout(3_000);
          await page.reload();
          return around;
        });
      });
    }, 400_000);

    test('台账按单位排序，只看一家，再看全部；存的文件一行不少', async () => {
      const address = pathToFileURL(join(folder, '考核助手.html')).href;
      await visit(await context(), { address, old }, async (page) => {
        const around = browserAround(page, `single${version}`);
        await button(page, '看样例').waitFor(long);
        await openSample(around);
        await sortAndFilter(around);
      });
    }, 400_000);
  }
});
