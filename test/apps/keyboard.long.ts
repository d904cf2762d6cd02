import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { zhengzhou2019 } from '../../src/schemes';
import { cellAt } from '../../src/sheets/data';
import { readWorkbook } from '../../src/xlsx/read';
import { filledYear, picked } from '../assistant/desk';
import { keysOf, type Keys } from '../support/keys';
import { pageUnderTest } from '../support/page-under-test';
import { sampleIncidentCells } from '../support/sample-incidents';
import { valueOf } from '../support/year';
import { workbookType } from './around';
import { browserAround } from './browser-around';

/** 一年从头到尾，只用键盘：没有一处要用鼠标，每按一下都看得见键盘在哪里。 */

const browser = pageUnderTest('src/apps/browser/main.ts', { template: 'src/apps/browser/page.html' });

const long = { timeout: 60_000 };

/** Goes to a step by its tab. */
async function toStep(keys: Keys, name: string): Promise<void> {
  await keys.to(/^[1-5]?(?:建表|收表|评分|成绩|打印归档)/, { role: 'tab', key: 'Shift+Tab' });
  await keys.to(new RegExp(`^[1-5]?${name}`), { role: 'tab', key: 'ArrowRight', most: 5 });
  await keys.press('Enter');
}

/** 录入纸质表: the tile by arrows, sixteen scores by the number keys. */
async function typePaper(page: Page, keys: Keys): Promise<void> {
  await keys.to(/^领导01/);
  await keys.press('ArrowRight');
  await keys.press('Enter');
  await keys.to('录入纸质表');
  await keys.press('Enter');
  await page.getByRole('group', { name: '领导02的附件3' }).getByRole('textbox').first().waitFor(long);
  for (const score of ['9', '9.5', ...Array.from({ length: 14 }, () => '8')]) {
    await keys.type(score);
    await keys.press('Enter');
  }
  await keys.press('Enter');
  await page.getByText('领导02：已写入 16 个分数。').waitFor(long);
  await keys.seen();
}

/** What 核算 refuses for is mended in the grid: 定位 leads to the cell, F6 back. */
async function typeIncidents(page: Page, keys: Keys): Promise<void> {
  const cells = Object.entries(sampleIncidentCells(zhengzhou2019()));
  for (const [cell, value] of cells) {
    await keys.to(`定位：奖惩情形 ${cell}`);
    await keys.intoGrid('Enter');
    await page.keyboard.type(String(value), { delay: 50 });
    await keys.inGrid('Enter');
    await keys.press('F6');
  }
}

test('建表、发表、收表、录入纸质表、打分、在表里填、核算、看来历和图、签发、下载', async () => {
  const files = picked(await filledYear());
  await browser.visit(async (page) => {
    const keys = keysOf(page);
    const around = browserAround(page, 'keys');
    const spy = setInterval(
      () => void page.screenshot({ path: 'out/screens/keys-live.png' }).catch(() => undefined),
      3000,
    );
    setTimeout(() => clearInterval(spy), 200000);
    await page.getByRole('button', { name: '建总表' }).waitFor(long);
    await page.keyboard.press('Tab');
    await keys.to('建总表');
    await keys.press('Enter');
    await page.getByRole('radio', { name: /内置方案/ }).waitFor(long);
    await keys.to('建总表');
    await keys.press('Enter');
    await page.getByRole('tab', { name: /建表/ }).waitFor(long);
    await keys.seen();

    await keys.to(/^发表（压缩包）/);
    const archive = await around.saved(keys.enter);
    expect(archive.name).toMatch(/\.zip$/);
    await page.getByText('文件收到了吗？').waitFor(long);
    await keys.to('收到了');
    await keys.press('Enter');

    await toStep(keys, '收表');
    await keys.to('选择文件');
    const chooser = page.waitForEvent('filechooser');
    await keys.enter();
    await (
      await chooser
    ).setFiles(
      files
        .filter(({ name }) => name !== 'L02.xlsx')
        .map(({ name, bytes }) => ({ name, mimeType: workbookType, buffer: Buffer.from(bytes) })),
    );
    await page.getByText('逐个文件').first().waitFor(long);
    await keys.seen();
    await around.picture('collected');
    await typePaper(page, keys);

    await toStep(keys, '评分');
    await keys.to('找小项');
    await keys.type('党委常委会议 落实方案');
    await keys.press('Enter');

    await page.getByRole('checkbox').first().waitFor(long);
    await keys.to(/附\d-\d+-\d/, { role: 'input' });
    await keys.press('Space');
    await keys.to(/^事实说明/);
    await keys.type('未见安委会调整文件');
    await around.picture('clause');
    await keys.press('Control+Enter');
    await page.getByText(/已记入扣分台账/).waitFor(long);
    await keys.seen();

    await toStep(keys, '成绩');
    await keys.to('核算');
    await keys.press('Enter');
    await page.getByText('没有核算', { exact: true }).waitFor(long);
    await typeIncidents(page, keys);
    await keys.to(/^核算$|^再核算/, { key: 'Shift+Tab' });
    await keys.press('Enter');
    await page.getByText('核算完成，成绩已写入总表。').waitFor(long);
    await keys.seen();

    await keys.to(/惠济区总分.*看分数来历/);
    await keys.press('Enter');
    await page.getByRole('heading', { name: '惠济区的分数来历' }).waitFor(long);
    await keys.press('Escape');
    await keys.to('名次', { role: 'tab', key: 'Shift+Tab' });
    await keys.to('图', { role: 'tab', key: 'ArrowRight' });
    await keys.press('Enter');
    await page.getByRole('img').first().waitFor(long);
    await keys.to('存为 PNG');
    expect((await around.saved(keys.enter)).name).toMatch(/\.png$/);
    await keys.seen();

    await toStep(keys, '打印归档');
    await keys.to('打印用工作簿');
    const signed = await around.saved(keys.enter);
    const published = valueOf(await readWorkbook(signed.bytes, signed.name)).sheets.find(
      ({ name }) => name === '成绩公布',
    );
    expect(published?.rows.map((_, row) => cellAt(published, row, 1).value)).toContain('惠济区');
    await page.getByText('文件收到了吗？').first().waitFor(long);
    await keys.to('做哪一种');
    await page.keyboard.type('年度概览');
    await keys.to('做成 Word');
    const overview = await around.saved(keys.enter);
    expect(strFromU8(unzipSync(overview.bytes)['word/document.xml'] ?? new Uint8Array())).toContain('概览');
    await around.picture('papers');

    await keys.to(/^提示/, { key: 'Shift+Tab', most: 200 });
    await keys.to('文件', { key: 'ArrowRight' });
    await keys.press('Enter');
    await keys.to('下载');
    const file = await around.saved(keys.enter);
    await keys.seen();
    const book = valueOf(await readWorkbook(file.bytes, file.name));
    const scores = book.sheets.find(({ name }) => name === '领导评分');
    expect(scores && [4, 5, 6].map((row) => cellAt(scores, row, 3).value)).toEqual([9, 9.5, 8]);
  });
}, 600_000);
