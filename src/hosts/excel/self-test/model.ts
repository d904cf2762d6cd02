import { Canvas, type SheetFrame } from '../../../sheets/canvas';
import type { WorkbookModel } from '../../../sheets/model';
import type { CellStyle } from '../../../sheets/style';

/** The two small sheets of the self-test: one of each thing that the 总表 depends on. */

const plain: CellStyle = { font: '宋体', size: 11, border: 'all' };
const header: CellStyle = { ...plain, font: '黑体', bold: true, fill: 'EEF3F8', horizontal: 'center' };
const input: CellStyle = { ...plain, fill: 'FFF9E5', unlocked: true };

const page: SheetFrame['page'] = {
  orientation: 'landscape',
  margins: { top: 20, bottom: 20, left: 20, right: 20, header: 10, footer: 10 },
  fit: { across: 1, down: 0 },
  repeatRows: { first: 0, last: 0 },
  footer: '— &P —',
};

export const dataSheet = '考核自检数据';
export const sumSheet = '考核自检汇总';

const units = ['甲', '乙', '甲', '丙'];
const points = [8, 9, 7.5, 6];

/** Cells of the second sheet with a formula, and what each must come to. */
export const results: readonly { row: number; name: string; formula: string; value: string | number }[] = [
  {
    row: 1,
    name: 'INDEX',
    formula: `INDEX('${dataSheet}'!$A$2:$A$5,MATCH(9,'${dataSheet}'!$B$2:$B$5,0))`,
    value: '乙',
  },
  {
    row: 2,
    name: 'SUMIFS',
    formula: `SUMIFS('${dataSheet}'!$B$2:$B$5,'${dataSheet}'!$A$2:$A$5,考核自检_单位)`,
    value: 15.5,
  },
];

/** A cell of the first sheet, a formula that we write over its column, and what that comes to with another value in it. */
export const moved = { row: 1, column: 1, value: 10, formula: `=SUM('${dataSheet}'!B2:B5)`, sum: 32.5 };

/** The workbook that is put in. */
export function selfTestModel(): WorkbookModel {
  const data = new Canvas({
    name: dataSheet,
    role: 'self-test',
    columnWidths: [20, 12],
    protected: true,
    freeze: { rows: 1, columns: 0 },
    page,
  });
  ['单位', '分数'].forEach((words, column) => {
    data.text(0, column, words, header);
  });
  data.height(0, 30);
  units.forEach((unit, index) => {
    data.text(index + 1, 0, unit, plain);
    data.text(index + 1, 1, points[index] ?? 0, input);
  });
  data.validations.push({
    area: { top: 1, left: 1, bottom: 4, right: 1 },
    type: 'decimal',
    minimum: '0',
    maximum: '10',
    severity: 'stop',
    title: '分数',
    message: '0 到 10',
  });
  data.conditionalFormats.push({
    area: { top: 1, left: 1, bottom: 4, right: 1 },
    formula: 'B2<6',
    fontColor: 'C00000',
  });
  const sums = new Canvas({
    name: sumSheet,
    role: 'self-test-sums',
    columnWidths: [12, 20],
    protected: false,
    page,
  });
  sums.text(0, 0, '单位', header);
  sums.text(0, 1, '甲', plain);
  for (const { row, name, formula, value } of results) {
    sums.text(row, 0, name, header);
    sums.formula(row, 1, formula, value, plain);
  }
  return {
    identity: {},
    title: '考核助手自检',
    sheets: [data.finish(), sums.finish()],
    names: [{ name: '考核自检_单位', refersTo: `'${sumSheet}'!$B$1` }],
  };
}
