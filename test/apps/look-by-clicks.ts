import { strFromU8, unzipSync } from 'fflate';
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

/** The pictures go into the Word papers, 年度概览 for the chief among them. */
async function papers(around: Around): Promise<void> {
  const { page } = around;
  await toStep(page, '打印归档');
  const section = page.getByRole('region', { name: '文书' });
  for (const [kind, pictured] of [
    ['通报', 2],
    ['共性问题', 2],
    ['组间尺度', 1],
    ['评价一致性', 1],
    ['年度概览', 4],
  ] as const) {
    await section.getByLabel('做哪一种').selectOption(kind);
    if (kind === '通报') await section.getByRole('checkbox', { name: '通报后面附成绩' }).check();
    const { name, bytes } = await around.saved(() =>
      section.getByRole('button', { name: '做成 Word' }).click(long),
    );
    expect(name).toMatch(/\.docx$/);
    const parts = unzipSync(bytes);
    const drawings = Object.keys(parts).filter((part) => part.endsWith('.emf'));
    // A long one goes on over the page.
    expect([kind, drawings.length >= pictured]).toEqual([kind, true]);
    if (kind === '年度概览')
      for (const words of ['一页概览', '材料已全部收到', '前三名', '在等次边上的'])
        expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toContain(words);
    await section.getByRole('button', { name: '收到了' }).click(long);
  }
}

/** What a 口径 says in the workbook that is open. */
async function reading(around: Around, id: string): Promise<string[]> {
  const { sheets } = await around.book();
  const sheet = sheets.find(({ name }) => name === '口径');
  const row = sheet?.rows.find((cells) => cells?.some((cell) => cell?.value === id) === true);
  return (row ?? []).map((cell) => String(cell?.value ?? ''));
}

/** 口径：what would change is said before anything is switched; once it is, and the year settled, it is so. */
async function decide(around: Around): Promise<void> {
  const { page } = around;
  expect(await reading(around, '换算舍入')).toContain('整数');
  await button(page, '口径').click(long);
  await page.getByRole('button', { name: /^换算舍入/ }).click(long);
  await page.getByRole('radio', { name: /^一位小数/ }).click(long);
  await page.getByText(/^照现在的数据：[1-9]\d* 家总分、\d+ 家等次、\d+ 家名次会变。/).waitFor(long);
  const line = page
    .getByRole('table', { name: '会变的单位' })
    .getByRole('row')
    .filter({ hasText: '→' })
    .first();
  const [, unit = '', then = ''] =
    /^\s*(\S+?)\s*(?:总分)?\s*[\d.]+ → ([\d.]+)/.exec(await line.innerText()) ?? [];
  expect(then).toMatch(/\d/);
  await around.picture('reading');
  await page.getByRole('button', { name: '改', exact: true }).click(long);
  await page.getByText('口径“换算舍入”已改为“一位小数”。').waitFor(long);
  await button(page, '返回').click(long);
  expect(await reading(around, '换算舍入')).toContain('一位小数');
  await toStep(page, '成绩');
  await page.getByRole('checkbox', { name: /^发表以后方案改过/ }).check(long);
  await button(page, /^再核算/).click(long);
  await page.getByText('核算完成，成绩已写入总表。').waitFor(long);
  await button(page, new RegExp(`^${unit}总分 ${then.replace('.', '\\.')}，`)).waitFor(long);
}

/** 恢复：the last writes as a list, which is there when the pane is opened again; taken back one after the other. */
async function takeBack(around: Around, reopened: () => Promise<Around>): Promise<void> {
  const listed = async ({ page, picture }: Around): Promise<void> => {
    await button(page, '恢复').click(long);
    await page.getByText(/^把 [-\d]+ [:\d]+ 的“核算”写入的/).waitFor(long);
    await page
      .getByRole('list', { name: '再往前的写入' })
      .getByRole('listitem')
      .filter({ hasText: '改口径' })
      .waitFor(long);
    await picture('restore');
  };
  await listed(around);
  const again = await reopened();
  again.page.setDefaultTimeout(long.timeout);
  await again.page.getByRole('tab', { name: /建表/ }).waitFor(long);
  await listed(again);
  for (const action of ['核算', '改口径']) {
    await again.page.getByRole('main').getByRole('button', { name: '恢复' }).click(long);
    await again.page.getByText(new RegExp(`^已恢复：“${action}”`)).waitFor(long);
  }
  expect(await reading(again, '换算舍入')).toContain('整数');
}

/** 使用手册 opens as a page beside the program, from 帮助. */
async function manual({ page }: Around): Promise<void> {
  await button(page, '帮助').click(long);
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: '打开使用手册' }).click(long);
  const read = await opened;
  await read.waitForLoadState();
  expect(await read.title()).toBe('考核助手使用手册');
  await read.close();
  await button(page, '返回').click(long);
}

/**
 * All of it, from nothing open.
 * @param reopened opens the pane again beside the same workbook, as after a reload
 */
export async function look(around: Around, reopened: () => Promise<Around>): Promise<void> {
  around.page.setDefaultTimeout(long.timeout);
  await tour(around);
  await manual(around);
  await pictures(around);
  await papers(around);
  await decide(around);
  await takeBack(around, reopened);
}
