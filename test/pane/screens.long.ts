import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { barriers, cutWords, sticksOut, still } from '../support/barriers';
import { pageUnderTest } from '../support/page-under-test';
import { paths } from './paths';
import { screens } from './screens';

/** Every state of the pane: seen at the widths that programs give it, and usable by people who see or hear it otherwise. */

const preview = pageUnderTest('test/pane/preview.ts', { template: 'test/pane/preview.html' });

async function shot(page: Page, name: string): Promise<void> {
  mkdirSync('out/screens', { recursive: true });
  await page.screenshot({ path: `out/screens/pane-${name}.png` });
}

describe('面板的每一种样子：320、350、480 像素都放得下，浅色深色都没有妨碍使用的毛病', () => {
  test.each(screens)(
    '$name',
    ({ name, open, reach }) =>
      preview.visit(
        async (page) => {
          await reach(page);
          for (const width of [480, 320, 350]) {
            await page.setViewportSize({ width, height: 800 });
            await still(page);
            await shot(page, `${name}-${width}`);
            expect([await sticksOut(page), await cutWords(page)]).toEqual([0, []]);
          }
          expect(await barriers(page)).toEqual([]);
          await page.emulateMedia({ colorScheme: 'dark' });
          await still(page);
          await shot(page, `${name}-dark`);
          expect(await barriers(page)).toEqual([]);
        },
        { search: `?${open}`, viewport: { width: 350, height: 800 } },
      ),
    60_000,
  );
});

describe('面板里的每一条路，用鼠标和只用键盘', () => {
  test.each(paths)(
    '$name',
    ({ open, walk }) => preview.visit(walk, { search: `?${open}`, viewport: { width: 350, height: 800 } }),
    60_000,
  );
});
