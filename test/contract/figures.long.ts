import type { JSHandle } from 'playwright-core';
import { masterWorkbook } from '../../src/forms/master/workbook';
import { zhengzhou2019 } from '../../src/schemes';
import { readingIds, readingOptions } from '../../src/schemes/readings';
import type { WorkbookModel } from '../../src/sheets/model';
import { computed } from '../../src/workflow/master';
import { filledYear, generatedYear } from '../support/generated-year';
import { mechanismScheme, mechanismYear } from '../support/mechanism-scheme';
import { pageUnderTest } from '../support/page-under-test';
import { partsScheme, partsYear } from '../support/parts-scheme';
import { sampleSchemeNamed } from '../support/sample-facts';
import { longReportTeam } from '../support/wordy-team';
import { yearBooks } from '../support/year-books';
import type { Figures } from './figures-page';

/** The grid's own formula engine against the scoring engine, to the last digit. */

const grid = pageUnderTest('test/contract/figures-page.ts');

async function figuresOf(run: (figures: JSHandle<Window['figures']>) => Promise<Figures>): Promise<Figures> {
  let figures: Figures = { compared: 0, differing: ['not run'] };
  await grid.visit(async (page) => {
    await page.waitForFunction(() => 'figures' in window);
    figures = await run(await page.evaluateHandle(() => window.figures));
  });
  return figures;
}

const fromNothing = (model: WorkbookModel): Promise<Figures> =>
  figuresOf((figures) => figures.evaluate((own, given) => own.fromNothing(given), model));

/** Years that between them have every option of every reading; in the first all are the usual ones. */
const most = Math.max(...readingIds.map((id) => readingOptions[id].length));
const choices = Array.from({ length: most }, (_, index) =>
  Object.fromEntries(
    readingIds.map((id) => [id, readingOptions[id][Math.min(index, readingOptions[id].length - 1)] ?? '']),
  ),
);

const sampleYear = (name: string, seed: number) => filledYear(sampleSchemeNamed(name), seed);

describe('浏览器表格的公式与核算逐位一致', () => {
  test('在表格里发表、收 46 份表、核算的一年，总表里每一个数', async () => {
    const { compared, differing } = await figuresOf((figures) => figures.evaluate((own) => own.settled()));
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(4000);
  });

  test.each(choices)('不带结果的总表，表格从头算起；口径 %j', async (readings) => {
    const scheme = zhengzhou2019();
    const state = generatedYear({ ...scheme, readings: { ...scheme.readings, ...readings } }, 5);
    const { compared, differing } = await fromNothing(
      masterWorkbook(computed({ ...state, settled: true }).state),
    );
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(4000);
  });

  test('考核组工作簿，台账一行一行填，填的是 300 字的事实：报告、附页和台账每一格', async () => {
    const model = longReportTeam(zhengzhou2019(), 8).book;
    const { compared, differing } = await figuresOf((figures) =>
      figures.evaluate((own, given) => own.filledIn(given, '扣分台账', [3, 10]), model),
    );
    expect(differing.slice(0, 5)).toEqual([]);
    expect(compared).toBeGreaterThan(4000);
  });

  test('考核组工作簿，一个单位 60 笔、每笔 300 字：报告、附页和台账每一格', async () => {
    const { compared, differing } = await fromNothing(longReportTeam(zhengzhou2019(), 60).book);
    expect(differing.slice(0, 5)).toEqual([]);
    expect(compared).toBeGreaterThan(4000);
  });

  test.each([
    ['安禾市', () => sampleYear('安禾市', 1)],
    ['青岚县', () => sampleYear('青岚县', 2)],
    ['云江市', () => sampleYear('云江市', 3)],
    ['各种计分部分', () => partsYear(partsScheme(4), 4)],
    ['各种名额、情形、否决和名次', () => mechanismYear(mechanismScheme(5), 5)],
  ])('别的方案（%s）：总表和考核组工作簿，表格从头算起', async (_, year) => {
    const { master, team } = yearBooks(year());
    for (const book of [master, team]) {
      const { compared, differing } = await fromNothing(book);
      expect(differing.slice(0, 5)).toEqual([]);
      expect(compared).toBeGreaterThan(500);
    }
  });
});
