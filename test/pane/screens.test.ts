import { mkdirSync, readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { pageUnderTest } from '../support/page-under-test';
import { paths } from './paths';
import { screens } from './screens';

/** Every state of the pane: seen at the widths that programs give it, and usable by people who see or hear it otherwise. */

const preview = pageUnderTest('test/pane/preview.ts', { template: 'test/pane/preview.html' });

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** Faults of accessibility that keep somebody from using the page, in axe's own words and with the elements. */
async function barriers(page: Page): Promise<string[]> {
  // Past the page's security policy, which has no place for it.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    );
}

async function shot(page: Page, name: string): Promise<void> {
  mkdirSync('out/screens', { recursive: true });
  await page.screenshot({ path: `out/screens/pane-${name}.png` });
}

/** Things that stick out of the pane at its right. */
const sticksOut = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Until nothing fades or slides any more: what is half faded has not its own colour. */
const still = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    // What changed last is drawn, and has begun to fade, by the second frame.
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
  });

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
            expect(await sticksOut(page)).toBe(0);
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
