import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { address } from '../../src/base/address';
import { cellAt } from '../../src/sheets/data';
import type { Scalar } from '../../src/sheets/model';
import { readWorkbook } from '../../src/xlsx/read';
import { pageUnderTest } from '../support/page-under-test';
import { typed, valueOf } from '../support/year';
import { button, pick, toStep, type Around, type PickedFile } from './around';
import { browserAround } from './browser-around';

/** 别的城市的一年，在页面里用鼠标和键盘从头做到尾：从范例开始，发表，填表，收表，录入，转报，方案变更，补表，核算，公布。 */

const browser = pageUnderTest('src/apps/browser/main.ts', { template: 'src/apps/browser/page.html' });

const long = { timeout: 120_000 };
const workbook = (name: string): boolean => name.endsWith('.xlsx');

/** 建总表 → 从范例开始. */
async function createFrom({ page }: Around, city: string): Promise<void> {
  await button(page, '建总表').click();
  await page.getByRole('radio', { name: /^从范例开始/ }).click(long);
  await page.getByRole('radio', { name: new RegExp(`^${city}`) }).click(long);
  await page.getByText('安委〔').first().waitFor(long);
  await button(page, '建总表').click();
  await page.getByRole('tab', { name: /建表/ }).waitFor(long);
}

/** 发表: what goes out, by its path in the archive. */
async function issued(around: Around, words: RegExp): Promise<Map<string, Uint8Array>> {
  const { page } = around;
  await toStep(page, '建表');
  const archive = await around.saved(() => button(page, words).click(long));
  await button(page, '收到了').click();
  return new Map(Object.entries(unzipSync(archive.bytes)).filter(([name]) => workbook(name)));
}

/** Types a form as its rater does: 90 points for each unit, or for those that are named. */
async function rated(bytes: Uint8Array, only?: string): Promise<Uint8Array> {
  const [sheet] = valueOf(await readWorkbook(bytes, '表.xlsx')).sheets;
  if (!sheet) throw new Error('no sheet');
  const cells = sheet.rows.flatMap((_, row): [string, Scalar][] => {
    const [no, unit] = [0, 1].map((column) => cellAt(sheet, row, column).value);
    return typeof no === 'number' && (only === undefined || unit === only) ? [[address(row, 2), 90]] : [];
  });
  if (cells.length === 0) throw new Error('no unit in the form');
  return typed(bytes, '', Object.fromEntries(cells));
}

/** Types a line into the 扣分台账 of a team's workbook. */
async function recorded(
  bytes: Uint8Array,
  line: readonly { unit: string; clause: string; quantity: number | null }[],
): Promise<Uint8Array> {
  const sheet = valueOf(await readWorkbook(bytes, '组.xlsx')).sheets.find(({ name }) => name === '扣分台账');
  if (!sheet) throw new Error('no ledger');
  const head = sheet.rows.findIndex((cells) => cells?.some((cell) => cell?.value === '被考核单位'));
  const column = (name: string): number => sheet.rows[head]?.findIndex((cell) => cell?.value === name) ?? -1;
  const cells = line.flatMap(({ unit, clause, quantity }, index): [string, Scalar][] =>
    (
      [
        ['被考核单位', unit],
        ['条款编号', clause],
        ['数量', quantity],
        ['事实说明', '现场核对'],
      ] as const
    ).map(([name, value]) => [address(head + 1 + index, column(name)), value]),
  );
  return typed(bytes, '扣分台账', Object.fromEntries(cells));
}

const nameOf = (path: string): string => path.split('/').at(-1) ?? path;

/** 收表, until every file has been told of. */
async function collect(page: Page, files: readonly PickedFile[]): Promise<void> {
  await toStep(page, '收表');
  await pick(page, () => button(page, '选择文件').click(), files);
  // An earlier collection is shown until this one is done.
  await page.getByText(`${files.length} 个`, { exact: true }).waitFor(long);
}

/** 录入纸质表: the same score for each unit, by keys. */
async function typePaper(page: Page, rater: string, units: number): Promise<void> {
  await toStep(page, '收表');
  await button(page, new RegExp(`^${rater}`)).click();
  await button(page, '录入纸质表').click();
  const boxes = page.getByRole('group', { name: new RegExp(`^${rater}的`) }).getByRole('textbox');
  await boxes.first().waitFor(long);
  for (let unit = 0; unit < units; unit += 1) {
    await page.keyboard.type('90');
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Enter');
  await page.getByText(`${rater}：已写入 ${units} 个分数。`).waitFor(long);
}

/** 转报分: full marks for each unit of the part that has none yet, with the document that brought them. */
async function report(page: Page, part: string, of: string, count: number): Promise<void> {
  const section = page.getByRole('group', { name: `${of}的${part}` });
  if (!(await section.isVisible())) await button(page, new RegExp(`^${part}\\s*${of}`)).click();
  const boxes = section.locator('input[inputmode=decimal]');
  await boxes.first().waitFor(long);
  for (const box of await boxes.all()) if ((await box.inputValue()) === '') await box.fill('100');
  await section.getByLabel('转报依据').fill('来函');
  await section.getByRole('button', { name: `写入 ${count} 个转报分` }).click();
  await page.getByText(`${part}：已写入 ${count} 个转报分。`).waitFor(long);
}

/** 核算, and what the sheet that is signed says of each unit. */
async function settle({ page, book }: Around): Promise<Map<string, unknown>> {
  await toStep(page, '成绩');
  await button(page, /^核算|^再核算/).click();
  await page
    .getByText(/核算完成，成绩已写入总表。|没有核算/)
    .first()
    .waitFor(long);
  const stopped = page.getByRole('group', { name: '没有核算的原因' });
  if (await stopped.isVisible()) throw new Error(await stopped.innerText());
  const sheet = (await book()).sheets.find(({ name }) => name === '成绩公布');
  if (!sheet) throw new Error('no 成绩公布');
  return new Map(
    sheet.rows.flatMap((cells): [string, unknown][] => {
      const at = cells?.findIndex((cell) => cell?.type === 'number' && cell.value !== null) ?? -1;
      const numbers = (cells ?? []).flatMap((cell) => (typeof cell?.value === 'number' ? [cell.value] : []));
      const name = cells?.find((cell) => cell?.type === 'text' && String(cell.value).length > 1)?.value;
      return at < 0 || numbers.length < 2 ? [] : [[String(name), numbers]];
    }),
  );
}

/** The screens of all steps at the widths of a docked pane. */
async function pictures(around: Around, city: string): Promise<void> {
  const { page } = around;
  const size = page.viewportSize();
  for (const width of [380, 320]) {
    await page.setViewportSize({ width, height: 2400 });
    for (const step of ['建表', '收表', '评分', '成绩', '打印归档']) {
      await toStep(page, step);
      await page.waitForTimeout(1_000);
      // Nothing is wider than the pane.
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([step, width, over]).toEqual([step, width, 0]);
      const words = await page.locator('#pane').innerText();
      expect(words).not.toMatch(/郑州|郑安委|2019|成员单位|县（市、区）|平时考核|处室/);
      await around.picture(`${city}-${width}-${step}`);
    }
  }
  if (size) await page.setViewportSize(size);
}

/** 文书: one as a Word document, that names every unit it is to name. */
async function paper(around: Around, kind: string): Promise<string> {
  const { page } = around;
  await toStep(page, '打印归档');
  const section = page.getByRole('region', { name: '文书' });
  await section.getByLabel('做哪一种').selectOption(kind);
  const { bytes } = await around.saved(() => section.getByRole('button', { name: '做成 Word' }).click(long));
  await section.getByRole('button', { name: '收到了' }).click(long);
  return strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
}

test('云江市：三个评价组、两份细则、转报分；年中走了一个部门、来了一个区', async () => {
  await browser.visit(async (page) => {
    const around = browserAround(page, 'other');
    await createFrom(around, '云江市');
    const sent = await issued(around, /发表（压缩包）/);
    const came: PickedFile[] = [];
    for (const [path, bytes] of sent) {
      const name = nameOf(path);
      // One leaves before its form is back, one sends it on paper.
      if (/气象局|领导02/.test(name)) continue;
      if (path.startsWith('评价表/')) came.push({ name, bytes: await rated(bytes) });
      else if (path.startsWith('考核组/'))
        came.push({
          name,
          bytes: name.startsWith('01')
            ? await recorded(bytes, [{ unit: '东陵县', clause: '附1-2-2', quantity: 3 }])
            : bytes,
        });
    }
    expect(came).toHaveLength(18 + 3);
    await collect(page, came);
    await typePaper(page, '领导02', 9);
    await report(page, '群众安全感', '县区', 5);
    await report(page, '隐患整改率', '县区', 5);
    await report(page, '绩效考核', '市直单位', 4);
    await around.picture('reports');

    // 方案变更: the 总表 of the year is the scheme of a new one.
    await button(page, '文件').click();
    const old = await around.saved(() => button(page, '下载').click());
    await page.getByRole('button', { name: '下载', exact: true }).waitFor({ state: 'hidden' });
    await button(page, '文件').click();
    await button(page, '新建').click();
    await page.getByRole('button', { name: '不下载，新建' }).click();
    await button(page, '看样例').waitFor(long);
    await button(page, '建总表').click();
    await page.getByRole('radio', { name: /^另一份总表/ }).click(long);
    await pick(page, () => button(page, '选择总表文件').click(), [old]);
    await button(page, /的姓名$/).click(long);
    const offices = page.getByLabel(/^市直部门（/);
    const names = await offices.inputValue(long);
    await offices.fill(
      names
        .split('\n')
        .filter((name) => name !== '市气象局')
        .join('\n'),
    );
    await button(page, '考核对象和分组').click();
    await button(page, '加一个县区').click();
    const joined = page.getByRole('group', { name: '（没有名称）' });
    await joined.getByLabel('考核组').selectOption({ label: '第三组' });
    await joined.getByLabel('名称').fill('南湖区');
    await button(page, '看转入什么').click();
    await page.getByText(/^转入：/).waitFor(long);
    await page.getByRole('checkbox', { name: /改为“按满分折算”/ }).check();
    await around.picture('change');
    await button(page, '建总表').click();
    await page.getByRole('tab', { name: /建表/ }).waitFor(long);

    // 补表 of everybody for the unit that joined; what came before is not asked for again.
    const again = await issued(around, /再发一次|发表/);
    const extra: PickedFile[] = [];
    for (const [path, bytes] of again) {
      const name = `补-${nameOf(path)}`;
      if (path.startsWith('评价表/') && !path.includes('领导02'))
        extra.push({ name, bytes: await rated(bytes, '南湖区') });
      if (path.startsWith('考核组/03'))
        extra.push({
          name,
          bytes: await recorded(bytes, [{ unit: '南湖区', clause: '附1-2-2', quantity: 2 }]),
        });
    }
    expect(extra).toHaveLength(18 + 1);
    await collect(page, extra);
    await around.picture('supplements');
    // Its tile was open in the 总表 before, and still is.
    const change = button(page, '改一个分数');
    if (!(await change.isVisible())) await button(page, /^领导02/).click();
    await change.click(long);
    const form = page.getByRole('group', { name: /^领导02的/ });
    await form.getByLabel('南湖区').fill('90', long);
    await form.getByRole('button', { name: '写入 1 个分数' }).click(long);
    await page.getByText(/领导02：已写入 1 个分数。/).waitFor(long);
    await report(page, '群众安全感', '县区', 1);
    await report(page, '隐患整改率', '县区', 1);

    const results = await settle(around);
    expect(results.size).toBe(10);
    // 9 + 9 + 9 from the forms, 42 and 18 from the rubrics, 5 + 5 that were sent.
    const total = (name: string) => results.get(name);
    expect(total('石桥县')).toEqual(expect.arrayContaining([97]));
    expect(total('东陵县')).toEqual(expect.arrayContaining([95.2]));
    expect(total('南湖区')).toEqual(expect.arrayContaining([95.8]));
    expect(total('市教育局')).toEqual(expect.arrayContaining([97]));
    const published = await paper(around, '成绩公布');
    for (const name of ['南湖区', '东陵县', '市教育局']) expect(published).toContain(name);
    await pictures(around, '云江市');
  });
}, 600_000);

test.each([
  ['青岚县', [{ unit: '青石镇', clause: '附6-3-1', quantity: 2 }], null],
  ['安禾市', [], { part: '日常考核', of: '县区', count: 7 }],
] as const)(
  '%s：没有评价人，考核组的工作簿收回就核算',
  async (city, line, sentIn) => {
    await browser.visit(async (page) => {
      const around = browserAround(page, 'other');
      await createFrom(around, city);
      const sent = await issued(around, /发表（压缩包）/);
      const came: PickedFile[] = [];
      for (const [path, bytes] of sent)
        if (path.startsWith('考核组/'))
          came.push({
            name: nameOf(path),
            bytes: nameOf(path).startsWith('01') && line.length > 0 ? await recorded(bytes, line) : bytes,
          });
      expect(came.length).toBeGreaterThan(1);
      await collect(page, came);
      if (sentIn) await report(page, sentIn.part, sentIn.of, sentIn.count);
      const results = await settle(around);
      expect(results.size).toBeGreaterThan(5);
      const published = await paper(around, '成绩公布');
      for (const name of results.keys()) expect(published).toContain(name);
      await pictures(around, city);
    });
  },
  400_000,
);
