import fc from 'fast-check';
import { address, columnName } from '../../src/base/address';
import { readWorkbook } from '../../src/xlsx/read';
import { typedFacts } from '../../src/forms/master/typed-facts';
import type { CellData, WorkbookData } from '../../src/sheets/data';
import { cellAt } from '../../src/sheets/data';
import type { Scalar } from '../../src/sheets/model';
import { checkWorkbook } from '../../src/workflow/check';
import { explainUnit } from '../../src/workflow/explain';
import { openMaster } from '../../src/workflow/master';
import { memoryMaster } from '../support/memory-host';
import { Year, valueOf } from '../support/year';

/** 总表对照收到的内容：收到以后改动的每一处，没有原因不核算，写了原因留存，原值不丢。 */

// Each test writes and reads whole 总表 several times.
jest.setTimeout(240_000);

let complete: Year;
let year: Year;

beforeAll(async () => {
  complete = await (await new Year().issued()).filled();
  valueOf(await complete.collect({ by: '张三' }));
  valueOf(await complete.settle({ by: '张三' }));
});

beforeEach(() => {
  year = complete.copy();
});

const check = async () =>
  checkWorkbook(
    { label: '总表.xlsx', hash: '', read: () => readWorkbook(year.master.bytes(), '总表.xlsx') },
    () => undefined,
  );
const codes = async () => (await check()).map(({ code }) => code);
const lines = async (sheet: string) =>
  (await year.cells(sheet)).rows
    .slice(3)
    .map((cells) => Array.from(cells ?? [], (cell) => cell?.value ?? ''))
    .filter((cells) => cells.some((value) => value !== ''));

/** The row of a sheet (counted from 1) whose cell in that column says so. */
async function rowOf(sheet: string, column: number, says: (value: Scalar) => boolean): Promise<number> {
  const { rows } = await year.cells(sheet);
  return rows.findIndex((cells, row) => row > 2 && says(cells?.[column]?.value ?? null)) + 1;
}

/** The letter of a column by its header. */
async function columnOf(sheet: string, head: string): Promise<string> {
  const { rows } = await year.cells(sheet);
  const column = rows.flatMap((cells) => cells?.findIndex((cell) => cell?.value === head) ?? -1);
  return columnName(Math.max(...column));
}

const quiet = ['clause-unstated', 'coefficient-forms', 'incident-implied'];

test('没有动过的总表，校验没有多余的话；再收一次一个字也不写', async () => {
  expect((await codes()).filter((code) => !quiet.includes(code))).toEqual([]);
  const writes = year.master.writes();
  const { files, findings } = valueOf(await year.collect());
  expect(new Set(files.map(({ status }) => status))).toEqual(new Set(['unchanged']));
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(year.master.writes()).toBe(writes);
});

test('收回的文件换了文件夹再收：还是那一份，一个字也不写', async () => {
  for (const [path, bytes] of [...year.returned]) {
    year.returned.delete(path);
    year.returned.set(`归档/${path}`, bytes);
  }
  const writes = year.master.writes();
  const { findings } = valueOf(await year.collect());
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(year.master.writes()).toBe(writes);
});

test('收表明细、收到内容被抹去：再收一次，按文件补回，对照照作', async () => {
  await year.typeMaster(
    '收表明细',
    Object.fromEntries(Array.from({ length: 16 }, (_, at) => [`A${at + 4}`, null])),
  );
  await year.typeMaster('领导评分', { C6: 0.1 });
  expect(await codes()).toContain('records-changed');
  valueOf(await year.collect());
  expect(await codes()).not.toContain('records-changed');
  expect(await codes()).toContain('evidence-differs');
});

describe('收来的内容在总表里被改动', () => {
  const original = async () => (await year.cells('领导评分')).rows[5]?.[2]?.value ?? null;

  test('改了一个分数：校验指出原值、现值和出处，核算不作，列入“更正”表；写明原因，核算照作，操作记录和来历都有', async () => {
    const was = await original();
    await year.typeMaster('领导评分', { C6: 0.1 });
    const found = (await check()).find(({ code }) => code === 'evidence-differs');
    expect(found).toMatchObject({
      severity: 'error',
      sheet: '领导评分',
      cell: 'C6',
      unit: '郑东新区',
      rater: '领导01',
    });
    expect(found?.message).toContain(`收到时是 ${String(was)}，现在是 0.1`);
    expect(found?.source).toContain('评价表/L01.xlsx');

    const refused = valueOf(await year.settle({ by: '李四' }));
    expect(refused.results).toBeNull();
    expect(await lines('更正')).toEqual([
      expect.arrayContaining(['领导01对郑东新区的评分', '领导评分!C6', String(was), '0.1']),
    ]);
    // Asking again adds no second line.
    valueOf(await year.settle());
    expect(await lines('更正')).toHaveLength(1);

    await year.typeMaster('更正', { E4: '领导来函更正' });
    const settled = valueOf(await year.settle({ by: '李四' }));
    expect(settled.results).not.toBeNull();
    expect(settled.findings.map(({ code }) => code)).toContain('corrected');
    const record = (await lines('操作记录')).find((cells) => cells[1] === '更正');
    expect(record).toEqual(expect.arrayContaining(['李四', String(was), '0.1', '领导来函更正']));

    const trace = JSON.stringify(valueOf(await explainUnit(year.master, '郑东新区')));
    expect(trace).toContain(`收到时 ${String(was)}，现在 0.1`);
    expect(trace).toContain('领导来函更正');
    expect(trace).toContain('李四');
    expect(trace).toContain('评价表/L01.xlsx');
  });

  test('先抹去“收到文件”，再改分数：仍与收到的表对照', async () => {
    await year.typeMaster('评价人', { [`${await columnOf('评价人', '收到文件')}4`]: null });
    await year.typeMaster('领导评分', { C6: 0.1 });
    expect(await codes()).toEqual(expect.arrayContaining(['evidence-differs', 'records-changed']));
    expect(valueOf(await year.settle()).results).toBeNull();
  });

  test('改回原值：“更正”表里没有写原因的一行随之撤去', async () => {
    const was = await original();
    await year.typeMaster('领导评分', { C6: 0.1 });
    valueOf(await year.settle());
    await year.typeMaster('领导评分', { C6: was });
    expect(valueOf(await year.settle()).results).not.toBeNull();
    expect(await lines('更正')).toEqual([]);
  });

  test('写了原因以后又改成别的数：另列一行，再要原因；以前的一行留着', async () => {
    await year.typeMaster('领导评分', { C6: 0.1 });
    valueOf(await year.settle());
    await year.typeMaster('更正', { E4: '领导来函更正' });
    valueOf(await year.settle());
    await year.typeMaster('领导评分', { C6: 0.2 });
    expect(valueOf(await year.settle()).results).toBeNull();
    expect((await lines('更正')).map((cells) => [cells[3], cells[4]])).toEqual([
      ['0.1', '领导来函更正'],
      ['0.2', ''],
    ]);
  });

  test.each<[string, (year: Year) => Promise<void>, string]>([
    ['清空一个分数', (of) => of.typeMaster('处室评分', { D7: null }), '现在是 空白'],
    [
      '台账的数量',
      async (of) =>
        of.typeMaster('扣分台账', { [`D${await rowOf('扣分台账', 3, (value) => value !== null)}`]: 7 }),
      '数量',
    ],
    ['台账的条款', (of) => of.typeMaster('扣分台账', { C4: '附1-1-2' }), '条款编号'],
    ['台账的事实', (of) => of.typeMaster('扣分台账', { E4: '另一件事' }), '事实说明'],
    [
      '抹去台账一行',
      (of) =>
        of.typeMaster(
          '扣分台账',
          Object.fromEntries(['B', 'C', 'D', 'E', 'F', 'G'].map((c) => [`${c}4`, null])),
        ),
      '整行没有了',
    ],
    ['台账一行的来源被抹去', (of) => of.typeMaster('扣分台账', { T4: null }), '整行没有了'],
    ['考核情况的日期', (of) => of.typeMaster('考核情况', { C4: '2020-01-02' }), '开始日期'],
    ['加分的工作名称', (of) => of.typeMaster('加分台账', { D4: '另一项工作' }), '工作名称'],
  ])('%s：不核算，列入“更正”表', async (_, edit, says) => {
    await edit(year);
    const found = (await check()).filter(({ code }) => code === 'evidence-differs');
    expect(found.map(({ message }) => message).join('\n')).toContain(says);
    expect(found.every(({ source }) => source?.startsWith('收自 ') === true)).toBe(true);
    expect(valueOf(await year.settle()).results).toBeNull();
    expect((await lines('更正')).length).toBeGreaterThan(0);
  });

  test('两行的单位名称对调、两列的评价人编号对调：各说成一件事，不说成几十个分数', async () => {
    const { rows } = await year.cells('领导评分');
    const name = (row: number) => rows[row]?.[1]?.value ?? null;
    await year.typeMaster('领导评分', { B5: name(5), B6: name(4) });
    await year.typeMaster('处室评分', { C4: 'O02', D4: 'O01' });
    const found = (await check()).filter(({ code }) => code === 'evidence-differs');
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringContaining('航空港区的全部附件 3评分'),
      expect.stringContaining('郑东新区的全部附件 3评分'),
      expect.stringContaining('处室01的全部评分，收到时是 处室01的分数，现在是 处室02的分数'),
      expect.stringContaining('处室02的全部评分，收到时是 处室02的分数，现在是 处室01的分数'),
    ]);
  });

  test('新收到的表换掉了更正过的分数：说明白，以前的表留着原值', async () => {
    const was = await original();
    await year.typeMaster('领导评分', { C6: 0.1 });
    valueOf(await year.settle());
    await year.typeMaster('更正', { E4: '领导来函更正' });
    valueOf(await year.settle());
    await year.type('评价表/L01.xlsx', '', { C6: 0.3 });
    const { findings } = valueOf(await year.collect({ by: '王五' }));
    expect(findings.map(({ code }) => code)).toContain('correction-overtaken');
    const line = (await lines('操作记录')).findLast((cells) => cells[1] === '收表');
    expect(line).toEqual(expect.arrayContaining(['王五', '郑东新区 0.1', '郑东新区 0.3']));
    const trace = JSON.stringify(valueOf(await explainUnit(year.master, '郑东新区')));
    expect(trace).toContain('此前的表');
    expect(trace).toContain(`"value":"${String(was)}"`);
    // Collected into a settled year: what stands on paper is no longer what the entries come to.
    expect(findings.map(({ code }) => code)).toContain('collected-after-settled');
    expect(await codes()).toContain('collected-after-settled');
  });
});

describe('核算写下的内容被改动', () => {
  test.each<[string, string, Record<string, Scalar>, string]>([
    ['成绩公布的总分', '成绩公布', { F4: 99.9 }, 'official-changed'],
    ['成绩公布的等次', '成绩公布', { G4: '未完成' }, 'official-changed'],
    ['核算总分', '成绩汇总', { N5: 1 }, 'official-changed'],
    ['核算名次', '成绩汇总', { R5: 1.5 }, 'official-changed'],
    ['操作记录的一条', '操作记录', { E10: '另一个人' }, 'log-changed'],
    ['奖惩情形', '奖惩情形', { D6: 2 }, 'changed-since-settled'],
  ])('%s', async (_, sheet, values, code) => {
    await year.typeMaster(sheet, values);
    expect(await codes()).toContain(code);
  });

  test('评先候选添了一个单位', async () => {
    const row =
      (await lines('评先候选')).filter((cells) => cells[1] !== '' && Number(cells[0]) > 0).length + 4;
    await year.typeMaster('评先候选', { [`B${row}`]: '某单位', [`D${row}`]: 99 });
    expect(await codes()).toContain('official-changed');
  });

  test.each<[string, string, string]>([
    ['收表明细的取值', '收表明细', 'D4'],
    ['收到内容', '收到内容', 'C5'],
  ])('%s被改动', async (_, sheet, cell) => {
    await year.typeMaster(sheet, { [cell]: '另一句话' });
    expect(await codes()).toContain('records-changed');
  });

  test('再核算时先说出被改的，再改回，并记入操作记录', async () => {
    const before = (await year.cells('成绩公布')).rows[3]?.[5]?.value;
    await year.typeMaster('成绩公布', { F4: 99.9 });
    const { findings } = valueOf(await year.settle({ by: '李四' }));
    expect(findings.map(({ code }) => code)).toContain('official-changed');
    expect((await year.cells('成绩公布')).rows[3]?.[5]?.value).toBe(before);
    const line = (await lines('操作记录')).find((cells) => cells[1] === '核算恢复');
    expect(line).toEqual(expect.arrayContaining(['李四', '99.9', String(before)]));
  });

  test('成绩汇总删去一行：说出缺哪一行，不核算', async () => {
    const { rows } = await year.cells('成绩汇总');
    const name = rows[4]?.[1]?.value;
    await year.typeMaster('成绩汇总', { B5: null });
    expect(await check()).toContainEqual(
      expect.objectContaining({ code: 'row-missing', severity: 'error', unit: name }),
    );
    expect(valueOf(await year.settle()).results).toBeNull();
  });
});

describe('办公室自己录入的，不问原因，都有记录', () => {
  test('纸质表、奖惩情形、口径、名单、缺表处理：下一次写入时记下原值、现值、经办人', async () => {
    year = await (await new Year().issued()).filled();
    year.returned.delete('评价表/L03.xlsx');
    valueOf(await year.collect());
    await year.typeMaster('领导评分', { E5: 9.5, E6: 8 });
    await year.typeMaster('奖惩情形', { F5: 1 });
    await year.typeMaster('评价人', { C8: '王甲' });
    await year.typeMaster('口径', { E4: '一位小数' });
    await year.typeMaster('评价人', { F20: '按零分计' });
    year.returned.delete('评价表/L01.xlsx');
    await year.type('评价表/L02.xlsx', '', { C5: 1.5 });
    valueOf(await year.collect({ by: '赵六' }));
    const record = (await lines('操作记录')).filter((cells) => cells[2] === '赵六');
    const said = record.map(([, action, , object, , before, after]) => [action, object, before, after]);
    expect(said).toEqual(
      expect.arrayContaining([
        ['录入评分', '领导03对航空港区', '', '9.5'],
        ['录入评分', '领导03对郑东新区', '', '8'],
        ['填名单', 'L05', '领导05', '王甲'],
        ['奖惩情形', expect.any(String), '', '约谈 1'],
      ]),
    );
    await year.typeMaster('领导评分', { E5: 9 });
    valueOf(await year.settle({ by: '赵六', missing: 'scale', acceptSchemeChange: true }));
    expect(await codes()).not.toContain('evidence-differs');
  });
});

test('任意改总表里的一格：不是有提示，就是记入操作记录的录入', async () => {
  const book = valueOf(await readWorkbook(year.master.bytes(), '总表.xlsx'));
  const master = memoryMaster();
  const stateOf = async (data: WorkbookData) => {
    const open = await openMaster({ ...master, read: () => Promise.resolve({ ok: true, value: data }) });
    const findings = await checkWorkbook(
      { label: '总表.xlsx', hash: '', read: () => Promise.resolve({ ok: true, value: data }) },
      () => undefined,
    );
    const facts = open.ok ? typedFacts(open.value.state).map((fact) => JSON.stringify(fact)) : [];
    return { findings: findings.map((each) => JSON.stringify(each)), facts };
  };
  const before = await stateOf(book);
  const sheets = [
    '领导评分',
    '处室评分',
    '扣分台账',
    '加分台账',
    '考核情况',
    '奖惩情形',
    '成绩汇总',
    '成员单位成绩',
    '成绩公布',
    '操作记录',
  ];
  const cells = sheets.flatMap((name) => {
    const sheet = book.sheets.find((each) => each.name === name);
    return (sheet?.rows ?? []).flatMap((row, at) =>
      at < 3 || (at === 3 && /评分/.test(name))
        ? []
        : (row ?? []).flatMap((cell, column) =>
            cell && cell.type !== 'empty' && cell.formula === undefined && column > 0
              ? [{ sheet: name, row: at, column, cell }]
              : [],
          ),
    );
  });
  const place = fc.constantFrom(...cells);
  const other = fc.oneof(
    fc.constant<CellData>({ value: null, type: 'empty' }),
    fc.integer({ min: 0, max: 20 }).map((value): CellData => ({ value, type: 'number' })),
    fc.constantFrom('另一句话', '巩义市').map((value): CellData => ({ value, type: 'text' })),
  );
  await fc.assert(
    fc.asyncProperty(place, other, async ({ sheet, row, column, cell }, to) => {
      fc.pre(to.value !== cell.value && String(to.value ?? '') !== String(cell.value ?? ''));
      const edited: WorkbookData = {
        ...book,
        sheets: book.sheets.map((each) =>
          each.name === sheet
            ? {
                ...each,
                rows: each.rows.map((cellsOfRow, at) =>
                  at === row
                    ? Array.from({ length: cellsOfRow?.length ?? 0 }, (_, index) =>
                        index === column ? to : cellAt(each, row, index),
                      )
                    : cellsOfRow,
                ),
              }
            : each,
        ),
      };
      const after = await stateOf(edited);
      const same =
        after.findings.every((each) => before.findings.includes(each)) &&
        after.findings.length === before.findings.length;
      const sameFacts = JSON.stringify(after.facts) === JSON.stringify(before.facts);
      if (same && sameFacts)
        throw new Error(`${sheet}!${address(row, column)}: ${String(cell.value)} → ${String(to.value)}`);
    }),
    { numRuns: 60 },
  );
});
