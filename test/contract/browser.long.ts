import { pageUnderTest } from '../support/page-under-test';
import { scenariosFor } from './suite';

/** The contract on the grid, in a real browser, under the security policy of the product. */

const grid = pageUnderTest('test/contract/browser-page.ts');

describe('约定：浏览器里的表格', () => {
  const capabilities = { calculates: true, events: true, files: true, prints: true };
  for (const { name } of scenariosFor(capabilities))
    test(
      name,
      () =>
        grid.visit(async (page) => {
          await page.exposeFunction('clickAt', (x: number, y: number) => page.mouse.click(x, y));
          await page.exposeFunction('pressKeys', async (text: string) => {
            await page.keyboard.type(text);
            await page.keyboard.press('Enter');
          });
          await page.waitForFunction(() => 'runScenario' in window);
          expect(await page.evaluate((which) => window.runScenario(which), name)).toBe('');
        }),
      // One is a whole year in the page.
      300_000,
    );
});
