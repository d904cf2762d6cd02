import { defaultReadings } from '../../src/schemes/readings';
import type { CellModel, WorkbookModel } from '../../src/sheets/model';

/** What a person fills in where the notice is silent; what it says stays as it was read. */
export function filled(model: WorkbookModel): WorkbookModel {
  const silent: Readonly<Record<string, string | number>> = {
    ...{ 文号: '青政〔2023〕1号', 方案名称: '年度考核', 城市: '某市', 发布单位: '某办公室' },
    ...{ 考核时限起: '2023-01-01', 考核时限止: '2023-12-31', 考核时间起: '2024-01-08' },
    ...{ 考核时间止: '2024-01-09', 考核报告截止: '2024-01-20', '每个县（市、区）考核天数不少于': 1 },
    ...{ 抽查乡镇或部门不少于: 1, 抽查乡镇或部门不多于: 2, 评先等次: '优秀', 加分累计上限: 0 },
    ...{ 日程依据: '无', 评先依据: '无', 一票否决依据: '无', 加分依据: '无', 附件5标题: '分组' },
    ...{ 每个单位考核天数不少于: 1, 考核分组标题: '分组' },
  };
  const put = (cell: CellModel | null | undefined, value: string | number) => {
    if (cell && !cell.value) cell.value = value;
  };
  const below: Readonly<Record<string, string | number>> = {
    ...{ 评价表标题: '评价表', 满分: 10, 小数位: 1, 折算系数: 1, 说明: '无', 签字栏: '签字：' },
  };
  const readings: Readonly<Record<string, string | undefined>> = defaultReadings();
  for (const { name, rows } of model.sheets) {
    rows.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        const label = typeof cell?.value === 'string' ? cell.value.replace(/\n/g, '') : '';
        if (name === '方案' && label in silent) put(cells[column + 1], silent[label] ?? '');
        if (name === '方案' && label in below)
          for (const line of [rows[row + 1], rows[row + 2]])
            if (line?.[0]?.value) put(line[column], below[label] ?? '');
        const reading = name === '口径' ? readings[label] : undefined;
        if (reading !== undefined) put(cells[column + 2], reading);
      });
    });
    // The line of a rubric's 备注 where the notice has none.
    const [notes] = rows.at(-1) ?? [];
    if (name.startsWith('附件') && notes?.value === '') notes.value = '备注：无';
  }
  return model;
}
