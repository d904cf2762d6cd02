import type { Page } from 'playwright-core';
import { filledYear, picked } from '../assistant/desk';
import { launchChromium, type LaunchedChromium } from '../support/chromium';
import { forDriver, intranet, oldChromium, type OldVersion } from '../support/old-chromium';
import { servePage, type PageServer } from '../support/page-server';
import { watchPage } from '../support/page-watch';
import { wpsPackage, type WpsPackage } from '../support/wps-package';
import { wpsAround } from './wps-around';
import { year } from './year-by-clicks';

/** The add-in as it is shipped, in engines as old as those of WPS, with the simulated program around it. */

let built: WpsPackage | undefined;
let server: PageServer | undefined;
beforeAll(async () => {
  built = await wpsPackage();
  server = await servePage(built.folder);
}, 300_000);
afterAll(async () => {
  await server?.close();
  built?.remove();
});

const shipped = () => {
  if (!built || !server) throw new Error('not built');
  return { ...built, url: server.url.replace('127.0.0.1', intranet) };
};

function engine(version: OldVersion) {
  let chromium: LaunchedChromium | undefined;
  beforeAll(async () => {
    chromium = await launchChromium(oldChromium(version));
  }, 60_000);
  afterAll(() => chromium?.close());

  /** Opens a page of the package in the program; fails when the page had any fault. */
  return async (address: string, work: (page: Page) => Promise<void>, { inWps = true } = {}) => {
    if (!chromium) throw new Error('no browser');
    const context = await chromium.browser.newContext({
      viewport: { width: 400, height: 800 },
      locale: 'zh-CN',
    });
    if (inWps) await context.addInitScript(shipped().simulation);
    const page = await context.newPage();
    await forDriver(page);
    const faults = watchPage(page, address.replace(/[^/]*$/, ''));
    try {
      await page.goto(address);
      await work(page);
      if (inWps) expect(await page.evaluate(() => window.wpsHands.missed)).toEqual([]);
    } finally {
      await context.close();
    }
    expect(faults).toEqual([]);
  };
}

describe.each([88, 92] as const)('WPS 加载项，Chromium %d', (version) => {
  const visit = engine(version);
  const online = () => `${shipped().url}/wps/pane.html`;

  test('普通 http 下一年从头到尾：建表、发表、收表、条款打分、核算、分数来历、恢复', async () => {
    const files = picked(await filledYear());
    await visit(online(), async (page) => {
      expect(await page.evaluate(() => isSecureContext)).toBe(false);
      await year(wpsAround(page, `wps${version}`), files);
    });
  }, 400_000);
});
