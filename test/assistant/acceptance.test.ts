import { acceptanceScheme } from '../../src/workflow/acceptance';
import { examineScheme, rowsOf, rubricOf } from '../../src/schemes';
import { parseAddress } from '../../src/base/address';
import { refusedWith } from '../contract/expect';
import { valueOf } from '../support/year';
import { deskOver } from './desk';

/** 验收：the small 总表 and the three files that people try the whole way with. */

const going = () => true;

test('验收用的方案是完整的方案，并说自己是样例', () => {
  expect(examineScheme(acceptanceScheme()).findings).toEqual([]);
  expect(acceptanceScheme().title).toContain('验收样例');
});

test('建表、填一格、收三份、核算：全部收齐，没有差额；恢复以后成绩没有了，分还在', async () => {
  const { assistant, type } = deskOver();
  valueOf(await assistant.create(await assistant.acceptanceDraft()));
  const empty = valueOf(await assistant.acceptanceCell());
  expect(empty.value).toBe('');
  await type(empty.place.sheet, 'D4', 0);
  expect(parseAddress('D4')).toEqual({ row: empty.place.row, column: empty.place.column });
  expect(valueOf(await assistant.acceptanceCell()).value).toBe('D4 是 0');
  const files = valueOf(await assistant.acceptanceFiles());
  expect(files.map(({ name }) => name)).toEqual([
    '验收样例-领导01.xlsx',
    '验收样例-处室01.xlsx',
    '验收样例-第一组.xlsx',
  ]);
  const collected = valueOf(await assistant.collect(files, [], going));
  expect(collected.files.map(({ status }) => status)).toEqual(['taken', 'taken', 'taken']);
  const settled = valueOf(await assistant.settle({}));
  expect([settled.settled, settled.findings.filter(({ severity }) => severity === 'error')]).toEqual([
    true,
    [],
  ]);
  const results = valueOf(await assistant.results());
  expect(results.differences).toEqual([]);
  // 9.5 × 2 and 8.5 × 3 rounded, and half of what the rubric leaves; the second district one point less each.
  const [clause] = rowsOf(rubricOf(acceptanceScheme(), 'district')).flatMap(({ row }) =>
    row.clauses.filter(({ kind }) => kind === 'fixed'),
  );
  const yearEnd = (100 - (clause?.points ?? NaN)) / 2;
  expect(results.kinds[0]?.rows.map(({ total, difference }) => [Number(total), difference])).toEqual([
    [19 + 26 + yearEnd, '0'],
    [17 + 23 + yearEnd, '0'],
  ]);
  valueOf(await assistant.restore());
  const after = valueOf(await assistant.results());
  expect([after.official, after.kinds[0]?.rows.map(({ total }) => total)]).toEqual([
    false,
    results.kinds[0]?.rows.map(({ total }) => total),
  ]);
});

test('正式的总表不给样例文件', async () => {
  const { assistant } = deskOver();
  valueOf(await assistant.create(await assistant.builtInDraft()));
  refusedWith(await assistant.acceptanceFiles(), 'acceptance-other', 'acceptanceFiles');
});
