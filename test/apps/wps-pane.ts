import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { version as packageVersion } from '../../package.json';
import { filledYear, picked } from '../assistant/desk';
import type { OldVersion } from '../support/old-chromium';
import { button } from './around';
import { wpsAround } from './wps-around';
import { oldEngine } from './wps-engine';
import { servedPackage } from './wps-served';
import {
  collect,
  createMaster,
  issue,
  openSample,
  officeDays,
  settle,
  typeIncidents,
  year,
} from './year-by-clicks';

/** The add-in as it is shipped, and its pane in engines as old as those of WPS with a simulated program around. */

export const shipped = servedPackage();
const panePage = () => `${shipped().online}pane.html`;

export const offlineName = `kaohe_${packageVersion}`;
export const offlineFolder = () => join(shipped().folder, 'wps-offline', offlineName);

/** 帮助—诊断：what the page says of the program and the engine; the text can be copied without a clipboard. */
async function diagnose(page: Page, version: OldVersion): Promise<void> {
  await button(page, '帮助').click();
  await button(page, '做诊断').click();
  await page.getByText('这个版本的 WPS 什么都不缺。').first().waitFor();
  const report = page.getByRole('textbox', { name: '诊断报告' });
  expect(await report.inputValue()).toMatch(
    new RegExp(`WPS 表格 12\\.1\\.0\\.26895[^]*Chrome/${version}\\.`),
  );
  await button(page, '复制').click();
  await page.getByText(/^已复制。|^已选中，请按 Ctrl\+C 复制。/).waitFor();
}

export const describePane = (version: OldVersion): void =>
  describe(`在 Chromium ${version} 里`, () => {
    const visit = oldEngine(version, () => shipped().simulation);

    test('普通 http 下一年从头到尾：建表、发表、收表、条款打分、核算、分数来历、恢复、诊断', async () => {
      const files = picked(await filledYear());
      await visit(panePage(), async (page) => {
        const around = wpsAround(page, `wps${version}`);
        await year(around, files);
        expect(await page.evaluate(() => isSecureContext)).toBe(false);
        expect(page.workers()).toHaveLength(1);
        await diagnose(page, version);
        await around.picture('diagnosed');
      });
    }, 400_000);

    test('看样例：空白工作簿里就是走完的一年', () =>
      visit(panePage(), (page) => openSample(wpsAround(page, `wps${version}`))));

    test('没保存的名单先问，有错的退回，纸质表录入、改一个分数，晚到的表并排比，补发一份', async () => {
      const files = picked(await filledYear());
      await visit(panePage(), (page) => officeDays(wpsAround(page, `wps${version}`), files));
    }, 180_000);

    test('功能区的按钮带到那一步，点“收起”面板就收起', () =>
      visit(panePage(), async (page) => {
        await createMaster(wpsAround(page, `wps${version}`));
        for (const [asked, step] of [
          ['settle', /成绩/],
          ['collect', /收表/],
          ['print', /打印归档/],
          ['create', /建表/],
        ] as const) {
          await page.evaluate((which) => window.wpsHands.click(which), asked);
          await page.getByRole('tab', { name: step, selected: true }).waitFor();
        }
        await page.evaluate(() => window.wpsHands.click('check'));
        await page.getByRole('heading', { name: '提示' }).waitFor();
        await button(page, '收起').click();
        expect(await page.evaluate(() => window.wpsHands.visible())).toBe(false);
      }));

    test('不是 WPS 打开的，说明看到了什么，指给浏览器版', () =>
      visit(
        panePage(),
        async (page) => {
          await page.getByRole('heading', { name: '考核助手在这里用不了' }).waitFor();
          await page.getByText('页面里没有 Application').first().waitFor();
          const link = page.getByRole('link', { name: '打开浏览器版' });
          expect(await link.evaluate((each) => (each as HTMLAnchorElement).pathname)).toBe('/browser/');
        },
        null,
      ));

    test('缺了没有别的办法代替的能力，不让办一半：列出缺什么，指给浏览器版', () =>
      visit(
        panePage(),
        async (page) => {
          await page.getByRole('heading', { name: '考核助手在这里用不了' }).waitFor();
          await page
            .getByText(/这个版本的 WPS 缺少：.*不能可靠地工作/)
            .first()
            .waitFor();
          await page.getByRole('link', { name: '打开浏览器版' }).waitFor();
        },
        { lacks: ['Workbooks.Add'] },
      ));

    test('成批写入不起作用、没有事件的版本（Linux）：照样建表，诊断说换了什么办法', () =>
      visit(
        panePage(),
        async (page) => {
          await createMaster(wpsAround(page, `wps${version}-linux`));
          await button(page, '帮助').click();
          await button(page, '做诊断').click();
          await page
            .getByText(/这个版本的 WPS 可以用。.*已自动换了办法/)
            .first()
            .waitFor();
        },
        { blocksIgnored: true, flattened: true, scalars: true, missingFalsy: true, lacks: ['ApiEvent'] },
      ));

    test('离线：从磁盘打开，后台线程开不了，照样建表、发表、收表、核算', async () => {
      const files = picked(await filledYear());
      await visit(pathToFileURL(join(offlineFolder(), 'pane.html')).href, async (page) => {
        const around = wpsAround(page, `wps${version}-offline`);
        await createMaster(around);
        await issue(around);
        await collect(around, files);
        await typeIncidents(around);
        await settle(around);
        expect(page.workers()).toHaveLength(0);
      });
    }, 400_000);
  });
