import type { Result } from '../../src/base/finding';
import type { Overview } from '../../src/views/overview';
import { cellAt } from '../../src/sheets/data';
import { memoryMaster } from '../support/memory-host';
import { deskOver, filledYear, picked } from './desk';

/** What the pane says of a year on its way, and what of it is done in the pane. */

const valueOf = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(`${result.finding.code} ${result.finding.message}`);
  return result.value;
};
const master = (overview: Overview) => {
  if (overview.kind !== 'master') throw new Error(JSON.stringify(overview));
  return overview;
};
const on = () => true;

/** A year in which everything came back but what `without` names. */
async function collected(...without: string[]) {
  const year = await filledYear();
  const workbook = memoryMaster();
  workbook.replace(year.master.bytes());
  const desk = deskOver(workbook);
  const files = picked(year).filter(({ name }) => !without.includes(name));
  valueOf(await desk.assistant.collect(files, [], on));
  return { year, ...desk };
}

const sheetOf = async (workbook: ReturnType<typeof memoryMaster>, name: string) => {
  const sheet = valueOf(await workbook.read()).sheets.find((each) => each.name === name);
  if (!sheet) throw new Error(name);
  return sheet;
};

describe('下一步', () => {
  test('缺表定了怎样处理的，不再等它：先是核算，核算以后是打印；首页“未收齐”也不算它', async () => {
    const { assistant, workbook } = await collected('L02.xlsx');
    expect(master(await assistant.look()).next).toMatchObject({
      step: 'collect',
      words: expect.stringContaining('还有 1 份') as string,
    });
    valueOf(await assistant.decide('L02', 'scale'));
    expect(master(await assistant.look()).next.step).toBe('results');
    const home = await sheetOf(workbook, '首页');
    const row = home.rows.findIndex((_, index) =>
      String(cellAt(home, index, 0).value).includes('领导评价表'),
    );
    expect([1, 2, 3].map((column) => cellAt(home, row, column).value)).toEqual([16, 15, 0]);
    expect(valueOf(await assistant.settle({})).settled).toBe(true);
    expect(master(await assistant.look()).next.step).toBe('print');
    valueOf(await assistant.decide('L02', null));
    expect(master(await assistant.look()).next.step).toBe('collect');
  });
});

describe('临界和推演', () => {
  test('还可能变等次的排在前面，写明缺谁的；总分相同的几家只有一行', async () => {
    const { assistant } = await collected('L02.xlsx', 'O03.xlsx');
    const { outlook } = valueOf(await assistant.results());
    expect(new Set(outlook.map(({ from }) => from.join('、')))).toEqual(new Set(['领导02、处室03']));
    const moves = outlook.map(({ lowest, highest }) => lowest.grade !== highest.grade);
    expect(moves).toEqual([...moves].sort((a, b) => Number(b) - Number(a)));
    expect(new Set(moves)).toEqual(new Set([true, false]));
    valueOf(await assistant.decide('L02', 'zero'));
    valueOf(await assistant.decide('O03', 'zero'));
    const { marginal } = valueOf(await assistant.results());
    const named = marginal.filter(({ kind }) => kind === 'tied').flatMap(({ unit }) => unit.split('、'));
    expect(named.length).toBeGreaterThan(1);
    expect(new Set(named).size).toBe(named.length);
  });
});

describe('面板里的话', () => {
  test('两份不同的表怎样选，不说命令行的开关、英文编号', async () => {
    const year = (await filledYear()).copy();
    const [first = ''] = [...year.returned.keys()];
    year.returned.set(`${first}（改）`, year.returned.get(first) ?? new Uint8Array());
    await year.type(`${first}（改）`, '', { C5: 0 });
    const workbook = memoryMaster();
    workbook.replace((await filledYear()).master.bytes());
    const { assistant } = deskOver(workbook);
    const view = valueOf(await assistant.collect(picked(year), [], on));
    expect(view.duplicates).toHaveLength(1);
    const said = view.findings.map(({ message, remedy }) => `${message}${remedy}`);
    expect(said.join('\n')).toContain('在“重复待定”里选定');
    expect(said.join('\n')).not.toMatch(/--/);
  });

  test('方案改过：说哪些表可能改了，核算时勾选什么，不说指纹', async () => {
    const { assistant } = await collected();
    const { readings } = master(await assistant.look());
    const other = readings.find(({ id }) => id === '换算舍入')?.options.find(({ isDefault }) => !isDefault);
    valueOf(await assistant.setReading('换算舍入', other?.choice ?? ''));
    const { findings } = valueOf(await assistant.settle({}));
    const changed = findings.find(({ code }) => code === 'scheme-changed');
    expect(changed?.remedy).toContain('按现在的方案核算');
    expect(`${changed?.message ?? ''}${changed?.remedy ?? ''}`).not.toContain('指纹');
  });
});

describe('录入纸质表、改分数', () => {
  const rows = async (desk: Awaited<ReturnType<typeof collected>>, rater: string) =>
    valueOf(await desk.assistant.paperForm(rater)).rows;

  test('十六个分数一次写入，全角、带“分”的认得；记入操作记录；一次恢复全部收回', async () => {
    const desk = await collected('L02.xlsx');
    const { assistant, workbook } = desk;
    const entries = (await rows(desk, 'L02')).map(({ unit, now }, index) => ({
      unit,
      was: now,
      now: ['９．５', '9分', '8'][index] ?? '9',
    }));
    valueOf(await assistant.typeScores('L02', entries, ''));
    expect((await rows(desk, 'L02')).map(({ now }) => now)).toEqual([
      '9.5',
      '9',
      '8',
      ...Array.from({ length: 13 }, () => '9'),
    ]);
    const { returns, log, next } = master(await assistant.look());
    expect(returns.find(({ id }) => id === 'L02')?.status).toBe('received');
    expect(log[0]).toMatchObject({ action: '录入评分' });
    expect(next.step).toBe('results');
    expect(await assistant.restorable()).toMatchObject({ action: '录入纸质表' });
    valueOf(await assistant.restore());
    expect((await rows(desk, 'L02')).every(({ now }) => now === '')).toBe(true);
    expect(cellAt(await sheetOf(workbook, '领导评分'), 4, 3).value).toBeNull();
  });

  test('定了按零分计的表后来录入：按录入的算', async () => {
    const desk = await collected('L02.xlsx');
    valueOf(await desk.assistant.decide('L02', 'zero'));
    const [first] = await rows(desk, 'L02');
    valueOf(await desk.assistant.typeScores('L02', [{ unit: first?.unit ?? '', was: '', now: '9' }], ''));
    const tile = master(await desk.assistant.look()).returns.find(({ id }) => id === 'L02');
    expect(tile).toMatchObject({ status: 'partial', decision: '' });
  });

  test('收到的表改一个分数：没有原因不写；有原因就是一条更正，可以核算，来历里有', async () => {
    const desk = await collected();
    const { assistant } = desk;
    const [row] = await rows(desk, 'L01');
    if (!row) throw new Error('no row');
    const entry = { unit: row.unit, was: row.now, now: row.now === '7' ? '6' : '7' };
    const refused = await assistant.typeScores('L01', [entry], ' ');
    expect(refused.ok ? '' : refused.finding.code).toBe('correction-no-reason');
    valueOf(await assistant.typeScores('L01', [entry], '领导来函更正'));
    const { corrections, log } = master(await assistant.look());
    expect(corrections).toMatchObject([
      { object: `领导01对${row.name}的评分`, original: row.now, now: entry.now, reason: '领导来函更正' },
    ]);
    expect(log[0]).toMatchObject({ action: '更正', reason: '领导来函更正' });
    expect(valueOf(await assistant.settle({})).settled).toBe(true);
    expect(valueOf(await assistant.trace(row.unit)).full).toContain('领导来函更正');
  });

  test('表里的分数刚被改过的、不许的分数，一个也不写', async () => {
    const desk = await collected();
    const before = await rows(desk, 'L01');
    const [first, second] = before;
    const entry = (unit = '', was = '', now = '') => ({ unit, was, now });
    const codes = [];
    for (const entries of [
      [entry(first?.unit, '3.3', '7')],
      [entry(first?.unit, first?.now, '7'), entry(second?.unit, second?.now, '11')],
      [entry('没有的单位', '', '7')],
    ]) {
      const done = await desk.assistant.typeScores('L01', entries, '试');
      codes.push(done.ok ? '' : done.finding.code);
    }
    expect(codes).toEqual(['scores-moved', 'scores-refused', 'scores-moved']);
    expect(await rows(desk, 'L01')).toEqual(before);
  });
});
