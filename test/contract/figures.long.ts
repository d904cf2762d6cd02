import { readingIds, readingOptions } from '../../src/schemes/readings';
import { pageUnderTest } from '../support/page-under-test';
import type { Figures } from './figures-page';

/** The grid's own formula engine against the scoring engine, to the last digit. */

const grid = pageUnderTest('test/contract/figures-page.ts');

async function figuresOf(readings: Record<string, string> | null): Promise<Figures> {
  let figures: Figures = { compared: 0, differing: ['not run'] };
  await grid.visit(async (page) => {
    await page.waitForFunction(() => 'figures' in window);
    figures = await page.evaluate(
      (choices) => (choices ? window.figures.fromNothing(choices) : window.figures.settled()),
      readings,
    );
  });
  return figures;
}

/** Years that between them have every option of every reading; in the first all are the usual ones. */
const most = Math.max(...readingIds.map((id) => readingOptions[id].length));
const years = Array.from({ length: most }, (_, index) =>
  Object.fromEntries(
    readingIds.map((id) => [id, readingOptions[id][Math.min(index, readingOptions[id].length - 1)] ?? '']),
  ),
);

describe('浏览器表格的公式与核算逐位一致', () => {
  test('在表格里发表、收 46 份表、核算的一年，总表里每一个数', async () => {
    const { compared, differing } = await figuresOf(null);
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(4000);
  });

  test.each(years)('不带结果的总表，表格从头算起；口径 %j', async (readings) => {
    const { compared, differing } = await figuresOf(readings);
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(4000);
  });
});
