import { cellAt } from '../../src/sheets/data';
import type { Scalar } from '../../src/sheets/model';
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
