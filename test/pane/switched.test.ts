import { failed, ok } from '../../src/base/finding';
import type { PaneGiven } from '../../src/pane/given';
import { createPane } from '../../src/pane/state/pane';

/** A pane that comes to lie beside another workbook: each task keeps to the workbook that the pane shows. */

/** Two workbooks and a pane that follows whatever is in front. */
function desk() {
  const world = { front: '甲', held: null as string | null };
  const looks: string[] = [];
  /** What goes on while the pane looks. */
  let meanwhile = (): Promise<void> => Promise.resolve();
  const given = {
    assistant: {
      look: async () => {
        const label = world.held ?? world.front;
        looks.push(label);
        await meanwhile();
        return { kind: 'foreign', label };
      },
      restorable: () => Promise.resolve(null),
    },
    program: {
      following: {
        mark: () => {
          const mark = world.held ?? world.front;
          return {
            inFront: () => mark === world.front,
            shown: () => undefined,
            hold: () => {
              world.held = mark;
              return () => (world.held = null);
            },
          };
        },
      },
    },
  } as unknown as PaneGiven;
  const pane = createPane(given);
  const worked: string[] = [];
  const work = () => {
    worked.push(world.held ?? world.front);
    return Promise.resolve(ok(undefined));
  };
  return {
    world,
    pane,
    worked,
    work,
    looks,
    label: () => {
      const { overview } = pane.store.get();
      return overview && 'label' in overview ? overview.label : '';
    },
    whileLooking: (next: () => Promise<void>) => (meanwhile = next),
  };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

test('做着的时候人去了别的工作簿：这一件做在原来那个里；做完就跟过去', async () => {
  const { world, pane, worked, work, looks } = desk();
  await pane.look();
  await pane.run('收表', async () => {
    world.front = '乙';
    return work();
  });
  expect([worked, looks]).toEqual([['甲'], ['甲', '甲']]);
  await turn();
  expect(world.held).toBeNull();
  await pane.look();
  expect(looks.at(-1)).toBe('乙');
});

test('一件接着一件（读文件、收表）：中间人走开了，后一件仍做在原来那个里', async () => {
  const { world, pane, worked, work } = desk();
  await pane.look();
  await pane.run('读文件', work, { reads: true });
  world.front = '乙';
  await pane.run('收表', work);
  expect(worked).toEqual(['甲', '甲']);
  await turn();
  expect(world.held).toBeNull();
});

test('面板看的不是前面那一个：不写，说清楚，改看前面的；再点一次就做', async () => {
  const { world, pane, worked, work, looks } = desk();
  await pane.look();
  world.front = '乙';
  const first = await pane.run('核算', work);
  expect(first.ok ? '' : [first.finding.code, first.finding.message].join()).toBe(
    'workbook-switched,前面换成了另一个工作簿，没有核算。',
  );
  expect(pane.store.get().messages.map(({ kind }) => kind)).toEqual(['problem']);
  expect([worked, looks]).toEqual([[], ['甲', '乙']]);
  await pane.run('核算', work);
  expect(worked).toEqual(['乙']);
});

test('去别的工作簿看一眼就回来：面板不换成那一个，正在填的不被收走', async () => {
  const { world, pane, looks, label, whileLooking } = desk();
  await pane.look();
  const shown: string[] = [];
  pane.store.subscribe(() => shown.push(label()));
  world.front = '乙';
  whileLooking(() => {
    world.front = '甲';
    return Promise.resolve();
  });
  await pane.look();
  expect([looks, new Set(shown)]).toEqual([['甲', '乙', '甲'], new Set(['甲'])]);
});

test('还没看完别的工作簿就已经回来，点了就做；做在面板上看到的那个里，做完也不换', async () => {
  const { world, pane, worked, work, label, whileLooking } = desk();
  await pane.look();
  let go = (): void => undefined;
  whileLooking(() => new Promise((resolve) => (go = resolve)));
  world.front = '乙';
  const looking = pane.look();
  world.front = '甲';
  const done = pane.run('核算', async () => {
    const [answer] = await Promise.all([work(), turn()]);
    return answer;
  });
  const seen: string[] = [];
  pane.store.subscribe(() => seen.push(label()));
  whileLooking(() => Promise.resolve());
  go();
  expect((await done).ok).toBe(true);
  await looking;
  expect([worked, new Set(seen)]).toEqual([['甲'], new Set(['甲'])]);
});

test('面板还在看新来的工作簿，点的是原来那个的：不做在新来的里', async () => {
  const { world, pane, worked, work, whileLooking } = desk();
  await pane.look();
  let go = (): void => undefined;
  whileLooking(() => new Promise((resolve) => (go = resolve)));
  world.front = '乙';
  const looking = pane.look();
  const refused = pane.run('核算', work);
  whileLooking(() => Promise.resolve());
  go();
  const answer = await refused;
  expect(answer.ok ? '' : answer.finding.code).toBe('workbook-switched');
  await looking;
  expect(worked).toEqual([]);
});

test('只读不写的照面板上看到的做', async () => {
  const { world, pane, worked, work } = desk();
  await pane.look();
  world.front = '乙';
  await pane.run('做要发的表', work, { reads: true });
  expect(worked).toEqual(['甲']);
});

/** A pane over a 总表 whose steps have a sheet each; what was brought to the front, and what the program then says. */
async function steppedDesk() {
  const sheets = {
    create: ['首页'],
    collect: ['评价人'],
    score: ['附件1'],
    results: [],
    print: ['成绩公布'],
  };
  const world = { here: true, fronts: [] as (readonly string[])[] };
  const selections: number[] = [];
  const given = {
    assistant: {
      look: () => Promise.resolve({ kind: 'master', label: '总表', sheets }),
      restorable: () => Promise.resolve(null),
    },
    program: {
      following: {
        mark: () => ({ inFront: () => world.here, shown: () => undefined, hold: () => () => undefined }),
      },
      selection: () => {
        selections.push(world.fronts.length);
        return Promise.resolve(ok(null));
      },
      bringForward: async (wanted: readonly string[]) => {
        await turn();
        world.fronts.push(wanted);
        return failed('excel-cell-editing', '正在编辑单元格。', '');
      },
    },
  } as unknown as PaneGiven;
  const pane = createPane(given);
  await pane.look();
  return { world, pane, selections };
}

test('人点到哪一步，那一步的表到前面来；程序正忙着的不来，也不说；问选中哪一格的等它来了再问', async () => {
  const { world, pane, selections } = await steppedDesk();
  await pane.look();
  expect(world.fronts).toEqual([]);
  pane.go('score');
  expect(pane.store.get().step).toBe('score');
  await pane.selection();
  expect([world.fronts, selections]).toEqual([[['附件1']], [1]]);
  expect(pane.store.get().messages).toEqual([]);
});

test('正做着一件事，或者前面是别的工作簿：步骤换过去，表不动', async () => {
  const { world, pane } = await steppedDesk();
  await pane.run('收表', async () => {
    pane.go('collect');
    await turn();
    return ok(undefined);
  });
  world.here = false;
  pane.go('print');
  await turn();
  expect([pane.store.get().step, world.fronts]).toEqual(['print', []]);
});

test('空白工作簿里填到一半去看别的总表，回来还在；建成了总表才不留', async () => {
  const world = { master: false };
  const given = {
    assistant: {
      look: () =>
        Promise.resolve(world.master ? { kind: 'master', title: '总表', master: 'abc' } : { kind: 'empty' }),
      restorable: () => Promise.resolve(null),
    },
    program: {},
  } as unknown as PaneGiven;
  const pane = createPane(given);
  await pane.look();
  pane.keep('empty//create/from', '内置');
  world.master = true;
  await pane.look();
  world.master = false;
  await pane.look();
  expect(pane.store.get().kept).toEqual({ 'empty//create/from': '内置' });
  await pane.run('建总表', () => {
    world.master = true;
    return Promise.resolve(ok(undefined));
  });
  expect(pane.store.get().kept).toEqual({});
});
