import type { Page } from 'playwright-core';
import { launchChromium, type LaunchedChromium } from '../support/chromium';
import { forDriver, oldChromium, type OldVersion } from '../support/old-chromium';
import { watchPage } from '../support/page-watch';
import type { Quirks } from '../wps/quirks';

/** Opens a page of the package, in a program with these quirks or in none; fails when the page had any fault. */
type Visit = (
  address: string,
  work: (page: Page) => Promise<void>,
  program?: Partial<Quirks> | null,
) => Promise<void>;

/** An engine of WPS, started before the tests around it. `simulation` is the script that sets the program up. */
export function oldEngine(version: OldVersion, simulation: () => string): Visit {
  let chromium: LaunchedChromium | undefined;
  beforeAll(async () => {
    chromium = await launchChromium(oldChromium(version));
  }, 60_000);
  afterAll(() => chromium?.close());

  return async (address, work, program = {}) => {
    if (!chromium) throw new Error('no browser');
    const context = await chromium.browser.newContext({
      viewport: { width: 400, height: 800 },
      locale: 'zh-CN',
    });
    if (program) {
      await context.addInitScript((quirks) => Object.assign(window, { wpsQuirks: quirks }), program);
      await context.addInitScript(simulation());
    }
    const page = await context.newPage();
    await forDriver(page);
    const faults = watchPage(page, address.replace(/[^/]*$/, ''));
    try {
      await page.goto(address);
      await work(page);
      if (program) expect(await page.evaluate(() => window.wpsHands.missed)).toEqual([]);
    } finally {
      await context.close();
    }
    expect(faults).toEqual([]);
  };
}
