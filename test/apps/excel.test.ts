import { excelPages } from './excel-pages';

/** The add-in's pages as Excel shows them: the built files, office.js as it is shipped, and a simulated Excel behind it. */

const pages = excelPages();

describe('任务窗格', () => {
  test('在空白工作簿里第一次打开，只有一件事可做：建总表', () =>
    pages.inExcel(async (windows, address) => {
      const { page } = await windows.open(`${address}pane.html`);
      await page.getByRole('button', { name: '建总表' }).waitFor({ timeout: 20_000 });
    }));
});
