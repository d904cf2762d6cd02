import { createReadStream, createWriteStream } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import type { Page } from 'playwright-core';
import type { LaunchOptions } from './chromium';

/** Chromiums as old as the engines of WPS, from npm packages of which only the packed program is used. */
export type OldVersion = 88 | 92;

async function unpacked(version: OldVersion, folder: string): Promise<string> {
  const program = join(folder, 'chromium');
  const packed = resolve(`node_modules/chromium-${version}/bin/chromium.br`);
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(program));
  await chmod(program, 0o755);
  return program;
}

/** A name that is no secure context, as a server on an intranet is none; 127.0.0.1 would be one. */
export const intranet = 'kaohe.test';

export const oldChromium = (version: OldVersion): LaunchOptions => ({
  unpack: (folder) => unpacked(version, folder),
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
