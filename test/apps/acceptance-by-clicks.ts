import type { Page } from 'playwright-core';
import { button, pick, type Around, type PickedFile } from './around';

/** 验收单 in the pane by mouse and keyboard: ten steps, as somebody does them who has the program. */

const long = { timeout: 90_000 };

const step = (page: Page, no: number) => page.getByRole('listitem', { name: new RegExp(`^第 ${no} 步`) });

async function sheet(page: Page): Promise<void> {
  await button(page, '帮助').click();
  await button(page, '验收单').click();
  await page.getByRole('textbox', { name: '验收单' }).waitFor(long);
}

async function passed(page: Page, no: number): Promise<void> {
  await step(page, no).getByRole('button', { name: '通过', exact: true }).click();
  await step(page, no)
    .getByRole('button', { name: `改第 ${no} 步` })
    .waitFor(long);
}

/** Back to the sheet from a step of the pane. */
const back = (page: Page): Promise<void> => button(page, '验收单').click();

async function samples(around: Around): Promise<PickedFile[]> {
  const { page } = around;
  const files: PickedFile[] = [];
  await step(page, 4).getByRole('button', { name: '做三份样例文件' }).click();
  for (const who of ['领导01', '处室01', '第一组']) {
    const save = button(page, `存“验收样例-${who}.xlsx”`);
    await save.waitFor(long);
    files.push(await around.saved(() => save.click()));
    await button(page, '收到了').click();
  }
  return files;
}

/**
 * All ten steps; gives the text in the end.
 * @param reopened opens the pane again, as after the program was closed
 */
export async function acceptance(around: Around, reopened: () => Promise<Page>): Promise<string> {
  const { page } = around;
  await sheet(page);
  await passed(page, 1);
  await button(page, '建验收用的总表').click();
  await page.getByRole('tab', { name: /建表/ }).waitFor(long);
  await passed(page, 2);
  await button(page, '带我去那一格').click();
  await page.waitForFunction(() => !document.querySelector('[role="progressbar"]'));
  await around.type('奖惩情形', 'D4', '0');
  await passed(page, 3);
  const files = await samples(around);
  await around.picture('acceptance');
  await step(page, 4).getByRole('button', { name: '去收表' }).click();
  await pick(page, () => button(page, '选择文件').click(), files);
  await page.getByText('逐个文件').first().waitFor(long);
  await back(page);
  await passed(page, 4);
  await step(page, 5).getByRole('button', { name: '去核算' }).click();
  await button(page, /^核算|^再核算/).click();
  await page.getByText('核算完成，成绩已写入总表。').waitFor(long);
  await back(page);
  await passed(page, 5);
  await around.select('扣分台账', 'E5');
  await passed(page, 6);
  await button(page, '恢复').click();
  await page.getByRole('main').getByRole('button', { name: '恢复' }).click();
  await page.getByText(/^已恢复：/).waitFor(long);
  await page.keyboard.press('Escape');
  await back(page);
  await passed(page, 7);
  await passed(page, 8);
  await passed(page, 9);
  const again = await reopened();
  await again.getByRole('tab', { name: /建表/ }).waitFor(long);
  await button(again, '验收单').click();
  await step(again, 10).getByLabel('备注（可不填）').fill('字体不像');
  await step(again, 10).getByRole('button', { name: '不通过' }).click();
  await step(again, 10).getByRole('button', { name: '改第 10 步' }).waitFor(long);
  return again.getByRole('textbox', { name: '验收单' }).inputValue();
}
