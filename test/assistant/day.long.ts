import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { cellAt } from '../../src/sheets/data';
import type { Scalar } from '../../src/sheets/model';
import { memoryMaster } from '../support/memory-host';
import { namesIn, withNames } from '../support/names';
import { valueOf, type Year } from '../support/year';
import { styleOf } from '../support/xlsx-tools';
import { collectedDesk as collected, deskOver, filledYear, master, on, picked } from './desk';

/** What the pane says of a year on its way, and what of it is done in the pane. */

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
    // A gap of the received form that is filled is a change of it, too.
    await desk.type('领导评分', 'C6', null);
    const gap = (await rows(desk, 'L01')).find(({ now }) => now === '');
    valueOf(await assistant.typeScores('L01', [{ unit: gap?.unit ?? '', was: '', now: '8' }], '电话补报'));
    expect(await assistant.restorable()).toMatchObject({ action: '改分数' });
    expect(valueOf(await assistant.settle({})).settled).toBe(true);
    expect(valueOf(await assistant.trace(row.unit)).full).toContain('领导来函更正');
  });

  test('原因只记在这次改的分数上：上次写入以后在表里改的别处，没有这个原因', async () => {
    const desk = await collected('L01.xlsx', 'L02.xlsx');
    const { assistant, type } = desk;
    for (const rater of ['L01', 'L02'])
      valueOf(
        await assistant.typeScores(
          rater,
          (await rows(desk, rater)).map(({ unit }) => ({ unit, was: '', now: '9' })),
          '',
        ),
      );
    await type('领导评分', 'D5', 8);
    const [first] = await rows(desk, 'L01');
    valueOf(await assistant.typeScores('L01', [{ unit: first?.unit ?? '', was: '9', now: '7' }], '纸上看错'));
    const lines = master(await assistant.look()).log.slice(0, 2);
    expect(lines.map(({ content, reason }) => [content.slice(0, 4), reason]).sort()).toEqual([
      ['领导01', '纸上看错'],
      ['领导02', ''],
    ]);
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

describe('补发一份', () => {
  test('只做这一份，能收回来；记“补发”，不算发表，也不等于接受方案变更', async () => {
    const year = await filledYear();
    const workbook = memoryMaster();
    workbook.replace(year.master.bytes());
    const { assistant } = deskOver(workbook);
    valueOf(await assistant.setReading('换算舍入', '两位小数'));
    expect(master(await assistant.look()).schemeChanged).toBe(true);
    const one = valueOf(await assistant.issueOne('L03'));
    expect(one).toMatchObject({ name: '附件3-领导03.xlsx', files: 1 });
    const form = deskOver();
    form.workbook.replace(one.bytes);
    expect(await form.assistant.look()).toMatchObject({ kind: 'rating', rater: '领导03' });
    expect(master(await assistant.look()).log[0]).toMatchObject({ action: '补发' });
    expect(master(await assistant.look()).schemeChanged).toBe(true);
    expect(valueOf(await assistant.issueOne('3')).name).toContain('第三组');
    const nobody = await assistant.issueOne('X9');
    expect(nobody.ok ? '' : nobody.finding.code).toBe('rater-unknown');
  });

  test('还没有发表的，补发一份以后下一步仍是发表', async () => {
    const { assistant } = deskOver();
    valueOf(await assistant.create(await assistant.builtInDraft()));
    valueOf(await assistant.issueOne('L03'));
    expect(master(await assistant.look())).toMatchObject({ issued: false, next: { step: 'create' } });
  });
});

describe('改口径以前', () => {
  test('说得出哪些总分、等次、名次会变，改了以后正是这样；不写任何一格', async () => {
    const { assistant, workbook } = await collected();
    const before = workbook.bytes();
    const { readings } = master(await assistant.look());
    const other = readings.find(({ id }) => id === '换算舍入')?.options.find(({ isDefault }) => !isDefault);
    const choice = other?.choice ?? '';
    const told = valueOf(await assistant.readingEffect('换算舍入', choice));
    expect(workbook.bytes()).toBe(before);
    expect(told.totals).toBeGreaterThan(0);
    const figures = async () => {
      const results = valueOf(await assistant.results());
      return new Map(
        results.kinds.flatMap(({ rows }) =>
          rows.map(({ name, total, grade, rank }) => [name, { total, grade, rank }] as const),
        ),
      );
    };
    const was = await figures();
    valueOf(await assistant.setReading('换算舍入', choice));
    const is = await figures();
    const changed = [...was].filter(([name, old]) => JSON.stringify(old) !== JSON.stringify(is.get(name)));
    expect(told.changes.map(({ name }) => name).sort()).toEqual(changed.map(([name]) => name).sort());
    for (const { name, total } of told.changes)
      if (total !== '') expect(total).toBe(`${was.get(name)?.total ?? ''} → ${is.get(name)?.total ?? ''}`);
    const nothing = await assistant.readingEffect('换算舍入', '没有这一种');
    expect(nothing.ok ? '' : nothing.finding.code).toBe('reading-choice');
  });
});

test('改口径以前：没有名次是因为总分未定的，写“未定”，不写“不排”', async () => {
  const { assistant } = await collected('L02.xlsx');
  const told = valueOf(await assistant.readingEffect('缺表', '按零分计'));
  expect(told.changes.length).toBeGreaterThan(0);
  for (const { rank } of told.changes) expect(rank).toMatch(/^未定 → 第 \d+$/);
});

/** The path of a rater's form among those that came. */
const formOf = (year: Year, rater: string): string =>
  [...year.returned.keys()].find((key) => key.includes(rater)) ?? rater;

/** A desk that took in nothing yet, and a year in which one form says something else in these cells. */
async function withForm(rater: string, cells: Readonly<Record<string, Scalar>>) {
  const year = (await filledYear()).copy();
  await year.type(formOf(year, rater), '', cells);
  const workbook = memoryMaster();
  workbook.replace(year.master.bytes());
  return { year, ...deskOver(workbook) };
}

describe('收到的表里有错', () => {
  /** 领导01's form with an 11 and a gap, and a blank one of 领导02. */
  async function faulty() {
    const { year, ...desk } = await withForm('L01', { C8: 11 });
    const blank = [...(await filledYear()).sent].find(([name]) => name.includes('领导02'));
    year.returned.set(formOf(year, 'L02'), blank?.[1] ?? new Uint8Array());
    const files = picked(year);
    const view = valueOf(await desk.assistant.collect(files, [], on));
    return { ...desk, files, view };
  }

  test('格子写“已收，1 处错误”，错处写在名下；空白表写明是谁的', async () => {
    const { assistant, view } = await faulty();
    const tile = master(await assistant.look()).returns.find(({ id }) => id === 'L01');
    expect(tile).toMatchObject({ status: 'received', words: '已收，1 处错误' });
    expect(tile?.faults.map(({ message }) => message)).toEqual(['11 超出 0—10。']);
    // The cell of the form, not the one of the 总表.
    expect(tile?.slip).toContain('1. 高新区 C8：11 超出 0—10。');
    const file = (name: string) => view.files.find((each) => each.file === name);
    expect(file('L01.xlsx')).toMatchObject({ status: 'taken', faults: ['高新区：11 超出 0—10。'] });
    expect(file('L02.xlsx')).toMatchObject({ status: 'refused', who: '领导02' });
    const others = master(await assistant.look()).returns.filter(({ id }) => id !== 'L01');
    expect(others.every(({ faults }) => faults.length === 0)).toBe(true);
  });

  test('退回单是原表的一份，错处标红、有批注；改好了照常收，错误没有了', async () => {
    const { assistant, files, workbook } = await faulty();
    const slip = valueOf(await assistant.returnSlips(files, null));
    expect(slip.name).toBe('退回-领导01-L01.xlsx');
    const parts = unzipSync(slip.bytes);
    const notes = Object.entries(parts).filter(([name]) => name.includes('kaohe-notes'));
    expect(notes).toHaveLength(2);
    expect(strFromU8(notes[0]?.[1] ?? new Uint8Array())).toContain('11 超出 0—10。');
    const red = (at: string) =>
      styleOf(slip.bytes, 'xl/worksheets/sheet1.xml', at).fill?.includes('FFFFC7CE');
    expect(['C7', 'C8', 'C9'].map(red)).toEqual([false, true, false]);
    const form = deskOver();
    form.workbook.replace(slip.bytes);
    const [sheet] = valueOf(await form.workbook.read()).sheets;
    expect(sheet && cellAt(sheet, 7, 2).value).toBe(11);
    await form.type(sheet?.name ?? '', 'C8', 9);
    const mended = { name: 'L01.xlsx', bytes: form.workbook.bytes() };
    const again = valueOf(await assistant.collect([mended], [], on));
    expect(again.files).toMatchObject([{ status: 'taken', faults: [] }]);
    expect(again.findings.filter(({ file }) => file === 'L01.xlsx')).toEqual([]);
    expect(master(await assistant.look()).returns.find(({ id }) => id === 'L01')?.words).toBe('已收');
    expect(cellAt(await sheetOf(workbook, '领导评分'), 7, 2).value).toBe(9);
    const nothing = await assistant.returnSlips([mended], null);
    expect(nothing.ok ? '' : nothing.finding.code).toBe('slip-none');
  });
});

describe('错在哪份表、哪一格', () => {
  test('表里多写的单位留着等改：名下写“1 处错误”，要发的话说表里的格、不说总表的事', async () => {
    const { year, assistant } = await withForm('L03', { B6: '没有的区' });
    valueOf(await assistant.collect(picked(year), [], on));
    const tile = master(await assistant.look()).returns.find(({ id }) => id === 'L03');
    expect(tile?.faults.map(({ code }) => code)).toEqual(['score-missing', 'return-fault']);
    expect(tile?.slip).toMatch(/^2\. B6：.*没有的区/m);
    expect(tile?.slip).not.toContain('更正');
  });

  test('两个组里有同名的人：错处在有错的那一份名下', async () => {
    const { year, assistant } = await withForm('L01', { C8: 11 });
    valueOf(await assistant.collect(picked(year), [], on));
    const names = valueOf(await assistant.names());
    const [, ...leaders] = namesIn(names, 'leader');
    const [, ...offices] = namesIn(names, 'office');
    const same = withNames(withNames(names, 'leader', ['张三', ...leaders]), 'office', ['张三', ...offices]);
    valueOf(await assistant.saveNames(same));
    const { returns } = master(await assistant.look());
    expect(returns.filter(({ faults }) => faults.length > 0).map(({ id }) => id)).toEqual(['L01']);
  });

  test('几个压缩包、文件夹里同名的，各有一份退回单；名字里的斜杠不成文件夹', async () => {
    const { year, assistant } = await withForm('L01', { C8: 11 });
    const names = valueOf(await assistant.names());
    const [, ...rest] = namesIn(names, 'leader');
    valueOf(await assistant.saveNames(withNames(names, 'leader', ['张/三', ...rest])));
    const bytes = year.returned.get(formOf(year, 'L01')) ?? new Uint8Array();
    const files = ['一.zip', '二.zip'].map((name) => ({ name, bytes: zipSync({ 'L01.xlsx': bytes }) }));
    const plain = ['L01.xlsx', 'L01.xlsx'].map((name) => ({ name, bytes }));
    for (const chosen of [files, plain]) {
      const slips = valueOf(await assistant.returnSlips(chosen, null));
      expect(Object.keys(unzipSync(slips.bytes)).sort()).toEqual([
        '退回-张_三-L01.txt',
        '退回-张_三-L01.xlsx',
        '退回-张_三-L01（2）.txt',
        '退回-张_三-L01（2）.xlsx',
      ]);
    }
  });
});

describe('收到的不是表', () => {
  test('压缩包打开来收，图片、PDF 指向录入纸质表，程序留下的文件不理会', async () => {
    const year = await filledYear();
    const workbook = memoryMaster();
    workbook.replace(year.master.bytes());
    const { assistant } = deskOver(workbook);
    const forms = picked(year).slice(0, 2);
    const pack = (inside: Record<string, Uint8Array>) => zipSync(inside, { level: 0 });
    const picture = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3);
    const view = valueOf(
      await assistant.collect(
        [
          {
            name: '收回.zip',
            bytes: pack({
              ...Object.fromEntries(forms.map(({ name, bytes }) => [`评价表/${name}`, bytes])),
              '评价表/Thumbs.db': picture,
              '__MACOSX/x.xlsx': picture,
            }),
          },
          { name: '~$L03.xlsx', bytes: picture },
          { name: '照片.jpg', bytes: picture },
          { name: '扫描.pdf', bytes: strToU8('%PDF-1.4') },
          { name: '一包.rar', bytes: strToU8('Rar!....') },
        ],
        [],
        on,
      ),
    );
    expect(view.files.map(({ file, status }) => [file, status])).toEqual([
      ['一包.rar', 'refused'],
      ['扫描.pdf', 'refused'],
      ...forms.map(({ name }) => [`收回.zip/评价表/${name}`, 'taken']),
      ['照片.jpg', 'refused'],
    ]);
    const said = (name: string) => view.files.find(({ file }) => file === name)?.message ?? '';
    expect(said('照片.jpg')).toContain('“录入纸质表”');
    expect(said('扫描.pdf')).toContain('“录入纸质表”');
    expect(said('一包.rar')).toContain('解开压缩包');
  });
});

describe('录过的表后来收到文件', () => {
  async function typedBefore() {
    const desk = await collected('L01.xlsx');
    const rows = valueOf(await desk.assistant.paperForm('L01')).rows;
    const entries = rows.map(({ unit }) => ({ unit, was: '', now: '9' }));
    valueOf(await desk.assistant.typeScores('L01', entries, ''));
    const file = picked(desk.year).filter(({ name }) => name === 'L01.xlsx');
    const view = valueOf(await desk.assistant.collect(file, [], on));
    return { ...desk, file, view };
  }
  const first = async (assistant: Awaited<ReturnType<typeof collected>>['assistant']) =>
    valueOf(await assistant.paperForm('L01'));

  test('文件和录入的并排比，选录入的就不动；选文件就收文件', async () => {
    const { assistant, file, view } = await typedBefore();
    const [duplicate] = view.duplicates;
    expect(duplicate?.files).toEqual(['L01.xlsx', '总表里录入的领导01的分数']);
    expect(duplicate?.differences.every(({ values }) => values[1] === '9')).toBe(true);
    valueOf(await assistant.collect(file, [duplicate?.files[1] ?? ''], on));
    const { returns } = master(await assistant.look());
    expect(returns.find(({ id }) => id === 'L01')).toMatchObject({
      status: 'received',
      file: '',
      conflict: '',
    });
    expect((await first(assistant)).rows.every(({ now }) => now === '9')).toBe(true);
    valueOf(await assistant.collect(file, ['L01.xlsx'], on));
    expect(await first(assistant)).toMatchObject({ file: 'L01.xlsx' });
    expect((await first(assistant)).rows.every(({ now }) => now === '9')).toBe(false);
  });
});

/** What a browser keeps for every window of it. */
function browserMemory() {
  const kept = new Map<string, unknown>();
  return {
    load: (book: string) => Promise.resolve(structuredClone(kept.get(book))),
    save: (book: string, writes: unknown) => {
      kept.set(book, structuredClone(writes));
      return Promise.resolve();
    },
    forget: () => {
      kept.clear();
      return Promise.resolve();
    },
  };
}

describe('恢复', () => {
  test('几次写入从后往前一步一步收回；换一个面板（刷新）也还在', async () => {
    const memory = browserMemory();
    const year = await filledYear();
    const workbook = memoryMaster();
    workbook.replace(year.master.bytes());
    const before = deskOver(workbook, memory);
    valueOf(await before.assistant.decide('L01', 'zero'));
    valueOf(await before.assistant.decide('L02', 'scale'));
    const after = deskOver(workbook, memory);
    await after.assistant.look();
    expect((await after.assistant.restorables()).map(({ action }) => action)).toEqual([
      '缺表处理',
      '缺表处理',
    ]);
    const decisions = async () =>
      master(await after.assistant.look())
        .returns.slice(0, 2)
        .map(({ decision }) => decision);
    expect(await decisions()).toEqual(['按零分计', '按收到份数折算']);
    valueOf(await after.assistant.restore());
    expect(await decisions()).toEqual(['按零分计', '']);
    valueOf(await after.assistant.restore());
    expect(await decisions()).toEqual(['', '']);
    expect(await after.assistant.restorables()).toEqual([]);
    const other = deskOver(memoryMaster(), memory);
    valueOf(await other.assistant.create(await other.assistant.builtInDraft()));
    await other.assistant.look();
    expect(await other.assistant.restorables()).toEqual([]);
  });

  test('两个窗口各有各的总表：刷新以后，各自的恢复都在', async () => {
    const memory = browserMemory();
    const books = [memoryMaster(), memoryMaster()] as const;
    const desks = books.map((workbook) => deskOver(workbook, memory));
    for (const { assistant } of desks) {
      valueOf(await assistant.create(await assistant.builtInDraft()));
      await assistant.look();
    }
    for (const round of ['zero', 'scale'] as const)
      for (const { assistant } of desks) valueOf(await assistant.decide('L01', round));
    for (const workbook of books) {
      const { assistant } = deskOver(workbook, memory);
      await assistant.look();
      expect(await assistant.restorables()).toHaveLength(2);
    }
  });

  test('清除以后什么也恢复不了，以后的写入也不把清除以前的带回来', async () => {
    const memory = browserMemory();
    const workbook = memoryMaster();
    const { assistant } = deskOver(workbook, memory);
    valueOf(await assistant.create(await assistant.builtInDraft()));
    valueOf(await assistant.decide('L01', 'zero'));
    await assistant.forget();
    expect(await assistant.restorables()).toEqual([]);
    valueOf(await assistant.decide('L02', 'scale'));
    const after = deskOver(workbook, memory);
    await after.assistant.look();
    expect(await after.assistant.restorables()).toHaveLength(1);
  });
});
