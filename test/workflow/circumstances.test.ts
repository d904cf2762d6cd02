import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMaster } from '../../src/forms/master/reading';
import type { Scheme } from '../../src/schemes/scheme';
import { clauseById, linkedClauses } from '../../src/schemes';
import { cellAt } from '../../src/sheets/data';
import { openMaster } from '../../src/workflow/master';
import { settleMaster } from '../../src/workflow/settle';
import { readWorkbook } from '../../src/xlsx/read';
import { memoryMaster } from '../support/memory-host';
import { Year, time, typed, valueOf } from '../support/year';

/** 奖惩情形与扣分台账不一致：拦住核算，直到改正或写明原因；原因进操作记录。 */

jest.setTimeout(240_000);

const errors = (findings: readonly { severity: string; code: string }[]) =>
  findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);

describe('一年之中', () => {
  let year: Year;

  beforeAll(async () => {
    year = await new Year().collected();
  });

  test('记一起重大事故而台账没有：不核算；在“与台账不一致的说明”写明原因，核算，操作记录有谁、何时、为什么', async () => {
    await year.typeMaster('奖惩情形', { E5: 1 });
    const refused = valueOf(await year.settle());
    expect(refused.results).toBeNull();
    expect(refused.findings).toContainEqual(
      expect.objectContaining({ code: 'incident-ledger', sheet: '奖惩情形', cell: 'E5', unit: '郑东新区' }),
    );

    await year.typeMaster('奖惩情形', { H5: '事故责任在省属企业' });
    const settled = valueOf(await year.settle({ by: '李四', now: '2020-01-20 10:00' }));
    expect(settled.results).not.toBeNull();
    expect(settled.findings).toContainEqual(
      expect.objectContaining({ code: 'incident-explained', severity: 'warning', unit: '郑东新区' }),
    );
    const log = (await year.cells('操作记录')).rows.map((cells) =>
      (cells ?? []).map((cell) => String(cell?.value ?? '')),
    );
    const line = log.find((cells) => cells.includes('奖惩情形') && cells.includes('郑东新区'));
    expect(line?.join('|')).toContain('与台账不一致的说明 事故责任在省属企业');
    expect(line).toEqual(expect.arrayContaining(['2020-01-20 10:00', '李四']));
  });
});

describe('0.1.0 的总表', () => {
  const file = readFileSync(join(__dirname, '../files/master-0.1.0.xlsx'));
  const earlier = (bytes: Uint8Array = file) => {
    const master = memoryMaster();
    master.replace(bytes);
    return master;
  };
  const linksOf = (scheme: Scheme | undefined) =>
    scheme?.rubrics.flatMap((rubric) => linkedClauses(scheme, rubric).map(({ clause }) => clause.id));
  const known = ['附1-10-1', '附1-48-1', '附1-60-1', '附1-60-2', '附2-8-1', '附2-37-1', '附2-37-2'];

  test('没有“情形”一栏的，按内置方案对应；下一次写入补上两栏，可以填写，再读一样', async () => {
    const master = earlier();
    const open = valueOf(await openMaster(master));
    expect(linksOf(open.reading.scheme)).toEqual(known);
    valueOf(await settleMaster(master, { now: time }));

    const book = valueOf(await readWorkbook(master.bytes(), '总表'));
    const heads = (name: string) =>
      book.sheets.find((sheet) => sheet.name === name)?.rows[2]?.map((cell) => cell?.value ?? '') ?? [];
    const clauses = book.sheets.find(({ name }) => name === '条款');
    const column = heads('条款').indexOf('情形');
    expect(column).toBe(11);
    const filled = clauses?.rows.slice(3).flatMap((_, row) => {
      const value = cellAt(clauses, row + 3, column).value;
      return value === null ? [] : [value];
    });
    expect(filled).toEqual([
      '约谈',
      '较大事故、重大及以上事故',
      '较大事故',
      '重大及以上事故',
      '约谈',
      '较大事故',
      '重大及以上事故',
    ]);
    expect(heads('奖惩情形')).toContain('与台账不一致的说明');
    const { reading } = readMaster(book);
    expect(linksOf(reading?.scheme)).toEqual(known);
    const sizes = reading ? [...clauseById(reading.scheme).values()].map(({ clause }) => clause) : [];
    expect(sizes.flatMap(({ id, outOf }) => (outOf === undefined ? [] : [[id, outOf]]))).toEqual([
      ['附1-35-1', 4],
      ['附2-24-1', 4],
    ]);
    expect(reading?.added).toEqual([]);
  });

  test('说明一栏补上之后就能用', async () => {
    const master = earlier(await typed(file, '奖惩情形', { E5: 1 }));
    expect(errors(valueOf(await settleMaster(master, { now: time })).findings)).toEqual(['incident-ledger']);
    master.replace(await typed(file, '奖惩情形', { E5: 1, H3: '与台账不一致的说明', H5: '原因' }));
    expect(errors(valueOf(await settleMaster(master, { now: time })).findings)).toEqual([]);
  });

  test('条款改过措辞的，按编号照样对应', async () => {
    const open = async (values: Record<string, string>) =>
      linksOf(valueOf(await openMaster(earlier(await typed(file, '条款', values)))).reading.scheme);
    const book = valueOf(await readWorkbook(file, '总表'));
    const sheet = book.sheets.find(({ name }) => name === '条款');
    const row = sheet?.rows.findIndex((cells) => cells?.[0]?.value === '附1-10-1') ?? -1;
    expect(await open({ [`E${row + 1}`]: '被约谈的，每次扣 1 分' })).toEqual(known);
  });
});
