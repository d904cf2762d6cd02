import { ok } from '../../src/base/finding';
import type { PaneGiven } from '../../src/pane/given';
import { createPane } from '../../src/pane/state/pane';

/** 做完一件，结果马上显示；面板随后再看一遍工作簿，这时接着点的不会被拒。 */

/** A pane whose look at the workbook ends when it is told to. */
function desk() {
  const said: string[] = [];
  let seen = (): void => undefined;
  const pane = createPane({
    assistant: {
      look: async () => {
        said.push('看');
        await new Promise<void>((resolve) => (seen = resolve));
        said.push('看完');
        return { kind: 'empty' };
      },
      restorable: () => Promise.resolve(null),
    },
    program: {},
  } as unknown as PaneGiven);
  return { pane, said, look: () => seen() };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

test('收表的结果在再看工作簿以前显示', async () => {
  const { pane, said, look } = desk();
  const running = pane.run('收表', () => Promise.resolve(ok('新收 46 份')), {
    shows: (words) => said.push(words),
  });
  await turn();
  expect(said).toEqual(['新收 46 份', '看']);
  // 「还有 46 份未收齐」 beside 「新收 46 份」 would be of before.
  expect(pane.store.get().stale).toBe(true);
  look();
  expect(await running).toEqual(ok('新收 46 份'));
  expect(pane.store.get().stale).toBe(false);
  expect(said).toEqual(['新收 46 份', '看', '看完']);
});

test('看的时候接着点的一件，看完就做；做着的时候点的，请人等', async () => {
  const { pane, said, look } = desk();
  const first = pane.run('收表', () => Promise.resolve(ok(undefined)));
  await turn();
  const second = pane.run('核算', async () => {
    said.push('核算');
    await turn();
    return ok(undefined);
  });
  await turn();
  expect(said).toEqual(['看']);
  look();
  await first;
  await Promise.resolve();
  expect(said).toEqual(['看', '看完', '核算']);
  const third = await pane.run('发表', () => Promise.resolve(ok(undefined)));
  expect(third).toMatchObject({ ok: false, finding: { code: 'pane-busy', message: '正在核算。' } });
  await turn();
  await turn();
  look();
  expect(await second).toEqual(ok(undefined));
});
