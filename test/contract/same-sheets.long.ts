import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileMaster } from '../../src/hosts/folder';
import { excelUnderTest, withoutGaps } from '../excel/under-test';
import { fileOfBook } from '../simulated/file/write';
import { pageUnderTest } from '../support/page-under-test';
import type { Quirks } from '../wps/quirks';
import { wpsUnderTest } from '../wps/under-test';
import type { HostUnderTest } from './host';
import { sheetsOfYear, type SheetSeen } from './same-sheets';

/** The demo year is the same in every host, sheet by sheet: values, formulas, formats and page setup. */

const folder = mkdtempSync(join(tmpdir(), 'kaohe-same-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function inFile(): Promise<SheetSeen[]> {
  const path = join(folder, '总表.xlsx');
  const idle = () => Promise.reject(new Error('nobody works in this file'));
  const host: HostUnderTest = {
    workbook: fileMaster(path),
    program: null,
    type: idle,
    rename: idle,
    select: idle,
  };
  return sheetsOfYear(host, async () => new Uint8Array(await readFile(path)));
}

async function inWps(quirks: Partial<Quirks>): Promise<SheetSeen[]> {
  const host = await wpsUnderTest(quirks)();
  const { world } = host;
  // What the program would save, also where the adapter cannot get at it.
  return sheetsOfYear(host, () =>
    world.active ? Promise.resolve(fileOfBook(world.active)) : Promise.reject(new Error('no workbook')),
  );
}

const grid = pageUnderTest('test/contract/same-sheets-page.ts');

async function inGrid(): Promise<SheetSeen[]> {
  let sheets: SheetSeen[] = [];
  await grid.visit(async (page) => {
    await page.waitForFunction(() => 'sheetsOfYear' in window);
    sheets = await page.evaluate(() => window.sheetsOfYear());
  });
  return sheets;
}

async function inExcel(): Promise<SheetSeen[]> {
  const host = excelUnderTest();
  const sheets = await sheetsOfYear(host, () => Promise.resolve(fileOfBook(host.excel.book)));
  withoutGaps();
  return sheets;
}

/** Excel draws whole pixels of 0.75 points: heights that are drawn alike are the same. */
const inPixels = (heights: SheetSeen['rowHeights']): Record<string, number> =>
  Object.fromEntries(Object.entries(heights).map(([row, points]) => [row, Math.round(points / 0.75)]));

const hosts: readonly [string, () => Promise<SheetSeen[]>][] = [
  ['浏览器里的表格', inGrid],
  ['Excel', inExcel],
  ['WPS', () => inWps({})],
  ['WPS（Linux 各项不同）', () => inWps({ blocksIgnored: true, flattened: true, scalars: true })],
];

let expected: SheetSeen[] = [];
beforeAll(async () => {
  expected = await inFile();
});

test('样例年的总表里有东西可比', () => {
  expect(expected.length).toBeGreaterThan(10);
  const count = (of: (sheet: SheetSeen) => object) =>
    expected.reduce((sum, sheet) => sum + Object.keys(of(sheet)).length, 0);
  expect(count(({ values }) => values)).toBeGreaterThan(5_000);
  expect(count(({ formulas }) => formulas)).toBeGreaterThan(500);
  expect(count(({ validations }) => validations)).toBeGreaterThan(10);
});

describe.each(hosts)('%s 与 xlsx 文件', (_, live) => {
  let found: SheetSeen[] = [];
  beforeAll(async () => {
    found = await live();
  }, 240_000);

  const alike: readonly [string, (sheet: SheetSeen) => unknown][] = [
    [
      '表的名称、角色、可见与保护',
      ({ name, role, visibility, protected: locked }) => ({ name, role, visibility, locked }),
    ],
    ['值', ({ values }) => values],
    ['公式', ({ formulas }) => formulas],
    ['格式与合并', ({ formats, merges }) => ({ formats, merges })],
    [
      '列宽、行高、隐藏、冻结、标签',
      ({ columnWidths, rowHeights, hidden, freeze, tabColor, zoom }) => ({
        columnWidths,
        rowHeights: inPixels(rowHeights),
        hidden,
        freeze,
        tabColor,
        zoom,
      }),
    ],
    ['填写范围与条件格式', ({ validations, conditionalFormats }) => ({ validations, conditionalFormats })],
    ['页面设置', ({ page }) => page],
  ];
  test.each(alike)('%s相同', (_what, of) => {
    expect(found.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
    found.forEach((sheet, index) => {
      const other = expected[index];
      expect({ sheet: sheet.name, seen: of(sheet) }).toEqual({
        sheet: other?.name,
        seen: other && of(other),
      });
    });
  });
});
