import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { readWorkbook } from '../../src/xlsx/read';
import { valueOf } from '../support/year';
import type { Around } from './around';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** The pane beside the sheet of the simulated WPS. `pictures` tells its pictures from others. */
export function wpsAround(page: Page, pictures: string): Around {
  const files = async () => page.evaluate(() => window.wpsHands.files());
  return {
    page,
    select: (sheet, cell) =>
      page.evaluate(([at, where]) => window.wpsHands.select(at, where), [sheet, cell] as const),
    type: (sheet, cell, typed) =>
      page.evaluate(([at, where, what]) => window.wpsHands.type(at, where, what), [
        sheet,
        cell,
        typed,
      ] as const),
    selected: () => page.evaluate(() => window.wpsHands.selected()),
    book: async () =>
      valueOf(await readWorkbook(bytesOf(await page.evaluate(() => window.wpsHands.book())), '总表.xlsx')),
    saved: async (work) => {
      const before = await files();
      await work();
      await page.getByText('文件收到了吗？').waitFor({ timeout: 120_000 });
      const [file] = Object.entries(await files()).filter(([path, text]) => before[path] !== text);
      if (!file) throw new Error('nothing was saved');
      return { name: file[0].replace(/^.*\\/, ''), bytes: bytesOf(file[1]) };
    },
    picture: async (name) => {
      mkdirSync('out/screens', { recursive: true });
      await page.screenshot({ path: `out/screens/${pictures}-${name}.png` });
    },
  };
}
