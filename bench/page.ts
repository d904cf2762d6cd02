import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { browserBuild } from '../deploy/pages/browser.mjs';
import { launchChromium } from '../test/support/chromium';
import { servePage } from '../test/support/page-server';
import { buildProduct } from '../test/support/product-build';
import { line, middle, times } from './measure';

/** How long people wait at the page, in a headless Chromium, on the production build. */

declare global {
  interface Window {
    waits: {
      /** When the first button could be clicked, in milliseconds since the page was asked for. */
      ready: number | undefined;
      /** The longest time in which the page did not answer since it was last set to 0. */
      longest: number;
      /** When files were last picked. */
      picked: number;
      /** When each of these words first stood on the page after files were picked. */
      read: Record<string, number | undefined>;
    };
  }
}

const rounds = 5;

/** Runs in the page before anything else: watches for the first button and for tasks that hold the page up. */
function watch(): void {
  window.waits = { ready: undefined, longest: 0, picked: NaN, read: {} };
  document.addEventListener(
    'change',
    ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === 'file')
        window.waits = { ...window.waits, picked: performance.now(), read: {} };
    },
    true,
  );
  // Asking from outside comes half a second late.
  const words = ['逐个文件', '收表完成'];
  new MutationObserver(() => {
    for (const word of words)
      if (document.body.textContent.includes(word)) window.waits.read[word] ??= performance.now();
  }).observe(document, { subtree: true, childList: true, characterData: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      window.waits.longest = Math.max(window.waits.longest, duration);
  }).observe({ type: 'longtask' });
  const look = () => {
    const button = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === '建总表',
    );
    if (!button) requestAnimationFrame(look);
    // One frame later it is drawn, and the page has answered in between.
    else requestAnimationFrame(() => (window.waits.ready = performance.now()));
  };
  requestAnimationFrame(look);
}

async function opened(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  // The loader of this script gives functions their names by a helper that the page does not have.
  await page.addInitScript('window.__name = (work) => work');
  await page.addInitScript(watch);
  await page.goto(url);
  await page.waitForFunction(() => window.waits.ready !== undefined);
  return page;
}

/** From the click until the 总表 is drawn, and the longest stop in it. */
async function created(page: Page): Promise<{ time: number; longest: number }> {
  // The grid comes behind the pane; people read before they click.
  await page.waitForFunction(() => document.getElementById('nothing')?.textContent.includes('建总表'));
  await page.getByRole('button', { name: '建总表' }).first().click();
  await page.getByRole('radio', { name: /内置方案/ }).waitFor();
  await page.waitForTimeout(500);
  const time = await page.evaluate(async () => {
    const grid = document.getElementById('grid');
    const button = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === '建总表',
    );
    window.waits.longest = 0;
    const start = performance.now();
    button?.click();
    const frame = () => new Promise(requestAnimationFrame);
    do await frame();
    while (grid?.style.visibility === 'hidden');
    await frame();
    await frame();
    return performance.now() - start;
  });
  await page.getByRole('tab', { name: /建表/ }).waitFor();
  return { time, longest: await longest(page) };
}

async function longest(page: Page): Promise<number> {
  // Tasks are told of after they end.
  await page.waitForTimeout(500);
  return page.evaluate(() => {
    const most = window.waits.longest;
    window.waits.longest = 0;
    return most;
  });
}

/** Milliseconds of quiet after which a change is kept, and some more. */
const kept = 2_500;

/**
 * Files come back weeks after the 总表 was made: by then its first copy has long been kept. A page that was just opened has
 * as little to do.
 */
const idle = (page: Page): Promise<void> => page.waitForTimeout(kept);

async function collected(
  page: Page,
  returned: string,
): Promise<{ time: number; rest: number; longest: number; files: number }> {
  const files = readdirSync(returned, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xlsx'))
    .map((name) => join(returned, name));
  await page.getByRole('tab', { name: /收表/ }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件' }).first().click();
  await longest(page);
  await (await chooser).setFiles(files);
  // The pane looks at the workbook once more, with the result on show.
  await page.getByText(/^收表完成/).waitFor();
  const { picked, read } = await page.evaluate(() => window.waits);
  return {
    time: (read.逐个文件 ?? NaN) - picked,
    rest: (read.收表完成 ?? NaN) - picked,
    longest: await longest(page),
    files: files.length,
  };
}

/**
 * @param returned a folder of filled forms
 * @returns milliseconds that collecting them took
 */
export async function page(returned: string): Promise<number> {
  const whole = mkdtempSync(join(tmpdir(), 'kaohe-bench-'));
  const folder = join(whole, 'browser');
  const build = browserBuild('production');
  await buildProduct(build, folder);
  const entry = /src="?([^" >]+\.js)/g;
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const size = [...html.matchAll(entry)]
    .map(([, file]) => gzipSync(readFileSync(join(folder, file ?? ''))).length)
    .reduce((sum, bytes) => sum + bytes, 0);
  process.stdout.write(`页面：首次载入的脚本（不含表格）${(size / 1024).toFixed(0)} KB gz  目标 ≤ 200 KB\n`);
  const server = await servePage(folder);
  const chromium = await launchChromium();
  try {
    const ready: number[] = [];
    const making: number[] = [];
    const stops: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const fresh = await opened(chromium.browser, `${server.url}/`);
      ready.push(await fresh.evaluate(() => window.waits.ready ?? NaN));
      const create = await created(fresh);
      making.push(create.time);
      stops.push(create.longest);
      await fresh.context().close();
    }
    line('  面板可以点', middle(ready), '目标 < 500 ms');
    line(
      '  在表格里建总表，到画出来',
      middle(making),
      `目标 < 1500 ms；面板可以点的 ${times(middle(making), middle(ready))}`,
    );
    line('    其间最久不应答', middle(stops), '50 ms 以下不计');
    const fresh = await opened(chromium.browser, `${server.url}/`);
    await created(fresh);
    await idle(fresh);
    const collect = await collected(fresh, returned);
    line(`  收 ${collect.files} 个文件，到结果显示`, collect.time);
    line('    到面板全部更新', collect.rest);
    line('    其间最久不应答', collect.longest, '50 ms 以下不计，目标 < 100 ms');
    return collect.time;
  } finally {
    await chromium.close();
    await server.close();
    rmSync(whole, { recursive: true, force: true });
  }
}
