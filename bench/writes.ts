import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../test/support/chromium';
import { buildPages, pageName } from '../test/support/page-build';
import { servePage } from '../test/support/page-server';
import { against, line, middle, times } from './measure';

/** How long people wait for single writes at the page, against one calculation of the whole 总表 by the grid. */

const rounds = 3;

/**
 * @param master a settled 总表
 * @param collecting milliseconds that collecting all files took at the page
 */
export async function writes(master: Uint8Array, collecting: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kaohe-bench-'));
  const entry = 'bench/writes-page.ts';
  await buildPages({ pages: [{ entry }], folder, production: true });
  const server = await servePage(folder);
  const chromium = await launchChromium();
  try {
    const page = await chromium.browser.newPage();
    await page.goto(`${server.url}/${pageName({ entry })}.html`);
    await page.waitForFunction(() => 'writes' in window);
    const opening: number[] = [];
    for (let round = 0; round < rounds; round++)
      opening.push(await page.evaluate((bytes) => window.writes.open(bytes), [...master]));
    const recalculating = await page.evaluate(() => window.writes.recalculate());
    const recording: number[] = [];
    const restoring: number[] = [];
    let differing = 0;
    for (let round = 0; round < rounds; round++) {
      recording.push(await page.evaluate(() => window.writes.record()));
      const after = await page.evaluate(() => window.writes.cells());
      await page.evaluate(() => window.writes.calculated());
      const calculated = await page.evaluate(() => window.writes.cells());
      differing += calculated.filter((cell, index) => cell !== after[index]).length;
      await page.evaluate(() => window.writes.record());
      // At once: the grid is still calculating what was recorded.
      restoring.push(await page.evaluate(() => window.writes.restore()));
    }
    const settling = await page.evaluate(() => window.writes.settle());
    line('  表格把整个总表重算一遍', recalculating);
    line('  打开核算过的总表', middle(opening), against(middle(opening), recalculating, 0.25));
    line('  收全部文件（上面那一次）', collecting, against(collecting, recalculating, 0.25));
    line('  记入一笔', middle(recording), against(middle(recording), recalculating, 0.17));
    line('  恢复', middle(restoring), against(middle(restoring), recalculating, 0.17));
    line('  核算', settling, times(settling, recalculating));
    line('  记入后、算完后不同的格', differing, '目标 0');
  } finally {
    await chromium.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
