import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { parseAddress } from '../../src/base/address';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { zhengzhou2019 } from '../../src/schemes';
import { allUnits } from '../../src/scoring/results';
import { computed, openMaster, type OpenMaster } from '../../src/workflow/master';
import { readWorkbook } from '../../src/xlsx/read';
import { filledYear } from '../support/generated-year';
import { available, recalculate } from '../support/libreoffice';
import { memoryMaster } from '../support/memory-host';
import { pageUnderTest } from '../support/page-under-test';
import { describeWithTool } from '../support/xlsx-tools';
import { valueOf } from '../support/year';

/** 表格里的排序和筛选：排了、筛了，分数还是那些分数，存的文件里一行不少。 */

const grid = pageUnderTest('test/hosts/grid-page.ts');
const ledger = '扣分台账';
const menu = { up: '按这一列升序排列', down: '按这一列降序排列', filter: '筛选／取消筛选' };

const state = filledYear(zhengzhou2019(), 1);
const model = masterWorkbook(computed(state).state);
/** Rows of the ledger: those that hold something, and all that are drawn. */
const filled = state.deductions.length;
const first = 4;
const drawn = (model.sheets.find(({ name }) => name === ledger)?.rows.length ?? 0) - first + 1;

const withMaster = (work: (page: Page) => Promise<void>) =>
  grid.visit(async (page) => {
    await page.waitForFunction(() => 'grid' in window);
    await page.evaluate((book) => window.grid.create(book), model);
    await work(page);
  });

async function click(
  page: Page,
  address: string,
  { sheet = ledger, button }: { sheet?: string; button?: 'right' } = {},
): Promise<void> {
  const { left, top, width, height } = await page.evaluate(([name, at]) => window.grid.box(name, at), [
    sheet,
    address,
  ] as const);
  await page.mouse.click(left + width / 2, top + height / 2, button ? { button } : {});
}

const entry = (page: Page, words: string) => page.getByText(words).filter({ visible: true }).first();
const told = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

async function choose(page: Page, address: string, words: string, sheet = ledger): Promise<void> {
  await click(page, address, { sheet });
  await click(page, address, { sheet, button: 'right' });
  await entry(page, words).click();
}

const words = (page: Page) => page.getByPlaceholder('使用空格分隔关键字');

/** Puts a filter on the ledger and opens the choices of its units, by the keyboard. */
async function openChoices(page: Page): Promise<void> {
  await click(page, 'B3');
  await page.keyboard.press('Control+Shift+L');
  await page.keyboard.press('Alt+ArrowDown');
  await words(page).waitFor();
}

/** Until the list has one of these and none of the others. */
async function listed(page: Page, one: string, others: readonly string[]): Promise<void> {
  await page.waitForFunction(
    ([own, not]) => {
      const list = document.querySelector('[data-u-comp="sheets-filter-panel-values-virtual"]')?.textContent;
      return list?.includes(own) === true && !not.some((each) => list.includes(each));
    },
    [one, others] as const,
  );
}

/** Until the filter of the ledger hides so many rows. */
async function hides(page: Page, count: number): Promise<void> {
  await page.waitForFunction(([name, rows]) => window.grid.covered(name) === rows, [ledger, count] as const);
}

const column = async (page: Page, letter: string): Promise<string[]> =>
  (
    await page.evaluate(([name, at, from, to]) => window.grid.column(name, at, from, to), [
      ledger,
      letter,
      first,
      first + filled - 1,
    ] as const)
  ).map(String);

const bytesOf = async (page: Page): Promise<Uint8Array> =>
  new Uint8Array(await page.evaluate(() => window.grid.bytes()));

async function opened(bytes: Uint8Array): Promise<OpenMaster> {
  const host = memoryMaster();
  await host.create(model);
  host.replace(bytes);
  return valueOf(await openMaster(host));
}

/** What a 总表 comes to, whatever the order of its rows. */
const meaning = (open: OpenMaster) => ({
  totals: allUnits(open.state.results).map(({ unit, total, rank, grade }) => [
    unit,
    total?.toString(),
    rank,
    grade,
  ]),
  rows: open.state.deductions
    .map(({ unit, clause, quantity, facts, date, file, cell }) =>
      JSON.stringify([unit, clause, quantity, facts, date, file, cell]),
    )
    .sort(),
});

const pinyin = new Intl.Collator('zh-CN', { numeric: true });
const upwards = (values: readonly string[]): string[] => [...values].sort(pinyin.compare);
const downwards = (values: readonly string[]): string[] => [...values].sort((a, b) => pinyin.compare(b, a));

test(
  '台账按单位排序：整行一起走，公式说自己的行，读回的成绩一样；撤销以后和原来一样',
  () =>
    withMaster(async (page) => {
      const before = await opened(await bytesOf(page));
      const heights = () =>
        page.evaluate(([name, to]) => window.grid.heights(name, 3, to), [ledger, 40] as const);
      const rows = async () => {
        const [units, clauses, facts] = [
          await column(page, 'B'),
          await column(page, 'C'),
          await column(page, 'E'),
        ];
        return units.map((unit, index) => [unit, clauses[index], facts[index]].join(' '));
      };
      const [were, tall] = [await rows(), await heights()];
      await choose(page, 'B6', menu.up);
      const units = await column(page, 'B');
      expect(units).toEqual(upwards(units));
      const now = await rows();
      expect(now).not.toEqual(were);
      expect([...now].sort()).toEqual([...were].sort());
      for (const address of ['J9', 'Q9', 'S9']) {
        const place = parseAddress(address);
        const ours = model.sheets.find(({ name }) => name === ledger)?.rows[8]?.[place?.column ?? 0]?.formula;
        const { formula } = await page.evaluate(([name, at]) => window.grid.cell(name, at), [
          ledger,
          address,
        ] as const);
        expect([address, formula]).toEqual([address, ours]);
      }
      expect(meaning(await opened(await bytesOf(page)))).toEqual(meaning(before));
      await choose(page, 'C6', menu.down);
      const clauses = await column(page, 'C');
      expect(clauses).toEqual(downwards(clauses));
      expect(meaning(await opened(await bytesOf(page)))).toEqual(meaning(before));
      for (let step = 0; step < 2; step += 1) await page.keyboard.press('Control+z');
      await page.waitForTimeout(500);
      expect(await rows()).toEqual(were);
      expect(await heights()).toEqual(tall);
    }),
  240_000,
);

test(
  '受保护的、有合并格的、别处公式指着某一行的表，不排不筛，都说明；菜单的每一项做得成，或说明；文件不变',
  () =>
    withMaster(async (page) => {
      const before = await page.evaluate(() => window.grid.bytes());
      for (const words of [menu.up, menu.filter]) {
        await choose(page, 'A6', words, '成绩汇总');
        await told(page, '这张表受保护，不能排序、筛选');
        await page.waitForTimeout(300);
      }
      await choose(page, 'A7', menu.up, '方案');
      await told(page, /的公式指着这张表里的某一行/);
      await choose(page, 'B4', menu.up, '附件1');
      await told(page, '有合并的格');
      await choose(page, 'A1', '清除内容', '成绩汇总');
      await told(page, '这一格受保护，不能改');
      await choose(page, 'A6', '复制', '成绩汇总');
      await choose(page, 'A6', '查找', '成绩汇总');
      await page.getByPlaceholder('输入查找内容').waitFor();
      expect(await page.evaluate(() => window.grid.bytes())).toEqual(before);
    }),
  240_000,
);

test(
  '菜单由键盘打开、走、关上，回车就做',
  () =>
    withMaster(async (page) => {
      await click(page, 'B6');
      await page.keyboard.press('Shift+F10');
      await entry(page, menu.up).waitFor();
      await page.keyboard.press('Escape');
      await page.waitForFunction(
        (words) =>
          ![...document.querySelectorAll('section button')].some(
            (each) => each.checkVisibility() && each.textContent.includes(words),
          ),
        menu.up,
      );
      await page.keyboard.press('Shift+F10');
      await entry(page, menu.up).waitFor();
      await page.waitForFunction(() => document.activeElement?.tagName === 'BUTTON');
      for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowDown');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(menu.up);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(500);
      const units = await column(page, 'B');
      expect(units).toEqual(upwards(units));
    }),
  240_000,
);

test(
  '筛选：键盘打开；存的文件和没有筛选一样；打的字在看得见的那一行；排序只动看得见的；写入、定位到的看得见',
  () =>
    withMaster(async (page) => {
      const hidden = () => page.evaluate((name) => window.grid.covered(name), ledger);
      const before = await page.evaluate(() => window.grid.bytes());
      const units = await column(page, 'B');
      const unit = units[3] ?? '';
      const own = units.flatMap((each, index) => (each === unit ? [index] : []));
      await openChoices(page);
      await words(page).fill(unit);
      await listed(
        page,
        unit,
        units.filter((each) => each !== unit),
      );
      await page.getByRole('button', { name: '确认' }).click();
      await hides(page, drawn - own.length);
      expect(await page.evaluate(() => window.grid.bytes())).toEqual(before);

      const place = `E${first + (own[0] ?? 0)}`;
      await click(page, place);
      await page.keyboard.type('现场核实');
      await page.keyboard.press('Enter');
      const typed = await page.evaluate(([name, at]) => window.grid.cell(name, at), [ledger, place] as const);
      expect(typed.value).toBe('现场核实');

      await choose(page, `C${first + (own[0] ?? 0)}`, menu.down);
      const now = await column(page, 'B');
      expect(now).toEqual(units);
      const clauses = await column(page, 'C');
      const sorted = own.map((index) => clauses[index] ?? '');
      expect(sorted).toEqual(downwards(sorted));

      const free = first + filled;
      const count = await hidden();
      await page.evaluate(
        ([name, row, value]) => window.grid.write([{ sheet: name, row, column: 1, kind: 'value', value }]),
        [ledger, free - 1, unit] as const,
      );
      expect(await hidden()).toBe(count - 1);
      // Shown by the assistant: the filter lets all rows go.
      await page.evaluate(([name, at]) => window.grid.box(name, at), [ledger, `B${free + 5}`] as const);
      expect(await hidden()).toBe(0);
      await page.keyboard.press('Control+Shift+L');
      await page.waitForTimeout(300);
      expect(await hidden()).toBe(0);
    }),
  240_000,
);

test.each([
  ['点确认', (page: Page) => page.getByRole('button', { name: '确认' }).click()],
  ['按回车', (page: Page) => page.keyboard.press('Enter')],
])(
  '打完要看的，不等单子跟上就%s：看到的就是打的那一家',
  (_, confirm) =>
    withMaster(async (page) => {
      const units = await column(page, 'B');
      const unit = units[3] ?? '';
      await openChoices(page);
      await words(page).fill(unit);
      await confirm(page);
      await words(page).waitFor({ state: 'hidden' });
      await hides(page, drawn - units.filter((each) => each === unit).length);
    }),
  240_000,
);

describeWithTool('LibreOffice', available, '排过的台账', () => {
  test(
    '别的程序从头算一遍，成绩和存的一样',
    () =>
      withMaster(async (page) => {
        await choose(page, 'C6', menu.up);
        const bytes = await bytesOf(page);
        const folder = mkdtempSync(join(tmpdir(), 'kaohe-sorted-'));
        try {
          const file = join(folder, '总表.xlsx');
          writeFileSync(file, bytes);
          const [again = ''] = recalculate([file], join(folder, 'again'));
          const figures = async (data: Uint8Array) => {
            const { sheets } = valueOf(await readWorkbook(data, '总表.xlsx'));
            return ['成绩汇总', '成员单位成绩', '年终考核'].map((name) =>
              (sheets.find((sheet) => sheet.name === name)?.rows ?? []).map((cells) =>
                (cells ?? []).map((cell) => cell?.value ?? null),
              ),
            );
          };
          expect(await figures(readFileSync(again))).toEqual(await figures(bytes));
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      }),
    240_000,
  );
});
