import type { Page } from 'playwright-core';
import type { WorkbookData } from '../../src/sheets/data';
import type { Keys } from '../support/keys';

/** What stands around the pane in a program, as far as a person works there with mouse and keyboard. */
export interface Around {
  /** The page that the pane is in. */
  page: Page;
  /** Goes to a cell and selects it. */
  select: (sheet: string, address: string) => Promise<void>;
  /** Types into a cell and presses Enter. */
  type: (sheet: string, address: string, typed: string) => Promise<void>;
  /** Where the selection is: 「附件1!C5」. */
  selected: () => Promise<string>;
  /** The open workbook as it stands. */
  book: () => Promise<WorkbookData>;
  /** The file that the pane hands over while the work is done. */
  saved: (work: () => Promise<void>) => Promise<{ name: string; bytes: Uint8Array }>;
  /** Keeps a picture of the page in `out/screens`, to be looked at. */
  picture: (name: string) => Promise<void>;
}

/** A file as a person picks it. */
export interface PickedFile {
  name: string;
  bytes: Uint8Array;
}

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

export const toStep = (page: Page, name: string): Promise<void> =>
  page.getByRole('tablist', { name: '一年的五步' }).getByRole('tab', { name }).click();

/**
 * Goes to a step by its tab, by keys.
 * @param key leads to the tabs: Shift+Tab from within a step, Tab from the tools above them
 */
export async function toStepByKeys(keys: Keys, name: string, key = 'Shift+Tab'): Promise<void> {
  await keys.to(/^[1-5]?(?:建表|收表|评分|成绩|打印归档)/, { role: 'tab', key });
  await keys.to(new RegExp(`^[1-5]?${name}`), { role: 'tab', key: 'ArrowRight', most: 5 });
  await keys.press('Enter');
}

/** Picks files in the chooser that a click opens. */
export async function pick(
  page: Page,
  click: () => Promise<void>,
  files: readonly PickedFile[],
): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await click();
  await (
    await chooser
  ).setFiles(files.map(({ name, bytes }) => ({ name, mimeType: workbookType, buffer: Buffer.from(bytes) })));
}
