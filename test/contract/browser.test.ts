import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium, type LaunchedChromium } from '../support/chromium';
import { watchPage } from '../support/page-watch';
import { buildPage } from '../support/page-build';
import { servePage, type PageServer } from '../support/page-server';
import { scenariosFor } from './suite';

/** The contract on the grid, in a real browser, under the security policy of the product. */

let folder = '';
let server: PageServer | undefined;
let chromium: LaunchedChromium | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaohe-page-'));
  await buildPage({ entry: 'test/contract/browser-page.ts', folder });
  server = await servePage(folder);
  chromium = await launchChromium();
}, 180_000);

afterAll(async () => {
  await chromium?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function onPage(work: (page: Page) => Promise<void>): Promise<void> {
  if (!chromium || !server) throw new Error('no browser');
  // A context of its own: nothing that an earlier scenario left behind.
  const context = await chromium.browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const faults = watchPage(page, server.url);
  await page.exposeFunction('clickAt', (x: number, y: number) => page.mouse.click(x, y));
  await page.exposeFunction('pressKeys', async (text: string) => {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  });
  try {
    await page.goto(`${server.url}/`);
    await page.waitForFunction(() => 'runScenario' in window);
    await work(page);
  } finally {
    await context.close();
  }
  expect(faults).toEqual([]);
}

describe('约定：浏览器里的表格', () => {
  const capabilities = { calculates: true, events: true, files: true, prints: true };
  for (const { name } of scenariosFor(capabilities))
    test(name, () =>
      onPage(async (page) => {
        expect(await page.evaluate((which) => window.runScenario(which), name)).toBe('');
      }),
    );
});
