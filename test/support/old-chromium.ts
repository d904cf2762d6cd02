import type { Page } from 'playwright-core';
import type { LaunchOptions } from './chromium';

/** As old as the engines of WPS. */
export type OldVersion = 88 | 92;

/** A name that is no secure context, as a server on an intranet is none; 127.0.0.1 would be one. */
export const intranet = 'kaohe.test';

export const oldChromium = (version: OldVersion): LaunchOptions => ({
  version,
  flags: ['--headless', `--host-resolver-rules=MAP ${intranet} 127.0.0.1`],
});

const visible = `Element.prototype.checkVisibility = function () {
  for (let each = this; each; each = each.parentElement)
    if (getComputedStyle(each).display === 'none') return false;
  return true;
};`;

/**
 * What today's driver asks of a page and these have not, for the driver's own world of scripts alone: the page's scripts
 * do not see it.
 */
export async function forDriver(page: Page): Promise<void> {
  const { _guid } = page as unknown as { _guid: string };
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    source: visible,
    worldName: `__playwright_utility_world_${_guid}`,
  });
}
