import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { toStep } from '../apps/around';

/** The way through the page to each picture of the manual, in their order: the sample, step by step. */

type Shot = (page: Page) => Promise<void>;

const long = { timeout: 180_000 };

const step =
  (name: string): Shot =>
  (page) =>
    toStep(page, name);

/** A sheet of the open 总表, by its tab. */
const sheet =
  (name: string): Shot =>
  async (page) => {
    const tabs = page.locator('#grid').getByRole('tablist', { name: 'Sheet tabs' });
    await tabs.getByText(name, { exact: true }).click(long);
  };

/** The open 总表 as a file, and an empty workbook in its place. */
async function putAside(page: Page): Promise<string> {
  const file = page.getByRole('button', { name: '文件' }).first();
  await file.click();
  const download = page.waitForEvent('download', long);
  await page.getByRole('button', { name: '下载', exact: true }).click();
  const path = await (await download).path();
  await page.getByRole('button', { name: '下载', exact: true }).waitFor({ state: 'hidden' });
  await file.click();
  await page.getByRole('button', { name: '新建' }).click();
  await page.getByRole('button', { name: '不下载，新建' }).click();
  await page.getByRole('button', { name: '看样例' }).waitFor(long);
  return path;
}

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
  scheme: async (page) => {
    await page.getByRole('button', { name: '建总表' }).click();
    await page.getByRole('tab', { name: /建表/ }).waitFor(long);
    await sheet('方案')(page);
  },
  units: sheet('考核对象'),
  rubric: sheet('附件6'),
  clauses: sheet('条款'),
  parts: sheet('计分部分'),
  readings: sheet('口径'),
  reports: async (page) => {
    await toStep(page, '收表');
    await page.getByRole('button', { name: /^群众安全感/ }).click(long);
    const part = page.getByRole('group', { name: '县区的群众安全感' });
    for (const [index, score] of ['92.5', '88', '90'].entries())
      await part.locator('input[inputmode=decimal]').nth(index).fill(score);
    await part.getByLabel('转报依据').fill('市统计局来函');
    await part.scrollIntoViewIfNeeded();
  },
  change: async (page) => {
    const path = await putAside(page);
    await page.getByRole('button', { name: '建总表' }).click(long);
    await page.getByRole('radio', { name: /^另一份总表/ }).click(long);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择总表文件' }).click();
    await (
      await chooser
    ).setFiles({
      name: '总表.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: readFileSync(path),
    });
    await page.getByRole('button', { name: '考核对象和分组' }).click(long);
    await page.getByRole('button', { name: '加一个县区' }).click();
    const joined = page.getByRole('group', { name: '（没有名称）' });
    await joined.getByLabel('考核组').selectOption({ label: '第三组' });
    await joined.getByLabel('名称').fill('南湖区');
    await page.getByRole('group', { name: '南湖区' }).scrollIntoViewIfNeeded();
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
