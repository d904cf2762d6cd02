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

/**
 * Words that are cut at a side: whatever is around them hides what sticks out of it. Shortened with 「…」 is not cut where the
 * whole is told by a title, nor is a picture or its table that is scrolled by itself, with the keyboard too.
 */
export const cutWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const around = (element: Element | null): Element[] =>
      element ? [element, ...around(element.parentElement)] : [];
    const cut = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const words = node.textContent?.trim() ?? '';
      if (!parent || words === '' || getComputedStyle(parent).visibility !== 'visible') continue;
      const boxes = around(parent).map((element) => ({ element, style: getComputedStyle(element) }));
      // For screen readers only, or shortened and told.
      if (boxes.some(({ style }) => style.clipPath !== 'none')) continue;
      if (boxes.some(({ element, style }) => style.textOverflow === 'ellipsis' && element.closest('[title]')))
        continue;
      if (boxes.some(({ element, style }) => style.overflowX === 'auto' && element.matches('[tabindex="0"]')))
        continue;
      const holders = boxes
        .filter(({ style }) => style.overflowX !== 'visible')
        .map(({ element }) => element.getBoundingClientRect());
      const from = Math.max(0, ...holders.map(({ left }) => left));
      const to = Math.min(innerWidth, ...holders.map(({ right }) => right));
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, width } of range.getClientRects())
        if (width > 0 && (left < from - 1 || right > to + 1))
          cut.add(`${words.slice(0, 30)} ${Math.round(left)}—${Math.round(right)} in ${from}—${to}`);
    }
    return [...cut];
  });

/** Until nothing fades or slides any more: what is half faded has not its own colour. */
export const still = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    // What changed last is drawn, and has begun to fade, by the second frame.
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
  });
