import { cellAt } from '../../src/sheets/data';
import { Year, valueOf } from '../support/year';

describe('一个考核年度：建表、发表、收表、核算', () => {
  let year: Year;

  beforeAll(async () => {
    year = await (await new Year().issued()).filled();
  });

  test('发表 34 份评价表、12 份考核组工作簿和 2 份打印用工作簿', () => {
    const paths = [...year.sent.keys()];
    expect(paths.filter((path) => path.startsWith('评价表/'))).toHaveLength(34);
    expect(paths.filter((path) => path.startsWith('考核组/'))).toHaveLength(12);
    expect(paths.filter((path) => path.startsWith('打印/'))).toHaveLength(2);
  });

  test('收表：46 个文件逐个报告为已收', async () => {
    const { files, findings } = valueOf(await year.collect());
    expect(files).toHaveLength(46);
    expect(new Set(files.map(({ status }) => status))).toEqual(new Set(['taken']));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('再收一次什么也不变：文件都报告为未变，总表一个字节也不动', async () => {
    const before = year.master.bytes();
    const { files } = valueOf(await year.collect());
    expect(new Set(files.map(({ status }) => status))).toEqual(new Set(['unchanged']));
    expect(year.master.bytes()).toBe(before);
  });

  test('核算：16 个县（市、区）、27 个成员单位都有总分、等次和名次', async () => {
    const { results, findings } = valueOf(await year.settle());
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(results?.districts).toHaveLength(16);
    expect(results?.members).toHaveLength(27);
    for (const result of [...(results?.districts ?? []), ...(results?.members ?? [])]) {
      expect(result.total).not.toBeNull();
      expect(result.rank).not.toBeNull();
    }
  });

  test('核算结果写在成绩汇总的核算栏里，与公式的差额为 0', async () => {
    const sheet = await year.cells('成绩汇总');
    const header = sheet.rows[2] ?? [];
    const column = (head: string) => header.findIndex((cell) => cell?.value === head);
    for (let row = 3; row < 19; row++) {
      expect(cellAt(sheet, row, column('核算总分')).value).toBe(cellAt(sheet, row, column('总分')).value);
      expect(cellAt(sheet, row, column('差额（应为0）')).value).toBe(0);
      expect(cellAt(sheet, row, column('核算名次')).value).toBe(cellAt(sheet, row, column('名次')).value);
    }
  });

  test('成绩公布按名次排列，操作记录逐步追加', async () => {
    const published = await year.cells('成绩公布');
    const ranks = Array.from({ length: 16 }, (_, index) => cellAt(published, 3 + index, 0).value as number);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    const log = await year.cells('操作记录');
    const actions = log.rows.slice(3).map((cells) => cells?.[1]?.value ?? null);
    const collected = Array.from({ length: 46 }, () => '收表');
    // 样例年度里的奖惩情形由办公室在收表以前填写，两个单位各记一行；够得上一票否决的，核算时再记一行。
    const filled = actions.filter((action) => action);
    expect(filled.slice(0, 2)).toEqual(['建表', '发表']);
    expect([...filled].sort()).toEqual(
      ['建表', '发表', ...collected, '奖惩情形', '奖惩情形', '一票否决', '核算'].sort(),
    );
    expect(filled.slice(-2).sort()).toEqual(['核算', '一票否决'].sort());
  });

  test('再核算一次结果相同', async () => {
    const before = (await year.cells('成绩公布')).rows;
    valueOf(await year.settle());
    expect((await year.cells('成绩公布')).rows).toEqual(before);
  });
});
