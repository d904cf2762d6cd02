import type { Page } from 'playwright-core';
import { readMaster } from '../../src/forms/master/reading';
import { identitySheet } from '../../src/cells/identity';
import { readWorkbook } from '../../src/xlsx/read';
import { filledYear, picked } from '../assistant/desk';
import { SimulatedExcel } from '../excel/excel';
import { alone, bearable, type Switch } from '../excel/switches';
import { valueOf } from '../support/year';
import { excelAround } from './excel-around';
import { excelPages } from './excel-pages';
import { year } from './year-by-clicks';

/** The year by clicks in an Excel with things switched on that real ones are reported to do. */

const pages = excelPages();

/** How long the page waits for an answer of Excel (src/hosts/excel/options.ts), and a little more. */
const answer = 91_000;

const named = (...names: readonly string[]): Switch => {
  const meant = names.map((name) => {
    const found = [...bearable, ...alone].find((each) => each.name === name);
    if (!found) throw new Error(`no switch ${name}`);
    return found;
  });
  return {
    name: names.join('，'),
    on: (excel) => {
      for (const each of meant) each.on(excel);
    },
  };
};

/** Of these one is on at a time: both keep results waiting. */
const waiting = ['手动计算', '还没有算完'];

/** All at once, in which every two meet; alone and a few together they are in test/contract. One has a year to itself. */
const sets: readonly Switch[] = [
  named('放入一直不答，过一会儿才放进来'),
  ...waiting.map((one) =>
    named(...bearable.flatMap(({ name }) => (waiting.includes(name) && name !== one ? [] : [name]))),
  ),
];

/** The page's own clock, which runs on, and goes on at once by what is waited for when Excel keeps silent. */
async function impatient({ clock }: Page, excel: SimulatedExcel): Promise<void> {
  await clock.install();
  excel.onSilence = () => void clock.fastForward(answer);
}

test.each(sets.map((each) => [each.name, each] as const))('一年从头到尾：%s', async (_, { on }) => {
  const files = picked(await filledYear());
  const excel = new SimulatedExcel();
  on(excel);
  await pages.inExcel(
    async (windows, address) => {
      const { page } = await windows.open(`${address}pane.html`);
      await page.getByRole('button', { name: '建总表' }).waitFor({ timeout: 60_000 });
      if (excel.slow) await impatient(page, excel);
      await year(excelAround(excel, page, 'excel-switched'), files);
    },
    { excel },
  );
});

test('放入一直不答，也一直没有放进来：说清楚，填的姓名还在；“在新窗口打开”“下载总表”都是完整的总表', async () => {
  const excel = new SimulatedExcel();
  excel.slow = { messages: 100_000 };
  await pages.inExcel(
    async (windows, address) => {
      const { page } = await windows.open(`${address}pane.html`);
      await page.getByRole('button', { name: '建总表' }).click();
      await impatient(page, excel);
      await page.getByRole('radio', { name: /内置方案/ }).waitFor();
      await page.getByText(/的姓名$/).click();
      const label = page.getByText(/^领导（\d+／\d+/).first();
      const [, wanted] = /／(\d+)/.exec(await label.innerText()) ?? [];
      const names = Array.from({ length: Number(wanted) }, (_, index) => `甲领导${index + 1}`);
      const typed = page.getByRole('textbox', { name: /^领导/ }).first();
      await typed.fill(names.join('\n'));
      await page.getByRole('button', { name: '建总表' }).click();
      await page.getByText(/也可能过一会儿才出现/).waitFor({ timeout: 120_000 });
      const { saved, picture } = excelAround(excel, page, 'excel-late');
      await picture('told');
      expect(await typed.inputValue()).toBe(names.join('\n'));
      const section = page.getByRole('region', { name: '换个办法建表' });
      await section.getByRole('button', { name: '在新窗口打开' }).click();
      await page.getByText('总表已在新窗口打开').waitFor({ timeout: 60_000 });
      const file = await saved(() => section.getByRole('button', { name: '下载总表' }).click());
      const book = valueOf(await readWorkbook(file.bytes, file.name));
      expect(readMaster(book).findings).toEqual([]);
      expect(JSON.stringify(book.sheets)).toContain(`"${names.at(-1) ?? ''}"`);
      expect(excel.opened.map(({ sheets }) => sheets.map(({ name }) => name))).toEqual([
        [...book.sheets.map(({ name }) => name), identitySheet],
      ]);
    },
    { excel },
  );
});
