import { keptAfter } from '../../src/pane/state/scope';
import type { MasterOverview, Overview } from '../../src/views/overview';

/** 填到一半的内容跟着工作簿走：旧版总表写入后有了编号，还是它的；总表建成以后，下一份空白工作簿从头来。 */

const empty: Overview = { kind: 'empty' };
const master = (id: string, title = '2019年度'): Overview =>
  ({ kind: 'master', title, master: id }) as MasterOverview;

test('旧版总表头一次写入以后，填到一半的格还在', () => {
  const kept = { 'master/2019年度//reports/a': { D01: '9' }, 'empty//x': 1 };
  expect(keptAfter(kept, master(''), master('abc'))).toEqual({
    'master/2019年度/abc/reports/a': { D01: '9' },
    'empty//x': 1,
  });
});

test('换了一份总表的，不跟过去', () => {
  const kept = { 'master/2019年度//reports/a': 1 };
  expect(keptAfter(kept, master(''), master('abc', '2020年度'))).toBe(kept);
  expect(keptAfter(kept, master('abc'), master('def'))).toBe(kept);
});

test('空白工作簿里建成了总表：建表时填的不再留给下一份', () => {
  const kept = { 'empty//create/from': 'sample', 'master/2019年度/abc/y': 2 };
  expect(keptAfter(kept, empty, master('abc'))).toEqual({ 'master/2019年度/abc/y': 2 });
  expect(keptAfter(kept, empty, empty)).toBe(kept);
});
