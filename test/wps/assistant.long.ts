import { assistantFor } from '../../src/assistant/assistant';
import type { Assistant } from '../../src/assistant/api';
import { xlsxFormat } from '../../src/xlsx/format';
import type { WorkbookData } from '../../src/sheets/data';
import { filledYear, picked } from '../assistant/desk';
import { readBook, valueOf } from '../contract/expect';
import type { HostUnderTest } from '../contract/host';
import { zhengzhou2019 } from '../../src/schemes';
import { missed } from '../simulated/refused';
import { sampleIncidentCells } from '../support/sample-incidents';
import type { Quirks } from './quirks';
import { wpsUnderTest } from './under-test';
import { namesIn, withNames } from '../support/names';

/** The year as the pane drives it, with the 总表 open in WPS: create, issue, collect, settle, take back. */

const ways: readonly [string, Partial<Quirks>][] = [
  ['严格形式', {}],
  [
    'Linux 各项不同',
    { blocksIgnored: true, flattened: true, scalars: true, missingFalsy: true, addReturnsNull: true },
  ],
];

const on = () => true;

/** All values but those of 操作记录, which keeps what was done. */
const standing = (book: WorkbookData): unknown =>
  book.sheets
    .filter(({ role }) => role !== 'log')
    .map(({ name, rows }) => [
      name,
      rows.map(
        (row) => row?.map((cell) => [cell?.value ?? '', cell?.formula ?? ''].join('｜')).join('¦') ?? '',
      ),
    ]);

async function assistantOn(quirks: Partial<Quirks>): Promise<{ assistant: Assistant; host: HostUnderTest }> {
  const host = await wpsUnderTest(quirks)();
  let minute = 0;
  const now = () => `2020-01-18 09:${String(minute++).padStart(2, '0')}`;
  return { host, assistant: assistantFor({ workbook: host.workbook, files: xlsxFormat, now }) };
}

describe.each(ways)('总表在 WPS 里（%s）', (_, quirks) => {
  test('建表、发表、收 46 份、核算，成绩是正式的；恢复核算后总表回到核算以前', async () => {
    const { assistant, host } = await assistantOn(quirks);
    valueOf(await assistant.create(await assistant.builtInDraft()), 'create');
    valueOf(await assistant.issue('archive', on), 'issue');
    for (const [cell, count] of Object.entries(sampleIncidentCells(zhengzhou2019())))
      await host.type('奖惩情形', cell, count);
    const view = valueOf(await assistant.collect(picked(await filledYear()), [], on), 'collect');
    expect(view.files.map(({ status }) => status)).toEqual(Array.from({ length: 46 }, () => 'taken'));
    const before = standing(await readBook(host));

    expect(valueOf(await assistant.settle({}), 'settle').settled).toBe(true);
    const results = valueOf(await assistant.results(), 'results');
    expect([results.official, ...results.kinds.map(({ rows }) => rows.length)]).toEqual([true, 16, 27]);
    expect(results.kinds[0]?.rows.every(({ difference }) => difference === '0')).toBe(true);
    expect(standing(await readBook(host))).not.toEqual(before);

    const restored = valueOf(await assistant.restore(), 'restore');
    expect(restored.kept).toEqual([]);
    expect(standing(await readBook(host))).toEqual(before);
    expect(missed).toEqual([]);
  });

  test('核算后有人改了一格：恢复时那一格留着，并说出是哪一格', async () => {
    const { assistant, host } = await assistantOn(quirks);
    valueOf(await assistant.create(await assistant.builtInDraft()), 'create');
    const names = valueOf(await assistant.names(), 'names');
    const [, ...rest] = namesIn(names, 'leader');
    valueOf(await assistant.saveNames(withNames(names, 'leader', ['王甲', ...rest])), 'save names');
    const raters = (await readBook(host)).sheets.find(({ name }) => name === '评价人');
    const row = raters?.rows.findIndex((cells) => cells?.some((cell) => cell?.value === '王甲')) ?? -1;
    const column = raters?.rows[row]?.findIndex((cell) => cell?.value === '王甲') ?? -1;
    const cell = `${'ABCDEFGH'.charAt(column)}${row + 1}`;
    await host.type('评价人', cell, '王乙');
    const restored = valueOf(await assistant.restore(), 'restore');
    expect(restored.kept).toEqual([{ sheet: '评价人', cell }]);
    expect(namesIn(valueOf(await assistant.names(), 'names'), 'leader')[0]).toBe('王乙');
  });
});
