import type { Page } from 'playwright-core';
import { excelSecurityPolicy } from '../../deploy/pages/content-security-policy.mjs';
import { excelBuild, officeJsSources } from '../../deploy/pages/excel.mjs';
import { SimulatedExcel } from '../excel/excel';
import { excel2021, ExcelWindows, type ExcelVersion } from '../excel/page/windows';
import { launchChromium, type LaunchedChromium } from '../support/chromium';
import { forDriver, oldChromium, type OldVersion } from '../support/old-chromium';
import { servePage, type PageServer } from '../support/page-server';
import { watchPage } from '../support/page-watch';
import { builtProduct } from '../support/product-build';

/** The built pages for Excel in a real browser, for the tests of one file. */
export interface ExcelPages {
  /** Excel, with an empty workbook where none is given; fails when a page had any fault or Excel was asked for what it has not. */
  inExcel: (
    work: (windows: ExcelWindows, address: string) => Promise<void>,
    given?: { version?: ExcelVersion; excel?: SimulatedExcel },
  ) => Promise<void>;
  /** A browser of its own, without Excel. */
  outside: (work: (page: Page, address: string) => Promise<void>, userAgent?: string) => Promise<void>;
  /** A browser of years ago, where a script of ours may well not run. */
  longAgo: (version: OldVersion, work: (page: Page, address: string) => Promise<void>) => Promise<void>;
}

/**
 * Call it at the top of a test file. `address` ends with "/".
 * @param mode production is what is deployed, and takes longer to build
 */
export function excelPages(mode: 'development' | 'production' = 'development'): ExcelPages {
  let server: PageServer | undefined;
  let chromium: LaunchedChromium | undefined;

  beforeAll(async () => {
    const folder = await builtProduct(`excel-${mode}`, excelBuild(mode));
    server = await servePage(folder, excelSecurityPolicy(officeJsSources.self));
    chromium = await launchChromium();
  }, 240_000);

  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });

  const contextOf = async (userAgent?: string) => {
    if (!chromium || !server) throw new Error('no browser');
    const viewport = { width: 350, height: 800 };
    const context = await chromium.browser.newContext({
      viewport,
      locale: 'zh-CN',
      ...(userAgent === undefined ? {} : { userAgent }),
    });
    const faults: string[] = [];
    const { url } = server;
    context.on('page', (page) => {
      watchPage(page, url, faults);
    });
    return { context, faults, address: `${url}/` };
  };

  return {
    inExcel: async (work, { version = excel2021, excel = new SimulatedExcel() } = {}) => {
      const { context, faults, address } = await contextOf();
      const windows = await ExcelWindows.over(context, excel, version);
      try {
        await work(windows, address);
      } finally {
        await context.close();
      }
      expect([...faults, ...windows.faults.map(String), ...windows.excel.gaps.map(String)]).toEqual([]);
    },
    outside: async (work, userAgent) => {
      const { context, faults, address } = await contextOf(userAgent);
      try {
        await work(await context.newPage(), address);
      } finally {
        await context.close();
      }
      expect(faults).toEqual([]);
    },
    longAgo: async (version, work) => {
      if (!server) throw new Error('no server');
      const old = await launchChromium(oldChromium(version));
      try {
        const page = await (await old.browser.newContext()).newPage();
        await forDriver(page);
        await work(page, `${server.url}/`);
      } finally {
        await old.close();
      }
    },
  };
}
