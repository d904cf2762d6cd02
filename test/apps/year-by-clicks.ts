import type { Page } from 'playwright-core';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { cellAt, type SheetData } from '../../src/sheets/data';
import { zhengzhou2019 } from '../../src/schemes';
import { sampleIncidentCells } from '../support/sample-incidents';
import { typed } from '../support/year';
import { button, pick, toStep, type Around, type PickedFile } from './around';

/** The year in the pane by mouse and keyboard, the same in every program that has the pane. */

/** As long as any answer takes on a machine with other work to do, in milliseconds. */
const long = { timeout: 120_000 };

async function sheetOf(around: Around, name: string): Promise<SheetData> {
  const { sheets } = await around.book();
  const sheet = sheets.find((each) => each.name === name);
  if (!sheet) throw new Error(`no sheet ${name} among ${sheets.map((each) => each.name).join(' ')}`);
  return sheet;
}

/** Texts and numbers of a column, as they stand below the heading rows. */
async function column(around: Around, sheet: string, index: number, from: number) {
  const read = await sheetOf(around, sheet);
  return read.rows
    .map((_, row) => cellAt(read, row, index).value)
    .slice(from)
    .filter((value) => value !== null && value !== '');
}

/** 建表：from nothing open to the 总表 with its five steps. */
export async function createMaster({ page }: Around): Promise<void> {
  await button(page, '建总表').click();
  await page.getByRole('radio', { name: /内置方案/ }).waitFor();
  await button(page, '建总表').click();
  await page.getByRole('tab', { name: /建表/ }).waitFor(long);
}

/** 看样例：one click from nothing open to a settled year with its tour. */
export async function openSample({ page }: Around): Promise<void> {
  await button(page, '看样例').click();
  const tour = page.getByRole('region', { name: '导览' });
  await tour.getByText('第 1 步，共 5 步：建表').waitFor(long);
  await toStep(page, '成绩');
  await page.getByRole('table', { name: '成绩' }).waitFor(long);
  await button(page, '结束导览').click();
  await tour.waitFor({ state: 'hidden' });
}

/** 发表：34 forms and 12 team workbooks as one archive. */
export async function issue(around: Around): Promise<void> {
  const { page } = around;
  await toStep(page, '建表');
  const archive = await around.saved(() => button(page, /发表（压缩包）/).click());
  expect(archive.name).toMatch(/\.zip$/);
  expect(new TextDecoder().decode(archive.bytes.subarray(0, 2))).toBe('PK');
  await page.getByText('文件收到了吗？').waitFor();
  await around.picture('issued');
  await button(page, '收到了').click();
}

/** 收表：all that came back, one of it not a workbook, one leader's form twice; the corrected one is chosen. */
export async function collect(around: Around, files: readonly PickedFile[]): Promise<void> {
  const { page } = around;
  const first = files.find(({ name }) => name === 'L01.xlsx');
  if (!first) throw new Error('no L01');
  const corrected = { name: 'L01改.xlsx', bytes: await typed(first.bytes, '', { C5: 0 }) };
  const broken = { name: '坏文件.xlsx', bytes: new TextEncoder().encode('PK不是工作簿') };
  await toStep(page, '收表');
  await pick(page, () => button(page, '选择文件').click(), [...files, corrected, broken]);
  await page.getByText('逐个文件').first().waitFor(long);
  await page.getByText('坏文件.xlsx').first().waitFor();
  await around.picture('collected');
  expect(await column(around, '领导评分', 2, 4)).toEqual([]);
  await page.getByRole('radio', { name: /L01改/ }).click();
  await button(page, '用选定的这一份').click();
  await page.getByRole('heading', { name: '重复待定' }).waitFor({ ...long, state: 'hidden' });
  expect((await column(around, '领导评分', 2, 4))[0]).toBe(0);
}

/** 发表 with a name that is edited and not saved: asked about, saved, and then it is in what goes out. */
async function issueNewName(around: Around): Promise<void> {
  const { page } = around;
  await button(page, '领导、处室、考核组的姓名').click();
  const leaders = page.getByLabel(/^领导/).first();
  await leaders.fill((await leaders.inputValue()).replace('领导16', '王晓'));
  await button(page, /发表（压缩包）/).click();
  await page.getByText('名单改过，还没有保存').waitFor(long);
  const archive = await around.saved(() => button(page, '保存名单再发').click(long));
  const names = Object.keys(unzipSync(archive.bytes));
  expect(names.filter((name) => name.includes('王晓'))).toHaveLength(1);
  await button(page, '收到了').click();
}

/** 退回单：an archive with faulty forms and what lies about in folders; all that are faulty go back marked, or one alone. */
async function sendBack(around: Around, forms: readonly PickedFile[]): Promise<void> {
  const { page } = around;
  const [first, third] = await Promise.all(
    forms.map(async ({ name, bytes }) => ({ name, bytes: await typed(bytes, '', { C8: 11 }) })),
  );
  if (!first || !third) throw new Error('no forms');
  const rubbish = new TextEncoder().encode('不是工作簿');
  const archive = {
    name: '收回.zip',
    bytes: zipSync({ [first.name]: first.bytes, 'Thumbs.db': rubbish, [`~$${first.name}`]: rubbish }),
  };
  await toStep(page, '收表');
  await pick(page, () => button(page, '选择文件').click(), [
    archive,
    third,
    { name: '纸质表.jpg', bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3) },
  ]);
  await page.getByText('逐个文件').first().waitFor(long);
  const came = page.getByRole('table', { name: '逐个文件的结果' });
  await came.getByText('纸质表.jpg').first().waitFor(long);
  await came.getByText(/录入纸质表/).waitFor();
  expect(await came.getByText(/Thumbs|~\$/).count()).toBe(0);
  const slips = await around.saved(() => button(page, '有错的 2 份，全部做退回单').click());
  // Each with the wording to send with it.
  expect(Object.keys(unzipSync(slips.bytes)).sort()).toEqual(
    ['领导01-L01', '领导03-L03'].flatMap((name) => [`退回-${name}.txt`, `退回-${name}.xlsx`]),
  );
  await button(page, '收到了').click();
  await button(page, /^领导01/).click();
  const sent = page.getByRole('group', { name: '领导01', exact: true });
  await sent.getByText('已收，1 处错误').first().waitFor(long);
  const slip = await around.saved(() => sent.getByRole('button', { name: '退回单' }).click());
  expect(Object.keys(unzipSync(slip.bytes)).some((part) => part.includes('kaohe-notes'))).toBe(true);
  await around.picture('slip');
  await sent.getByRole('button', { name: '收到了' }).click();
}

/** 录入纸质表、改一个分数：a form on paper is typed in by keys, and one of its scores changed, with the reason. */
async function typePaper(around: Around): Promise<void> {
  const { page } = around;
  const boxes = page.getByRole('group', { name: '领导02的附件3' }).getByRole('textbox');
  await button(page, /^领导02/).click();
  await button(page, '录入纸质表').click();
  await boxes.first().waitFor(long);
  const scores = [9, 9.5, ...Array.from({ length: 14 }, () => 8)];
  for (const score of scores) {
    await page.keyboard.type(String(score));
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Enter');
  await page.getByText('领导02：已写入 16 个分数。').waitFor(long);
  expect((await column(around, '领导评分', 3, 4)).slice(0, 16)).toEqual(scores);
  await button(page, '改一个分数').click();
  await boxes.first().fill('7');
  await page.getByLabel(/更正原因/).fill('纸上看错');
  await button(page, '写入 1 个分数').click();
  await page.getByText('领导02：已写入 1 个分数。').waitFor(long);
  expect((await column(around, '领导评分', 3, 4)).slice(0, 2)).toEqual([7, 9.5]);
}

/** A file that comes later than what was typed stands beside it, and what was typed may stay. */
async function comesLater(around: Around, file: PickedFile): Promise<void> {
  const { page } = around;
  await pick(page, () => button(page, '选择文件').click(), [file]);
  await page.getByRole('heading', { name: '重复待定' }).waitFor(long);
  await page.getByRole('radio', { name: /乙.*总表里录入的/ }).click(long);
  await button(page, '用选定的这一份').click(long);
  await page.getByRole('heading', { name: '重复待定' }).waitFor({ ...long, state: 'hidden' });
  expect((await column(around, '领导评分', 3, 4)).slice(0, 2)).toEqual([7, 9.5]);
}

/** 补发：the form of one person alone. */
async function issueOne(around: Around): Promise<void> {
  const { page } = around;
  await button(page, /^领导05/).click();
  const tile = page.getByRole('group', { name: '领导05', exact: true });
  const form = await around.saved(() => tile.getByRole('button', { name: '单独补发这一份' }).click(long));
  expect(form.name).toMatch(/领导05.*\.xlsx$/);
  await button(page, '收到了').click();
}

/** What an office does besides between 发表 and 核算, from nothing open. */
export async function officeDays(around: Around, files: readonly PickedFile[]): Promise<void> {
  const form = (name: string): PickedFile => {
    const found = files.find((file) => file.name === name);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  around.page.setDefaultTimeout(long.timeout);
  await createMaster(around);
  await issueNewName(around);
  await sendBack(around, [form('L01.xlsx'), form('L03.xlsx')]);
  await typePaper(around);
  await comesLater(around, form('L02.xlsx'));
  await issueOne(around);
}

/** Text that a spreadsheet would take for a formula, were it not written as text. */
const facts = '=1+1 未见安委会调整文件';

/** 条款打分：the row is selected on the sheet, the clause ticked in the pane. */
async function scoreByClause(around: Around): Promise<void> {
  const { page } = around;
  await toStep(page, '评分');
  await around.select('附件1', 'C5');
  await page.getByLabel('考核对象').waitFor(long);
  await page.getByLabel('考核对象').selectOption({ label: '惠济区' });
  await page.getByRole('checkbox', { name: /附1-2-1/ }).click();
  const field = page.getByLabel('事实说明');
  // A pane beside another workbook shows that one: who looks up to find no words there types them when the box is back.
  do await field.fill(facts);
  while ((await field.inputValue()) !== facts);
  await around.picture('clauses');
  await button(page, '记入').click();
  await page.getByText(/已记入扣分台账/).waitFor(long);
  const ledger = await sheetOf(around, '扣分台账');
  const row = ledger.rows.findIndex((_, index) => cellAt(ledger, index, 4).value === facts);
  expect(cellAt(ledger, row, 1).value).toBe('惠济区');
  expect(cellAt(ledger, row, 4).formula).toBeUndefined();
}

/** 核算：results stand on the sheet that is signed. */
export async function settle(around: Around): Promise<void> {
  const { page } = around;
  await toStep(page, '成绩');
  await button(page, /^核算|^再核算/).click();
  await page.getByText('核算完成，成绩已写入总表。').waitFor(long);
  expect(await column(around, '成绩公布', 1, 3)).toContain('惠济区');
  await around.picture('settled');
}

/** Programs show a cell when they get round to it. */
async function jumped(around: Around, place: string): Promise<void> {
  for (let tries = 0; (await around.selected()) !== place; tries += 1) {
    if (tries > 50) throw new Error(`${place} is not shown, but ${await around.selected()}`);
    await around.page.waitForTimeout(100);
  }
}

/** 分数来历：from a figure of the table to its cell. */
async function follow(around: Around): Promise<void> {
  const { page } = around;
  await button(page, /惠济区总分.*看分数来历/).click();
  await page.getByRole('heading', { name: '惠济区的分数来历' }).waitFor(long);
  await button(page, /年终考核/).click();
  await around.picture('trace');
  const jump = page.getByRole('button', { name: /^定位：/ }).first();
  const place = (await jump.getAttribute('aria-label'))?.replace('定位：', '').replace(' ', '!') ?? '';
  await jump.click();
  await jumped(around, place);
  // The keyboard is in the cell now.
  await button(page, '返回').click();
}

/** 更正：a score is changed in the grid, 核算 refuses, the reason is given in the pane, 核算 goes, 来历 shows it. */
export async function correct(around: Around): Promise<void> {
  const { page } = around;
  const was = cellAt(await sheetOf(around, '领导评分'), 5, 3).value;
  await around.type('领导评分', 'D6', was === 1 ? '2' : '1');
  await toStep(page, '成绩');
  await button(page, /^再核算/).click();
  await page.getByText('没有核算', { exact: true }).waitFor(long);
  const line = page.getByRole('group', { name: '领导02对郑东新区的评分' });
  await line.getByText(`收到时 ${String(was)}，现在`).waitFor(long);
  await around.picture('correction');
  await line.getByLabel('更正原因').fill('领导来函更正');
  await line.getByRole('button', { name: '记入更正' }).click();
  await page.getByText(/^已记入更正：/).waitFor(long);
  await button(page, /^再核算/).click();
  await page.getByText('核算完成，成绩已写入总表。').waitFor(long);
  expect(await column(around, '更正', 4, 3)).toContain('领导来函更正');
  await button(page, /郑东新区总分.*看分数来历/).click();
  await page.getByRole('heading', { name: '郑东新区的分数来历' }).waitFor(long);
  await button(page, /领导考核/).click();
  await button(page, /^领导02/).click();
  await page.getByRole('button', { name: /^更正\s*收到时/ }).click();
  await page.getByText('领导来函更正', { exact: true }).locator('visible=true').first().waitFor(long);
  await around.picture('correction-trace');
  await page.keyboard.press('Escape');
  // One click puts another one back.
  await around.type(
    '领导评分',
    'E6',
    cellAt(await sheetOf(around, '领导评分'), 5, 4).value === 3 ? '4' : '3',
  );
  await toStep(page, '成绩');
  const other = page.getByRole('group', { name: '领导03对郑东新区的评分' });
  await other.getByRole('button', { name: '恢复原值' }).click();
  await page.getByText(/^已恢复原值：/).waitFor(long);
  await other.waitFor({ ...long, state: 'hidden' });
}

/** 恢复：what settling wrote goes, what was collected and typed stays. */
async function restore(around: Around): Promise<void> {
  const { page } = around;
  await button(page, '恢复').click();
  await around.picture('restore');
  await page.getByRole('main').getByRole('button', { name: '恢复' }).click();
  await page.getByText(/^已恢复：/).waitFor(long);
  expect(await column(around, '成绩公布', 1, 3)).not.toContain('惠济区');
  expect((await column(around, '领导评分', 2, 4))[0]).toBe(0);
  expect(await column(around, '扣分台账', 4, 3)).toContain(facts);
  await page.keyboard.press('Escape');
}

/**
 * Presses 取消 beside what is being made as soon as it is there: forty papers may be made before a busy machine has moved
 * the mouse. An Excel in which a cell is edited shows a 取消 of its own, which is for the waiting.
 */
const cancelAtOnce = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const press = (): void => {
          const cancel = [...document.querySelectorAll('button')].find(
            ({ textContent, parentElement }) =>
              textContent === '取消' && parentElement?.textContent.startsWith('正在做文书'),
          );
          if (!cancel) return;
          observer.disconnect();
          cancel.click();
          resolve();
        };
        const observer = new MutationObserver(press);
        observer.observe(document, { childList: true, subtree: true });
      }),
  );

/** 文书：one as a Word document, one for each unit as an archive, one stopped half-way. */
async function makePapers(around: Around): Promise<void> {
  const { page } = around;
  await toStep(page, '打印归档');
  const section = page.getByRole('region', { name: '文书' });
  const make = section.getByRole('button', { name: '做成 Word' });
  const kind = section.getByLabel('做哪一种');
  await kind.selectOption('通报');
  await section.getByRole('checkbox', { name: '通报后面附成绩' }).check();
  const circular = await around.saved(() => make.click(long));
  // The name is the program's to change.
  expect(circular.name).toMatch(/\.docx$/);
  expect(strFromU8(unzipSync(circular.bytes)['word/document.xml'] ?? new Uint8Array())).toContain('惠济区');
  await section.getByRole('button', { name: '收到了' }).click(long);
  await kind.selectOption('考核报告');
  const reports = await around.saved(() => make.click(long));
  expect(reports.name).toMatch(/\.zip$/);
  const inside = Object.keys(unzipSync(reports.bytes));
  expect(inside).toHaveLength(43);
  expect(inside).toContain('考核报告/考核报告-惠济区.docx');
  await around.picture('papers');
  const cancelled = cancelAtOnce(page);
  await make.click(long);
  await cancelled;
  await page.getByText('已取消，没有生成文件。').waitFor(long);
  await section.getByLabel(/做哪个单位的/).selectOption('惠济区');
  const sheet = await around.saved(() => section.getByRole('button', { name: '做成表' }).click(long));
  expect(sheet.name).toMatch(/\.xlsx$/);
}

/** 奖惩情形 is typed on the sheet: what the ledgers of the sample year say. */
export async function typeIncidents(around: Around): Promise<void> {
  for (const [cell, value] of Object.entries(sampleIncidentCells(zhengzhou2019())))
    await around.type('奖惩情形', cell, String(value));
}

/** The whole year, from nothing open to settled for good. */
export async function year(around: Around, files: readonly PickedFile[]): Promise<void> {
  around.page.setDefaultTimeout(long.timeout);
  await around.picture('first');
  await createMaster(around);
  await around.picture('master');
  await issue(around);
  await collect(around, files);
  await typeIncidents(around);
  await scoreByClause(around);
  await settle(around);
  await follow(around);
  await restore(around);
  await settle(around);
  await makePapers(around);
}
