import { paneSecurityPolicy } from '../../deploy/pages/content-security-policy.mjs';
import { intranet, type OldVersion } from '../support/old-chromium';
import { servePage, type PageServer } from '../support/page-server';
import { wpsPackage, type WpsPackage } from '../support/wps-package';
import { excelAround } from './excel-around';
import { excelPages } from './excel-pages';
import { look } from './look-by-clicks';
import { wpsAround } from './wps-around';
import { oldEngines } from './wps-engine';

/** 看的人的一天，在 Excel 和 WPS 里：样例和导览、图、年度概览、口径、恢复。网页和单文件的在 single-file.long.ts。 */

const pages = excelPages('production');

test('Excel：面板关掉再开，恢复的列表还在', () =>
  pages.inExcel(async ({ excel, open }, address) => {
    const { page } = await open(`${address}pane.html`);
    await look(excelAround(excel, page, 'look-excel'), async () => {
      await page.close();
      return excelAround(excel, (await open(`${address}pane.html`)).page, 'look-excel');
    });
  }));

describe('WPS', () => {
  let built: WpsPackage | undefined;
  let server: PageServer | undefined;
  beforeAll(async () => {
    built = await wpsPackage();
    server = await servePage(built.folder, paneSecurityPolicy);
  }, 600_000);
  afterAll(() => server?.close());

  const describeEngine = (version: OldVersion): void => {
    const { visitOffice } = oldEngines(version, () => built?.simulation ?? '');
    test('程序关掉再开，总表从文件打开，恢复的列表还在', () =>
      visitOffice(`${server?.url.replace('127.0.0.1', intranet) ?? ''}/wps/`, async ({ pane, hidden }) => {
        const page = await pane('kaohePane');
        const pictures = `look-wps${version}`;
        await look(wpsAround(page, pictures), async () => {
          await page.close();
          await hidden.evaluate(() => window.wpsHands.restart());
          return wpsAround(await pane('kaohePane'), pictures);
        });
      }));
  };
  describe('在 Chromium 88 里', () => {
    describeEngine(88);
  });
  describe('在 Chromium 92 里', () => {
    describeEngine(92);
  });
});
