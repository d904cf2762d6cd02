import { readingIds, readingOptions } from '../../src/schemes/readings';
import { pageUnderTest } from '../support/page-under-test';
import type { Figures } from './figures-page';

/** The grid's own formula engine against the scoring engine, to the last digit. */

const grid = pageUnderTest('test/contract/figures-page.ts');

type Run = { team: true } | { readings: Record<string, string> } | { year: true };

async function figuresOf(run: Run): Promise<Figures> {
  let figures: Figures = { compared: 0, differing: ['not run'] };
  await grid.visit(async (page) => {
    await page.waitForFunction(() => 'figures' in window);
    figures = await page.evaluate(
      (of) =>
        'team' in of
          ? window.figures.team()
          : 'readings' in of
            ? window.figures.fromNothing(of.readings)
            : window.figures.settled(),
      run,
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
    const { compared, differing } = await figuresOf({ year: true });
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(4000);
  });

  test('考核组工作簿，一个单位 60 笔、每笔 300 字：报告、附页和台账每一格', async () => {
    const { compared, differing } = await figuresOf({ team: true });
    expect(differing.slice(0, 5)).toEqual([]);
    expect(compared).toBeGreaterThan(4000);
  });

  test.each(years)('不带结果的总表，表格从头算起；口径 %j', async (readings) => {
    const { compared, differing } = await figuresOf({ readings });
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(4000);
  });
});
