import type { CellPlace } from '../../src/port/program';
import { valueOf } from '../contract/expect';
import { change, opened } from './opened';
import type { Quirks } from './quirks';

/** Events of the program, told to the pane. Clocks are the test's own. */

const ways: readonly [string, Partial<Quirks>][] = [
  ['事件', {}],
  ['没有的表返回空值', { missingFalsy: true }],
];

afterEach(() => {
  jest.useRealTimers();
});

describe.each(ways)('%s', (_, quirks) => {
  test('人选了哪一格、改了哪一格都得知', async () => {
    const { program, wps } = await opened(quirks);
    jest.useFakeTimers();
    const selected: CellPlace[] = [];
    let changed = 0;
    program.onSelection((place) => selected.push(place));
    program.onChange(() => (changed += 1));
    wps.select('锁定', 'A2');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(selected).toEqual([{ sheet: '锁定', row: 1, column: 0 }]);
    expect(changed).toBe(0);
    wps.type('锁定', 'A2', 5);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(changed).toBe(1);
  });

  test('最后一个退订以后，不再登记事件，也没有计时在走', async () => {
    const { program, wps } = await opened(quirks);
    jest.useFakeTimers();
    const ends = [
      program.onSelection(() => undefined),
      program.onChange(() => undefined),
      program.onChange(() => undefined),
    ];
    for (const end of ends) end();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(jest.getTimerCount()).toBe(0);
    expect([...wps.world.listeners.values()].map(({ size }) => size).filter((size) => size > 0)).toEqual([]);
  });

  test('同一个函数订了两次：退订一次，另一次还在', async () => {
    const { program, wps } = await opened(quirks);
    jest.useFakeTimers();
    let changed = 0;
    const listener = () => (changed += 1);
    const end = program.onChange(listener);
    program.onChange(listener);
    end();
    end();
    wps.type('表', 'B2', 5);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(changed).toBe(1);
  });

  test('加载项自己写的也报，一批只报一次', async () => {
    const { program } = await opened(quirks);
    jest.useFakeTimers();
    let changed = 0;
    program.onChange(() => (changed += 1));
    valueOf(
      await program.workbook.write([change('表!B2', 5), change('表!B3', 6), change('锁定!A1', '计')]),
      'write',
    );
    await jest.advanceTimersByTimeAsync(120);
    expect(changed).toBe(1);
  });

  test('换到别的工作簿也算改变', async () => {
    const { program, wps } = await opened(quirks);
    jest.useFakeTimers();
    let changed = 0;
    program.onChange(() => (changed += 1));
    const [first] = wps.world.books;
    wps.application.Workbooks.Item(first?.name ?? '')?.Activate();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(changed).toBe(1);
  });
});

test('没有事件的版本：不登记，加载项自己写的照样报，选中的格问得到', async () => {
  const { program, wps } = await opened({ lacks: ['ApiEvent'] });
  expect(program.capabilities.events).toBe(false);
  jest.useFakeTimers();
  let changed = 0;
  const ends = [program.onChange(() => (changed += 1)), program.onSelection(() => undefined)];
  wps.select('表', 'B3');
  valueOf(await program.workbook.write([change('表!B2', 5)]), 'write');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(changed).toBe(1);
  expect(valueOf(await program.selection(), 'selection')).toEqual({ sheet: '表', row: 2, column: 1 });
  for (const end of ends) end();
  expect(jest.getTimerCount()).toBe(0);
});

test('选中的是图片之类时，按当前单元格算', async () => {
  const { program, wps } = await opened();
  wps.select('表', 'B3');
  Object.defineProperty(wps.application, 'Selection', { value: { Name: '图片 1' } });
  expect(valueOf(await program.selection(), 'selection')).toEqual({ sheet: '表', row: 2, column: 1 });
});

test('前面是别的工作簿：总表的表不抢到前面来', async () => {
  const { program, wps } = await opened();
  const { world } = wps;
  const ours = world.active;
  program.following?.mark().shown();
  world.add();
  const front = world.active;
  const refused = await program.bringForward(['锁定']);
  expect(refused.ok ? '' : refused.finding.code).toBe('no-workbook');
  expect(world.active).toBe(front);
  world.active = ours;
  valueOf(await program.bringForward(['锁定']), 'bring forward');
  expect(ours?.active.name).toBe('锁定');
});

test('“可见”读出来是真假、不是数的版本：看得见的表照样到前面来，不当作隐藏的', async () => {
  const { program, wps } = await opened();
  const sheet: unknown = Object.getPrototypeOf(wps.application.ActiveWorkbook?.ActiveSheet);
  const visible = jest.spyOn(sheet as { Visible: unknown }, 'Visible', 'get').mockReturnValue(true);
  try {
    valueOf(await program.bringForward(['锁定']), 'bring forward');
    expect(wps.world.active?.active.name).toBe('锁定');
  } finally {
    visible.mockRestore();
  }
});
