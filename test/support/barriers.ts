import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** What keeps people from using a page: what axe finds, what sticks out. */

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** Faults of accessibility that keep somebody from using the page, in axe's own words and with the elements. */
export async function barriers(page: Page, within = 'html'): Promise<string[]> {
  // Past the page's security policy, which has no place for it.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (root) => (window as unknown as { axe: { run: (root: string) => Promise<AxeResults> } }).axe.run(root),
    within,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    );
}

/** Pixels that stick out of the page at its right. */
export const sticksOut = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Until nothing fades or slides any more: what is half faded has not its own colour. */
export const still = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    // What changed last is drawn, and has begun to fade, by the second frame.
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
  });
