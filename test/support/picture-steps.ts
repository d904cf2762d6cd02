import type { Page } from 'playwright-core';
import { toStep } from '../apps/around';

/** The way through the page to each picture of the manual, in their order: the sample, step by step. */

type Shot = (page: Page) => Promise<void>;

const long = { timeout: 180_000 };

const step =
  (name: string): Shot =>
  (page) =>
    toStep(page, name);

/** What is to be reached for each name, in the order in which the pictures are taken. */
export const pictureSteps: Readonly<Record<string, Shot>> = {
  first: async (page) => {
    await page.getByRole('button', { name: '看样例' }).waitFor(long);
    await page.getByText('打开的工作簿显示在这里').waitFor(long);
  },
  samples: async (page) => {
    await page.getByRole('button', { name: '建总表' }).click();
    await page.getByRole('radio', { name: /^从范例开始/ }).click(long);
    await page.getByRole('radio', { name: /^云江市/ }).click(long);
    await page.getByText('云安委〔2024〕12号').waitFor(long);
  },
  create: async (page) => {
    await page.getByRole('button', { name: '返回' }).click();
    await page.getByRole('button', { name: '看样例' }).click();
    await page.getByRole('region', { name: '导览' }).waitFor(long);
    await page.getByRole('button', { name: '结束导览' }).click();
  },
  collect: step('收表'),
  score: async (page) => {
    await toStep(page, '评分');
    await page.getByRole('button', { name: '给这个小项打分' }).click(long);
    await page.getByRole('checkbox').first().waitFor(long);
  },
  results: async (page) => {
    await toStep(page, '成绩');
    await page.getByRole('table', { name: '成绩' }).waitFor(long);
  },
  print: step('打印归档'),
};

/** Takes the pictures that are asked for; throws for a name that no step leads to. */
export async function takePicturesOf(
  page: Page,
  asked: readonly string[],
  path: (name: string) => string,
): Promise<void> {
  const unknown = asked.filter((name) => pictureSteps[name] === undefined);
  if (unknown.length > 0) throw new Error(`no way to the pictures ${unknown.join(' ')}`);
  for (const [name, reach] of Object.entries(pictureSteps)) {
    await reach(page);
    await page.waitForTimeout(1_000);
    if (asked.includes(name))
      await page.screenshot({ path: path(name), type: 'jpeg', quality: 70, scale: 'css' });
  }
}
