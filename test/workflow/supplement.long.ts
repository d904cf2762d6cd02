import { cellAt } from '../../src/sheets/data';
import type { Scalar } from '../../src/sheets/model';
import { ratingFile, senderScheme, standing, teamFile, type Said } from '../support/one-sender';
import { Year, valueOf } from '../support/year';

/** 补表：只填原来那份表空着的几家，收进来补在旁边，原来的分数一个不动。 */

jest.setTimeout(120_000);

const form = '评价表/L01.xlsx';
const extra = '评价表/L01-补.xlsx';
/** 分数格 C5—C20，一家一格。 */
const cells = Array.from({ length: 16 }, (_, index) => `C${index + 5}`);

let base: Year;
beforeAll(async () => {
  base = await (await new Year().issued()).filled();
});

/** 领导01 的表第二家空着，另有一份只填 `values` 的。 */
async function year(values: Readonly<Record<string, Scalar>>): Promise<Year> {
  const own = base.copy();
  const bytes = own.returned.get(form);
  own.returned.clear();
  if (!bytes) throw new Error('no form');
  own.returned.set(form, bytes);
  own.returned.set(extra, bytes);
  await own.type(form, '', { C6: null });
  await own.type(extra, '', { ...Object.fromEntries(cells.map((cell) => [cell, null])), ...values });
  return own;
}

const scores = async (own: Year) => {
  const sheet = await own.cells('领导评分');
  return cells.map((_, index) => cellAt(sheet, index + 4, 2).value);
};
const statuses = (files: readonly { file: string; status: string }[]) =>
  Object.fromEntries(files.map(({ file, status }) => [file, status]));

/** 先收原来那份，再把补表放进文件夹一起收。 */
async function inTwo(own: Year, between: () => Promise<void> = () => Promise.resolve()) {
  const bytes = own.returned.get(extra) ?? new Uint8Array();
  own.returned.delete(extra);
  const first = valueOf(await own.collect());
  expect(first.findings.map(({ code }) => code)).toContain('score-missing');
  await between();
  const before = await scores(own);
  own.returned.set(extra, bytes);
  const second = valueOf(await own.collect());
  return { before, second };
}

test('先收原表，后收补表：补上空着的一家，别的不动；再收一次没有新的', async () => {
  const own = await year({ C6: 8 });
  const { before, second } = await inTwo(own);
  expect(statuses(second.files)).toEqual({ [form]: 'unchanged', [extra]: 'taken' });
  expect(second.findings.map(({ code }) => code)).not.toContain('score-missing');
  const after = await scores(own);
  expect(after).toEqual(before.map((value, index) => (index === 1 ? 8 : value)));
  const bytes = own.master.bytes();
  expect(statuses(valueOf(await own.collect()).files)).toEqual({ [form]: 'unchanged', [extra]: 'unchanged' });
  // 文件夹里只剩原来那份，补上的也还在，也不算改动。
  own.returned.delete(extra);
  const alone = valueOf(await own.collect());
  expect(alone.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(own.master.bytes()).toBe(bytes);
});

test('头一次就两份一起收：也补得上', async () => {
  const own = await year({ C6: 8 });
  expect(statuses(valueOf(await own.collect()).files)).toEqual({ [form]: 'taken', [extra]: 'taken' });
  expect((await scores(own)).filter((value) => typeof value === 'number')).toHaveLength(16);
});

test('另填了原来有分的一家，分数又不同：不是补表，请人选定', async () => {
  const own = await year({ C5: 0.5, C6: 8 });
  const { before, second } = await inTwo(own);
  expect(second.undecided.map(({ id }) => id)).toEqual(['L01']);
  expect(await scores(own)).toEqual(before);
});

test('空着的一家总表里已经录入了别的分数：不盖掉，说明怎样办', async () => {
  const own = await year({ C6: 8 });
  const { before, second } = await inTwo(own, () => own.typeMaster('领导评分', { C6: 9 }));
  const report = second.files.find(({ file }) => file === extra);
  expect(report).toMatchObject({
    status: 'duplicate',
    message: expect.stringContaining('总表 9、补表 8') as string,
  });
  expect(await scores(own)).toEqual(before);
});

describe.each([
  ['评价人', 'rating', ratingFile],
  ['考核组', 'team', teamFile],
] as const)('%s的补表', (_, of, fileOf) => {
  let issued: Year;
  beforeAll(async () => {
    issued = await new Year(senderScheme).issued();
  });

  /** Collects one folder after the other; gives the last collection. */
  async function folders(...each: Readonly<Record<string, Said>>[]) {
    const own = issued.copy();
    let collected = null;
    for (const files of each) {
      own.returned.clear();
      for (const [name, said] of Object.entries(files)) own.returned.set(name, await fileOf(said));
      collected = valueOf(await own.collect());
    }
    if (!collected) throw new Error('nothing collected');
    return { own, collected, stands: Object.fromEntries(await standing(own, of)) };
  }

  const form = { D1: 1, D2: 2, D3: 3 };

  test('文件夹里只有补表：补在旁边，原来各家不动，也不算改动', async () => {
    const { collected, stands } = await folders({ '原.xlsx': form }, { '补.xlsx': { D4: 4 } });
    expect(statuses(collected.files)).toEqual({ '补.xlsx': 'taken' });
    expect(stands).toEqual({ ...form, D4: 4 });
    expect(collected.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('补过以后又来改过的原表，补表填的一家空着：补上的还在', async () => {
    const { own, collected, stands } = await folders(
      { '原.xlsx': form },
      { '补.xlsx': { D4: 4 } },
      { '改.xlsx': { ...form, D1: 5 } },
    );
    expect(stands).toEqual({ ...form, D1: 5, D4: 4 });
    expect(collected.files.map(({ message }) => message).join('')).toContain('代替 原.xlsx');
    const again = valueOf(await own.collect());
    expect(statuses(again.files)).toEqual({ '改.xlsx': 'unchanged' });
    expect(again.findings.filter(({ code }) => code === 'evidence-differs')).toEqual([]);
  });

  test('补表自己改过一次：换成后来的一份；两份都在的，请人移走一份', async () => {
    const first = await folders({ '原.xlsx': form }, { '补.xlsx': { D4: 4 } }, { '补改.xlsx': { D4: 6 } });
    expect(first.stands).toEqual({ ...form, D4: 6 });
    const both = await folders(
      { '原.xlsx': form },
      { '补.xlsx': { D4: 4 } },
      { '补.xlsx': { D4: 4 }, '补改.xlsx': { D4: 6 } },
    );
    expect(both.stands).toEqual({ ...form, D4: 4 });
    expect(both.collected.files.find(({ file }) => file === '补改.xlsx')).toMatchObject({
      status: 'duplicate',
      message: expect.stringContaining('补.xlsx 里填的不同') as string,
    });
  });

  test('新的原表和补表说得不同：先选定，选补表的原来各家不动', async () => {
    const own = issued.copy();
    own.returned.set('原.xlsx', await fileOf(form));
    valueOf(await own.collect());
    own.returned.clear();
    own.returned.set('补.xlsx', await fileOf({ D4: 4 }));
    own.returned.set('改.xlsx', await fileOf({ ...form, D1: 5, D4: 6 }));
    expect(valueOf(await own.collect()).undecided).toHaveLength(1);
    valueOf(await own.collect({ choose: new Set(['补.xlsx']) }));
    expect(Object.fromEntries(await standing(own, of))).toEqual({ ...form, D4: 4 });
    expect(valueOf(await own.collect()).undecided).toEqual([]);
  });
});

test('考核组新报的工作簿漏了原来写过的一家：收，并且指名说到', async () => {
  const own = await new Year(senderScheme).issued();
  own.returned.set('1.xlsx', await teamFile({ D1: 1, D2: 2 }));
  valueOf(await own.collect());
  own.returned.clear();
  own.returned.set('2.xlsx', await teamFile({ D1: 9 }));
  const { findings } = valueOf(await own.collect());
  const [told] = findings.filter(({ code }) => code === 'return-leaves-out');
  expect(told?.message).toContain('区2');
  expect(Object.fromEntries(await standing(own, 'team'))).toEqual({ D1: 9 });
});

test('考核组新的原表里有一行的单位认不出：补表的一家照它写的算一次，写着的各家不说漏了', async () => {
  const own = await new Year(senderScheme).issued();
  const files = [
    await teamFile({ D1: 1, D2: 2 }),
    await teamFile({ D4: 4 }),
    await teamFile({ D1: 1, D2: 2, D4: 6 }, '没有的区'),
  ];
  const told: string[] = [];
  for (const [index, file] of files.entries()) {
    own.returned.clear();
    own.returned.set(`${index + 1}.xlsx`, file);
    told.push(...valueOf(await own.collect()).findings.map(({ code }) => code));
  }
  expect(told).toContain('ledger-unit-unknown');
  expect(told).not.toContain('return-leaves-out');
  expect(Object.fromEntries(await standing(own, 'team'))).toEqual({ D1: 1, D2: 2, D4: 6 });
});
