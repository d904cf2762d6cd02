import type { Change } from '../../src/sheets/change';
import { refusedWith, valueOf } from '../contract/expect';
import { change, opened, type Opened } from './opened';
import type { Quirks } from './quirks';
import { Refusal } from './world';

/** Writing: nothing flickers, nothing is half written, and everything is put back as it was. */

/** One of each kind, on both sheets. */
const changes: readonly Change[] = [
  change('表!B2', 6),
  change('表!B3', 7.5),
  change('表!A3', null),
  change('表!E1', '=不是公式'),
  change('表!E2', '2020-01-05'),
  change('表!F2', 12, { kind: 'formula', formula: 'B2*2' }),
  change('锁定!A1', '总计'),
];
const places = ['表!B2', '表!B3', '表!A3', '表!E1', '表!E2', '表!F2', '锁定!A1'];
const before = [8, 4, '登封市', null, null, null, '合计'];
const after = [6, 7.5, null, '=不是公式', '2020-01-05', '=B2*2', '总计'];

const busy = { screen: false, events: false, alerts: false, calculation: -4135 };
const usual = { screen: true, events: true, alerts: true, calculation: -4105 };

/** Lets the first writes through and fails from then on, `times` times. */
function failAt({ wps }: Opened, count: number, times = Infinity): () => number {
  let writes = 0;
  wps.world.onWrite = () => {
    writes++;
    if (writes >= count && writes < count + times) throw new Refusal('出错了');
    return true;
  };
  return () => writes;
}

const ways: readonly [string, Partial<Quirks>][] = [
  ['成块写', {}],
  ['逐行写', { blocksIgnored: true }],
];

describe.each(ways)('写入（%s）', (_, quirks) => {
  test('写的时候画面不动、事件不报、不问话、不逐格重算；写完恢复原样', async () => {
    const open = await opened(quirks);
    const seen: unknown[] = [];
    open.wps.world.onWrite = () => {
      seen.push({ ...open.wps.world.settings });
      return true;
    };
    valueOf(await open.program.workbook.write(changes), 'write');
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual(seen.map(() => busy));
    expect(open.wps.world.settings).toEqual(usual);
    expect(await open.values(...places)).toEqual(after);
  });

  test('写到任何一处出错：整批都没有写，程序设置和保护都恢复', async () => {
    const counting = await opened(quirks);
    const count = failAt(counting, Infinity);
    valueOf(await counting.program.workbook.write(changes), 'write');
    const all = count();
    expect(all).toBeGreaterThan(4);
    for (let at = 1; at <= all; at++) {
      const open = await opened(quirks);
      const locked = open.wps.sheet('锁定').protection;
      failAt(open, at, 1);
      const written = await open.program.workbook.write(changes);
      open.wps.world.onWrite = null;
      // A block that throws is tried again cell by cell, so one failure may well be survived.
      expect([at, await open.values(...places)]).toEqual([at, written.ok ? after : before]);
      if (!written.ok) expect(written.finding.remedy).not.toBe('');
      expect(open.wps.world.settings).toEqual(usual);
      expect(open.wps.sheet('锁定').protection).toEqual(locked);
    }
  });

  test('写到一半再也写不进、也恢复不了：说明新旧混杂，不说成功', async () => {
    const open = await opened(quirks);
    failAt(open, 3);
    refusedWith(await open.program.workbook.write(changes), 'write-mixed', 'write');
    expect(open.wps.world.settings).toEqual(usual);
    expect(open.wps.sheet('锁定').protection).not.toBeNull();
  });
});

describe('读回核对', () => {
  test('成块写时丢了几格：逐格补上，并记下经过', async () => {
    const open = await opened();
    open.wps.world.onWrite = (_sheet, { top, bottom, left, right }) => top === bottom && left === right;
    valueOf(await open.program.workbook.write(changes), 'write');
    expect(await open.values(...places)).toEqual(after);
    expect(open.program.diagnosis().troubles.join()).toMatch(/没有一次写好/);
  });

  test('有一格怎么写都不进去：整批恢复，说出是哪一格', async () => {
    const open = await opened();
    open.wps.world.onWrite = ({ name }, { top, left }) => name !== '锁定' || top !== 0 || left !== 0;
    const written = await open.program.workbook.write(changes);
    refusedWith(written, 'write-refused', 'write');
    expect(written.ok ? '' : `${written.finding.sheet}!${written.finding.cell}`).toBe('锁定!A1');
    expect(await open.values(...places)).toEqual(before);
  });
});

describe('别人的设置', () => {
  test('本来就手动计算、不刷新画面的，写完还是那样，结果已算好', async () => {
    const open = await opened();
    Object.assign(open.wps.world.settings, { calculation: -4135, screen: false });
    valueOf(await open.program.workbook.write([change('表!B2', 16)]), 'write');
    expect(open.wps.world.settings).toEqual({ ...usual, calculation: -4135, screen: false });
    expect(open.wps.application.ActiveWorkbook?.ActiveSheet?.Range('C2').Value2).toEqual([[2]]);
  });

  test('设了密码的表不写，说明怎么办，别的表也没有写', async () => {
    const open = await opened();
    const sheet = open.wps.sheet('锁定');
    if (sheet.protection) sheet.protection.password = '123';
    refusedWith(await open.program.workbook.write(changes), 'sheet-locked', 'write');
    expect(await open.values(...places)).toEqual(before);
    expect(sheet.protection?.password).toBe('123');
  });

  test('保护时别人另外允许的操作，写完照样允许', async () => {
    const open = await opened();
    const { protection } = open.wps.sheet('锁定');
    if (protection) protection.allowed.sort = true;
    valueOf(await open.program.workbook.write(changes), 'write');
    expect(open.wps.sheet('锁定').protection?.allowed).toMatchObject({
      sort: true,
      formatColumns: true,
      formatCells: false,
    });
  });

  test('总表读过以后，别的工作簿到了前面：改动仍写进总表', async () => {
    const open = await opened();
    await open.values('表!B2');
    const other = open.wps.world.add();
    valueOf(await open.program.workbook.write([change('表!B2', 3)]), 'write');
    expect(other.sheets.map(({ cells }) => cells.size)).toEqual([0]);
    open.wps.world.close(other);
    expect(await open.values('表!B2')).toEqual([3]);
  });

  test('总表已关：说明没有写', async () => {
    const open = await opened();
    await open.values('表!B2');
    const book = open.wps.world.active;
    if (book) open.wps.world.close(book);
    refusedWith(await open.program.workbook.write([change('表!B2', 3)]), 'workbook-closed', 'write');
  });
});
