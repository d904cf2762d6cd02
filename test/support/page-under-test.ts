import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium, type LaunchedChromium } from './chromium';
import { keptBuild } from './kept';
import { buildPages, pageName, type TestPage } from './page-build';
import { servePage, type PageServer } from './page-server';
import { watchPage } from './page-watch';

/** How a page is opened where it is not the whole page of a wide window. */
interface PageOpened {
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

/** Built together, once for all of them: nearly all of each is the same. */
const together: readonly TestPage[] = [
  { entry: 'src/apps/browser/main.ts', template: 'src/apps/browser/page.html' },
  { entry: 'test/contract/browser-page.ts' },
  { entry: 'test/contract/figures-page.ts' },
  { entry: 'test/contract/same-sheets-page.ts' },
  { entry: 'test/hosts/grid-page.ts' },
  { entry: 'test/pane/preview.ts', template: 'test/pane/preview.html' },
];

/** The folder that has the page; other tests have it too. */
function built(page: TestPage, production: boolean): Promise<string> {
  const shared = !production && together.some(({ entry }) => entry === page.entry);
  const pages = shared ? together : [page];
  const name = shared ? 'pages' : `page-${pageName(page)}${production ? '-production' : ''}`;
  return keptBuild(name, pages, (folder) => buildPages({ pages, folder, production }));
}

/** Call it at the top of a test file. Where no browser can start, every test of the file fails and says why. */
export function pageUnderTest(
  entry: string,
  { production = false, ...template }: { production?: boolean; template?: string } = {},
): PageUnderTest {
  const tested: TestPage = { entry, ...template };
  let server: PageServer | undefined;
  let chromium: LaunchedChromium | undefined;

  beforeAll(async () => {
    server = await servePage(await built(tested, production));
    chromium = await launchChromium();
  }, 300_000);

  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });

  return {
    visit: async (work, { search = '', viewport = { width: 1280, height: 800 } } = {}) => {
      if (!chromium || !server) throw new Error('no browser');
      // A person's browser asks, or takes the key press for leave.
      const permissions = ['clipboard-read', 'clipboard-write'];
      await faultless(
        await chromium.browser.newContext({ viewport, locale: 'zh-CN', permissions }),
        `${server.url}/${pageName(tested)}.html${search}`,
        work,
      );
    },
  };
}
