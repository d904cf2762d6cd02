import type { Page } from 'playwright-core';
import { launchChromium, type LaunchedChromium } from '../support/chromium';
import { forDriver, oldChromium, type OldVersion } from '../support/old-chromium';
import { watchPage } from '../support/page-watch';
import type { Life } from '../wps/page';
import type { Quirks } from '../wps/quirks';

/** Opens a page of the package, in a program with these quirks or in none; fails when the page had any fault. */
type Visit = (
  address: string,
  work: (page: Page) => Promise<void>,
  program?: Partial<Quirks> | null,
  life?: Life,
) => Promise<void>;

/** WPS with a window for the ribbon's unseen page and one for each pane. */
interface Office {
  /** Presses a button of the ribbon that opens a pane which was not there; its page. */
  pane: (button: string) => Promise<Page>;
  /** Presses a button of the ribbon. */
  press: (button: string) => Promise<void>;
  /** The page of the ribbon's functions, where the program runs. */
  hidden: Page;
}

/** @param folder where the add-in lies, with "/" at its end */
type VisitOffice = (
  folder: string,
  work: (office: Office) => Promise<void>,
  program?: Partial<Quirks>,
  life?: Life,
) => Promise<void>;

declare global {
  interface Window {
    /** What a button of the ribbon calls (deploy/wps/shell/main.js). */
    OnAction: (control: { Id: string }) => unknown;
  }
}

/** An engine of WPS, started before the tests around it. `simulation` is the script that sets the program up. */
export function oldEngine(version: OldVersion, simulation: () => string): Visit {
  return oldEngines(version, simulation).visit;
}

/** The same, also with the ribbon's page as it is shipped. */
export function oldEngines(
  version: OldVersion,
  simulation: () => string,
): { visit: Visit; visitOffice: VisitOffice } {
  let chromium: LaunchedChromium | undefined;
  beforeAll(async () => {
    chromium = await launchChromium(oldChromium(version));
  }, 60_000);
  afterAll(() => chromium?.close());

  const contextFor = async (program: Partial<Quirks> | null, life: Life) => {
    if (!chromium) throw new Error('no browser');
    const context = await chromium.browser.newContext({
      viewport: { width: 400, height: 800 },
      locale: 'zh-CN',
    });
    if (program) {
      const given = { wpsQuirks: program, wpsLife: life };
      await context.addInitScript((all) => Object.assign(window, all), given);
      await context.addInitScript(simulation());
    }
    return context;
  };

  const visit: Visit = async (address, work, program = {}, life = {}) => {
    const context = await contextFor(program, life);
    const page = await context.newPage();
    await forDriver(page);
    const faults = watchPage(page, address.replace(/[^/]*$/, ''));
    try {
      await page.goto(address);
      await work(page);
      if (program)
        expect(await page.evaluate(() => [window.wpsHands.missed, window.wpsHands.strayed()])).toEqual([
          [],
          0,
        ]);
    } finally {
      await context.close();
    }
    expect(faults).toEqual([]);
  };

  const visitOffice: VisitOffice = async (folder, work, program = {}, life = {}) => {
    const context = await contextFor(program, life);
    const faults: string[] = [];
    context.on('page', (page) => void watchPage(page, folder, faults));
    const hidden = await context.newPage();
    const press = (button: string): Promise<void> =>
      hidden.evaluate((id) => {
        window.OnAction({ Id: id });
      }, button);
    const pane = async (button: string): Promise<Page> => {
      const opened = context.waitForEvent('page');
      await press(button);
      const page = await opened;
      await forDriver(page);
      await page.evaluate(() => {
        setTimeout(() => location.assign(window.wpsHands.pageOf(window.name)));
      });
      await page.waitForURL(/pane\.html$/);
      return page;
    };
    try {
      await hidden.goto(`${folder}index.html`);
      await work({ pane, press, hidden });
      expect(await hidden.evaluate(() => [window.wpsHands.missed, window.wpsHands.strayed()])).toEqual([
        [],
        0,
      ]);
    } finally {
      await context.close();
    }
    expect(faults).toEqual([]);
  };

  return { visit, visitOffice };
}
