import { cellAt } from '../../src/sheets/data';
import type { Scalar } from '../../src/sheets/model';
import { noEntries } from '../../src/forms/team/entries';
import { Year, valueOf } from '../support/year';

/** 收表、核算只写自己的格子：签字栏、批注、意见都留着。 */

describe('收表、核算以后', () => {
  let complete: Year;
  let year: Year;

  beforeAll(async () => {
    complete = await new Year().settled();
  });

  beforeEach(() => {
    year = complete.copy();
  });

  const texts = async (sheet: string): Promise<Scalar[]> =>
    (await year.cells(sheet)).rows.flatMap((cells) => (cells ?? []).map((cell) => cell?.value ?? null));

  test.each(['成绩公布', '评先候选'])('%s的盖章、签字栏还在', async (sheet) => {
    const all = (await texts(sheet)).join('\n');
    expect(all).toContain('（盖章）');
    expect(all).toContain('负责人签字');
  });

  test('评选意见跟着单位走：再核算，名次变了也不丢、不错行', async () => {
    const before = await year.cells('评先候选');
    const [first, second] = [cellAt(before, 3, 1).value, cellAt(before, 4, 1).value];
    await year.typeMaster('评先候选', { F4: '同意', F5: '缓议' });
    valueOf(await year.settle());
    const same = await year.cells('评先候选');
    expect([cellAt(same, 3, 5).value, cellAt(same, 4, 5).value]).toEqual(['同意', '缓议']);

    // The first candidate is called in and drops out: the second one's remark moves up with it.
    const incidents = await year.cells('奖惩情形');
    const row = incidents.rows.findIndex((cells) => cells?.[1]?.value === first);
    await year.typeMaster('奖惩情形', { [`F${row + 1}`]: 1, [`H${row + 1}`]: '约谈不扣分的说明' });
    valueOf(await year.settle());
    const after = await year.cells('评先候选');
    const at = after.rows.findIndex((cells) => cells?.[1]?.value === second);
    expect(after.rows.some((cells) => cells?.[1]?.value === first)).toBe(false);
    expect(cellAt(after, at, 5).value).toBe('缓议');
  });

  test('台账下面写的一行字、台账右边的批注，收表以后还在', async () => {
    await year.typeMaster('扣分台账', { A1500: '以上已与各组核对', Z4: '领导已阅' });
    await year.typeMaster('加分台账', { A900: '加分材料另存' });
    await year.teamReturns(12, noEntries);
    valueOf(await year.collect());
    valueOf(await year.settle());
    expect(cellAt(await year.cells('扣分台账'), 1499, 0).value).toBe('以上已与各组核对');
    expect(cellAt(await year.cells('扣分台账'), 3, 25).value).toBe('领导已阅');
    expect(cellAt(await year.cells('加分台账'), 899, 0).value).toBe('加分材料另存');
  });

  test('再核算一次，除操作记录和时间外，总表各表一格不变', async () => {
    const sheets = [
      '领导评分',
      '处室评分',
      '扣分台账',
      '年终考核',
      '成绩汇总',
      '成员单位成绩',
      '成绩公布',
      '评先候选',
    ];
    const before = await Promise.all(sheets.map(texts));
    valueOf(await year.settle());
    expect(await Promise.all(sheets.map(texts))).toEqual(before);
  });
});
