import { mkdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { readWorkbook } from '../../src/xlsx/read';
import { valueOf } from '../support/year';
import { button, pick, type Around, type PickedFile } from './around';

/** Types and presses Enter as fast as a practised hand does on a block of number keys. */
export async function typedByHand(page: Page, typed: string): Promise<void> {
  await page.keyboard.type(typed, { delay: 50 });
  await page.keyboard.press('Enter', { delay: 50 });
  await page.waitForTimeout(50);
}

/** Opens a file in place of what is open. */
export async function openFile(page: Page, file: PickedFile): Promise<void> {
  await button(page, '文件').click();
  await button(page, '打开文件').click();
  await pick(page, () => page.getByRole('button', { name: /打开/ }).last().click(), [file]);
  await page.locator('#pane').getByText(file.name).waitFor({ timeout: 60_000 });
}

/** The page with the grid: tabs, name box, keys and downloads, as a person has them. */
export function browserAround(page: Page, pictures = 'page'): Around {
  const grid = page.locator('#grid');
  const nameBox = grid.locator('[data-u-comp="defined-name"] input');
  const tabs = grid.getByRole('tablist', { name: 'Sheet tabs' });

  const saved: Around['saved'] = async (work) => {
    const download = page.waitForEvent('download', { timeout: 90_000 });
    await work();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: new Uint8Array(readFileSync(await file.path())) };
  };

  const select: Around['select'] = async (sheet, address) => {
    await tabs.getByText(sheet, { exact: true }).click();
    await nameBox.fill(address);
    await nameBox.press('Enter');
  };

  return {
    page,
    saved,
    select,
    type: async (sheet, address, typed) => {
      await select(sheet, address);
      await typedByHand(page, typed);
    },
    selected: async () =>
      `${await tabs.getByRole('tab', { selected: true }).innerText()}!${await nameBox.inputValue()}`,
    book: async () => {
      await button(page, '文件').click();
      const { name, bytes } = await saved(() => button(page, '下载').click());
      // The page of files goes when it is done; 文件 pressed before that would close it.
      await page.getByRole('button', { name: '下载', exact: true }).waitFor({ state: 'hidden' });
      return valueOf(await readWorkbook(bytes, name));
    },
    picture: async (name) => {
      mkdirSync('out/screens', { recursive: true });
      await page.screenshot({ path: `out/screens/${pictures}-${name}.png` });
    },
  };
}
