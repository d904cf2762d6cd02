import { publishedRows, publishedTable } from '../../src/forms/master/publication';
import { checkVetoed } from '../../src/checks/settlement';
import { emptyState, type MasterState } from '../../src/forms/master/state';
import type { Readings } from '../../src/schemes/readings';
import { unitByName, zhengzhou2019 } from '../../src/schemes';
import { assessment } from '../support/scoring-builder';

/** 成绩公布：印出来的各栏加不出总分的，备注说明；没有加分、没有封顶的，与 2019 年度一样。 */

const columnsOf = (built: ReturnType<typeof assessment>, name: string) => {
  const unit = unitByName(zhengzhou2019(), name)?.id ?? '';
  const { scheme } = built.build();
  const state: MasterState = { ...emptyState(scheme), results: built.settle(), settled: true };
  const kind = unit.startsWith('D') ? 'district' : 'member';
  const table = publishedTable(scheme, kind);
  const row = publishedRows(state, kind).find(({ result }) => result.unit === unit);
  if (!row) throw new Error(`no row ${name}`);
  return {
    row,
    table,
    values: Object.fromEntries(table.columns.map((column) => [column.key, column.value(row, 0)])),
  };
};

const full = (readings: Partial<Readings>) =>
  Object.entries(readings).reduce(
    (built, [id, choice]) => built.reading(id as keyof Readings, choice as never),
    assessment().everyoneScores(10),
  );

test.each<[string, Partial<Readings>, boolean, Record<string, unknown>]>([
  ['没有加分', {}, false, { total: 100, remark: '' }],
  [
    '没有加分，口径是折算后计入、封顶',
    { 加分: '折算后计入', 总分封顶: '封顶100' },
    false,
    { total: 100, remark: '' },
  ],
  ['折算前计入：20 + 30 + 52.5', {}, true, { weighted: 52.5, total: 102.5, remark: '' }],
  [
    '折算后计入：20 + 30 + 50，另加分 5',
    { 加分: '折算后计入' },
    true,
    { weighted: 50, total: 105, remark: '另加分5' },
  ],
  ['折算前计入、封顶', { 总分封顶: '封顶100' }, true, { weighted: 52.5, total: 100, remark: '100分封顶' }],
  [
    '0.1.0 的“总分封顶100”',
    { 加分: '总分封顶100' },
    true,
    { weighted: 52.5, total: 100, remark: '100分封顶' },
  ],
  [
    '折算后计入、封顶',
    { 加分: '折算后计入', 总分封顶: '封顶100' },
    true,
    { weighted: 50, total: 100, remark: '另加分5\n100分封顶' },
  ],
])('县（市、区）：%s', (_, readings, bonus, expected) => {
  const built = full(readings);
  const { values } = columnsOf(bonus ? built.bonus('巩义市', '加1', '某项工作') : built, '巩义市');
  expect(values).toMatchObject(expected);
});

test('成员单位：加分有自己的一栏，只说封顶', () => {
  const built = full({ 加分: '折算后计入', 总分封顶: '封顶100' }).bonus('市教育局', '加1', '甲');
  expect(columnsOf(built, '市教育局').values).toMatchObject({
    rubric: 100,
    bonus: 5,
    total: 100,
    remark: '100分封顶',
  });
});

test('一票否决又有加分的，备注两行，行高容得下', () => {
  const built = full({ 加分: '折算后计入' }).bonus('巩义市', '加1', '甲').incident('巩义市', { major: 2 });
  const { row, table, values } = columnsOf(built, '巩义市');
  expect(values.remark).toBe('一票否决\n另加分5');
  const plain = columnsOf(full({}), '巩义市');
  expect(table.height?.(row) ?? 0).toBeGreaterThan((plain.table.height?.(plain.row) ?? 0) * 1.5);
});

test('一票否决而等次仍是优秀：核算前提醒，说出口径和理由', () => {
  const built = full({}).incident('巩义市', { major: 2 });
  const vetoed = (of: typeof built) =>
    checkVetoed({ ...emptyState(of.build().scheme), results: of.settle() });
  expect(vetoed(built)).toEqual([
    expect.objectContaining({ code: 'vetoed-excellent', severity: 'warning', unit: '巩义市' }),
  ]);
  expect(vetoed(built)[0]?.message).toContain('总分 100，等次仍是“优秀”');
  expect(vetoed(full({ 否决等次: '定为未完成' }).incident('巩义市', { major: 2 }))).toEqual([]);
  expect(vetoed(full({}).incident('巩义市', { major: 1 }))).toEqual([]);
});
