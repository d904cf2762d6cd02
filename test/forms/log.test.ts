import fc from 'fast-check';
import { headOf, logFaults, sealed, standing } from '../../src/forms/master/log';
import type { LogRow } from '../../src/forms/master/state';

/** 操作记录：逐条编号、逐条相扣，改动、插入、删去都看得出。 */

const line = (action: string, more: Partial<LogRow> = {}): Omit<LogRow, 'seal'> => ({
  time: '2020-01-18 09:00:00',
  action,
  by: '张三',
  object: '',
  content: `${action}的内容`,
  before: '',
  after: '',
  reason: '',
  file: '',
  fingerprint: 'f',
  ...more,
});

/** 0.1.0 写的行没有校验。 */
const old = (action: string): LogRow => ({ ...line(action), seal: '' });

const chain = (rows: readonly Omit<LogRow, 'seal'>[], before: readonly LogRow[] = []): LogRow[] =>
  rows.reduce<LogRow[]>((log, row) => [...log, sealed(log, row)], [...before]);

const log = chain(['建表', '发表', '收表', '收表', '核算'].map((action) => line(action)));
const kinds = (rows: readonly LogRow[], head = headOf(log)) =>
  logFaults(rows, head).map(({ kind, row, from, to }) => [kind, row, from, to]);

test('没有动过的记录没有话说', () => {
  expect(kinds(log)).toEqual([]);
  expect(kinds([], '')).toEqual([]);
});

test.each<[string, LogRow[], unknown[]]>([
  [
    '改了一条的经办人',
    log.map((row, at) => (at === 2 ? { ...row, by: '李四' } : row)),
    [['changed', 2, 3, 3]],
  ],
  [
    '改了一条的时间',
    log.map((row, at) => (at === 0 ? { ...row, time: '2020-01-01' } : row)),
    [['changed', 0, 1, 1]],
  ],
  ['删去中间两条', [...log.slice(0, 1), ...log.slice(3)], [['missing', null, 2, 3]]],
  ['删去头一条', log.slice(1), [['missing', null, 1, 1]]],
  ['删去最后两条', log.slice(0, 3), [['missing', null, 4, 5]]],
  ['全部删去', [], [['missing', null, 1, 5]]],
  ['添了一条', [...log, old('核算')], [['inserted', 5, 0, 0]]],
  ['一条抄了两遍', [...log.slice(0, 2), ...log.slice(1)], [['inserted', 2, 0, 0]]],
])('%s', (_, rows, faults) => {
  expect(kinds(rows)).toEqual(faults);
});

test('0.1.0 的记录没有校验，从新写的一条起算；以后再改旧记录也看得出', () => {
  const rows = chain([line('收表')], [old('建表'), old('发表')]);
  expect(kinds(rows, headOf(rows))).toEqual([]);
  const edited = rows.map((row, at) => (at === 0 ? { ...row, content: '另一句话' } : row));
  expect(kinds(edited, headOf(rows))).toEqual([['changed', 2, 3, 3]]);
  expect(kinds(rows.slice(1), headOf(rows))).toEqual([['missing', null, 2, 2]]);
});

test('任意改动一格、删去一条或对调两条，都看得出', () => {
  const fields = ['time', 'action', 'by', 'object', 'content', 'before', 'after', 'reason', 'file'] as const;
  const edit = fc.oneof(
    fc.record({ at: fc.nat(4), field: fc.constantFrom(...fields), text: fc.string({ minLength: 1 }) }),
    fc.record({ drop: fc.nat(4) }),
    fc.tuple(fc.nat(4), fc.nat(4)).filter(([a, b]) => a !== b),
  );
  fc.assert(
    fc.property(edit, (change) => {
      let rows = [...log];
      if (Array.isArray(change)) {
        const [a, b] = change;
        rows = rows.map((row, at) => (at === a ? (log[b] ?? row) : at === b ? (log[a] ?? row) : row));
      } else if ('drop' in change) rows.splice(change.drop, 1);
      else
        rows = rows.map((row, at) =>
          at === change.at ? { ...row, [change.field]: `${row[change.field]}${change.text}` } : row,
        );
      expect(kinds(rows)).not.toEqual([]);
    }),
  );
});

test('恢复收回的是最后一次操作的全部各条', () => {
  const restored = chain([line('恢复', { content: '收表：恢复 16 格。' })], log.slice(0, 4));
  expect(standing(restored).map(({ action }) => action)).toEqual(['建表', '发表']);
});
