import type { Locator } from 'playwright-core';
import { button, toStep, type Around } from './around';

/** The day of somebody who looks: the sample and its tour, and the pictures. The same in every program. */

const long = { timeout: 120_000 };

/** Steps with the sheet of each that comes to the front. */
const fronts = [
  ['建表', '首页'],
  ['收表', '评价人'],
  ['评分', '附件1'],
  ['成绩', '成绩汇总'],
  ['打印归档', '成绩公布'],
] as const;

/** Programs bring a sheet to the front when they get round to it. */
async function inFront(around: Around, sheet: string): Promise<void> {
  for (let tries = 0; !(await around.selected()).startsWith(`${sheet}!`); tries += 1) {
    if (tries > 50) throw new Error(`${sheet} is not in front, but ${await around.selected()}`);
    await around.page.waitForTimeout(100);
  }
}

/** 看样例、导览：one click from nothing open to a settled year; each step of the tour brings its sheet to the front. */
async function tour(around: Around): Promise<void> {
  const { page } = around;
  await button(page, '看样例').click(long);
  const card = page.getByRole('region', { name: '导览' });
  for (const [index, [step, sheet]] of fronts.entries()) {
    if (index > 0) await card.getByRole('button', { name: `下一步：${step}` }).click(long);
    await card.getByText(`第 ${index + 1} 步，共 5 步：${step}`).waitFor(long);
    await inFront(around, sheet);
    await around.picture(`tour-${index + 1}`);
  }
  await card.getByRole('button', { name: '结束导览' }).click();
  await card.waitFor({ state: 'hidden' });
  // Who has chosen another sheet of the step keeps it.
  await around.select('附件2', 'C6');
  await toStep(page, '评分');
  await page.waitForTimeout(1_500);
  expect(await around.selected()).toBe('附件2!C6');
}

const begins = { PNG: [0x89, 0x50, 0x4e, 0x47], SVG: [...'<svg'].map((letter) => letter.charCodeAt(0)) };

async function savePicture({ saved }: Around, card: Locator, as: keyof typeof begins): Promise<void> {
  const file = await saved(() => card.getByRole('button', { name: `存为 ${as}` }).click(long));
  expect(file.name).toMatch(new RegExp(`\\.${as.toLowerCase()}$`));
  expect([...file.bytes.subarray(0, 4)]).toEqual(begins[as]);
  await card.getByRole('button', { name: '收到了' }).click(long);
}

/** 图：each has its question, a table behind it, and is saved as PNG and as SVG. */
async function pictures(around: Around): Promise<void> {
  const { page } = around;
  await toStep(page, '成绩');
  await page.getByRole('tab', { name: '图', exact: true }).click(long);
  for (const question of [/谁排在哪里/, /谁在等次的边上/, /弱在哪里/, /谁的尺度/, /哪一组扣得/]) {
    const card = page.getByRole('region', { name: question });
    await card.getByRole('img').waitFor(long);
    await card.scrollIntoViewIfNeeded();
    await around.picture(`picture-${question.source}`);
    await savePicture(around, card, 'PNG');
    await savePicture(around, card, 'SVG');
    await card.getByRole('button', { name: '看表' }).click(long);
    expect(await card.getByRole('row').count()).toBeGreaterThan(5);
  }
  await page.getByRole('tab', { name: '名次' }).click();
}

/** All of it, from nothing open. */
export async function look(around: Around): Promise<void> {
  await tour(around);
  await pictures(around);
}
