import type { LedgerRow } from '../../src/forms/deduction-ledger';
import { noEntries } from '../../src/forms/team/entries';
import { cellAt } from '../../src/sheets/data';
import { collect } from '../../src/workflow/collect';
import type { Finding } from '../../src/base/finding';
import type { Inbox } from '../../src/port/port';
import { incoming } from '../support/memory-host';
import { Year, time, valueOf } from '../support/year';

/** 收表可以一次次地收：选定过的不再问，改正了的不留旧账，清空了的能再收回来。 */

const ledgerRow = (more: Partial<LedgerRow>): LedgerRow => ({
  unit: '巩义市',
  clause: '附1-1-1',
  quantity: null,
  facts: '事实',
  date: '2020-01-15',
  manual: null,
  file: '',
  sheet: '',
  cell: '',
  ...more,
});

describe('一次次地收表', () => {
  let full: Year;
  let year: Year;

  beforeAll(async () => {
    full = await new Year().collected();
  });

  beforeEach(() => {
    year = full.copy();
  });

  const reports = async (id: string, options = {}) =>
    valueOf(await year.collect(options))
      .files.filter((file) => file.id === id)
      .map(({ file, status, code }) => [file, status, code]);

  /** 事实 and 来源文件 of the ledger, one line a row. */
  const ledgerText = async () => {
    const { rows } = await year.cells('扣分台账');
    return rows.map((row) => `${String(row?.[4]?.value ?? '')}|${String(row?.[19]?.value ?? '')}`).join('\n');
  };

  test('两份不同的评价表选定一份以后，再收表不再问，总表一个字节也不动', async () => {
    const bytes = year.returned.get('评价表/L01.xlsx');
    if (bytes) year.returned.set('评价表/L01-改.xlsx', bytes);
    await year.type('评价表/L01-改.xlsx', '', { C5: 0.5 });
    expect(await reports('L01')).toEqual([
      ['评价表/L01-改.xlsx', 'duplicate', 'rater-twice'],
      ['评价表/L01.xlsx', 'unchanged', ''],
    ]);
    await reports('L01', { choose: new Set(['评价表/L01-改.xlsx']) });
    expect(cellAt(await year.cells('领导评分'), 4, 2).value).toBe(0.5);

    const before = year.master.bytes();
    expect(await reports('L01')).toEqual([
      ['评价表/L01-改.xlsx', 'unchanged', ''],
      ['评价表/L01.xlsx', 'duplicate', 'duplicate-not-chosen'],
    ]);
    expect(year.master.bytes()).toBe(before);
    expect(valueOf(await year.settle()).results).not.toBeNull();
  });

  test('选定以后又来了第三份不同的，仍要再选', async () => {
    const bytes = year.returned.get('评价表/L01.xlsx');
    if (bytes) year.returned.set('评价表/L01-改.xlsx', bytes);
    await year.type('评价表/L01-改.xlsx', '', { C5: 0.5 });
    await reports('L01', { choose: new Set(['评价表/L01-改.xlsx']) });
    if (bytes) year.returned.set('评价表/L01-又改.xlsx', bytes);
    await year.type('评价表/L01-又改.xlsx', '', { C5: 1.5 });
    expect((await reports('L01')).map(([, , code]) => code)).toContain('rater-twice');
    expect(valueOf(await year.settle()).results).toBeNull();
  });

  test('把不用的一份移走，冲突就解除', async () => {
    const bytes = year.returned.get('评价表/L01.xlsx');
    if (bytes) year.returned.set('评价表/L01-改.xlsx', bytes);
    await year.type('评价表/L01-改.xlsx', '', { C5: 0.5 });
    await reports('L01');
    year.returned.delete('评价表/L01-改.xlsx');
    await reports('L01');
    expect(valueOf(await year.settle()).results).not.toBeNull();
  });

  test('两份不同的考核组工作簿：都不收，选定一份才收', async () => {
    const before = await ledgerText();
    const bytes = year.returned.get('考核组/1.xlsx');
    if (bytes) year.returned.set('考核组/1-改.xlsx', bytes);
    await year.type('考核组/1-改.xlsx', '扣分台账', { E4: '改写的事实' });
    expect((await reports('1')).map(([, status]) => status)).toEqual(['duplicate', 'unchanged']);
    expect(await ledgerText()).toBe(before);
    expect(valueOf(await year.settle()).findings.map(({ code }) => code)).toContain('team-twice');
    await reports('1', { choose: new Set(['考核组/1-改.xlsx']) });
    expect(await ledgerText()).toContain('改写的事实');
    expect(valueOf(await year.settle()).results).not.toBeNull();
  });

  test('台账里写错单位的一行，考核组改正重报以后不再留在总表', async () => {
    const wrong = { ...noEntries, deductions: [ledgerRow({ unit: '某某市', facts: '写错单位' })] };
    await year.teamReturns(12, wrong);
    valueOf(await year.collect());
    expect(await ledgerText()).toContain('写错单位');
    expect(valueOf(await year.settle()).results).toBeNull();
    await year.teamReturns(12, { ...noEntries, deductions: [ledgerRow({ facts: '改正了' })] });
    valueOf(await year.collect());
    expect(await ledgerText()).not.toContain('写错单位');
    expect(await ledgerText()).toContain('改正了');
    // The two accidents of 巩义市 in the sample year left the ledger with the old workbook.
    await year.typeMaster('奖惩情形', { D8: null });
    expect(valueOf(await year.settle()).results).not.toBeNull();
  });

  test('登到别组单位的一行，改正重报以后也不再留', async () => {
    await year.teamReturns(1, { ...noEntries, deductions: [ledgerRow({ facts: '登错了组' })] });
    const { findings } = valueOf(await year.collect());
    expect(findings.map(({ code }) => code)).toContain('ledger-other-team');
    await year.teamReturns(1);
    valueOf(await year.collect());
    expect(await ledgerText()).not.toContain('登错了组');
  });

  test('改名重报的工作簿，代替原来那个文件的行', async () => {
    year.returned.delete('考核组/12.xlsx');
    await year.teamReturns(12, { ...noEntries, deductions: [ledgerRow({ facts: '改名重报' })] });
    const bytes = year.returned.get('考核组/12.xlsx');
    year.returned.delete('考核组/12.xlsx');
    if (bytes) year.returned.set('补报/十二组.xlsx', bytes);
    valueOf(await year.collect());
    expect(await ledgerText()).toContain('改名重报');
    expect(await ledgerText()).not.toContain('考核组/12.xlsx');
  });

  test('总表里某人的分数被误删光，再收表就回来', async () => {
    const names = Array.from({ length: 16 }, (_, index) => [`C${index + 5}`, null] as const);
    await year.typeMaster('领导评分', Object.fromEntries(names));
    expect(valueOf(await year.settle()).findings.map(({ code }) => code)).toContain('form-outstanding');
    expect(await reports('L01')).toEqual([['评价表/L01.xlsx', 'taken', '']]);
    expect(valueOf(await year.settle()).results).not.toBeNull();
  });

  test('中途停下，什么也没收，总表不动', async () => {
    const before = year.master.bytes();
    await year.type('评价表/L01.xlsx', '', { C5: 0.5 });
    const { files } = valueOf(await year.collect({ progress: (done) => done < 10 }));
    expect(files).toEqual([]);
    expect(year.master.bytes()).toBe(before);
  });
});

describe('没有新来件的再一次收表', () => {
  test('收过的文件不再打开，每份照样是“未变”，提示一条不少', async () => {
    const year = await new Year().issued();
    await year.filled();
    await year.type('评价表/L01.xlsx', '', { C5: '９分' });
    const first = valueOf(await year.collect());
    const read: string[] = [];
    const list = [...year.returned].map(([label, bytes]) => incoming(label, bytes));
    const inbox: Inbox = {
      list: () =>
        Promise.resolve({
          ok: true,
          value: list.map((file) => ({
            ...file,
            read: () => {
              read.push(file.label);
              return file.read();
            },
          })),
        }),
    };
    const before = year.master.bytes();
    const options = { now: time, choose: new Set<string>(), progress: () => true };
    const second = valueOf(await collect(year.master, inbox, options));
    expect(read).toEqual([]);
    expect(year.master.bytes()).toBe(before);
    expect(new Set(second.files.map(({ status }) => status))).toEqual(new Set(['unchanged']));
    const said = (findings: readonly Finding[]) => findings.map((each) => JSON.stringify(each)).sort();
    expect(said(second.findings)).toEqual(said(first.findings));
    expect(second.findings.map(({ code }) => code)).toContain('score-text-number');
    // Whoever changes the records has the files read again.
    await year.typeMaster('收到内容', { C5: '{}' });
    await collect(year.master, inbox, options);
    expect(read).toHaveLength(year.returned.size);
  });
});
