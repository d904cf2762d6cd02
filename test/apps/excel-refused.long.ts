import { excelPages } from './excel-pages';

/** Where the add-in cannot work its pages say what is needed, in every case with the way to the browser page. */

const pages = excelPages();

const trident = 'Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko';
const firstEdge =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/70.0.3538.102 Safari/537.36 Edge/18.19042';

describe('用不了的地方', () => {
  test('在 Excel 以外打开：说明要在 Excel 里用，给出浏览器版', () =>
    pages.outside(async (page, address) => {
      await page.goto(`${address}pane.html`);
      await page.getByText('这个页面要在 Excel 的任务窗格里打开').first().waitFor();
      const link = page.getByRole('link', { name: '打开浏览器版' });
      expect(await link.getAttribute('href')).toBe('../browser/index.html');
    }));

  test('Excel 的接口低于 1.14（如 Excel 2019）：说明需要的版本', () =>
    pages.inExcel(
      async ({ open }, address) => {
        const { page } = await open(`${address}pane.html`);
        await page.getByText('需要 Excel 2021 或更高版本').first().waitFor();
        expect(await page.getByRole('button', { name: '建总表' }).count()).toBe(0);
      },
      { version: { level: '1.13', dialogs: '1.1' } },
    ));

  test.each([
    ['Internet Explorer', trident, '用 Internet Explorer 的内核显示加载项'],
    ['旧版 Edge', firstEdge, '用旧版 Microsoft Edge 的内核显示加载项'],
  ])('%s 的内核：面板的脚本不运行，页面说明要装什么', (_name, userAgent, words) =>
    pages.outside(async (page, address) => {
      await page.goto(`${address}pane.html`);
      await page.getByText(words).waitFor();
      await page.getByText('Microsoft Edge WebView2').waitFor();
      // The pages here lie at the root of their server.
      const browserPage = `${address}browser/index.html`;
      const link = page.getByRole('link', { name: browserPage });
      expect(await link.evaluate((each) => (each as HTMLAnchorElement).href)).toBe(browserPage);
      expect(await page.getByRole('heading').allInnerTexts()).toEqual(['考核助手在这里用不了']);
    }, userAgent),
  );

  test.each([88, 92] as const)('Chromium %s 的内核太旧：也照样说明，面板没有起来', (version) =>
    pages.longAgo(version, async (page, address) => {
      await page.goto(`${address}pane.html`);
      await page.getByText('显示加载项用的浏览器内核太旧').waitFor();
      expect(await page.locator('h1').allInnerTexts()).toEqual(['考核助手在这里用不了']);
    }),
  );

  test.each([
    ['Excel 2019（接口 1.8）', { level: '1.8', dialogs: '1.1' }],
    ['Excel 2016（接口 1.1）', { level: '1.1', dialogs: '' }],
  ])('%s：清单给它的页面说明原因，链接到浏览器版', (_name, version) =>
    pages.inExcel(
      async ({ open }, address) => {
        const { page } = await open(`${address}too-old.html`);
        await page.getByText('这个版本的 Excel（16.0.14332.20000）太旧').waitFor();
        await page.getByText('需要 Excel 2021 或更高版本').waitFor();
        const link = page.getByRole('link', { name: `${address}browser/index.html` });
        expect(await link.getAttribute('href')).toBe('../browser/index.html');
        expect(await link.getAttribute('target')).toBe('_blank');
        await page.screenshot({ path: 'out/screens/excel-too-old.png' });
      },
      { version },
    ),
  );

  test('够新的 Excel 从那一页进来（没有功能区的地方）：接着到面板', () =>
    pages.inExcel(async ({ open }, address) => {
      const { page } = await open(`${address}too-old.html?step=print`);
      await page.waitForURL(/pane\.html\?step=print$/);
      await page.getByRole('button', { name: '建总表' }).waitFor();
    }));

  test('那一页在 Internet Explorer 的内核里：说的是内核', () =>
    pages.outside(async (page, address) => {
      await page.goto(`${address}too-old.html`);
      await page.getByText('用 Internet Explorer 的内核显示加载项').waitFor();
      expect(await page.getByRole('heading').allInnerTexts()).toEqual(['考核助手在这里用不了']);
    }, trident));

  test('结果窗口单独打开：说明它从哪里打开', () =>
    pages.outside(async (page, address) => {
      await page.goto(`${address}dialog.html`);
      await page.getByText('由 Excel 功能区的“校验”“核算”打开').waitFor();
    }));
});
