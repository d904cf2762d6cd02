import { unzipSync } from 'fflate';
import type { CellData } from '../../src/sheets/data';
import { memoryMaster } from '../support/memory-host';
import { collectedDesk as collected, deskOver, filledYear, master, on, picked } from './desk';
import { valueOf } from '../support/year';
import { namesIn, withNames } from '../support/names';

/** 总表 through the year, as the pane drives it. */

const isDifference = (cell: CellData | undefined): boolean => cell?.value === '差额（应为0）';

describe('建表', () => {
  test('名单照填写的进总表，人数可以和内置方案不同', async () => {
    const { assistant } = deskOver();
    const draft = await assistant.builtInDraft();
    expect([...draft.groups.map(({ names }) => names.length), draft.teams.length]).toEqual([16, 18, 12]);
    valueOf(
      await assistant.create(
        withNames(withNames(draft, 'leader', ['甲', '乙 ', '丙']), 'office', ['办公室']),
      ),
    );
    const overview = master(await assistant.look());
    expect(overview.returns.filter(({ kind }) => kind !== 'team').map(({ id, name }) => [id, name])).toEqual([
      ['L01', '甲'],
      ['L02', '乙'],
      ['L03', '丙'],
      ['O01', '办公室'],
    ]);
    expect(overview.next.step).toBe('create');
  });

  test('空名字不能建表，并说明原因', async () => {
    const { assistant } = deskOver();
    const draft = await assistant.builtInDraft();
    const result = await assistant.create(withNames(draft, 'leader', ['']));
    expect(result.ok ? '' : result.finding.code).toBe('scheme-shape');
  });

  test('发表：48 个工作簿装成一个压缩包，总表记下发表时间', async () => {
    const { assistant } = deskOver();
    valueOf(await assistant.create(await assistant.builtInDraft()));
    const seen: number[] = [];
    const out = valueOf(
      await assistant.issue('archive', (done) => {
        seen.push(done);
        return true;
      }),
    );
    expect(Object.keys(unzipSync(out.bytes)).length).toBe(48);
    expect(seen).toEqual(Array.from({ length: 49 }, (_, index) => index));
    expect(master(await assistant.look())).toMatchObject({ issued: true, next: { step: 'collect' } });
  });

  test('中途取消发表：没有文件，总表不算发表', async () => {
    const { assistant } = deskOver();
    valueOf(await assistant.create(await assistant.builtInDraft()));
    expect(valueOf(await assistant.issue('archive', (done) => done < 3)).cancelled).toBe(true);
    expect(master(await assistant.look()).issued).toBe(false);
  });

  test('发表以后改名单，总表里的名字跟着改；少填一个就不改', async () => {
    const { assistant } = deskOver();
    valueOf(await assistant.create(await assistant.builtInDraft()));
    const names = valueOf(await assistant.names());
    const [, ...rest] = namesIn(names, 'leader');
    valueOf(await assistant.saveNames(withNames(names, 'leader', ['王甲', ...rest])));
    expect(namesIn(valueOf(await assistant.names()), 'leader')[0]).toBe('王甲');
    const short = await assistant.saveNames(withNames(names, 'leader', rest));
    expect(short.ok ? '' : short.finding.code).toBe('names-count');
  });
});

describe('收表到成绩', () => {
  test('46 份全收，逐份说明是谁的；催报文字随之消失', async () => {
    const { assistant, view } = await collected();
    expect(view.files.map(({ status }) => status)).toEqual(Array.from({ length: 46 }, () => 'taken'));
    expect(view.files.every(({ who }) => who !== '')).toBe(true);
    const overview = master(await assistant.look());
    expect(overview.reminder).toBe('');
    expect(overview.returns.every(({ status }) => status === 'received')).toBe(true);
  });

  test('没有收的，催报文字里有名字和期限', async () => {
    const year = await filledYear();
    const workbook = memoryMaster();
    workbook.replace(year.master.bytes());
    const { assistant } = deskOver(workbook);
    const files = picked(year).filter(({ name }) => name !== 'L02.xlsx' && name !== '3.xlsx');
    valueOf(await assistant.collect(files, [], on));
    const { reminder } = master(await assistant.look());
    expect(reminder).toContain('领导评价表 1 份：领导02');
    expect(reminder).toContain('考核组工作簿 1 份：第三组');
    expect(reminder).toContain('2020年1月20日');
  });

  test('同一人两份不同的表：两份都摆出来，选定一份才收', async () => {
    const year = (await filledYear()).copy();
    const [first] = [...year.returned.keys()];
    const again = `${first ?? ''}（改）`;
    year.returned.set(again, year.returned.get(first ?? '') ?? new Uint8Array());
    await year.type(again, '', { C5: 0 });
    const workbook = memoryMaster();
    workbook.replace((await filledYear()).master.bytes());
    const { assistant } = deskOver(workbook);
    const view = valueOf(await assistant.collect(picked(year), [], on));
    expect(view.duplicates).toHaveLength(1);
    const [duplicate] = view.duplicates;
    expect(duplicate?.files).toHaveLength(2);
    expect(duplicate?.differences).toHaveLength(1);
    const chosen = duplicate?.files[1] ?? '';
    const after = valueOf(await assistant.collect(picked(year), [chosen], on));
    expect(after.duplicates).toEqual([]);
    expect(after.files.find(({ file }) => file === chosen)?.status).toBe('taken');
  });

  test('中途取消收表：一份也没有收', async () => {
    const year = await filledYear();
    const workbook = memoryMaster();
    workbook.replace(year.master.bytes());
    const { assistant } = deskOver(workbook);
    const view = valueOf(await assistant.collect(picked(year), [], (done) => done < 8));
    expect(view).toMatchObject({ cancelled: true, files: [] });
    expect(master(await assistant.look()).returns.some(({ status }) => status === 'received')).toBe(false);
  });

  test('核算后成绩成为正式的，名次、等次、差额都有', async () => {
    const { assistant } = await collected();
    expect(valueOf(await assistant.settle({})).settled).toBe(true);
    const results = valueOf(await assistant.results());
    expect(results.official).toBe(true);
    expect(results.kinds.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['县（市、区）', 16],
      ['成员单位', 27],
    ]);
    expect(results.kinds.map(({ parts }) => parts.map(({ short, name }) => [short, name]))).toEqual([
      [
        ['领导', '领导考核'],
        ['处室', '平时考核'],
        ['年终', '年终考核'],
      ],
      [['细则', '考核细则']],
    ]);
    const [districts] = results.kinds;
    expect(districts?.rows.map(({ rank }) => rank)).toEqual(
      districts?.rows.map(({ rank }) => rank ?? 99).sort((a, b) => a - b),
    );
    expect(districts?.rows.every(({ difference }) => difference === '0')).toBe(true);
    expect([districts?.bonus, districts?.grades]).toEqual(['加分', ['优秀', '完成', '基本完成', '未完成']]);
    expect(master(await assistant.look()).next.step).toBe('print');
  });

  test('分数来历的每个数都指到总表里的一格', async () => {
    const { assistant } = await collected();
    const [first] = valueOf(await assistant.results()).kinds[0]?.rows ?? [];
    const trace = valueOf(await assistant.trace(first?.unit ?? ''));
    expect(trace.at?.sheet).toBe('成绩汇总');
    const [leader, , yearEnd] = trace.children;
    expect([leader?.at?.sheet, leader?.children[0]?.at?.sheet]).toEqual(['领导评分', '领导评分']);
    expect(leader?.children[0]?.origin).toContain('L01.xlsx');
    expect(yearEnd?.at?.sheet).toBe('年终考核');
    const item = yearEnd?.children[0];
    expect([item?.at?.sheet, item?.children[0]?.children[0]?.at?.sheet]).toEqual(['年终考核', '扣分台账']);
  });

  test('预演列出每张表的页数，和还没有签字的报告', async () => {
    const { assistant } = await collected();
    const view = valueOf(await assistant.rehearsal());
    expect(view.sheets.map(({ sheet }) => sheet)).toContain('成绩公布');
    expect(view.sheets.find(({ sheet }) => sheet === '成绩公布')?.open).toContain('尚未核算');
    expect(view.sheets.find(({ sheet }) => sheet === '成绩汇总')?.pages).toBe(1);
    // Looked at where its table begins, not at the title that is one cell over all columns.
    expect(view.sheets.find(({ sheet }) => sheet === '扣分台账')?.at).toEqual({ row: 3, column: 0 });
    expect(view.sheets.filter(({ sheet, at }) => sheet !== '首页' && at.row === 0)).toEqual([]);
    expect(view.unsigned).toEqual([]);
  });

  test('做文书，做完最后一个时才按取消：也没有文件', async () => {
    const { assistant } = await collected();
    valueOf(await assistant.settle({}));
    for (const as of ['word', 'workbook'] as const) {
      const choice = { kinds: ['成绩公布'], rank: true, scores: true, named: false, as } as const;
      const made = valueOf(await assistant.papers(choice, (done, total) => done < total));
      expect(made).toMatchObject({ cancelled: true, files: 0 });
    }
  });

  test('送签的工作簿只有数值；CSV 有 43 个单位', async () => {
    const { assistant } = await collected();
    valueOf(await assistant.settle({}));
    const csv = new TextDecoder().decode(valueOf(await assistant.export('csv')).bytes);
    expect(csv.trim().split('\r\n')).toHaveLength(44);
    const book = valueOf(await assistant.export('workbook'));
    const xml = Object.entries(unzipSync(book.bytes)).filter(([name]) => name.includes('worksheets/'));
    expect(xml.every(([, bytes]) => !new TextDecoder().decode(bytes).includes('<f>'))).toBe(true);
    // What is signed: without 核算 columns, closed below the last row; see test/papers/approval.
    const parts = Object.entries(unzipSync(book.bytes)).map(([, bytes]) => new TextDecoder().decode(bytes));
    expect(parts.some((part) => part.includes('（以下空白）'))).toBe(true);
    expect(parts.filter((part) => /核算|差额/.test(part))).toEqual([]);
  });

  test('没有核算，或核算以后改过分数：不出送签的表，也不导出成绩', async () => {
    const { assistant, workbook } = await collected();
    expect(await assistant.export('csv')).toMatchObject({ finding: { code: 'not-settled' } });
    expect(await assistant.export('workbook')).toMatchObject({ finding: { code: 'not-settled' } });
    valueOf(await assistant.settle({}));
    expect(await assistant.look()).toMatchObject({ settled: true, changed: false });
    // What a program that calculates does to the cell when a score is changed.
    const sheet = valueOf(await workbook.read()).sheets.find(({ name }) => name === '成绩汇总');
    const column = sheet?.rows.find((cells) => cells?.some(isDifference))?.findIndex(isDifference) ?? -1;
    const row = sheet?.rows.findIndex((cells) => cells?.[column]?.formula !== undefined) ?? -1;
    valueOf(await workbook.write([{ sheet: '成绩汇总', row, column, kind: 'result', value: -2 }]));
    expect(await assistant.look()).toMatchObject({ settled: true, changed: true });
    expect(await assistant.export('csv')).toMatchObject({ finding: { code: 'changed-since-settled' } });
  });

  test('改口径：公式和成绩跟着变', async () => {
    const { assistant } = await collected();
    const before = valueOf(await assistant.results()).kinds[0]?.rows.map(({ parts }) => parts[0]);
    valueOf(await assistant.setReading('换算舍入', '两位小数'));
    const after = valueOf(await assistant.results()).kinds[0]?.rows.map(({ parts }) => parts[0]);
    expect(after).not.toEqual(before);
    expect(master(await assistant.look()).schemeChanged).toBe(true);
  });
});

describe('恢复', () => {
  test('收表以后恢复：分数退回，操作记录留下并补记一行', async () => {
    const year = await filledYear();
    const workbook = memoryMaster();
    workbook.replace(year.master.bytes());
    const { assistant } = deskOver(workbook);
    expect(await assistant.restorable()).toBeNull();
    valueOf(await assistant.collect(picked(year), [], on));
    expect(await assistant.restorable()).toMatchObject({ action: '收表' });
    expect(valueOf(await assistant.restore()).kept).toEqual([]);
    const overview = master(await assistant.look());
    expect(overview.returns.some(({ status }) => status !== 'outstanding')).toBe(false);
    expect(overview.log.map(({ action }) => action).slice(0, 2)).toEqual(['恢复', '收表']);
    expect(overview.next.step).toBe('collect');
    expect(await assistant.restorable()).toBeNull();
  });

  test('核算以后有人改过的格，恢复时不动并点出来', async () => {
    const year = await filledYear();
    const workbook = memoryMaster();
    workbook.replace(year.master.bytes());
    const { assistant, type } = deskOver(workbook);
    valueOf(await assistant.collect(picked(year), [], on));
    await type('领导评分', 'C6', 1.5);
    const restored = valueOf(await assistant.restore());
    expect(restored.kept).toEqual([{ sheet: '领导评分', cell: 'C6' }]);
    const overview = master(await assistant.look());
    expect(overview.returns.find(({ id }) => id === 'L01')?.words).toBe('缺15项');
  });

  test('核算以后恢复，成绩不再是正式的', async () => {
    const { assistant } = await collected();
    valueOf(await assistant.settle({}));
    expect(valueOf(await assistant.restore()).action).toBe('核算');
    expect(valueOf(await assistant.results()).official).toBe(false);
    expect(master(await assistant.look())).toMatchObject({ settled: false, next: { step: 'results' } });
  });
});
