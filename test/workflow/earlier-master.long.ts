import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MasterReading } from '../../src/forms/master/reading';
import { readMaster } from '../../src/forms/master/reading';
import type { CellData, WorkbookData } from '../../src/sheets/data';
import { formulasOf, rowPlace } from '../../src/sheets/table';
import { locateTable } from '../../src/sheets/locate';
import { publishedTable } from '../../src/forms/master/publication';
import { openMaster } from '../../src/workflow/master';
import { recoverable } from '../../src/workflow/recoverable';
import { settleMaster } from '../../src/workflow/settle';
import { checkFormulas } from '../../src/checks/formulas';
import { computed } from '../../src/workflow/master';
import { readWorkbook } from '../../src/xlsx/read';
import { memoryMaster } from '../support/memory-host';
import { time, typed, valueOf } from '../support/year';

/** A 总表 that 0.1.0 made and settled: its formulas look figures up by INDEX, today's do not. Both are ours. */

const file = readFileSync(join(__dirname, '../files/master-0.1.0.xlsx'));

const earlier = () => {
  const master = memoryMaster();
  master.replace(file);
  return master;
};

const readBack = async (bytes: Uint8Array): Promise<WorkbookData> =>
  valueOf(await readWorkbook(bytes, '总表.xlsx'));

const formulasIn = (book: WorkbookData): string[] =>
  book.sheets.flatMap(({ rows }) =>
    rows.flatMap((cells) => (cells ?? []).flatMap((cell) => cell?.formula ?? [])),
  );

const usingIndex = (book: WorkbookData) => formulasIn(book).filter((formula) => /INDEX\(/.test(formula));

/** 成绩公布 and 评先候选 as they stand in the workbook. */
const published = (book: WorkbookData, reading: MasterReading) =>
  (['district', 'member'] as const).map((kind) => {
    const table = publishedTable(reading.scheme, kind);
    const rows = locateTable(book, table, 'blank-row')?.rows ?? [];
    return rows.map((row) => table.columns.map(({ key }) => row.cell(key).value));
  });

const readingOf = (book: WorkbookData): MasterReading => {
  const { reading } = readMaster(book);
  if (!reading) throw new Error('cannot be read');
  return reading;
};

describe('0.1.0 建成并核算过的总表', () => {
  test('打开、校验、核算都没有错误，公布的成绩一格不变', async () => {
    const master = earlier();
    const before = await readBack(file);
    expect(usingIndex(before).length).toBeGreaterThan(4000);
    const open = valueOf(await openMaster(master));
    expect(checkFormulas(open.reading, open.state)).toEqual([]);

    const settled = valueOf(await settleMaster(master, { now: time }));
    expect(settled.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const after = await readBack(master.bytes());
    const [old, now] = [published(before, readingOf(before)), published(after, readingOf(after))];
    expect(old.map((rows) => rows.length)).toEqual([16, 27]);
    expect(now).toEqual(old);
  });

  test('下一次写入把每一个公式换成今天的，值一个不变；再写就没有要改的', async () => {
    const master = earlier();
    valueOf(await settleMaster(master, { now: time }));
    const after = await readBack(master.bytes());
    expect(usingIndex(after)).toEqual([]);
    const reading = readingOf(after);
    const { state } = computed(reading.state, reading);
    // Row by row, the prepared ones too.
    for (const { entry, located } of reading.tables)
      entry.use(({ table, mode }) => {
        if (mode !== 'ledger') return;
        for (const at of located.rows)
          for (const column of table.columns)
            expect(at.cell(column.key).formula).toBe(
              formulasOf(column, rowPlace(located.place, at.row), undefined)[0],
            );
      });
    expect(checkFormulas(reading, state)).toEqual([]);
  });

  test('口径表没有后来的口径：按默认，下一次写入补上两行；补上以后可以选，公式和核算都照办', async () => {
    const master = earlier();
    expect(readingOf(await readBack(file)).scheme.readings).toMatchObject({
      总分封顶: '不封顶',
      否决成绩: '总分',
    });
    valueOf(await settleMaster(master, { now: time }));
    const after = await readBack(master.bytes());
    const sheet = after.sheets.find(({ name }) => name === '口径');
    const rows = (sheet?.rows ?? []).map((cells) => (cells ?? []).map((cell) => cell?.value ?? null));
    expect(rows.slice(-2).map((cells) => [cells[0], cells[2], cells[6]])).toEqual([
      ['总分封顶', '不封顶', 0],
      ['否决成绩', '总分', 0],
    ]);
    expect(readingOf(after).added).toEqual([]);
    // Written again, nothing is added a second time.
    valueOf(await settleMaster(master, { now: time }));
    expect((await readBack(master.bytes())).sheets.find(({ name }) => name === '口径')?.rows).toHaveLength(
      rows.length,
    );

    master.replace(await typed(master.bytes(), '口径', { [`C${rows.length}`]: '细则得分' }));
    const changed = valueOf(await settleMaster(master, { now: time, acceptSchemeChange: true }));
    expect(changed.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(changed.scheme.readings.否决成绩).toBe('细则得分');
    const { reading, state } = valueOf(await openMaster(master));
    expect(checkFormulas(reading, state)).toEqual([]);
  });

  test('更新以后在条款表写上“最多扣得”，核算和公式都照办', async () => {
    const master = earlier();
    valueOf(await settleMaster(master, { now: time }));
    const book = await readBack(master.bytes());
    const before = readingOf(book);
    // A clause by count that the sample year records more than once's worth of.
    const used = new Set(before.state.deductions.map(({ clause }) => clause));
    const clauses = before.tables.find(({ entry }) => entry.table.id === 'clauses')?.located;
    const line = clauses?.rows.find((row) => used.has(row.key) && row.cell('kind').value === '按次数');
    const points = Number(line?.cell('points').value);
    const limit = line?.address('limit') ?? '';
    master.replace(await typed(master.bytes(), '条款', { [limit]: points }));
    valueOf(await settleMaster(master, { now: time, acceptSchemeChange: true }));
    const after = readingOf(await readBack(master.bytes()));
    const { state } = computed(after.state, after);
    const counted = state.deductions
      .filter(({ clause }) => clause === line?.key)
      .map(({ looked }) => Number(looked?.counted));
    expect(counted.length).toBeGreaterThan(0);
    for (const each of counted) expect(each).toBeLessThanOrEqual(points);
    expect(checkFormulas(after, state)).toEqual([]);
    expect(formulasIn(await readBack(master.bytes())).some((formula) => formula.includes('酌情'))).toBe(true);
  });

  test('旧公式没有重算（别的程序存成 #NUM!、旧值）只提醒，按核算更新', async () => {
    const master = earlier();
    const book = await readBack(file);
    const stale = (cell: CellData | undefined): CellData | undefined =>
      cell?.formula?.includes('INDEX(') ? { ...cell, value: '#NUM!', type: 'error' } : cell;
    const sheets = book.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((cells) => cells?.map(stale)),
    }));
    const read = () => Promise.resolve({ ok: true as const, value: { ...book, sheets } });
    const settled = valueOf(await settleMaster({ ...master, read }, { now: time }));
    const { findings } = settled;
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(findings.filter(({ code }) => code === 'formula-stale').length).toBeGreaterThan(2);
    expect(usingIndex(await readBack(master.bytes()))).toEqual([]);
  });

  test('换公式不算动作：恢复不把旧公式写回来', async () => {
    const file = earlier();
    const master = recoverable(file);
    valueOf(await master.read());
    master.begin('核算', time);
    valueOf(await settleMaster(master, { now: time }));
    expect(valueOf(await master.restore()).kept).toEqual([]);
    expect(usingIndex(await readBack(file.bytes()))).toEqual([]);
  });

  test('旧公式里换了数的仍是别的公式', async () => {
    const book = await readBack(file);
    let done = false as boolean;
    const sheets = book.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((cells) =>
        cells?.map((cell) => {
          if (done || sheet.role !== 'summary' || !cell?.formula?.startsWith('INDEX(')) return cell;
          done = true;
          return { ...cell, value: 1, formula: `${cell.formula}+1` };
        }),
      ),
    }));
    const reading = readingOf({ ...book, sheets });
    expect(checkFormulas(reading, computed(reading.state, reading).state).map(({ code }) => code)).toEqual([
      'formula-mismatch',
    ]);
  });

  test('只打一个分数再校验、收表：旧公式照样认得', async () => {
    const master = earlier();
    master.replace(await typed(file, '领导评分', { C5: 9 }));
    const { reading, state } = valueOf(await openMaster(master));
    const findings = checkFormulas(reading, state);
    expect(findings.filter(({ code }) => code === 'formula-mismatch')).toEqual([]);
    expect(findings.some(({ code }) => code === 'formula-stale')).toBe(true);
  });
});
