import { readMaster } from '../../src/forms/master/reading';
import { readWorkbook } from '../../src/xlsx/read';
import { filledYear, picked } from '../assistant/desk';
import { valueOf } from '../support/year';
import type { Life } from '../wps/page';
import { acceptance } from './acceptance-by-clicks';
import { button } from './around';
import { wpsAround } from './wps-around';
import { oldEngines } from './wps-engine';
import { servedPackage } from './wps-served';
import { collect, createMaster, settle, typeIncidents, year } from './year-by-clicks';

/** The year by clicks in a WPS with things switched on that real ones are reported to do, and with windows of its own. */

const served = servedPackage();
const folder = () => served().online;
const { visit, visitOffice } = oldEngines(92, () => served().simulation);

/** Each alone and any two of them are in test/contract. */
const all: Life = { manual: true, spelled: true, elsewhere: true };

test('一年从头到尾：手动计算、公式换了写法、做着的时候去别的工作簿，三样一起', async () => {
  const files = picked(await filledYear());
  await visit(`${folder()}pane.html`, (page) => year(wpsAround(page, 'wps-switched'), files), {}, all);
});

test('面板属于一个窗口：新总表的窗口里没有面板，点功能区就有；在那里接着做，点的步骤不串', () =>
  visitOffice(
    folder(),
    async ({ pane, press, hidden }) => {
      const first = await pane('kaohePane');
      await createMaster(wpsAround(first, 'wps-windows'));
      expect(await hidden.evaluate(() => [window.wpsHands.inSight(1), window.wpsHands.inSight(2)])).toEqual([
        false,
        false,
      ]);
      // The page of the pane says no more that it is in sight.
      await first.waitForTimeout(4_500);
      const second = await pane('kaohePane');
      await second.getByRole('tab', { name: /建表/ }).waitFor({ timeout: 60_000 });
      const around = wpsAround(second, 'wps-windows');
      await press('kaoheCollect');
      await second.getByRole('tab', { name: /收表/, selected: true }).waitFor();
      await collect(around, picked(await filledYear()));
      await around.picture('collected');
      expect(await hidden.evaluate(() => window.wpsHands.inSight(2))).toBe(true);
    },
    { panesOfWindows: true },
  ));

test('验收单：十步走完；WPS 关掉再开，总表从文件打开，接着填，与保存时一样', () =>
  visitOffice(folder(), async ({ pane, hidden }) => {
    const page = await pane('kaohePane');
    await page.getByRole('button', { name: '建总表' }).waitFor({ timeout: 60_000 });
    const text = await acceptance(wpsAround(page, 'wps-acceptance'), async () => {
      await page.close();
      await hidden.evaluate(() => window.wpsHands.restart());
      return pane('kaohePane');
    });
    expect(text).toMatch(/^程序：WPS 表格 12\.1\.0\.26895/m);
    expect(text).toMatch(/通过 9 步，不通过 1 步，没有做 0 步/);
    expect(text).toMatch(/^2 建表.*建验收用的总表 \d+\.\d 秒；\d+ 张表/m);
    expect(text).toMatch(/^3 填数.*D4 是 0/m);
    expect(text).toMatch(/^4 收表.*收到 3\/3 份/m);
    expect(text).toMatch(/^5 核算.*已核算；差额 0 处/m);
    expect(text).toMatch(/^7 恢复.*没有核算；差额 0 处/m);
    expect(text).toMatch(/^10 重新打开.*与保存时一样\n.备注：字体不像/m);
  }));

describe('打开的文件都是只读', () => {
  const readOnly = { opensReadOnly: true, templateIgnored: true };

  test('建表说明办法；点“下载总表”，存下来的是完整的总表', () =>
    visit(
      `${folder()}pane.html`,
      async (page) => {
        const around = wpsAround(page, 'wps-read-only');
        await button(page, '建总表').click();
        await page.getByRole('radio', { name: /内置方案/ }).waitFor({ timeout: 60_000 });
        await button(page, '建总表').click();
        await page
          .getByText(/不能由加载项建表/)
          .first()
          .waitFor({ timeout: 60_000 });
        await around.picture('refused');
        const section = page.getByRole('region', { name: '换个办法建表' });
        const file = await around.saved(() => section.getByRole('button', { name: '下载总表' }).click());
        expect(readMaster(valueOf(await readWorkbook(file.bytes, file.name))).findings).toEqual([]);
        expect(await page.evaluate(() => window.wpsHands.selected())).toBe('Sheet1!A1');
      },
      readOnly,
    ));

  test('总表是只读打开的：面板说一次存不回去；照说的另存以后接着做，做过的都在', async () => {
    const files = picked(await filledYear());
    await visit(`${folder()}pane.html`, async (page) => {
      const around = wpsAround(page, 'wps-read-only');
      await createMaster(around);
      await page.evaluate(() => window.wpsHands.openedAs({ readOnly: true, name: '总表（只读）.xlsx' }));
      await collect(around, files);
      const told = page.getByText('「总表（只读）.xlsx」是以只读方式打开的');
      await told.waitFor();
      await around.picture('told');
      await page.evaluate(() => window.wpsHands.openedAs({ readOnly: false, name: '总表.xlsx' }));
      await button(page, '知道了').click();
      await typeIncidents(around);
      await settle(around);
      expect(await told.count()).toBe(0);
    });
  });
});
