import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium, type LaunchedChromium } from './chromium';
import { buildPage, type PageBuild } from './page-build';
import { servePage, type PageServer } from './page-server';
import { watchPage } from './page-watch';

/** How a page is opened where it is not the whole page of a wide window. */
export interface PageOpened {
  /** Follows the page's address: 「?open=settled」. */
  search?: string;
  viewport?: { width: number; height: number };
}

/** A page in a real browser, for the tests of one file: built, served and opened before the first of them. */
export interface PageUnderTest {
  /** Opens the page with nothing that an earlier visitor left behind; fails when the page had any fault. */
  visit: (work: (page: Page) => Promise<void>, open?: PageOpened) => Promise<void>;
}

async function faultless(context: BrowserContext, url: string, work: (page: Page) => Promise<void>) {
  const page = await context.newPage();
  const faults = watchPage(page, new URL(url).origin);
  try {
    await page.goto(url);
    await work(page);
  } finally {
    await context.close();
  }
  expect(faults).toEqual([]);
}

/** Call it at the top of a test file. Where no browser can start, every test of the file fails and says why. */
export function pageUnderTest(
  entry: string,
  options: Pick<PageBuild, 'production' | 'template'> = {},
): PageUnderTest {
  let folder = '';
  let server: PageServer | undefined;
  let chromium: LaunchedChromium | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaohe-page-'));
    await buildPage({ entry, folder, ...options });
    server = await servePage(folder);
    chromium = await launchChromium();
  }, 180_000);

  afterAll(async () => {
    await chromium?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    visit: async (work, { search = '', viewport = { width: 1280, height: 800 } } = {}) => {
      if (!chromium || !server) throw new Error('no browser');
      // A person's browser asks, or takes the key press for leave.
      const permissions = ['clipboard-read', 'clipboard-write'];
      await faultless(
        await chromium.browser.newContext({ viewport, locale: 'zh-CN', permissions }),
        `${server.url}/${search}`,
        work,
      );
    },
  };
}
